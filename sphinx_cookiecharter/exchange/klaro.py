"""The target `klaro`: the configuration that Klaro finds in `klaroConfig`.

After `dist/config.js` and `src` of klaro 0.7.22.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

from sphinx_cookiecharter.exchange.clearing import clearables, uncleared
from sphinx_cookiecharter.exchange.javascript import by_page_language, literal, unbraced
from sphinx_cookiecharter.exchange.kept_choice import kept_choice, lost_lifetime
from sphinx_cookiecharter.exchange.losses import Loss, lost_facts
from sphinx_cookiecharter.exchange.purposes import Panel
from sphinx_cookiecharter.exchange.rows import untranslated
from sphinx_cookiecharter.language.sentence import bare_address

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_cookiecharter.exchange.clearing import Clearable
    from sphinx_cookiecharter.exchange.exported import Exported
    from sphinx_cookiecharter.exchange.purposes import Service
    from sphinx_cookiecharter.language.language import Language

_LOST: Final = (
    *('privacy policy', 'country', 'safeguard of a transfer', 'service', 'location'),
    *('duration', 'note on the duration', 'storage', 'party', 'domain'),
    *('reason of an exemption', 'data', 'retention', 'recipients', 'legal basis'),
    'opt-out address',
)

#: Ids that mean something of their own: what is never asked for, and a switch for all.
_RESERVED: Final = ('functional', 'disableAll')

#: Accepting and refusing have one colour; by itself only the first is green.
_STYLING: Final = {
    'theme': ['light', 'bottom', 'wide'],
    'green1': '#1a5fb4',
    'dark2': '#1a5fb4',
    'blue1': '#1a5fb4',
}


#: What stays as it is in an address: all but the braces of its placeholders.
_URL: Final = "%/:?#[]@!$&'()*+,;=~"


def write(exported: Exported) -> str:
    codes = {code: code for code in exported.base_languages}
    # By itself, it speaks every language that it brings: half of it, of a page in one
    # that nobody asked for.
    language = by_page_language(codes, 'klaroConfig.lang = %s;')
    return f'var klaroConfig = {literal(configuration(exported))};\n{language}'


def losses(exported: Exported) -> Iterator[Loss]:
    yield from lost_facts(exported.declaration, _LOST)
    yield from untranslated(exported)
    yield Loss('holds no revision: it asks anew for a new service alone')
    yield from lost_lifetime(exported.declaration)
    yield from uncleared(exported.declaration)


def configuration(exported: Exported) -> dict[str, Any]:
    panel = Panel(exported, _RESERVED)
    codes = exported.base_languages
    return {
        'version': 1,
        'fallbackLang': 'en',
        'htmlTexts': False,
        'groupByPurpose': True,
        'default': False,
        'mustConsent': False,
        'acceptAll': True,
        'hideDeclineAll': False,
        'styling': _STYLING,
        **_storage(exported),
        'purposeOrder': [purpose.id for purpose in panel.purposes],
        'translations': {
            code: _translation(panel, language) for code, language in codes.items()
        },
        'services': [_service(panel, service, codes) for service in panel.services],
    }


def _storage(exported: Exported) -> dict[str, Any]:
    kept = kept_choice(exported.declaration)
    if kept is None:
        return {}
    if kept.storage == 'local_storage':
        return {'storageMethod': 'localStorage', 'storageName': kept.name}
    if kept.storage != 'cookie':
        return {}
    days = {'cookieExpiresAfterDays': kept.days} if kept.days else {}
    return {'storageMethod': 'cookie', 'cookieName': kept.name, **days}


def _translation(panel: Panel, language: Language) -> dict[str, Any]:
    words = panel.words(language)
    return {
        **_policy(panel, language),
        'consentNotice': {
            'title': words.title,
            # One paragraph: it has no markup.
            'description': unbraced(' '.join(panel.sentences(language))),
            'learnMore': words.choose,
        },
        'consentModal': {'title': words.title, 'description': words.why},
        'acceptAll': words.accept_all,
        'ok': words.accept_all,
        'decline': words.refuse_all,
        'acceptSelected': words.save,
        'save': words.save,
        'close': words.close,
        'service': {
            'required': {
                'title': f'({words.no_consent})',
                'description': words.no_consent,
            },
        },
        'purposes': {
            purpose.id: {
                'title': panel.title(purpose, language),
                'description': panel.description(purpose, language),
            }
            for purpose in panel.purposes
        },
    }


def _policy(panel: Panel, language: Language) -> dict[str, Any]:
    url = panel.exported.declaration.site.privacy_url
    if url is None:
        return {}
    return {
        'privacyPolicyUrl': quote(url, safe=_URL),
        'privacyPolicy': {
            'name': bare_address(url),
            'text': panel.policy('{privacyPolicy}', language),
        },
    }


def _service(
    panel: Panel, service: Service, codes: dict[str, Language]
) -> dict[str, Any]:
    exported = panel.exported
    texts = {
        code: {
            'title': panel.service_title(service, language),
            'description': panel.service_description(service, language),
        }
        for code, language in codes.items()
    }
    data = {
        'name': service.id,
        'purposes': [service.purpose.id],
        'required': service.purpose.is_exempt,
        'translations': texts,
    }
    if service.purpose.is_exempt:
        return data
    cookies = [
        entry
        for one in clearables(exported.declaration, service.cookies)
        for entry in _cookies(one)
    ]
    return {**data, 'cookies': cookies}


def _cookies(one: Clearable) -> Iterator[Any]:
    """Yield what it deletes: of the site's own host, and of a domain above it."""
    # It takes a text that begins with ^ for an expression.
    name = one.expression if one.is_pattern or one.name.startswith('^') else one.name
    if one.path == '/' and not one.domain:
        yield name
        return
    yield {'pattern': name, 'path': one.path}
    if one.domain:
        yield {'pattern': name, 'path': one.path, 'domain': f'.{one.domain}'}
