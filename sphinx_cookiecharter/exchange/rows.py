"""Table rows: what there is to say of an item in one language, as plain text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_cookiecharter.exchange.exported import joined
from sphinx_cookiecharter.exchange.losses import Loss, of_items
from sphinx_cookiecharter.language.lifetimes import lifetime

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_cookiecharter.declaration.model import Cookie, Provider
    from sphinx_cookiecharter.declaration.text import Text
    from sphinx_cookiecharter.exchange.exported import Exported
    from sphinx_cookiecharter.language.language import Language


class Row:
    """What a row says of one item; empty where nothing is known."""

    def __init__(self, exported: Exported, cookie: Cookie, language: Language) -> None:
        self.exported = exported
        self.cookie = cookie
        self.language = language

    @property
    def category(self) -> str:
        category = self.exported.category_of(self.cookie)
        return self.exported.title(category, self.language)

    @property
    def purpose(self) -> str:
        return self._text(self.cookie.purpose)

    @property
    def lifetime(self) -> str:
        """How long it stays, without the note."""
        return joined(lifetime(self.cookie, self.language))

    @property
    def duration_note(self) -> str:
        return self._text(self.cookie.duration_note)

    @property
    def duration(self) -> str:
        words, note = self.lifetime, self.duration_note
        return f'{words} ({note})' if words and note else words or note

    @property
    def provider(self) -> str:
        provider = self.cookie.provider
        return self._name(provider) if provider is not None else ''

    @property
    def controller(self) -> str:
        """Who decides on the data: not who works for the site only."""
        provider = self.cookie.provider
        if provider is not None and provider.processor:
            provider = self.exported.declaration.site_provider
        return self._name(provider) if provider is not None else ''

    @property
    def privacy_url(self) -> str:
        provider = self.cookie.provider
        return (provider.privacy_url or '') if provider is not None else ''

    @property
    def service(self) -> str:
        return self._text(self.cookie.service)

    @property
    def location(self) -> str:
        return self._text(self.cookie.location)

    @property
    def data(self) -> list[str]:
        return [*map(self._text, self.cookie.data)]

    @property
    def recipients(self) -> list[str]:
        site = self.exported.declaration.site_provider
        return [
            self._name(site) if recipient.is_site else self._text(recipient.name)
            for recipient in self.cookie.recipients
        ]

    @property
    def legal_basis(self) -> str:
        return self._text(self.cookie.legal_basis)

    @property
    def domain(self) -> str:
        return self.cookie.domain or ''

    def _text(self, text: Text | None) -> str:
        return self.exported.words(text, self.language) if text is not None else ''

    def _name(self, provider: Provider) -> str:
        return self.exported.provider_name(provider, self.language)


def untranslated(exported: Exported) -> Iterator[Loss]:
    """Yield what is not in a language that is asked for: our words, or purposes."""
    for language in exported.languages:
        if language.foreign:
            yield Loss(
                f'has our words in English, for we have none in {language.code!r}'
            )
        yield from of_items(
            f'has no purpose in {language.code!r}, but in another language',
            (
                cookie
                for cookie in exported.declaration.cookies
                if cookie.purpose is not None
                and not exported.speaks(cookie.purpose, language)
            ),
        )
