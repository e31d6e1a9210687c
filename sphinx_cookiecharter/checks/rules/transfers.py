"""Rules on transfers: whether it is told where data go, and what protects them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_cookiecharter.checks.engine import rule
from sphinx_cookiecharter.checks.phrases.words import NO_SAFEGUARD
from sphinx_cookiecharter.checks.providers import (
    how_to_write,
    other_providers,
    place_of,
)
from sphinx_cookiecharter.declaration.codes import Code
from sphinx_cookiecharter.law.legal_sources import AEPD, GDPR_13_1_F, GDPR_44_49

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_cookiecharter.checks.engine import Case
    from sphinx_cookiecharter.declaration.finding import Finding
    from sphinx_cookiecharter.declaration.model import Provider


@rule(Code.TRANSFER_UNTOLD, GDPR_13_1_F, GDPR_44_49, AEPD)
def transfer_untold(case: Case) -> Iterator[Finding]:
    """A provider in a country without like protection, and no safeguard named.

    Countries of the European Economic Area, and those on which there is an adequacy
    decision, need none. The decision on the United States covers only companies that
    take part in its framework: write that as the safeguard; *yes* is none. A note until
    `jurisdictions` is written. Not of one who works for the site alone (`processor:
    true`), with first-party items that are exempt, such as a host.

    Bad: `providers: {ads: {name: Example Ads, country: US}}`

    Bad: `providers: {ads: {name: Example Ads, country: US, transfer: yes}}`

    Good: `providers: {ads: {name: Example Ads, country: US, transfer: Standard
    contractual clauses}}`
    """
    safe = case.law.safe_countries
    if safe is None:
        return
    for _, provider in other_providers(case.declaration):
        if provider.country is None or provider.country in safe:
            continue
        if 'transfer' not in provider.at or _names_no_safeguard(case, provider):
            yield case.on(
                provider,
                'transfer',
                f'its country {provider.country!r} has no general '
                'adequacy decision that is known here: say under '
                f"'transfer' what protects the data there{case.citation}",
                case.gap_level,
            )


@rule(Code.COUNTRY_UNKNOWN, GDPR_13_1_F, AEPD)
def country_unknown(case: Case) -> Iterator[Finding]:
    """A provider that is not the site, and whose country is not told.

    It matters as much as a country without a safeguard. A note until `jurisdictions` is
    written.

    Bad: `providers: {ads: {name: Example Ads}}`, whose cookie is third-party.

    Good: `providers: {ads: {name: Example Ads, country: FR}}`
    """
    for cookie, provider in other_providers(case.declaration):
        if 'country' in provider.at:
            continue
        what = how_to_write(case.declaration, provider, 'country')
        yield case.on(
            provider,
            'country',
            f'it is not told in which country it is: {what}{case.citation}',
            case.gap_level,
            at=place_of(cookie, provider),
        )


def _names_no_safeguard(case: Case, provider: Provider) -> bool:
    """Whether what is written of a transfer says nothing: *yes*, *none*, *unknown*."""
    if provider.transfer is None:
        return False
    return all(
        NO_SAFEGUARD.is_all_of(text) or text.row.isspace()
        for text in case.facts.words_of(provider.transfer)
    )
