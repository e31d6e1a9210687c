"""Rules on known services: whether an item is declared as its vendor documents it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_cookiecharter.catalogue.known_services import services_with
from sphinx_cookiecharter.checks.engine import rule
from sphinx_cookiecharter.checks.exempt_items import doubted
from sphinx_cookiecharter.checks.phrases.tokens import tokenize
from sphinx_cookiecharter.declaration.codes import Code, Level
from sphinx_cookiecharter.declaration.vocabulary import CATEGORIES
from sphinx_cookiecharter.law.legal_sources import VENDORS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_cookiecharter.catalogue.known_services import KnownService
    from sphinx_cookiecharter.checks.engine import Case
    from sphinx_cookiecharter.declaration.finding import Finding
    from sphinx_cookiecharter.declaration.model import Cookie


@rule(Code.KNOWN_TRACKER_MISMATCH, VENDORS)
def known_tracker_mismatch(case: Case) -> Iterator[Finding]:
    """An item that its vendor documents, in another category than that suggests.

    It is compared with what the catalogue knows. Its name *and* its provider or domain
    must be those of the vendor: many sites have a cookie `sessionid`. Categories of
    your own are not compared. Not where another finding already says that the item is
    not exempt.

    Bad: `{name: _ga, provider: Google, category: necessary}`

    Good: `{name: _ga, provider: Google, category: statistics}`
    """
    doubtful = doubted(case)
    for cookie in case.declaration.cookies:
        if cookie.category not in CATEGORIES or cookie in doubtful:
            continue
        service, expected = _expected(cookie)
        if service is None or cookie.category in expected:
            continue
        grave = expected[0] == 'marketing' and cookie.category == 'necessary'
        yield case.on(
            cookie,
            'category',
            f"it is declared as {cookie.category!r}; its vendor's "
            f'{service.basis} suggests {" or ".join(map(repr, expected))}: see '
            f'{service.source}',
            Level.WARNING if grave else None,
        )


def _expected(cookie: Cookie) -> tuple[KnownService | None, tuple[str, ...]]:
    """Return the known service that an item is of, and where it is expected."""
    for name in cookie.names:
        for service, item in services_with(name, cookie.storage):
            if _is_provided_by(cookie, service) or _is_at(cookie, service):
                return service, item.categories
    return None, ()


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
