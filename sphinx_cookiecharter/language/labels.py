"""Labels (l10n): what categories, storages, parties and exemptions are called.

All labels of a kind are translated once for each language, for rows ask for them.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from sphinx_cookiecharter.declaration.vocabulary import FIRST, THIS_SITE
from sphinx_cookiecharter.language.sentence import Run, authors

if TYPE_CHECKING:
    from sphinx_cookiecharter.declaration.model import Category, Cookie, Provider
    from sphinx_cookiecharter.language.language import Language


def page_title(language: Language) -> Run:
    """Return the title of a page that is a charter and nothing else: its subject."""
    title = language.pgettext('page title', 'Cookies and similar technologies')
    return language.run(title)


def category_title(category: Category | None, language: Language) -> Run:
    """Return a category's heading: the author's, or ours for a built-in one."""
    if category is None:
        return language.run(language.pgettext('category', 'Not yet classified'))
    if category.title is not None:
        return authors(category.title, language.code)
    return _category_titles(language).get(category.id, Run(category.id))


@cache
def _category_titles(language: Language) -> dict[str, Run]:
    p_ = language.pgettext
    return _runs(
        language,
        {
            'necessary': p_('category', 'Strictly necessary'),
            'preferences': p_('category', 'Preferences'),
            'statistics': p_('category', 'Statistics'),
            'external': p_('category', 'External content'),
            'marketing': p_('category', 'Advertising'),
        },
    )


def category_descriptions(language: Language) -> dict[str, str]:
    """Return what built-in categories are for; '' is that of no known category."""
    _ = language.gettext
    return {
        'necessary': _('The site needs these to work, or to do what you ask.'),
        'preferences': _('These remember how you like the site to look and behave.'),
        'statistics': _('These measure how the site is used.'),
        'external': _('These come with content from other services.'),
        'marketing': _('These serve advertising.'),
        '': _('These have no category yet.'),
    }


def provider_name(provider: Provider, language: Language) -> Run:
    """Return a provider's name; one that nobody declared is left as it is."""
    if provider.is_site and provider.name.plain == THIS_SITE:
        return language.run(language.pgettext('provider', 'This site'))
    name = authors(provider.name, language.code)
    told = 'name' in provider.at or provider.is_site
    return name._replace(translatable=name.translatable and told)


def provider_link(provider: Provider, language: Language) -> Run:
    """Return a provider's name, which leads to its privacy policy, if there is one."""
    return provider_name(provider, language)._replace(uri=provider.privacy_url or '')


def manage_choices(language: Language) -> Run:
    """Return the label of what opens a consent panel, or leads to one."""
    return language.run(language.pgettext('button or link', 'Manage your choices'))


def controller(name: Run, language: Language) -> list[Run]:
    """Return the line that says who answers for the visitor's data."""
    # Translators: the inserted words are the author’s.
    template = language.gettext(
        'Responsible for your data (controller): %(controller)s'
    )
    return language.say(template, controller=name)


def privacy_policy(policy: Run, language: Language) -> list[Run]:
    """Return the line that leads to a privacy policy, which `policy` is a link to."""
    # Translators: %(policy)s: a link.
    return language.say(language.gettext('Privacy policy: %(policy)s'), policy=policy)


def object_type(kind: str, language: Language) -> str:
    """Return what search results call an object of the domain."""
    return _object_types(language)[kind]


@cache
def _object_types(language: Language) -> dict[str, str]:
    p_ = language.pgettext
    return {
        'name': p_('object type', 'item of the charter'),
        'category': p_('object type', 'category of the charter'),
        'provider': p_('object type', 'organisation named in the charter'),
        'section': p_('object type', 'section of the charter'),
    }


def index_entry(kind: str, title: str, language: Language) -> str:
    """Return the entry of an object in the general index."""
    # Translators: %(title)s as shown; %(type)s: what it is, in lower case.
    template = language.gettext('%(title)s (%(type)s)')
    entry = language.say(template, title=title, type=object_type(kind, language))
    return ''.join(run.text for run in entry)


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


def item_name(cookie: Cookie, language: Language) -> Run:
    """Return what an item is called where it has room for one name."""
    if cookie.names:
        return Run(cookie.names[0], code=True)
    return no_name(language)


def no_name(language: Language) -> Run:
    """Return what stands for the name of an item that has none."""
    return language.run(language.gettext('(no name)'))


def storage_name(storage: str, language: Language) -> Run:
    """Return what a storage is called; an unknown one stays as its author wrote it."""
    return _storages(language).get(storage) or Run(storage, code=True)


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
