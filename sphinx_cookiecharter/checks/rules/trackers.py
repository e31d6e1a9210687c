"""Rules on known services: whether an item is declared as its vendor documents it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sphinx_cookiecharter.checks.engine import rule
from sphinx_cookiecharter.checks.exempt_items import HOST_OR_ASK, doubted
from sphinx_cookiecharter.checks.recognized import (
    recognized,
    recognized_together,
    services_of,
)
from sphinx_cookiecharter.declaration.codes import Code, Level
from sphinx_cookiecharter.declaration.problems import quoted
from sphinx_cookiecharter.declaration.vocabulary import CATEGORIES, EXEMPT, REQUIRED
from sphinx_cookiecharter.law.legal_sources import CONSISTENCY, VENDORS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sphinx_cookiecharter.catalogue.known_services import KnownService
    from sphinx_cookiecharter.checks.engine import Case
    from sphinx_cookiecharter.declaration.finding import Finding
    from sphinx_cookiecharter.declaration.model import Declaration

#: So many names are said.
_NAMED: Final = 5


@rule(Code.KNOWN_TRACKER_MISMATCH, VENDORS)
def known_tracker_mismatch(case: Case) -> Iterator[Finding]:
    """An item that its vendor documents, in another category than that suggests.

    It is compared with what the catalogue knows. Its name *and* its provider or domain
    must be those of the vendor, for many sites have a cookie `sessionid`; a name alone
    is enough where its entry calls it distinctive. Categories of
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
        if not item.categories or cookie.category in item.categories:
            continue
        asks = all(CATEGORIES[name] == REQUIRED for name in item.categories)
        is_doubtful = asks and consent_of(cookie) == EXEMPT
        is_loaded = is_doubtful and cookie.storage == 'request'
        yield case.on(
            cookie,
            'category',
            f"it is declared as {cookie.category!r}; its vendor's "
            f'{service.basis} suggests {" or ".join(map(repr, item.categories))}: see '
            f'{service.source}{f"; {HOST_OR_ASK}" if is_loaded else ""}',
            Level.WARNING if is_doubtful else None,
        )


@rule(Code.KNOWN_SERVICE, CONSISTENCY)
def known_service(case: Case) -> Iterator[Finding]:
    """Items that the catalogue describes, and whose provider or purpose is not written.

    They are recognised as for `known-tracker-mismatch`, and if they are all that a
    service always keeps. All are in one finding, with the line to write.

    Bad: `cookies: [{name: _fbp, category: marketing, purpose: Measures ads.}]`

    Good: `use: [meta-pixel]`
    """
    declaration = case.declaration
    used = {entry.id: entry.written for entry in declaration.use}
    names = {
        service.id: of_service
        for service, of_service in _described(declaration).items()
        if service.ids.isdisjoint(used)
    }
    if not names:
        return
    uses = ', '.join((*used.values(), *names))
    known = [quoted(name) for of_service in names.values() for name in of_service]
    more = f' and {len(known) - _NAMED} more' if len(known) > _NAMED else ''
    yield case.on(
        declaration,
        '',
        f'the catalogue knows {", ".join(known[:_NAMED])}{more}, with purpose, provider'
        f" and lifetime: write 'use: [{uses}]', and leave "
        f"{'them' if len(known) > 1 else 'it'} out of 'cookies'",
        at=declaration.cookies_place,
    )


def _described(declaration: Declaration) -> Mapping[KnownService, list[str]]:
    """Return names of items that lack what an entry says, by the service of it."""
    lacking = [
        cookie
        for cookie in declaration.cookies
        if not cookie.entry and not {'provider', 'purpose'} <= cookie.at.keys()
    ]
    matches = {cookie: recognized(cookie) for cookie in lacking}
    known = {match.service.id: match.service for match in matches.values() if match}
    ids = {
        cookie: [match.service.id] if match else services_of(cookie)
        for cookie, match in matches.items()
    }
    together = recognized_together(
        cookie for cookie in lacking if known.keys().isdisjoint(ids[cookie])
    )
    named: dict[KnownService, list[str]] = {
        one: [] for one in (*known.values(), *together.values())
    }
    for cookie in lacking:
        # What several services have is of the one that another name has shown.
        shown = [known[service] for service in ids[cookie] if service in known]
        if cookie in together:
            shown = [together[cookie]]
        if len(shown) == 1:
            named[shown[0]].append(cookie.names[0])
    return named
