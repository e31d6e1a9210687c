"""Rules on audience measurement without consent: France, Italy and Spain."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sphinx_cookiecharter.checks.engine import rule
from sphinx_cookiecharter.checks.phrases.tokens import tokenize
from sphinx_cookiecharter.checks.phrases.words import AGGREGATED, CAMPAIGNS
from sphinx_cookiecharter.declaration.codes import Code, Level
from sphinx_cookiecharter.declaration.duration import parse_duration
from sphinx_cookiecharter.declaration.vocabulary import (
    FLEETING_STORAGES,
    REQUIRED,
    THIRD,
)
from sphinx_cookiecharter.law.legal_sources import (
    AEPD_AUDIENCE,
    CNIL_091_51,
    CNIL_092_50,
    CNIL_AUDIENCE,
    CNIL_TOOL,
    GARANTE,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_cookiecharter.checks.engine import Case
    from sphinx_cookiecharter.declaration.finding import Finding
    from sphinx_cookiecharter.declaration.model import Cookie

_A_VISIT: Final = parse_duration('1 day')


@rule(Code.AUDIENCE_EXEMPT_LIFETIME, CNIL_092_50)
def audience_exempt_lifetime(case: Case) -> Iterator[Finding]:
    """An item that measures the audience without consent, kept over 13 months.

    Exactly 13 months, or 397 days, are not over. It is a recommendation.

    Bad: `{exemption: audience-measurement, duration: 2 years}`

    Good: `{exemption: audience-measurement, duration: 13 months}`
    """
    for cookie in _measuring(case):
        if cookie.duration is None:
            continue
        exceeded = case.law.longer_than(Code.AUDIENCE_EXEMPT_LIFETIME, cookie.duration)
        if exceeded is not None:
            _, limit = exceeded
            yield case.on(
                cookie,
                'duration',
                f'it measures the audience without consent; for that, '
                f'no more than {limit.words} are recommended ({limit.source})',
            )


@rule(Code.AUDIENCE_EXEMPT_SLIDING, CNIL_092_50)
def audience_exempt_sliding(case: Case) -> Iterator[Finding]:
    """An item that measures the audience without consent, prolonged by each visit.

    A note where `renewed` is not written. What ends within a day ends with the visit:
    that each page prolongs it is nothing to report.

    Bad: `{exemption: audience-measurement, renewed: true}`

    Good: `{exemption: audience-measurement, renewed: false}`
    """
    for cookie in _measuring(case):
        if cookie.duration is not None and cookie.duration <= _A_VISIT:
            continue
        if cookie.renewed:
            yield case.on(
                cookie,
                'renewed',
                f'it measures the audience without consent; for that, '
                'visits should not prolong it: let it end, and write '
                f"'renewed: false'{case.citation}",
            )
        elif (
            'renewed' not in cookie.at
            and cookie.storage not in FLEETING_STORAGES
            and cookie.duration is not None
        ):
            yield case.on(
                cookie,
                'renewed',
                f'it measures the audience without consent; say with '
                f"'renewed: false' that visits do not prolong it{case.citation}",
                Level.INFO,
            )


@rule(Code.AUDIENCE_EXEMPT_RETENTION, CNIL_092_50)
def audience_exempt_retention(case: Case) -> Iterator[Finding]:
    """Data of audience measurement without consent, kept over 25 months.

    A note where `retention` is not written. Data that are said to be aggregated have
    no limit.

    Bad: `{exemption: audience-measurement, retention: 3 years}`

    Good: `{exemption: audience-measurement, retention: 25 months}`
    """
    for cookie in _measuring(case):
        words = [value for text in cookie.data for value in text.values]
        if any(AGGREGATED.find(tokenize(value)) for value in words):
            continue
        if cookie.retention is None:
            if 'retention' not in cookie.at:
                yield case.on(
                    cookie,
                    'retention',
                    f'it measures the audience without consent; say '
                    f"with 'retention' how long the data are kept{case.citation}",
                    Level.INFO,
                )
            continue
        exceeded = case.law.longer_than(
            Code.AUDIENCE_EXEMPT_RETENTION, cookie.retention
        )
        if exceeded is not None:
            _, limit = exceeded
            yield case.on(
                cookie,
                'retention',
                f'it measures the audience without consent; for that, '
                f'keeping the data for no more than {limit.words} is recommended '
                f'({limit.source})',
            )


@rule(Code.AUDIENCE_EXEMPT_THIRD, CNIL_091_51, CNIL_AUDIENCE, AEPD_AUDIENCE, GARANTE)
def audience_exempt_third(case: Case) -> Iterator[Finding]:
    """An item that measures the audience without consent for more than this site.

    A warning where it is third-party; a note where it has `recipients`, for these may
    only act for the site. A provider who does is no third party.

    Bad: `{exemption: audience-measurement, party: third}`

    Good: `{exemption: audience-measurement, party: first, provider: Matomo}`
    """
    for cookie in _measuring(case):
        if case.declaration.party_of(cookie) == THIRD:
            yield case.on(
                cookie,
                'party' if 'party' in cookie.at else 'exemption',
                f'it measures the audience without consent and is '
                'third-party; that exemption is for what serves this site alone: let '
                f'it need consent{case.citation}',
            )
        elif cookie.recipients:
            yield case.on(
                cookie,
                'recipients',
                f'it measures the audience without consent, and others '
                'receive its data; that exemption holds only if they act for this site '
                f'alone{case.citation}',
                Level.INFO,
            )


@rule(Code.AUDIENCE_EXEMPT_ACQUISITION, CNIL_TOOL)
def audience_exempt_acquisition(case: Case) -> Iterator[Finding]:
    """An item that measures campaigns or conversions without consent.

    Not where its purpose says that it does not.

    Bad: `{exemption: audience-measurement, purpose: Measures what our campaigns
    bring.}`

    Good: `{category: statistics, purpose: Measures what our campaigns bring.}`
    """
    for cookie, _, texts in case.facts.purposes:
        if _measures(cookie) and any(map(CAMPAIGNS.find_meant, texts)):
            yield case.on(
                cookie,
                'purpose',
                f'it measures the audience without consent, and its '
                'purpose speaks of campaigns or marketing; that exemption does not '
                f'cover them: let it need consent{case.citation}',
            )


def _measures(cookie: Cookie) -> bool:
    return cookie.exemption == 'audience-measurement' and cookie.consent != REQUIRED


def _measuring(case: Case) -> Iterator[Cookie]:
    """Yield the items that measure the audience without consent."""
    return filter(_measures, case.declaration.cookies)
