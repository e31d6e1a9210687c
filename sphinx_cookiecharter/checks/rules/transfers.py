"""Rules on transfers: whether it is told where data go, and what protects them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_cookiecharter.checks.engine import rule
from sphinx_cookiecharter.checks.providers import place_of, third_party_providers
from sphinx_cookiecharter.declaration.codes import Code
from sphinx_cookiecharter.declaration.vocabulary import EXEMPT, FIRST
from sphinx_cookiecharter.law.legal_sources import AEPD, GDPR_13_1_F, GDPR_44_49

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_cookiecharter.checks.engine import Case
    from sphinx_cookiecharter.declaration.finding import Finding
    from sphinx_cookiecharter.declaration.model import Cookie, Declaration


@rule(Code.TRANSFER_UNTOLD, GDPR_13_1_F, GDPR_44_49, AEPD)
def transfer_untold(case: Case) -> Iterator[Finding]:
    """A provider in a country without like protection, and no safeguard named.

    Countries of the European Economic Area, and those on which there is an adequacy
    decision, need none. The decision on the United States covers only companies that
    take part in its framework: write that as the safeguard. A provider all of whose
    items are first-party and exempt, such as a host, is not asked.

    Bad: `providers: {ads: {name: Example Ads, country: US}}`

    Good: `providers: {ads: {name: Example Ads, country: US, transfer: Standard
    contractual clauses}}`
    """
    declaration = case.declaration
    safe = case.law.safe_countries
    if safe is None:
        return
    abroad = {
        name: provider
        for name, provider in declaration.providers.items()
        if provider.country is not None
        and provider.country not in safe
        and 'transfer' not in provider.at
    }
    if not abroad:
        return
    asked = {
        cookie.provider.id
        for cookie in declaration.cookies
        if cookie.provider is not None
        and cookie.provider.id in abroad
        and not _is_own(declaration, cookie)
    }
    for name, provider in abroad.items():
        if name in asked:
            yield case.on(
                provider,
                'transfer',
                f'its country {provider.country!r} has no general '
                'adequacy decision that is known here: say under '
                f"'transfer' what protects the data there{case.citation}",
            )


@rule(Code.COUNTRY_UNKNOWN, GDPR_13_1_F, AEPD)
def country_unknown(case: Case) -> Iterator[Finding]:
    """A provider of third-party items whose country is not told.

    Bad: `providers: {ads: {name: Example Ads}}`, whose cookie is third-party.

    Good: `providers: {ads: {name: Example Ads, country: FR}}`
    """
    for cookie, provider in third_party_providers(case.declaration):
        if 'country' in provider.at:
            continue
        what = "write its 'country'"
        if not provider.id:
            what = "declare it under 'providers', with its 'country'"
        yield case.about(
            provider,
            'country',
            f'of third-party items: it is not told in which country it is: {what}'
            f'{case.citation}',
            at=place_of(cookie, provider),
        )


def _is_own(declaration: Declaration, cookie: Cookie) -> bool:
    return (
        declaration.party_of(cookie) == FIRST
        and declaration.consent_of(cookie) == EXEMPT
    )
