"""Rules on known services: whether an item is declared as its vendor documents it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_cookiecharter.checks.engine import rule
from sphinx_cookiecharter.checks.exempt_items import doubted
from sphinx_cookiecharter.checks.recognized import recognized
from sphinx_cookiecharter.declaration.codes import Code, Level
from sphinx_cookiecharter.declaration.vocabulary import CATEGORIES, EXEMPT, REQUIRED
from sphinx_cookiecharter.law.legal_sources import VENDORS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_cookiecharter.checks.engine import Case
    from sphinx_cookiecharter.declaration.finding import Finding


@rule(Code.KNOWN_TRACKER_MISMATCH, VENDORS)
def known_tracker_mismatch(case: Case) -> Iterator[Finding]:
    """An item that its vendor documents, in another category than that suggests.

    It is compared with what the catalogue knows. Its name *and* its provider or domain
    must be those of the vendor: many sites have a cookie `sessionid`. Categories of
    your own are not compared. A warning where the item is said to need no consent, and
    that of the vendor does. Not where another finding already says that the item is not
    exempt.

    Bad: `{name: _ga, provider: Google, category: necessary}`

    Good: `{name: _ga, provider: Google, category: statistics}`
    """
    consent_of = case.declaration.consent_of
    silent = doubted(case) | case.spoken_of(
        Code.AUDIENCE_EXEMPT_VENDOR, Code.AUDIENCE_EXEMPT_THIRD, Code.EXEMPT_SHARED
    )
    for cookie in case.declaration.cookies:
        if cookie.category not in CATEGORIES or cookie in silent:
            continue
        match = recognized(cookie)
        if match is None:
            continue
        service, item = match
        if cookie.category in item.categories:
            continue
        asks = all(CATEGORIES[name] == REQUIRED for name in item.categories)
        yield case.on(
            cookie,
            'category',
            f"it is declared as {cookie.category!r}; its vendor's "
            f'{service.basis} suggests {" or ".join(map(repr, item.categories))}: see '
            f'{service.source}',
            Level.WARNING if asks and consent_of(cookie) == EXEMPT else None,
        )
