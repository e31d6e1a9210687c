"""The fingerprint: a digest of what visitors consent to, for a consent tool."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_cookiecharter.declaration.hosts import canonical_host
from sphinx_cookiecharter.declaration.vocabulary import REQUIRED, THIS_SITE

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sphinx_cookiecharter.declaration.model import (
        Cookie,
        Declaration,
        Provider,
        Recipient,
    )

#: Hexadecimal digits: as a number they stay exact in JavaScript.
_DIGITS: Final = 12


class _Facts(NamedTuple):
    """What visitors consent to, of one name; in the order in which it is digested."""

    name: str
    storage: str
    host: str
    category: str
    provider: str
    recipients: tuple[str, ...]
    duration: str


class Fingerprint(NamedTuple):
    """The digest of all items that need consent, and that of each category of them.

    An item without a category is in that of the empty string.
    """

    overall: str
    categories: Mapping[str, str]

    @property
    def revision(self) -> int:
        """The same as a whole number, below 2⁴⁸."""
        return int(self.overall, 16)


def fingerprint(declaration: Declaration) -> Fingerprint:
    """Return what changes when something changes that visitors consent to.

    It covers the items that need consent: their names, storage, domain, category,
    provider, recipients and duration; not their wording, language, order or dates.
    """
    items = sorted(
        {
            facts
            for cookie in declaration.cookies
            if declaration.consent_of(cookie) == REQUIRED
            for facts in _facts(cookie)
        }
    )
    by_category: dict[str, list[_Facts]] = {}
    for facts in sorted(items, key=lambda facts: facts.category):
        by_category.setdefault(facts.category, []).append(facts)
    categories = {name: _digest(members) for name, members in by_category.items()}
    return Fingerprint(_digest(items), categories)


def same_provider_as(provider: Provider | None) -> str:
    """Return what tells providers apart: the id, else the name, however it is spelt.

    The name of a declared one is wording. One that is declared later under its name
    in lower case stays the same. The site itself is one, whatever it is called.
    """
    if provider is None:
        return ''
    if provider.is_site:
        return THIS_SITE
    name = provider.id or provider.name.values[0]
    return ''.join(letter for letter in name.casefold() if letter.isalnum()) or name


def _recipients_of(cookie: Cookie) -> tuple[str, ...]:
    return tuple(sorted({_first_words(recipient) for recipient in cookie.recipients}))


def _first_words(recipient: Recipient) -> str:
    """Return the first words of its name: languages are mostly added behind them.

    The site itself is one, whatever it is called.
    """
    return THIS_SITE if recipient.is_site else recipient.name.values[0].casefold()


def _facts(cookie: Cookie) -> Iterator[_Facts]:
    duration = cookie.duration
    for name in cookie.names or ('',):
        yield _Facts(
            name,
            cookie.storage,
            canonical_host(cookie.domain),
            cookie.category or '',
            same_provider_as(cookie.provider),
            _recipients_of(cookie),
            str(duration.longest_seconds) if duration is not None else '',
        )


def _digest(items: list[_Facts]) -> str:
    text = json.dumps(items, ensure_ascii=True, separators=(',', ':'))
    return hashlib.sha256(text.encode()).hexdigest()[:_DIGITS]
