"""Labels (l10n): what categories, storages, parties and exemptions are called.

All labels of a kind are translated once for each language, for rows ask for them.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from sphinx_cookiecharter.declaration.vocabulary import FIRST, THIS_SITE
from sphinx_cookiecharter.language.sentence import Run, authors

if TYPE_CHECKING:
    from sphinx_cookiecharter.declaration.model import Category, Provider
    from sphinx_cookiecharter.language.language import Language


def category_title(category: Category | None, language: Language) -> Run:
    """Return a category's heading: the author's, or ours for a built-in one."""
    if category is None:
        return Run(language.gettext('Not yet classified'))
    if category.title is not None:
        return authors(category.title, language.code)
    return Run(_category_titles(language).get(category.id, category.id))


@cache
def _category_titles(language: Language) -> dict[str, str]:
    _ = language.gettext
    return {
        'necessary': _('Strictly necessary'),
        'preferences': _('Preferences'),
        'statistics': _('Statistics'),
        'external': _('External content'),
        'marketing': _('Advertising'),
    }


def category_explanation(category: Category, language: Language) -> str | None:
    """Return what a visitor should know of a built-in kind, on any site."""
    return _category_explanations(language).get(category.id)


@cache
def _category_explanations(language: Language) -> dict[str, str]:
    _ = language.gettext
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
    }


def category_description(category: Category | None, language: Language) -> str | None:
    """Return in short what this site's items of a built-in category are for."""
    if category is None:
        return language.gettext('The category of these is not settled yet.')
    return _category_descriptions(language).get(category.id)


@cache
def _category_descriptions(language: Language) -> dict[str, str]:
    _ = language.gettext
    return {
        'necessary': _(
            'The site needs these in order to work, or to give you a service that you '
            'ask for.'
        ),
        'preferences': _('These remember how you like the site to look and behave.'),
        'statistics': _('These measure how the site is used.'),
        'external': _('These come with content from other services.'),
        'marketing': _('These serve advertising.'),
    }


def provider_name(provider: Provider, language: Language) -> Run:
    """Return a provider's name; one that nobody declared is left as it is."""
    if provider.is_site and provider.name.plain == THIS_SITE:
        return Run(language.gettext('This site'))
    name = authors(provider.name, language.code)
    told = 'name' in provider.at or provider.is_site
    return name._replace(translatable=name.translatable and told)


def object_type(kind: str, language: Language) -> str:
    """Return what search results call an object of the domain."""
    return _object_types(language)[kind]


@cache
def _object_types(language: Language) -> dict[str, str]:
    _ = language.gettext
    return {
        'name': _('cookie'),
        'category': _('category of cookies'),
        'provider': _('provider of cookies'),
        'section': _('section of the cookie charter'),
    }


def index_entry(kind: str, title: str, language: Language) -> str:
    """Return the entry of an object in the general index."""
    _ = language.gettext
    return _('%(title)s (%(type)s)') % {
        'title': title,
        'type': object_type(kind, language),
    }


def storage_name(storage: str, language: Language) -> str:
    names = _storage_names(language)
    return names.get(storage, language.gettext('other technology'))


@cache
def _storage_names(language: Language) -> dict[str, str]:
    _ = language.gettext
    return {
        'cookie': _('cookie'),
        'local_storage': _('local storage'),
        'session_storage': _('session storage'),
        'indexed_db': _('database in the browser'),
        'cache_storage': _('cache storage'),
        'pixel': _('pixel'),
        'fingerprint': _('device fingerprint'),
        'request': _('connection to another server'),
    }


def storage_explanation(storage: str, language: Language) -> str | None:
    """Return what a visitor should know of a storage that is not a cookie."""
    return _storage_explanations(language).get(storage)


@cache
def _storage_explanations(language: Language) -> dict[str, str]:
    _ = language.gettext
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
    }


def party_name(party: str, language: Language) -> str:
    _ = language.gettext
    return _('first-party') if party == FIRST else _('third-party')


def exemption_reason(exemption: str, language: Language) -> str:
    """Return why an item needs no consent, in a word or two."""
    return _exemption_reasons(language)[exemption]


@cache
def _exemption_reasons(language: Language) -> dict[str, str]:
    _ = language.gettext
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
    }
