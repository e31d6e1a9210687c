"""Rules on what some laws want told: the data, their legal basis, their recipients."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_cookiecharter.checks.engine import rule
from sphinx_cookiecharter.checks.providers import is_nobody
from sphinx_cookiecharter.declaration.codes import Code
from sphinx_cookiecharter.declaration.problems import quoted
from sphinx_cookiecharter.declaration.vocabulary import REQUIRED
from sphinx_cookiecharter.law.legal_sources import (
    ANPD_OFICIO,
    EKOM_3_15,
    ICO_TOLD,
    LGPD_9,
    TBA_27_12,
    TKG_165_3,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_cookiecharter.checks.engine import Case
    from sphinx_cookiecharter.declaration.finding import Finding
    from sphinx_cookiecharter.declaration.model import Cookie, Recipient


@rule(Code.DATA_MISSING, TKG_165_3, EKOM_3_15, TBA_27_12)
def data_missing(case: Case) -> Iterator[Finding]:
    """An item that needs consent, and of which it is not told what is collected.

    Austria and Norway ask for it, and Japan where others than the site receive it. Not
    of items of entries that `use` names.

    Bad, in Austria: `{jurisdictions: [at]}` and `{cookies: [{category: statistics}]}`

    Good: `{jurisdictions: [at]}` and `{cookies: [{category: statistics, data: [pages
    read]}]}`
    """
    asking = case.law.asking(Code.DATA_MISSING)
    of_all = any(law.asks_consent for law in asking)
    for cookie in case.declaration.cookies:
        if (
            'data' not in cookie.at
            and case.declaration.consent_of(cookie) == REQUIRED
            and (of_all or _reaches_others(cookie))
        ):
            yield case.on(
                cookie,
                'data',
                f"say what it collects, as 'data: [pages read, language]'"
                f'{case.citation}',
            )


@rule(Code.LEGAL_BASIS_MISSING, TKG_165_3, ANPD_OFICIO)
def legal_basis_missing(case: Case) -> Iterator[Finding]:
    """An item of which it is not told on what the processing of its data rests.

    Austria and Brazil ask for it. What holds of most items is written once, in
    `defaults`. Not of items of entries that `use` names.

    Bad, in Austria: `{jurisdictions: [at]}` and `{cookies: [{category: necessary}]}`

    Good: `{jurisdictions: [at]}` and `{cookies: [{category: necessary, legal_basis:
    our legitimate interest in a site that works}]}`
    """
    for cookie in case.declaration.cookies:
        if 'legal_basis' not in cookie.at:
            yield case.on(
                cookie,
                'legal_basis',
                "say under 'legal_basis' on what the processing of its data rests: "
                'consent, a contract, a legal duty or a legitimate interest; under '
                f"'defaults' it holds for all items{case.citation}",
            )


@rule(Code.RECIPIENT_PURPOSE_MISSING, ICO_TOLD, TBA_27_12, LGPD_9)
def recipient_purpose_missing(case: Case) -> Iterator[Finding]:
    """A recipient of which it is not told what it wants the data for.

    The United Kingdom, Japan and Brazil ask for it. Not of one that could be anybody:
    that has a finding of its own.

    Bad, in Japan: `{jurisdictions: [jp]}` and `{cookies: [{recipients: [Example
    Ads]}]}`

    Good: `{jurisdictions: [jp]}` and `{cookies: [{recipients: [{name: Example Ads,
    purpose: Bills the advertisers.}]}]}`
    """
    for cookie in case.declaration.cookies:
        silent = [one for one in cookie.recipients if _hides_its_purpose(one)]
        if silent:
            name = silent[0].name.values[0]
            yield case.on(
                cookie,
                'recipients',
                f'say what {quoted(name)} wants its data for: write each recipient as '
                f"'{{name: …, purpose: …}}'{case.citation}",
            )


def _reaches_others(cookie: Cookie) -> bool:
    provider = cookie.provider
    return (provider is not None and not provider.is_site) or any(
        not recipient.is_site for recipient in cookie.recipients
    )


def _hides_its_purpose(recipient: Recipient) -> bool:
    return (
        recipient.purpose is None
        and not recipient.is_site
        and not any(map(is_nobody, recipient.name.values))
    )
