"""The diff of two declarations: what to tell readers, and whether to ask them anew."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, NamedTuple, TypeAlias

from sphinx_cookiecharter.declaration.fingerprint import same_provider_as
from sphinx_cookiecharter.declaration.hosts import canonical_host
from sphinx_cookiecharter.declaration.patterns import (
    is_pattern,
    literal_length,
    matches,
)
from sphinx_cookiecharter.declaration.vocabulary import REQUIRED, THIS_SITE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx_cookiecharter.declaration.model import (
        Cookie,
        Declaration,
        Provider,
        Recipient,
    )
    from sphinx_cookiecharter.declaration.text import Text

#: What may be another of an item that stays.
Aspect: TypeAlias = Literal['consent', 'duration', 'category', 'provider', 'recipients']

#: Why consent must be asked anew.
Reason: TypeAlias = Aspect | Literal['added']

#: The names of a new declaration, each with what it was in the old one, if anything.
_Pairs: TypeAlias = 'list[tuple[ItemName, ItemName | None]]'


@dataclass(frozen=True, slots=True, eq=False)
class ItemName:
    """One name of an item; by identity, for an item may have one name twice."""

    name: str
    cookie: Cookie


class Change(NamedTuple):
    """What is another of one name."""

    name: str
    old: Cookie
    new: Cookie
    aspects: tuple[Aspect, ...]

    @property
    def new_recipients(self) -> tuple[Text, ...]:
        """The recipients that the item has and had not, in whatever language."""
        return _new_recipients(self.old, self.new)


class AskAgain(NamedTuple):
    """Why the consent that visitors gave does not cover one name."""

    name: str
    reason: Reason


class Diff(NamedTuple):
    """What differs between two declarations, name by name.

    `added` and `changed` are in the order of the new one, `removed` in that of the
    old one. A name that stays shorter is not a change to tell. `reasons` say why
    consent must be asked anew; there is none where it need not be.
    """

    old: Declaration
    new: Declaration
    added: tuple[ItemName, ...]
    removed: tuple[ItemName, ...]
    changed: tuple[Change, ...]
    reasons: tuple[AskAgain, ...]

    @property
    def ask_again(self) -> bool:
        return bool(self.reasons)


def diff(old: Declaration, new: Declaration) -> Diff:
    """Return what differs. It is not sure where one of the two is not `complete`."""
    old_names, new_names = _names(old), _names(new)
    matched = _matched(old_names, new_names)
    patterns = _patterns(old_names)
    pairs = [
        (name, matched.get(name) or _covering(name, patterns)) for name in new_names
    ]
    added = tuple(name for name, before in pairs if before is None)
    removed = tuple(_removed(old_names, pairs))
    changed = tuple(_changes(old, new, pairs))
    reasons = tuple(_reasons(new, added, changed))
    return Diff(old, new, added, removed, changed, reasons)


def _matched(
    old_names: list[ItemName], new_names: list[ItemName]
) -> dict[ItemName, ItemName]:
    """Return what names of the new declaration were in the old one.

    First those that are the same in all that tells items apart, then those alike.
    """
    matched: dict[ItemName, ItemName] = {}
    left = dict.fromkeys(old_names)
    for key in _KEYS:
        by_key: defaultdict[tuple[str, ...], list[ItemName]] = defaultdict(list)
        for before in left:
            by_key[key(before)].append(before)
        for name in new_names:
            if name in matched:
                continue
            for before in by_key[key(name)]:
                if before in left and _alike(before, name):
                    matched[name] = before
                    del left[before]
                    break
    return matched


def _removed(old_names: list[ItemName], pairs: _Pairs) -> Iterator[ItemName]:
    """Yield the names that nothing stands for any more, not even a pattern."""
    stays = {before for _, before in pairs}
    patterns = _patterns(name for name, _ in pairs)
    for name in old_names:
        if name not in stays and _covering(name, patterns) is None:
            yield name


def _changes(old: Declaration, new: Declaration, pairs: _Pairs) -> Iterator[Change]:
    for name, before in pairs:
        if before is not None:
            aspects = tuple(_aspects(old, before.cookie, new, name.cookie))
            if aspects:
                yield Change(name.name, before.cookie, name.cookie, aspects)


def _aspects(
    old: Declaration, before: Cookie, new: Declaration, now: Cookie
) -> Iterator[Aspect]:
    if old.consent_of(before) != new.consent_of(now):
        yield 'consent'
    if (
        before.duration is not None
        and now.duration is not None
        and now.duration > before.duration
    ):
        yield 'duration'
    if before.category != now.category:
        yield 'category'
    if not _has_same_provider(old, before, new, now):
        yield 'provider'
    if _new_recipients(before, now) or _new_recipients(now, before):
        yield 'recipients'


def _reasons(
    new: Declaration, added: Iterable[ItemName], changed: Iterable[Change]
) -> Iterator[AskAgain]:
    for name in added:
        if new.consent_of(name.cookie) == REQUIRED:
            yield AskAgain(name.name, 'added')
    for change in changed:
        if new.consent_of(change.new) != REQUIRED:
            continue
        if 'consent' in change.aspects:
            yield AskAgain(change.name, 'consent')
            continue
        for aspect in change.aspects:
            if aspect != 'recipients' or change.new_recipients:
                yield AskAgain(change.name, aspect)


def _exactly(name: ItemName) -> tuple[str, ...]:
    return *_by_host(name), name.cookie.path or ''


def _by_host(name: ItemName) -> tuple[str, ...]:
    return *_by_name(name), canonical_host(name.cookie.domain)


def _by_name(name: ItemName) -> tuple[str, ...]:
    return name.name, name.cookie.storage


_KEYS: Final = (_exactly, _by_host, _by_name)


def _alike(name: ItemName, other: ItemName) -> bool:
    """Whether two may be one item: a host that is not given may be any."""
    domains = name.cookie.domain, other.cookie.domain
    hosts = {canonical_host(domain) for domain in domains if domain is not None}
    return name.cookie.storage == other.cookie.storage and len(hosts) < 2


def _patterns(names: Iterable[ItemName]) -> list[ItemName]:
    return [name for name in names if is_pattern(name.name)]


def _covering(name: ItemName, patterns: list[ItemName]) -> ItemName | None:
    """Return that of the patterns which stands for a name, as `best_match` does.

    A second item of one name is covered by none: it is another item.
    """
    fitting = [
        pattern
        for pattern in patterns
        # Asked in the order of what it costs.
        if matches(pattern.name, name.name)
        and pattern.name != name.name
        and _alike(name, pattern)
    ]
    return max(fitting, key=lambda pattern: literal_length(pattern.name), default=None)


def _names(declaration: Declaration) -> list[ItemName]:
    return [
        ItemName(name, cookie)
        for cookie in declaration.cookies
        for name in cookie.names
    ]


def _has_same_provider(
    old: Declaration, before: Cookie, new: Declaration, now: Cookie
) -> bool:
    """Whether two providers are one: it may have been declared, or renamed, since."""
    # Who no longer says anything of a provider has not changed it.
    if now.provider is None:
        return True
    return before.provider is not None and (
        same_provider_as(before.provider) == same_provider_as(now.provider)
        or not _provider_names(old, before.provider).isdisjoint(
            _provider_names(new, now.provider)
        )
    )


def _provider_names(declaration: Declaration, provider: Provider) -> set[str]:
    """Return the names of a provider, in lower case: of the site, all that it has."""
    names = {*provider.name.values}
    if provider.is_site:
        names |= declaration.site.spellings
    return {name.casefold() for name in names}


def _new_recipients(old: Cookie, new: Cookie) -> tuple[Text, ...]:
    """Return who receives data and did not, by a name in whatever language."""
    known = {words for recipient in old.recipients for words in _spelt(recipient)}
    return tuple(
        recipient.name
        for recipient in new.recipients
        if known.isdisjoint(_spelt(recipient))
    )


def _spelt(recipient: Recipient) -> set[str]:
    """Return the names of a recipient, in lower case."""
    site = {THIS_SITE} if recipient.is_site else set()
    return {value.casefold() for value in recipient.name.values} | site
