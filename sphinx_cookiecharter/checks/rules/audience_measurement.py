"""Rules on audience measurement without consent: France, Italy and Spain."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sphinx_cookiecharter.checks.engine import rule
from sphinx_cookiecharter.checks.phrases.words import AGGREGATED, CAMPAIGNS
from sphinx_cookiecharter.checks.recognized import recognized
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
    PECR_A1,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_cookiecharter.checks.engine import Case
    from sphinx_cookiecharter.declaration.finding import Finding
    from sphinx_cookiecharter.declaration.model import Cookie

#: Exempt counting: some member states', and the United Kingdom's.
_COUNTING: Final = frozenset({'audience-measurement', 'uk-statistical'})

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
        if any(map(AGGREGATED.find, case.facts.words_of(*cookie.data))):
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

    That is one that is third-party. A provider who works for the site alone, and of
    whom `processor: true` says so, is no third party.

    Bad: `{exemption: audience-measurement, party: third}`

    Good: `{exemption: audience-measurement, party: first, provider: Matomo}`
    """
    vendors = case.spoken_of(Code.AUDIENCE_EXEMPT_VENDOR)
    for cookie in _measuring(case):
        if cookie in vendors or _works_for_site(cookie):
            continue
        if case.declaration.party_of(cookie) == THIRD:
            yield case.on(
                cookie,
                'party' if 'party' in cookie.at else 'exemption',
                f'it measures the audience without consent and is '
                'third-party; that exemption is for what serves this site alone: let '
                f'it need consent{case.citation}',
            )


@rule(Code.AUDIENCE_EXEMPT_VENDOR, CNIL_AUDIENCE, PECR_A1)
def audience_exempt_vendor(case: Case) -> Iterator[Finding]:
    """A service whose vendor uses the data itself, declared as exempt measurement.

    It is recognised by its name and its provider or domain; the catalogue says of which
    vendors that is known, and where it was read.

    Bad: `{name: _ga, provider: Google, exemption: audience-measurement}`

    Good: `{name: _ga, provider: Google, category: statistics}`
    """
    for cookie in _counting(case):
        match = recognized(cookie)
        if match is None:
            continue
        service, _ = match
        if service.reuses:
            yield case.on(
                cookie,
                'exemption',
                'it measures the audience without consent, and its vendor may use the '
                f'data itself ({service.reuses}), which that exemption excludes: let '
                f'it need consent{case.citation}',
            )


@rule(Code.EXEMPT_SHARED, CNIL_AUDIENCE, AEPD_AUDIENCE, GARANTE, PECR_A1)
def exempt_shared(case: Case) -> Iterator[Finding]:
    """Measurement without consent whose data others have, not for this site alone.

    That is so where it has `recipients`, or a provider that is not the site and not
    said to work for it alone (`processor: true`).

    Bad: `{exemption: audience-measurement, provider: Stats Ltd}`

    Good: `{exemption: audience-measurement, provider: this-site}`
    """
    silent = case.spoken_of(Code.AUDIENCE_EXEMPT_VENDOR, Code.AUDIENCE_EXEMPT_THIRD)
    for cookie in _counting(case):
        if cookie in silent:
            continue
        others = [name for name in cookie.recipients if not name.is_site]
        provider = cookie.provider
        if others:
            key, what = 'recipients', 'and others receive its data; that exemption is'
            instead = 'let it need consent, or leave out who works for the site alone'
        elif provider is not None and not (provider.is_site or provider.processor):
            key, what = 'provider', 'for a provider; that exemption is'
            instead = "write 'processor: true' of the provider if so, or let it need "
            instead += 'consent'
        else:
            continue
        yield case.on(
            cookie,
            key,
            f'it measures the audience without consent, {what} for what serves this '
            f'site alone: {instead}{case.citation}',
        )


@rule(Code.AUDIENCE_EXEMPT_ACQUISITION, CNIL_TOOL)
def audience_exempt_acquisition(case: Case) -> Iterator[Finding]:
    """An item that measures campaigns or conversions without consent.

    Not where its purpose says that it does not.

    Bad: `{exemption: audience-measurement, purpose: Measures what our campaigns
    bring.}`

    Good: `{category: statistics, purpose: Measures what our campaigns bring.}`
    """
    for cookie, texts in case.facts.purposes:
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


def _counting(case: Case) -> Iterator[Cookie]:
    """Yield the items that count visits without consent, by whatever law."""
    for cookie in case.declaration.cookies:
        if cookie.exemption in _COUNTING and cookie.consent != REQUIRED:
            yield cookie


def _works_for_site(cookie: Cookie) -> bool:
    return cookie.provider is not None and cookie.provider.processor


def _measuring(case: Case) -> Iterator[Cookie]:
    """Yield the items that measure the audience without consent."""
    return filter(_measures, case.declaration.cookies)
