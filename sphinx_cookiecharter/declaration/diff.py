"""Two states of one declaration compared: what readers should be told of."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final, Literal, NamedTuple, TypeAlias

from sphinx_cookiecharter.declaration.fingerprint import same_provider_as
from sphinx_cookiecharter.declaration.hosts import canonical_host
from sphinx_cookiecharter.declaration.patterns import (
    is_pattern,
    literal_length,
    matches,
)
from sphinx_cookiecharter.declaration.vocabulary import REQUIRED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_cookiecharter.declaration.model import Cookie, Declaration, Provider
    from sphinx_cookiecharter.declaration.text import Text

#: What may be another of an item that stays.
Aspect: TypeAlias = Literal['consent', 'duration', 'category', 'provider', 'recipients']

#: Why consent must be asked anew.
Reason: TypeAlias = Aspect | Literal['added']


class Named(NamedTuple):
    """One name of an item."""

    name: str
    cookie: Cookie


class Change(NamedTuple):
    """What is another of one name."""

    name: str
    old: Cookie
    new: Cookie
    aspects: tuple[Aspect, ...]


class AskAgain(NamedTuple):
    """Why the consent that visitors gave does not cover one name."""

    name: str
    reason: Reason


@dataclass(frozen=True)
class Comparison:
    """What differs between two declarations, name by name.

    `added` and `changed` are in the order of the new one, `removed` in that of the
    old one. A name that stays shorter is not a change to tell.
    """

    old: Declaration
    new: Declaration

    @cached_property
    def added(self) -> tuple[Named, ...]:
        return tuple(one for one, before in self._pairs if before is None)

    @cached_property
    def removed(self) -> tuple[Named, ...]:
        kept = {id(before) for _, before in self._pairs if before is not None}
        patterns = _patterns(self._new)
        return tuple(
            one
            for one in self._old
            if id(one) not in kept and _covering(one, patterns) is None
        )

    @cached_property
    def changed(self) -> tuple[Change, ...]:
        changes = (
            Change(one.name, before.cookie, one.cookie, aspects)
            for one, before in self._pairs
            if before is not None
            and (aspects := tuple(self._aspects(before.cookie, one.cookie)))
        )
        return tuple(changes)

    @cached_property
    def reasons(self) -> tuple[AskAgain, ...]:
        """Why consent must be asked anew; none where it need not be."""
        found = [
            AskAgain(one.name, 'added') for one in self.added if self._asks(one.cookie)
        ]
        for change in self.changed:
            if not self._asks(change.new):
                continue
            if 'consent' in change.aspects:
                found.append(AskAgain(change.name, 'consent'))
                continue
            found.extend(
                AskAgain(change.name, aspect)
                for aspect in change.aspects
                if aspect != 'recipients' or new_recipients(change.old, change.new)
            )
        return tuple(found)

    @property
    def ask_again(self) -> bool:
        return bool(self.reasons)

    def _asks(self, cookie: Cookie) -> bool:
        return self.new.consent_of(cookie) == REQUIRED

    def _aspects(self, old: Cookie, new: Cookie) -> Iterator[Aspect]:
        if self.old.consent_of(old) != self.new.consent_of(new):
            yield 'consent'
        if (
            old.duration is not None
            and new.duration is not None
            and new.duration > old.duration
        ):
            yield 'duration'
        if old.category != new.category:
            yield 'category'
        # Who no longer says anything of a provider has not changed it.
        if new.provider is not None and not _is_same(old.provider, new.provider):
            yield 'provider'
        if new_recipients(old, new) or new_recipients(new, old):
            yield 'recipients'

    @cached_property
    def _old(self) -> list[Named]:
        return _named(self.old)

    @cached_property
    def _new(self) -> list[Named]:
        return _named(self.new)

    @cached_property
    def _pairs(self) -> list[tuple[Named, Named | None]]:
        """Each name of the new declaration, and what it was in the old one.

        First those that are the same in all that tells items apart, then those
        alike; a name that was a pattern's is not new.
        """
        found: dict[int, Named] = {}
        left = {id(one): one for one in self._old}
        for key in _KEYS:
            by_key: dict[tuple[str, ...], list[Named]] = {}
            for one in left.values():
                by_key.setdefault(key(one), []).append(one)
            for one in self._new:
                if id(one) in found:
                    continue
                before = next(
                    (
                        other
                        for other in by_key.get(key(one), ())
                        if id(other) in left and _alike(other, one)
                    ),
                    None,
                )
                if before is not None:
                    found[id(one)] = left.pop(id(before))
        patterns = _patterns(self._old)
        return [
            (one, found.get(id(one)) or _covering(one, patterns)) for one in self._new
        ]


def _exactly(one: Named) -> tuple[str, ...]:
    cookie = one.cookie
    return one.name, cookie.storage, canonical_host(cookie.domain), cookie.path or ''


def _by_host(one: Named) -> tuple[str, ...]:
    return one.name, one.cookie.storage, canonical_host(one.cookie.domain)


def _by_name(one: Named) -> tuple[str, ...]:
    return one.name, one.cookie.storage


_KEYS: Final = (_exactly, _by_host, _by_name)


def _alike(one: Named, other: Named) -> bool:
    """Whether two may be one item: a host that is not given may be any."""
    domains = one.cookie.domain, other.cookie.domain
    hosts = {canonical_host(domain) for domain in domains if domain is not None}
    return one.cookie.storage == other.cookie.storage and len(hosts) < 2


def _patterns(named: list[Named]) -> list[Named]:
    return [one for one in named if is_pattern(one.name)]


def _covering(one: Named, patterns: list[Named]) -> Named | None:
    """Return that of the patterns which stands for a name, as `best_match` does."""
    fitting = [
        other
        for other in patterns
        # Asked in the order of what it costs.
        if matches(other.name, one.name)
        and other.name != one.name
        and _alike(one, other)
    ]
    return max(fitting, key=lambda other: literal_length(other.name), default=None)


def _named(declaration: Declaration) -> list[Named]:
    return [Named(name, one) for one in declaration.cookies for name in one.names]


def _is_same(old: Provider | None, new: Provider) -> bool:
    """Whether two providers are one: it may have been declared, or renamed, since."""
    return old is not None and (
        same_provider_as(old) == same_provider_as(new)
        or not _words(old.name).isdisjoint(_words(new.name))
    )


def new_recipients(old: Cookie, new: Cookie) -> tuple[Text, ...]:
    """Return the recipients that an item has and had not, in whatever language."""
    known = {words for one in old.recipients for words in _words(one)}
    return tuple(one for one in new.recipients if known.isdisjoint(_words(one)))


def _words(text: Text) -> set[str]:
    return {value.casefold() for value in text.values}
