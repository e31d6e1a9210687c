"""The target `tarteaucitron`: tarteaucitron.js, which it starts.

After the README, `tarteaucitron.js` and `lang/` of tarteaucitronjs 1.34.0.
"""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING, Any, Final

from sphinx_cookiecharter.exchange.clearing import clearables, uncleared
from sphinx_cookiecharter.exchange.javascript import Code, by_page_language, literal
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
    *('country', 'safeguard of a transfer', 'service', 'location', 'duration'),
    *('note on the duration', 'storage', 'party', 'domain', 'reason of an exemption'),
    *('data', 'retention', 'recipients', 'legal basis', 'opt-out address'),
)

#: Its categories, whose titles are replaced: those that mean the same come first.
_TYPES: Final = {
    'preferences': 'other',
    'statistics': 'analytic',
    'external': 'api',
    'marketing': 'ads',
}
_MORE_TYPES: Final = ('support', 'social', 'video', 'comment')

#: It keeps a choice for so many days, unless it is told fewer.
_DAYS: Final = 365

#: What would not be taken literally, where it looks for a cookie of a name.
_NOT_LITERAL: Final = re.compile(r'[\\^$*+?()\[\]{}|]')

_NOTHING: Final = Code('function () {}')


def write(exported: Exported) -> str:
    panel = _Panel(exported)
    languages = exported.base_languages.items()
    texts = {code: panel.texts(language) for code, language in languages}
    services = {code: panel.service_names(language) for code, language in languages}
    return ''.join(
        [
            _days(exported),
            *(
                f'tarteaucitron.services[{literal(key)}] = {literal(service)};\n'
                for key, service in panel.service_records().items()
            ),
            by_page_language(texts, 'window.tarteaucitronCustomText = %s;'),
            by_page_language(
                services,
                'Object.entries(%s).forEach(function (entry) '
                '{ tarteaucitron.services[entry[0]].name = entry[1]; });',
            ),
            f'tarteaucitron.init({literal(panel.parameters())});\n',
            f'tarteaucitron.job = {literal([*panel.service_records()])};\n',
        ]
    )


def losses(exported: Exported) -> Iterator[Loss]:
    declaration = exported.declaration
    panel = _Panel(exported)
    yield from lost_facts(declaration, _LOST)
    yield from untranslated(exported)
    yield Loss('holds no revision: it asks anew for a new service alone')
    yield from lost_lifetime(declaration, _DAYS + 1)  # a year may have a day more
    yield from uncleared(declaration)
    names = tuple(
        one.name
        for purpose in panel.refusable
        for one in clearables(declaration, purpose.cookies)
        if not _is_cleared(one)
    )
    if names:
        yield Loss(
            'clears no name with an asterisk, or of another path or domain', names
        )
    crowded = [
        purpose.id for purpose in panel.refusable if panel.types[purpose] == 'other'
    ]
    if len(crowded) > 1:
        yield Loss(f'holds these categories as one: {", ".join(crowded)}')


class _Panel(Panel):
    """The panel in terms of the tool: services of its categories."""

    def __init__(self, exported: Exported) -> None:
        super().__init__(exported)
        more = iter(_MORE_TYPES)
        self.types: dict[Purpose, str] = {}
        for purpose in self.refusable:
            name = purpose.category.id if purpose.category is not None else ''
            self.types[purpose] = _TYPES.get(name) or next(more, 'other')
        self._keys = _keys(
            service for service in self.services if not service.purpose.is_exempt
        )

    def parameters(self) -> dict[str, Any]:
        declaration = self.exported.declaration
        kept = kept_choice(declaration)
        named = kept is not None and kept.storage == 'cookie'
        return {
            'privacyUrl': declaration.site.privacy_url or '',
            **({'cookieName': kept.name} if kept is not None and named else {}),
            'hashtag': '#tarteaucitron',
            'orientation': 'middle',
            'highPrivacy': True,
            'AcceptAllCta': True,
            'DenyAllCta': True,
            'serviceDefaultState': 'wait',
            'handleBrowserDNTRequest': False,
            'mandatory': any(purpose.is_exempt for purpose in self.purposes),
            'mandatoryCta': False,
            'cookieslist': False,
            'cookieslistEmbed': False,
            'moreInfoLink': all(map(self._address, self._keys)),
            # Whether a vendor's own mode of consent follows is for the site to say.
            'googleConsentMode': False,
            'bingConsentMode': False,
            'pianoConsentMode': False,
        }

    def service_records(self) -> dict[str, dict[str, Any]]:
        first = self.exported.languages[0]
        return {
            key: {
                'key': key,
                'type': self.types[service.purpose],
                'name': escape(self.service_title(service, first)),
                **self._links(service),
                'needConsent': True,
                'cookies': [
                    one.name
                    for one in clearables(self.exported.declaration, service.cookies)
                    if _is_cleared(one)
                ],
                'js': _NOTHING,
                'fallback': _NOTHING,
            }
            for service, key in self._keys.items()
        }

    def service_names(self, language: Language) -> dict[str, str]:
        """Return the titles of the services, as HTML."""
        return {
            key: escape(self.service_title(service, language))
            for service, key in self._keys.items()
        }

    def texts(self, language: Language) -> dict[str, Any]:
        """Return its texts, as HTML."""
        words = self.words(language)
        introduction = '<br>'.join(map(escape, self.introduction(language)))
        texts: dict[str, Any] = {
            'middleBarHead': words.title,
            'alertBigPrivacy': introduction,
            'alertSmall': words.title,
            'icon': words.title,
            'title': words.title,
            'all': words.title,
            'personalize': words.choose,
            'acceptAll': words.accept_all,
            'allowAll': words.accept_all,
            'denyAll': words.refuse_all,
            'allow': words.accept,
            'deny': words.refuse,
            'close': words.close,
            'closeBanner': words.close,
            'save': words.save,
            'privacyUrl': words.privacy_policy,
            'info': words.title,
            'disclaimer': f'<p>{introduction}</p>',
            'mandatoryTitle': words.no_consent,
            'mandatoryText': self._exempt(language),
        }
        for service, key in self._keys.items():
            texts[f'desc-{key}'] = escape(self.service_description(service, language))
        for purpose, name in reversed(self.types.items()):
            texts[name] = {
                'title': escape(self.title(purpose, language)),
                'details': escape(self.description(purpose, language)),
            }
        return texts

    def _exempt(self, language: Language) -> str:
        """Return what is exempt: it is no service, for all services can be denied."""
        lines = [
            f'{escape(", ".join(cookie.names))}: '
            f'{escape(self.exported.words(cookie.purpose, language))}'
            for purpose in self.purposes
            if purpose.is_exempt
            for cookie in purpose.cookies
            if cookie.purpose is not None
        ]
        return '<br>'.join(lines)

    def _links(self, service: Service) -> dict[str, str]:
        address = escape(self._address(service))
        return {'uri': address, 'readmoreLink': address} if address else {}

    def _address(self, service: Service) -> str:
        provider, site = service.provider, self.exported.declaration.site
        if provider is None or provider.is_site:
            return site.privacy_url or ''
        return provider.privacy_url or provider.url or ''


def _keys(services: Iterator[Service]) -> dict[Service, str]:
    """Return the keys of services, of which none ends like another.

    It looks for a key in what it keeps, and would find one in the end of another.
    """
    keys: dict[Service, str] = {}
    for service in services:
        key, number = service.id, 1
        while any(key.endswith(one) or one.endswith(key) for one in keys.values()):
            number += 1
            key = f'{service.id}-{number}'
        keys[service] = key
    return keys


def _is_cleared(one: Clearable) -> bool:
    """Whether it finds a cookie by its name, and deletes that alone."""
    return not (_NOT_LITERAL.search(one.name) or one.domain or one.path != '/')


def _days(exported: Exported) -> str:
    kept = kept_choice(exported.declaration)
    if kept is None or not kept.days or kept.days >= _DAYS:
        return ''
    return f'window.tarteaucitronForceExpire = {kept.days};\n'
