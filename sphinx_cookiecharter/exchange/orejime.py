"""The target `orejime`: the configuration that Orejime 3 finds in `orejimeConfig`.

After the README of orejime 3.2.1, and what its build does.
"""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Any, Final

from sphinx_cookiecharter.exchange.clearing import clearables, uncleared
from sphinx_cookiecharter.exchange.exported import tag
from sphinx_cookiecharter.exchange.javascript import by_page_language, unbraced
from sphinx_cookiecharter.exchange.kept_choice import kept_choice, lost_lifetime
from sphinx_cookiecharter.exchange.losses import Loss, lost_facts
from sphinx_cookiecharter.exchange.purposes import Panel
from sphinx_cookiecharter.exchange.rows import untranslated

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_cookiecharter.exchange.clearing import Clearable
    from sphinx_cookiecharter.exchange.exported import Exported
    from sphinx_cookiecharter.exchange.purposes import Purpose, Service
    from sphinx_cookiecharter.language.language import Language

_LOST: Final = (
    *('privacy policy', 'country', 'safeguard of a transfer', 'service', 'location'),
    *('duration', 'note on the duration', 'storage', 'party', 'domain'),
    *('reason of an exemption', 'data', 'retention', 'recipients', 'legal basis'),
    'opt-out address',
)


def write(exported: Exported) -> str:
    configurations = {
        tag(language.code): configuration(exported, language)
        for language in exported.languages
    }
    return by_page_language(configurations, 'window.orejimeConfig = %s;')


def losses(exported: Exported) -> Iterator[Loss]:
    site = exported.declaration.site
    yield from lost_facts(exported.declaration, _LOST)
    yield from untranslated(exported)
    if site.privacy_url is None:
        yield Loss('needs site.privacy_url: without it, the link leads nowhere')
    yield Loss('holds no revision: it asks anew for a new service alone')
    yield Loss('clears only cookies that were set with the attribute Domain')
    yield Loss('clears what is refused at first on the next page')
    yield from lost_lifetime(exported.declaration)
    yield from uncleared(exported.declaration)


def configuration(exported: Exported, language: Language) -> dict[str, Any]:
    panel = Panel(exported)
    return {
        # It starts with none only if this is not empty.
        'privacyPolicyUrl': exported.declaration.site.privacy_url or '#',
        'forceModal': False,
        'forceBanner': False,
        **_cookie(exported),
        'purposes': [_group(panel, purpose, language) for purpose in panel.purposes],
        'translations': _translations(panel, language),
    }


def _cookie(exported: Exported) -> dict[str, Any]:
    kept = kept_choice(exported.declaration)
    if kept is None or kept.storage != 'cookie':
        return {}
    days = {'duration': kept.days} if kept.days else {}
    return {'cookie': {'name': kept.name, **days}}


def _group(panel: Panel, purpose: Purpose, language: Language) -> dict[str, Any]:
    return {
        'id': purpose.id,
        'title': panel.title(purpose, language),
        'description': escape(panel.description(purpose, language)),
        'purposes': [
            _purpose(panel, service, language)
            for service in panel.services
            if service.purpose is purpose
        ],
    }


def _purpose(panel: Panel, service: Service, language: Language) -> dict[str, Any]:
    is_exempt = service.purpose.is_exempt
    cookies = clearables(panel.exported.declaration, service.cookies)
    return {
        'id': service.id,
        'title': panel.service_title(service, language),
        'description': escape(panel.service_description(service, language)),
        # What it calls exempt can be refused, and then it would clear it.
        'isMandatory': is_exempt,
        'default': False,
        'cookies': [] if is_exempt else [_cookie_of(one) for one in cookies],
    }


def _cookie_of(one: Clearable) -> Any:
    # It takes a text that begins with / for an expression.
    name = one.expression if one.is_pattern or one.name.startswith('/') else one.name
    if not one.domain and one.path == '/':
        return name
    return [name, one.path, *([one.domain] if one.domain else [])]


def _translations(panel: Panel, language: Language) -> dict[str, Any]:
    words = panel.words(language)
    has_policy = panel.exported.declaration.site.privacy_url is not None
    link = ' {privacyPolicy}' if has_policy else ''
    introduction = unbraced(' '.join(panel.sentences(language)))
    return {
        'banner': {
            'title': words.title,
            'description': f'{introduction}{link}',
            'privacyPolicyLabel': words.privacy_policy,
            'accept': words.accept_all,
            'acceptTitle': words.accept_all,
            'decline': words.refuse_all,
            'declineTitle': words.refuse_all,
            'configure': words.choose,
            'configureTitle': words.choose,
        },
        'modal': {
            'title': words.title,
            'description': f'{unbraced(words.why)}{link}',
            'privacyPolicyLabel': words.privacy_policy,
            'close': words.close,
            'closeTitle': words.close,
            'acceptAll': words.accept_all,
            'declineAll': words.refuse_all,
            'save': words.save,
            'saveTitle': words.save,
        },
        'contextual': {
            'description': words.needed,
            'privacyPolicyLabel': words.privacy_policy,
            'accept': words.accept,
        },
        'purpose': {
            'mandatory': words.no_consent,
            'mandatoryTitle': words.no_consent,
            'accept': words.accept,
            'decline': words.refuse,
        },
    }
