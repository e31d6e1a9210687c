"""Recognition of known services: which of the catalogue an author's item is of.

By its name *and* its provider or domain, for many sites have a cookie `sessionid`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_cookiecharter.catalogue.known_services import services_with
from sphinx_cookiecharter.checks.phrases.tokens import tokenize

if TYPE_CHECKING:
    from sphinx_cookiecharter.catalogue.known_services import KnownItem, KnownService
    from sphinx_cookiecharter.declaration.model import Cookie


def recognized(cookie: Cookie) -> tuple[KnownService, KnownItem] | None:
    """Return the known service that an item is of, with that item, or None."""
    for name in cookie.names:
        for service, item in services_with(name, cookie.storage):
            if _is_provided_by(cookie, service) or _is_at(cookie, service):
                return service, item
    return None


def _is_provided_by(cookie: Cookie, service: KnownService) -> bool:
    if cookie.provider is None:
        return False
    provider = cookie.provider
    rows = [tokenize(name).row for name in (provider.id, *provider.name.values)]
    return any(f' {word} ' in row for word in service.providers for row in rows)


def _is_at(cookie: Cookie, service: KnownService) -> bool:
    if cookie.domain is None:
        return False
    domain = cookie.domain.lstrip('.').casefold()
    return any(domain == host or domain.endswith(f'.{host}') for host in service.hosts)
