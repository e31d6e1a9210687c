"""The target `hds`: site settings of the Helsinki Design System's cookie consent.

After its `siteSettings.schema.json` and, where that and the code differ, the code of
hds-js 4.2.0.
"""

from __future__ import annotations

import json
from html import escape
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from sphinx_cookiecharter.declaration.characters import printable_json
from sphinx_cookiecharter.declaration.duration import Duration
from sphinx_cookiecharter.declaration.vocabulary import EXEMPT
from sphinx_cookiecharter.exchange.exported import tag
from sphinx_cookiecharter.exchange.kept_choice import kept_choice
from sphinx_cookiecharter.exchange.losses import Loss, lost_facts, of_items
from sphinx_cookiecharter.exchange.purposes import Panel
from sphinx_cookiecharter.exchange.rows import Row, untranslated
from sphinx_cookiecharter.language import labels
from sphinx_cookiecharter.language.sentence import bare_address

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sphinx_cookiecharter.declaration.model import Cookie
    from sphinx_cookiecharter.exchange.exported import Exported
    from sphinx_cookiecharter.exchange.purposes import Purpose
    from sphinx_cookiecharter.language.language import Language
    from sphinx_cookiecharter.language.panel import PanelWords

_LOST: Final = (
    *('provider', 'privacy policy', 'country', 'safeguard of a transfer', 'service'),
    *('location', 'party', 'reason of an exemption', 'data', 'retention'),
    *('recipients', 'legal basis', 'opt-out address'),
)

#: Its numbers of what it watches; nothing else has one.
_STORAGES: Final = {
    'cookie': 1,
    'local_storage': 2,
    'session_storage': 3,
    'indexed_db': 4,
    'cache_storage': 5,
}

#: The cookie that it keeps the choice in, unless another is named, and for how long.
_COOKIE: Final = 'city-of-helsinki-cookie-consents'
_DAYS: Final = 100
_LIFE: Final = Duration(parts=((_DAYS, 'day'),))

#: How often it looks for what is kept without consent, in milliseconds.
_INTERVAL: Final = 500


def write(exported: Exported) -> str:
    text = json.dumps(settings(exported), ensure_ascii=False, indent=2)
    return f'{printable_json(text)}\n'


def losses(exported: Exported) -> Iterator[Loss]:
    declaration = exported.declaration
    yield from lost_facts(declaration, _LOST)
    yield from untranslated(exported)
    yield from of_items(
        'holds no storage but cookies, web storage, databases and caches',
        (cookie for cookie in declaration.cookies if cookie.storage not in _STORAGES),
    )
    marked = tuple(
        name
        for cookie in declaration.cookies
        for name in cookie.names
        if _html(name) != name
    )
    if marked:
        yield Loss('clears and keeps apart no name that HTML has to escape', marked)
    yield Loss('holds no revision: it asks anew for another wording, too')
    yield Loss('clears, after a refusal, also what is not declared')
    kept = kept_choice(declaration)
    if _name_of_choice(exported) is None:
        yield Loss(f'needs an exempt cookie as choice.cookie: {_COOKIE!r} is added')
    elif kept is not None and kept.days != _DAYS:
        yield Loss(f'keeps the choice for {_DAYS} days', (kept.name,))


def settings(exported: Exported) -> dict[str, Any]:
    panel = Panel(exported)
    required = [_group(panel, one) for one in panel.purposes if one.is_exempt]
    name = _name_of_choice(exported)
    if name is None:
        name, required = _COOKIE, [*required, _own_group(panel)]
    site = exported.declaration.site
    first = exported.languages[0]
    return {
        'languages': [
            {
                'code': tag(language.code),
                'name': language.locale.get_language_name('en'),
                'direction': language.locale.text_direction,
            }
            for language in exported.languages
        ],
        'siteName': _html(exported.words(site.name, first)) if site.name else '',
        'cookieName': name,
        'monitorInterval': _INTERVAL,
        # Whether it also clears what appears without consent, at any time.
        'remove': False,
        'fallbackLanguage': tag(first.code),
        'requiredGroups': required,
        'optionalGroups': [_group(panel, one) for one in panel.refusable],
        'translations': _translations(panel),
    }


def _name_of_choice(exported: Exported) -> str | None:
    """Return the name of what keeps the choice, if that is a cookie that is exempt."""
    declaration, kept = exported.declaration, kept_choice(exported.declaration)
    for cookie in declaration.cookies:
        if (
            kept is not None
            and kept.name in cookie.names
            and cookie.storage == 'cookie'
            and declaration.consent_of(cookie) == EXEMPT
        ):
            return kept.name
    return None


def _group(panel: Panel, purpose: Purpose) -> dict[str, Any]:
    return {
        'groupId': purpose.id,
        'title': _said(panel, lambda language: panel.title(purpose, language)),
        # It complains of a text that is empty.
        'description': _said(
            panel, lambda language: panel.description(purpose, language) or '-'
        ),
        'cookies': [
            _item(panel, cookie, name)
            for cookie in purpose.cookies
            if cookie.storage in _STORAGES
            for name in cookie.names
        ],
    }


def _item(panel: Panel, cookie: Cookie, name: str) -> dict[str, Any]:
    exported = panel.exported

    def row(language: Language) -> Row:
        return Row(exported, cookie, language)

    return {
        # It is both looked for and shown as HTML.
        'name': _html(name),
        'host': _html(cookie.domain or exported.declaration.site.host or '-'),
        'storageType': _STORAGES[cookie.storage],
        'description': _said(panel, lambda language: row(language).purpose or '-'),
        'expiration': _said(panel, lambda language: row(language).duration or '-'),
    }


def _own_group(panel: Panel) -> dict[str, Any]:
    """Return the group of what it keeps the choice in, which must be in one."""

    def reason(language: Language) -> str:
        return labels.exemption_reason('consent-choice', language).text

    return {
        'groupId': 'consent-choice',
        'title': _said(panel, lambda language: panel.words(language).title),
        'description': _said(panel, reason),
        'cookies': [
            {
                'name': _COOKIE,
                'host': _html(panel.exported.declaration.site.host or '-'),
                'storageType': 1,
                'description': _said(panel, reason),
                'expiration': _said(panel, lambda language: language.duration(_LIFE)),
            }
        ],
    }


class _Text(NamedTuple):
    """One of its texts: its key, and what says it of ours."""

    key: str
    say: Callable[[PanelWords], str]


_TEXTS: Final = (
    _Text('bannerAriaLabel', lambda words: words.title),
    _Text('heading', lambda words: words.title),
    _Text('showDetails', lambda words: words.choose),
    _Text('hideDetails', lambda words: words.hide_details),
    _Text('formHeading', lambda words: words.choose),
    _Text('formText', lambda words: words.why),
    _Text('highlightedGroup', lambda words: words.needed),
    _Text('showCookieSettings', lambda words: words.show_details),
    _Text('hideCookieSettings', lambda words: words.hide_details),
    _Text('approveAllConsents', lambda words: words.accept_all),
    _Text('approveRequiredAndSelectedConsents', lambda words: words.save),
    _Text('approveOnlyRequiredConsents', lambda words: words.refuse_all),
    _Text('settingsSaved', lambda words: words.saved),
    _Text('notificationAriaLabel', lambda words: words.title),
)

#: The columns of its table, by their keys.
_COLUMNS: Final = {
    'tableHeadingsName': 'name',
    'tableHeadingsHostName': 'domain',
    'tableHeadingsDescription': 'purpose',
    'tableHeadingsExpiration': 'duration',
    'tableHeadingsType': 'storage',
}


def _translations(panel: Panel) -> dict[str, Any]:
    texts: dict[str, Any] = {
        text.key: _said(panel, _saying(panel, text)) for text in _TEXTS
    }
    texts['description'] = {
        code: '<br>'.join(
            [*map(_html, panel.introduction(language)), *_policy(panel, language)]
        )
        for code, language in _languages(panel).items()
    }
    # Its own placeholders, as it writes them.
    texts['highlightedGroupAria'] = '{{title}}'
    texts['acceptedAt'] = {
        code: f'{_html(panel.words(language).accepted)} {{{{date}}}} {{{{time}}}}'
        for code, language in _languages(panel).items()
    }
    for key, column in _COLUMNS.items():
        texts[key] = _said(panel, _heading(column))
    for storage, number in _STORAGES.items():
        texts[f'storageType{number}'] = _said(panel, _storage(storage))
    return texts


def _policy(panel: Panel, language: Language) -> list[str]:
    url = panel.exported.declaration.site.privacy_url
    if url is None:
        return []
    link = f'<a href="{_html(url)}">{_html(bare_address(url))}</a>'
    return [_html(panel.policy('\0', language)).replace('\0', link)]


def _saying(panel: Panel, text: _Text) -> Callable[[Language], str]:
    return lambda language: text.say(panel.words(language))


def _heading(column: str) -> Callable[[Language], str]:
    return lambda language: labels.column(column, language).text


def _storage(storage: str) -> Callable[[Language], str]:
    return lambda language: labels.storage_name(storage, language).text


def _said(panel: Panel, say: Callable[[Language], str]) -> dict[str, str]:
    """Return words in each language, as HTML."""
    return {code: _html(say(language)) for code, language in _languages(panel).items()}


def _languages(panel: Panel) -> dict[str, Language]:
    return {tag(language.code): language for language in panel.exported.languages}


def _html(text: str) -> str:
    """Return a text as HTML in which it finds nothing to evaluate or to fill in."""
    return escape(text).replace('$', '&#36;').replace('{', '&#123;')
