"""Whether an item that its vendor documents is declared for what it is."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from sphinx_cookiecharter.checks.exempt_items import doubted
from sphinx_cookiecharter.checks.known import TRACKERS
from sphinx_cookiecharter.checks.phrases.tokens import said
from sphinx_cookiecharter.checks.rule import rule
from sphinx_cookiecharter.declaration.codes import Code, Level
from sphinx_cookiecharter.declaration.patterns import matches
from sphinx_cookiecharter.declaration.vocabulary import CATEGORIES
from sphinx_cookiecharter.law.legal_sources import VENDORS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_cookiecharter.checks.known import Tracker
    from sphinx_cookiecharter.checks.rule import Case
    from sphinx_cookiecharter.declaration.finding import Finding
    from sphinx_cookiecharter.declaration.model import Cookie, Provider


@rule(Code.KNOWN_TRACKER_MISMATCH, VENDORS)
def known_tracker_mismatch(case: Case) -> Iterator[Finding]:
    """An item that its vendor documents, in another category than that suggests.

    Its name *and* its provider or domain must be those of the vendor: many sites have a
    cookie `sessionid`. Categories of your own are not compared. Not where another
    finding already says that the item is not exempt.

    Bad: `{name: _ga, provider: Google, category: necessary}`

    Good: `{name: _ga, provider: Google, category: statistics}`
    """
    by_provider: dict[Provider, tuple[Tracker, ...]] = {}
    doubtful = doubted(case)
    for cookie in case.declaration.cookies:
        if cookie.category not in CATEGORIES:
            continue
        candidates: tuple[Tracker, ...] = ()
        if cookie.provider is not None:
            if cookie.provider not in by_provider:
                by_provider[cookie.provider] = _of_provider(cookie.provider)
            candidates = by_provider[cookie.provider]
        if cookie.domain is not None:
            candidates += _of_host(cookie.domain)
        tracker = next((one for one in candidates if _is_of(cookie, one)), None)
        if (
            tracker is None
            or cookie.category in tracker.categories
            or cookie in doubtful
        ):
            continue
        grave = tracker.categories[0] == 'marketing' and cookie.category == 'necessary'
        expected = ' or '.join(map(repr, tracker.categories))
        yield case.on(
            cookie,
            'category',
            f"it is declared as {cookie.category!r}; its vendor's "
            f'{tracker.basis} suggests {expected}: see {tracker.source}',
            Level.WARNING if grave else None,
        )


def _is_of(cookie: Cookie, tracker: Tracker) -> bool:
    return cookie.storage == tracker.storage and any(
        matches(pattern, name) for name in cookie.names for pattern in tracker.names
    )


def _of_provider(provider: Provider) -> tuple[Tracker, ...]:
    rows = [said(name).row for name in (provider.id, *provider.name.values)]
    return tuple(
        tracker
        for tracker in TRACKERS
        if any(f' {vendor} ' in row for vendor in tracker.vendors for row in rows)
    )


@lru_cache(256)
def _of_host(domain: str) -> tuple[Tracker, ...]:
    domain = domain.lstrip('.').casefold()
    return tuple(
        tracker
        for tracker in TRACKERS
        if any(domain == host or domain.endswith(f'.{host}') for host in tracker.hosts)
    )
