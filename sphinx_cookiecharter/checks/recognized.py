"""Recognition of known services: which of the catalogue an author's item is of.

By its name *and* its provider or domain, for many sites have a cookie `sessionid`; by a
name alone only where the entry calls it distinctive, and no other service has it. A
connection is known by its host. Several items are known by their names if they are all
that one service always keeps.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sphinx_cookiecharter.catalogue.known_services import (
    services_asked_at,
    services_with,
)
from sphinx_cookiecharter.checks.phrases.tokens import tokenize
from sphinx_cookiecharter.declaration.hosts import domain_matches
from sphinx_cookiecharter.declaration.patterns import matches
from sphinx_cookiecharter.declaration.vocabulary import THIRD

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sphinx_cookiecharter.catalogue.known_services import KnownItem, KnownService
    from sphinx_cookiecharter.declaration.model import Cookie


class Match(NamedTuple):
    """A known service, and the item of it that was recognised."""

    service: KnownService
    item: KnownItem


def recognized(cookie: Cookie) -> Match | None:
    """Return the known service that an item is of, with that item, or None."""
    alone = None
    for name in cookie.names:
        candidates = [*map(Match._make, services_with(name, cookie.storage))]
        for match in candidates:
            if _is_provided_by(cookie, match.service) or _is_at(cookie, match):
                return match
        alone = alone or _distinctive(name, candidates)
    return alone or _asked(cookie)


def recognized_together(cookies: Iterable[Cookie]) -> dict[Cookie, KnownService]:
    """Return the service of each item that is one of all that it always keeps.

    That is two names at least, and no other service explains these items as well. What
    it keeps at times, it keeps in the same storage: local storage has a *theme* on many
    a site.
    """
    found: dict[str, tuple[KnownService, set[tuple[Cookie, str, str]]]] = {}
    for cookie in cookies:
        for name in cookie.names:
            for match in map(Match._make, services_with(name, cookie.storage)):
                service, item = match
                is_site = cookie.party != THIRD and not item.domain
                if is_site or _is_at(cookie, match):
                    _, signs = found.setdefault(service.id, (service, set()))
                    signs.update(
                        (cookie, item.storage, of)
                        for of in item.names
                        if matches(of, name)
                    )
    whole = []
    for service, signs in found.values():
        always = _always_kept(service)
        seen = {(storage, name) for _, storage, name in signs}
        if always <= seen and len({name for _, name in always}) > 1:
            storages = {storage for storage, _ in always}
            kept = {cookie for cookie, storage, _ in signs if storage in storages}
            whole.append((service, kept))
    return {
        cookie: service
        for service, kept in whole
        if not any(kept <= others for other, others in whole if other is not service)
        for cookie in kept
    }


def _always_kept(service: KnownService) -> set[tuple[str, str]]:
    return {
        (item.storage, name)
        for item in service.items
        if item.storage != 'request'
        for name in item.names
        if name not in service.optional
    }


def services_of(cookie: Cookie) -> list[str]:
    """Return the ids of all services that have an item of this name."""
    found = (
        service.id
        for name in cookie.names
        for service, _ in services_with(name, cookie.storage)
    )
    return list(dict.fromkeys(found))


def _distinctive(name: str, candidates: Sequence[Match]) -> Match | None:
    """Return the only service that has a name, if no other could have it."""
    if len({match.service.id for match in candidates}) != 1:
        return None
    match = candidates[0]
    known = match.service.distinctive
    return match if any(matches(pattern, name) for pattern in known) else None


def _asked(cookie: Cookie) -> Match | None:
    """Return the only service that is asked at the host of a connection."""
    if cookie.storage != 'request' or cookie.domain is None:
        return None
    found = [*map(Match._make, services_asked_at(cookie.domain))]
    return found[0] if len({match.service.id for match in found}) == 1 else None


def _is_provided_by(cookie: Cookie, service: KnownService) -> bool:
    if cookie.provider is None:
        return False
    provider = cookie.provider
    rows = [tokenize(name).row for name in (provider.id, *provider.name.values)]
    return any(f' {word} ' in row for word in service.providers for row in rows)


def _is_at(cookie: Cookie, match: Match) -> bool:
    if cookie.domain is None:
        return False
    hosts = [*match.service.hosts, match.item.domain]
    return any(domain_matches(cookie.domain, host) for host in hosts if host)
