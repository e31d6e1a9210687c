"""Recognition of known services in what was seen: which entries `use` should name.

A name that several services have, or that anybody could choose, needs a second sign:
the host of its service, or another of its names.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, TypeAlias

from sphinx_cookiecharter.catalogue.known_services import (
    services_asked_at,
    services_with,
)
from sphinx_cookiecharter.declaration.hosts import domain_matches
from sphinx_cookiecharter.declaration.patterns import matches
from sphinx_cookiecharter.declaration.vocabulary import THIRD
from sphinx_cookiecharter.observation.item_yaml import name_of
from sphinx_cookiecharter.observation.model import WEB

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from sphinx_cookiecharter.catalogue.known_services import KnownItem, KnownService
    from sphinx_cookiecharter.observation.model import Item

#: A service with an item of its own.
Known: TypeAlias = 'tuple[KnownService, KnownItem]'

_PLAIN_WORD: Final = re.compile('[A-Za-z]?[a-z]*')


@dataclass(slots=True)
class Recognized:
    """A service with what was seen of it; its first items are the surest.

    `names` are those of the entry that were seen, `sure` the items by which it is known
    for certain, `hosts` those of it that were asked, `is_asked` whether one of these is
    no other's.
    """

    service: KnownService
    items: dict[Item, KnownItem] = field(default_factory=dict)
    names: set[str] = field(default_factory=set)
    sure: set[Item] = field(default_factory=set)
    hosts: set[str] = field(default_factory=set)
    is_asked: bool = False
    is_theme: bool = False

    @property
    def rank(self) -> tuple[bool, int, int]:
        """How likely it is, the likeliest first."""
        known = {
            name
            for item in self.service.items
            if item.storage != 'request'
            for name in item.names
        }
        missing = known - self.names - set(self.service.optional)
        return not self.is_sure, len(missing), -len(self.names)

    @property
    def is_sure(self) -> bool:
        """Whether one sign alone tells it from all others."""
        return bool(self.sure) or self.is_asked or self.is_theme

    def has_sibling(self, item: Item, known: KnownItem) -> bool:
        """Whether an item that many sites never see is likely one of this service.

        Another of its items is in the same storage, or one that is no other's in any
        storage that pages write: local storage has a *theme* on many a site.
        """
        is_optional = not set(self.service.optional).isdisjoint(known.names)
        if item in self.sure or not is_optional or only_service(item) is not None:
            return True
        return any(
            other is not item and other.storages & item.storages for other in self.items
        ) or any(other.storages <= WEB and item.storages <= WEB for other in self.sure)

    def is_shown_by(self, items: Collection[Item]) -> bool:
        """Whether these of its items, and its hosts, are signs enough."""
        names = {name_of(item) for item in items}
        second = len(names) > 1 or bool(self.hosts)
        return self.is_sure or (bool(names) and second)


def recognize(
    items: Iterable[Item], hosts: Iterable[str] = (), theme: str | None = None
) -> list[Recognized]:
    """Return the services that what was seen belongs to, each item in one of them.

    `hosts` were asked for something; `theme` is the value of `html_theme`.
    """
    found = _candidates(items, hosts, theme)
    ranked = sorted(found.values(), key=lambda one: (one.rank, one.service.id))
    taken: set[Item] = set()
    recognized = []
    for candidate in ranked:
        left = {
            item: known
            for item, known in candidate.items.items()
            if item not in taken and candidate.has_sibling(item, known)
        }
        if not candidate.is_shown_by(left.keys()) or _has_equal(candidate, ranked):
            continue
        if left or candidate.is_asked:
            candidate.items = left
            taken |= left.keys()
            recognized.append(candidate)
    return recognized


def only_service(item: Item) -> Known | None:
    """Return the one service that has an item of this name, with that item, if any.

    A plain word is anybody's: *cart* and *email* say nothing.
    """
    if _PLAIN_WORD.fullmatch(name_of(item)):
        return None
    return _only(_known(item))


def likely_service(item: Item, found: Collection[Recognized]) -> Known | None:
    """Return the one service that an item may be of, with that item, if any.

    Of the services that were found one may have it, also under a plain word.
    """
    ids = {one.service.id for one in found}
    of_found = [known for known in _known(item) if known[0].id in ids]
    return only_service(item) or _only(of_found)


def _only(known: Iterable[Known]) -> Known | None:
    found = {service.id: (service, of) for service, of in known}
    return next(iter(found.values())) if len(found) == 1 else None


def _candidates(
    items: Iterable[Item], hosts: Iterable[str], theme: str | None
) -> Mapping[str, Recognized]:
    found: dict[str, Recognized] = {}
    for item in items:
        matching = list(_known(item))
        for service, known in matching:
            one = found.setdefault(service.id, Recognized(service))
            one.items.setdefault(item, known)
            one.names.update(of for of in known.names if matches(of, name_of(item)))
            one.is_theme = service.group == 'theme' and theme in service.ids
            if _is_at(item, service, known) or _is_distinctive(item, matching):
                one.sure.add(item)
    for host in hosts:
        asked = {service.id: service for service, _ in services_asked_at(host)}
        for service in asked.values():
            one = found.setdefault(service.id, Recognized(service))
            one.hosts.add(host)
            one.is_asked |= len(asked) == 1
    for one in found.values():
        of_vendor = one.service.hosts
        one.hosts |= {
            host for host in hosts if any(domain_matches(host, at) for at in of_vendor)
        }
    return found


def _known(item: Item) -> Iterable[Known]:
    """Yield the services that have an item of this name where this one was seen."""
    for storage in sorted(item.storages):
        for service, known in services_with(name_of(item), storage):
            is_site = item.party != THIRD and not known.domain
            if known.storage != 'request' and (is_site or _is_at(item, service, known)):
                yield service, known


def _is_at(item: Item, service: KnownService, known: KnownItem) -> bool:
    if item.host is None:
        return False
    hosts = [*service.hosts, known.domain]
    return any(domain_matches(item.host, host) for host in hosts if host)


def _is_distinctive(item: Item, found: list[Known]) -> bool:
    if len({service.id for service, _ in found}) != 1:
        return False
    service, _ = found[0]
    return any(matches(name, name_of(item)) for name in service.distinctive)


def _has_equal(candidate: Recognized, others: Iterable[Recognized]) -> bool:
    """Whether another service is as likely to be the one that keeps the same."""
    return any(
        other is not candidate
        and other.rank == candidate.rank
        and not candidate.is_sure
        and candidate.items.keys() <= other.items.keys()
        for other in others
    )
