"""Organisations: who else, but the site itself, sets items or receives their data."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sphinx_cookiecharter.language import labels
from sphinx_cookiecharter.language.sentence import authors

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_cookiecharter.declaration.model import (
        Cookie,
        Declaration,
        Provider,
        Recipient,
    )
    from sphinx_cookiecharter.declaration.text import Text
    from sphinx_cookiecharter.language.language import Language
    from sphinx_cookiecharter.language.sentence import Run


@dataclass(slots=True)
class Organisation:
    """Somebody who is named as a provider, as a recipient, or as both.

    `provider` is what is declared, or said in an item, of one that is a provider;
    `purposes` are those for which it uses, as a recipient, what it receives.
    """

    name: Text
    provider: Provider | None = None
    provides: bool = False
    receives: bool = False
    purposes: list[Text] = field(default_factory=list)

    def named(self, language: Language) -> Run:
        """Return its name for the reader."""
        if self.provider is not None:
            return labels.provider_name(self.provider, language)
        return authors(self.name, language.code)

    def is_same_as(self, other: Organisation) -> bool:
        """Whether both are one: of declared ones by their ids, else by a name."""
        if self._id and other._id:
            return self._id == other._id
        return not self._spellings.isdisjoint(other._spellings)

    @property
    def _id(self) -> str:
        return self.provider.id if self.provider is not None else ''

    @property
    def _spellings(self) -> set[str]:
        return {self._id, *self.name.values} - {''}

    @property
    def has_details(self) -> bool:
        """Whether there is more to say of it than its name."""
        provider = self.provider
        return self.receives or (
            provider is not None
            and any(
                (
                    provider.processor,
                    provider.country,
                    provider.privacy_url,
                    provider.url,
                    provider.transfer,
                )
            )
        )


def organisations(
    declaration: Declaration, cookies: Iterable[Cookie]
) -> list[Organisation]:
    """Return who is named, each once, in the order of the items.

    In an item, the provider comes before the recipients.
    """
    met = _Met(declaration)
    for cookie in cookies:
        if cookie.provider is not None and not cookie.provider.is_site:
            met.provider(cookie.provider).provides = True
        for recipient in cookie.recipients:
            if not recipient.is_site:
                met.receive(recipient)
    return met.organisations


def recipient_name(
    recipient: Recipient, declaration: Declaration, language: Language
) -> Run:
    """Return the name of a recipient, who may be declared as a provider."""
    if recipient.is_site:
        return labels.provider_name(declaration.site_provider, language)
    return _named(recipient.name, declaration).named(language)


def _named(name: Text, declaration: Declaration) -> Organisation:
    """Return whom a name means: a declared provider, or somebody else."""
    words = set(name.values)
    for provider in declaration.providers.values():
        if not words.isdisjoint((provider.id, *provider.name.values)):
            return Organisation(provider.name, provider)
    return Organisation(name)


class _Met:
    """The organisations that were met so far."""

    def __init__(self, declaration: Declaration) -> None:
        self._declaration = declaration
        self.organisations: list[Organisation] = []

    def provider(self, provider: Provider) -> Organisation:
        organisation = self._find(Organisation(provider.name, provider))
        organisation.provider = provider
        return organisation

    def receive(self, recipient: Recipient) -> None:
        organisation = self._find(_named(recipient.name, self._declaration))
        organisation.receives = True
        purpose = recipient.purpose
        if purpose is not None and purpose not in organisation.purposes:
            organisation.purposes.append(purpose)

    def _find(self, new: Organisation) -> Organisation:
        """Return the same organisation if it was met before, else the new one."""
        for organisation in self.organisations:
            if new.is_same_as(organisation):
                return organisation
        self.organisations.append(new)
        return new
