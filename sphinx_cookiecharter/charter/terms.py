"""What categories, storages, parties and exemptions are called."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_cookiecharter.charter.pieces import Piece, authors
from sphinx_cookiecharter.declaration.vocabulary import FIRST

if TYPE_CHECKING:
    from sphinx_cookiecharter.charter.wording import Wording
    from sphinx_cookiecharter.declaration.model import Category, Provider


def category_title(category: Category | None, words: Wording) -> Piece:
    """Return a category's heading: the author's, or ours for a built-in one."""
    _ = words.gettext
    if category is None:
        return Piece(_('Not yet classified'))
    if category.title is not None:
        return authors(category.title, words.language, category.at.get('title'))
    titles = {
        'necessary': _('Strictly necessary'),
        'preferences': _('Preferences'),
        'statistics': _('Statistics'),
        'external': _('External content'),
        'marketing': _('Advertising'),
    }
    return Piece(titles.get(category.id, category.id))


def category_explanation(category: Category, words: Wording) -> Piece | None:
    """Return what a visitor should know of a kind of cookies, on any site."""
    _ = words.gettext
    explanations = {
        'necessary': _(
            'They hold what a site needs in order to work, or to give you a service '
            'that you ask for: staying signed in, filling a basket, sending a form '
            'safely, remembering a choice of yours.'
        ),
        'preferences': _(
            'They remember how you like a site to look and behave: a language, '
            'colours, the size of the text.'
        ),
        'statistics': _(
            'They measure how a site is used: how many visitors come, which pages they '
            'read, where they leave. What is learnt from it helps to improve the site.'
        ),
        'external': _(
            'They come with content that another service supplies and that is shown '
            'inside the site: videos, maps, posts from social networks.'
        ),
        'marketing': _(
            'They serve to choose the advertising that you are shown, on the same site '
            'or elsewhere, and to measure its effect. For that, they can follow you '
            'from one site to the next.'
        ),
    }
    found = explanations.get(category.id)
    return Piece(found) if found is not None else _authors_description(category, words)


def category_description(category: Category | None, words: Wording) -> Piece | None:
    """Return what this site's items of a category are for; None if nobody says."""
    _ = words.gettext
    if category is None:
        return Piece(
            _(
                'Nobody has said yet what kind these are of. Until then they count '
                'among those that need your consent.'
            )
        )
    described = _authors_description(category, words)
    if described is not None:
        return described
    found = {
        'necessary': _(
            'Without these, the site or a service that you ask for would not work.'
        ),
        'preferences': _('These remember how you like the site to look and behave.'),
        'statistics': _('These measure how the site is used.'),
        'external': _('These come with content from other services.'),
        'marketing': _('These serve advertising.'),
    }.get(category.id)
    return Piece(found) if found is not None else None


def _authors_description(category: Category, words: Wording) -> Piece | None:
    if category.description is None:
        return None
    return authors(category.description, words.language, category.at.get('description'))


def provider_name(provider: Provider, words: Wording) -> Piece:
    """Return a provider's name; one that nobody declared is left as it is."""
    name = authors(provider.name, words.language, provider.at.get('name'))
    return name._replace(translatable=name.translatable and 'name' in provider.at)


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
            'Session storage: the same, but only for one tab, and only until you close '
            'it.'
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
            'learns by it that you have opened a page or a message.'
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
    """Return why an item needs no consent, as a note of one sentence."""
    _ = words.gettext
    return {
        'transmission': _('No consent needed: it only serves to transmit the page.'),
        'user-input': _('No consent needed: it holds what you have entered.'),
        'authentication': _('No consent needed: it keeps you signed in.'),
        'security': _('No consent needed: it protects a service that you asked for.'),
        'media-player': _('No consent needed: it is needed to play sound or video.'),
        'load-balancing': _(
            'No consent needed: it spreads the visitors over several servers.'
        ),
        'ui-customisation': _(
            'No consent needed: it remembers how you have set up the display.'
        ),
        'social-plugin-logged-in': _(
            'No consent needed: it lets signed-in members of a social network share '
            'content.'
        ),
        'consent-choice': _(
            'No consent needed: it remembers your choice about cookies.'
        ),
        'basket': _('No consent needed: it holds your basket or your order.'),
        'quota': _('No consent needed: it counts what you may still read for free.'),
        'audience-measurement': _(
            'No consent needed: it only measures the audience of this site.'
        ),
        'uk-statistical': _(
            'No consent needed: it only gathers statistics to improve this site.'
        ),
        'uk-appearance': _(
            'No consent needed: it only adapts the look or the working of this site to '
            'your preferences.'
        ),
        'uk-emergency': _('No consent needed: it locates you in an emergency.'),
    }[exemption]
