"""Labels (l10n): what categories, storages, parties and exemptions are called.

All labels of a kind are translated once for each language, for rows ask for them.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from sphinx_cookiecharter.declaration.vocabulary import FIRST
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
    name = authors(provider.name, language.code)
    return name._replace(translatable=name.translatable and 'name' in provider.at)


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


def column(name: str, language: Language) -> Run:
    """Return the head of a column, which is the label of its cells on narrow screens.

    `located` is that of the column `service` where it tells of services and of
    locations, `location` where it tells of these alone.
    """
    return _columns(language)[name]


@cache
def _columns(language: Language) -> dict[str, Run]:
    p_ = language.pgettext
    return _runs(
        language,
        {
            'name': p_('column', 'Name'),
            'provider': p_('column', 'Provider'),
            'service': p_('column', 'Service'),
            'located': p_('column', 'Service and location'),
            'location': p_('column', 'Location'),
            'purpose': p_('column', 'Purpose'),
            'duration': p_('column', 'Duration'),
            'category': p_('column', 'Category'),
            'storage': p_('column', 'Technology'),
            'party': p_('column', 'First or third party'),
            'domain': p_('column', 'Domain'),
            'data': p_('column', 'Data collected'),
            'recipients': p_('column', 'Recipients'),
            'legal_basis': p_('column', 'Legal basis'),
        },
    )


def no_name(language: Language) -> Run:
    """Return what stands for the name of an item that has none."""
    return language.run(language.gettext('(no name)'))


def storage_name(storage: str, language: Language) -> Run:
    return _storages(language)[storage]


@cache
def _storages(language: Language) -> dict[str, Run]:
    p_ = language.pgettext
    return _runs(
        language,
        {
            'cookie': p_('storage', 'Cookie'),
            'local_storage': p_('storage', 'Local storage'),
            'session_storage': p_('storage', 'Session storage'),
            'indexed_db': p_('storage', 'Browser database'),
            'cache_storage': p_('storage', 'Cached files'),
            'pixel': p_('storage', 'Pixel'),
            'fingerprint': p_('storage', 'Device fingerprint'),
            'request': p_('storage', 'Connection to another server'),
            'other': p_('storage', 'Other technology'),
        },
    )


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


def party_name(party: str, language: Language) -> Run:
    p_ = language.pgettext
    return language.run(
        p_('party', 'First-party') if party == FIRST else p_('party', 'Third-party')
    )


def exemption_reason(exemption: str, language: Language) -> Run:
    """Return why an item needs no consent: what it does."""
    return _exemptions(language)[exemption]


@cache
def _exemptions(language: Language) -> dict[str, Run]:
    _ = language.gettext
    return _runs(
        language,
        {
            # Translators: a label: what the item does. No full stop.
            'transmission': _('Exempt: it carries the page to you'),
            # Translators: a label: what the item does. No full stop.
            'user-input': _('Exempt: it keeps what you enter'),
            # Translators: a label: what the item does. No full stop.
            'authentication': _('Exempt: it keeps you signed in'),
            # Translators: a label: what the item does. No full stop.
            'security': _('Exempt: it protects the site and its users'),
            # Translators: a label: what the item does. No full stop.
            'media-player': _('Exempt: it plays sound or video'),
            # Translators: a label: what the item does. No full stop.
            'load-balancing': _('Exempt: it shares the load between servers'),
            # Translators: a label: what the item does. No full stop.
            'ui-customisation': _('Exempt: it remembers a setting of yours'),
            # Translators: a label: what the item does. No full stop.
            'social-plugin-logged-in': _('Exempt: it lets signed-in members share'),
            # Translators: a label: what the item does. No full stop.
            'consent-choice': _('Exempt: it remembers your choices about consent'),
            # Translators: a label: what the item does. No full stop.
            'basket': _('Exempt: it keeps your basket or order'),
            # Translators: a label: what the item does. No full stop.
            'quota': _('Exempt: it counts your free quota'),
            # Translators: a label: what the item does. No full stop.
            'audience-measurement': _('Exempt: it measures the audience'),
            # Translators: a label: what the item does. No full stop.
            'uk-statistical': _('Exempt: it makes statistics on the use of the site'),
            # Translators: a label: what the item does. No full stop.
            'uk-appearance': _('Exempt: it adapts how the site looks or works'),
            # Translators: a label: what the item does. No full stop.
            'uk-emergency': _('Exempt: it locates you in an emergency'),
        },
    )


def _runs(language: Language, messages: dict[str, str]) -> dict[str, Run]:
    return {key: language.run(message) for key, message in messages.items()}
