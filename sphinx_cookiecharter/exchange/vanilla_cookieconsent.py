"""The target `vanilla-cookieconsent`: CookieConsent 3, which it starts.

After `types/index.d.ts` of vanilla-cookieconsent 3.1.0.
"""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING, Any, Final

from sphinx_cookiecharter.declaration.fingerprint import fingerprint
from sphinx_cookiecharter.exchange.clearing import clearables, uncleared
from sphinx_cookiecharter.exchange.exported import listed, tag
from sphinx_cookiecharter.exchange.javascript import literal
from sphinx_cookiecharter.exchange.kept_choice import kept_choice
from sphinx_cookiecharter.exchange.losses import lost_facts
from sphinx_cookiecharter.exchange.purposes import Panel
from sphinx_cookiecharter.exchange.rows import Row, untranslated
from sphinx_cookiecharter.language import labels
from sphinx_cookiecharter.language.sentence import bare_address

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx_cookiecharter.declaration.model import Cookie
    from sphinx_cookiecharter.exchange.exported import Exported
    from sphinx_cookiecharter.exchange.losses import Loss
    from sphinx_cookiecharter.exchange.purposes import Purpose
    from sphinx_cookiecharter.language.language import Language

_LOST: Final = (
    *('country', 'safeguard of a transfer', 'party', 'retention', 'opt-out address'),
)


def write(exported: Exported) -> str:
    return f'CookieConsent.run({literal(configuration(exported))});\n'


def losses(exported: Exported) -> Iterator[Loss]:
    yield from lost_facts(exported.declaration, _LOST)
    yield from untranslated(exported)
    yield from uncleared(exported.declaration)


def configuration(exported: Exported) -> dict[str, Any]:
    panel = Panel(exported)
    first = exported.languages[0]
    return {
        # It asks anew where this is another number.
        'revision': fingerprint(exported.declaration).revision,
        **_cookie(exported),
        'categories': {
            purpose.id: _category(exported, purpose) for purpose in panel.purposes
        },
        'language': {
            'default': tag(first.code),
            'autoDetect': 'document',
            'translations': {
                tag(language.code): _translation(panel, language)
                for language in exported.languages
            },
        },
    }


def _cookie(exported: Exported) -> dict[str, Any]:
    kept = kept_choice(exported.declaration)
    if kept is None or kept.storage not in {'cookie', 'local_storage'}:
        return {}
    options: dict[str, Any] = {'name': kept.name}
    if kept.days is not None:
        options['expiresAfterDays'] = kept.days
    if kept.storage == 'local_storage':
        options['useLocalStorage'] = True
    return {'cookie': options}


def _category(exported: Exported, purpose: Purpose) -> dict[str, Any]:
    if purpose.is_exempt:
        return {'enabled': True, 'readOnly': True}
    cookies = [
        {
            'name': one.expression if one.is_pattern else one.name,
            **({'path': one.path} if one.path != '/' else {}),
            # With one, it would leave what is of the site's own host alone.
            **({'domain': one.domain} if one.domain else {}),
        }
        for one in clearables(exported.declaration, purpose.cookies)
    ]
    return {'enabled': False, 'readOnly': False, 'autoClear': {'cookies': cookies}}


def _translation(panel: Panel, language: Language) -> dict[str, Any]:
    words = panel.words(language)
    introduction = '<br>'.join(map(escape, panel.introduction(language)))
    buttons = {
        'acceptAllBtn': escape(words.accept_all),
        'acceptNecessaryBtn': escape(words.refuse_all),
    }
    return {
        'consentModal': {
            'label': words.title,
            'title': escape(words.title),
            'description': introduction,
            **buttons,
            'showPreferencesBtn': escape(words.choose),
            **_footer(panel, language),
        },
        'preferencesModal': {
            'title': escape(words.title),
            **buttons,
            'savePreferencesBtn': escape(words.save),
            'closeIconLabel': words.close,
            'sections': [
                {'description': introduction},
                *(_section(panel, purpose, language) for purpose in panel.purposes),
            ],
        },
    }


def _footer(panel: Panel, language: Language) -> dict[str, str]:
    url = panel.exported.declaration.site.privacy_url
    if url is None:
        return {}
    link = f'<a href="{escape(url)}">{escape(bare_address(url))}</a>'
    line = escape(panel.policy('\0', language))
    return {'footer': line.replace('\0', link)}


def _section(panel: Panel, purpose: Purpose, language: Language) -> dict[str, Any]:
    rows = _rows(panel.exported, purpose.cookies, language)
    return {
        'title': _title(panel.title(purpose, language)),
        'description': escape(panel.description(purpose, language)),
        'linkedCategory': purpose.id,
        'cookieTable': {
            'headers': {
                name: escape(labels.column(name, language).text) for name in rows[0]
            },
            'body': rows,
        },
    }


#: What a row may say besides, where one of them says it.
_MORE: Final = ('service', 'location', 'data', 'recipients', 'legal_basis', 'domain')


def _rows(
    exported: Exported, cookies: Iterable[Cookie], language: Language
) -> list[dict[str, str]]:
    """Return the cells of a table by column, as HTML."""
    rows = [Row(exported, cookie, language) for cookie in cookies]
    more = [name for name in _MORE if any(getattr(row, name) for row in rows)]
    return [
        {
            'name': _name(row),
            'purpose': escape(row.purpose),
            'duration': escape(row.duration),
            'provider': _provider(row),
            **{name: escape(_in_words(row, name)) for name in more},
        }
        for row in rows
    ]


def _in_words(row: Row, name: str) -> str:
    texts = getattr(row, name)
    return texts if isinstance(texts, str) else listed(texts, row.language)


def _name(row: Row) -> str:
    cookie, language = row.cookie, row.language
    names = [f'<code>{escape(name)}</code>' for name in cookie.names]
    lines = [', '.join(names) or escape(labels.no_name(language).text)]
    if cookie.storage != 'cookie':
        lines.append(escape(labels.storage_name(cookie.storage, language).text))
    if cookie.exemption is not None:
        lines.append(escape(labels.exemption_reason(cookie.exemption, language).text))
    return '<br>'.join(lines)


def _provider(row: Row) -> str:
    name = escape(row.provider)
    if not row.privacy_url:
        return name
    return f'<a href="{escape(row.privacy_url)}">{name}</a>'


def _title(text: str) -> str:
    """Return a title that is shown as HTML, but read to the blind as it is written.

    So no more of it is escaped than would be markup.
    """
    return re.sub(r'&(?=[#\w])', '&amp;', text).replace('<', '&lt;')
