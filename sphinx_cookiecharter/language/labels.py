"""What categories, storages, parties and exemptions are called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_cookiecharter.declaration.vocabulary import FIRST, THIS_SITE
from sphinx_cookiecharter.language.sentence import Piece, authors

if TYPE_CHECKING:
    from sphinx_cookiecharter.declaration.model import Category, Provider
    from sphinx_cookiecharter.language.language import Wording


def category_title(category: Category | None, words: Wording) -> Piece:
    """Return a category's heading: the author's, or ours for a built-in one."""
    _ = words.gettext
    if category is None:
        return Piece(_('Not yet classified'))
    if category.title is not None:
        return authors(category.title, words.language)
    titles = {
        'necessary': _('Strictly necessary'),
        'preferences': _('Preferences'),
        'statistics': _('Statistics'),
        'external': _('External content'),
        'marketing': _('Advertising'),
    }
    return Piece(titles.get(category.id, category.id))


def category_explanation(category: Category, words: Wording) -> str | None:
    """Return what a visitor should know of a built-in kind, on any site."""
    _ = words.gettext
    return {
        'necessary': _(
            'Cookies that hold what a site needs in order to work, or to give you a '
            'service that you ask for: staying signed in, filling a basket, sending a '
            'form safely, remembering a choice of yours.'
        ),
        'preferences': _(
            'Cookies that remember how you like a site to look and behave: a language, '
            'colours, the size of the text.'
        ),
        'statistics': _(
            'Cookies that measure how a site is used: how many visitors come, which '
            'pages they read, where they leave. What is learnt from it can help to '
            'improve the site.'
        ),
        'external': _(
            'Cookies that come with content that another service supplies and that is '
            'shown inside the site: videos, maps, posts from social networks.'
        ),
        'marketing': _(
            'Cookies that serve to choose the advertising that you are shown, on the '
            'same site or elsewhere, and to measure its effect. For that, they can '
            'follow you from one site to the next.'
        ),
    }.get(category.id)


def category_description(category: Category | None, words: Wording) -> str | None:
    """Return in short what this site's items of a built-in category are for."""
    _ = words.gettext
    if category is None:
        return _('The category of these is not settled yet.')
    return {
        'necessary': _(
            'The site needs these in order to work, or to give you a service that you '
            'ask for.'
        ),
        'preferences': _('These remember how you like the site to look and behave.'),
        'statistics': _('These measure how the site is used.'),
        'external': _('These come with content from other services.'),
        'marketing': _('These serve advertising.'),
    }.get(category.id)


def provider_name(provider: Provider, words: Wording) -> Piece:
    """Return a provider's name; one that nobody declared is left as it is."""
    if provider.is_site and provider.name.plain == THIS_SITE:
        return Piece(words.gettext('This site'))
    name = authors(provider.name, words.language)
    told = 'name' in provider.at or provider.is_site
    return name._replace(translatable=name.translatable and told)


def object_type(kind: str, words: Wording) -> str:
    """Return what search results call an object of the domain."""
    _ = words.gettext
    return {
        'name': _('cookie'),
        'category': _('category of cookies'),
        'provider': _('provider of cookies'),
        'section': _('section of the cookie charter'),
    }[kind]


def index_entry(kind: str, title: str, words: Wording) -> str:
    """Return the entry of an object in the general index."""
    _ = words.gettext
    return _('%(title)s (%(type)s)') % {
        'title': title,
        'type': object_type(kind, words),
    }


def storage_name(storage: str, words: Wording) -> str:
    _ = words.gettext
    names = {
        'cookie': _('cookie'),
        'local_storage': _('local storage'),
        'session_storage': _('session storage'),
        'indexed_db': _('database in the browser'),
        'cache_storage': _('cache storage'),
        'pixel': _('pixel'),
        'fingerprint': _('device fingerprint'),
        'request': _('connection to another server'),
    }
    return names.get(storage, _('other technology'))


def storage_explanation(storage: str, words: Wording) -> str | None:
    """Return what a visitor should know of a storage that is not a cookie."""
    _ = words.gettext
    return {
        'local_storage': _(
            'Local storage: a place in your browser where a site keeps information '
            'until it, or you, delete it. Unlike a cookie, it is not sent back by '
            'itself with each visit.'
        ),
        'session_storage': _(
            'Session storage: a place in your browser where a site keeps information '
            'for one tab, until you close it.'
        ),
        'indexed_db': _(
            'A database in the browser (IndexedDB): room for more information than a '
            'cookie can hold, kept until the site, or you, delete it.'
        ),
        'cache_storage': _(
            'Cache storage: copies of pages and files that a site keeps in your '
            'browser, so as to show them faster or without a network.'
        ),
        'pixel': _(
            'Pixels: invisible images that your browser fetches from a server, which '
            'learns by it that you have opened a page or an e-mail.'
        ),
        'fingerprint': _(
            'Device fingerprints: features of your device and its settings, put '
            'together so as to recognise it without keeping anything on it.'
        ),
        'request': _(
            'Connections to other servers: nothing is kept on your device, but your '
            'browser fetches something from another server, which thereby learns your '
            'IP address.'
        ),
    }.get(storage)


def party_name(party: str, words: Wording) -> str:
    _ = words.gettext
    return _('first-party') if party == FIRST else _('third-party')


def exemption_reason(exemption: str, words: Wording) -> str:
    """Return why an item needs no consent, in a word or two."""
    _ = words.gettext
    return {
        'transmission': _('transmission of the page'),
        'user-input': _('what you have entered'),
        'authentication': _('signing in'),
        'security': _('security'),
        'media-player': _('playing sound or video'),
        'load-balancing': _('load balancing'),
        'ui-customisation': _('display settings'),
        'social-plugin-logged-in': _('sharing by signed-in members'),
        'consent-choice': _('your choice about cookies'),
        'basket': _('basket or order'),
        'quota': _('free quota'),
        'audience-measurement': _('audience measurement'),
        'uk-statistical': _('statistics'),
        'uk-appearance': _('look and working of the site'),
        'uk-emergency': _('emergency'),
    }[exemption]
