"""Rules on exemptions: whether what is said to need no consent can be such."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sphinx_cookiecharter.checks.engine import rule
from sphinx_cookiecharter.checks.exempt_items import (
    HOST_OR_ASK,
    WITH_OBJECTION,
    doubted,
)
from sphinx_cookiecharter.checks.phrases.words import (
    ADVERTISING,
    AUDIENCE,
    CAPPING,
    CASHBACK,
    CHOICES,
    NO_ADVERTISING,
    OTHER_STATISTICS,
    PROMOTING,
    PROMOTIONS,
    RECOMMENDATIONS,
    SEEN_BEFORE,
    SIGNED_IN,
    SOCIAL,
    VOUCHERS,
)
from sphinx_cookiecharter.declaration.codes import Code
from sphinx_cookiecharter.declaration.vocabulary import EXEMPT, REQUIRED, THIRD
from sphinx_cookiecharter.law.legal_sources import (
    ANPD,
    APD,
    BEK_1148,
    CNIL_091,
    CNIL_TOOL,
    CONSISTENCY,
    DPC,
    EKOM_3_15,
    EPRIVACY_5_3,
    FMG_45C,
    PECR_A1,
    TASKFORCE,
    TDDDG_25,
    TKG_165_3,
    WP194,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx_cookiecharter.checks.engine import Case
    from sphinx_cookiecharter.checks.phrases.tokens import Tokens
    from sphinx_cookiecharter.declaration.finding import Finding
    from sphinx_cookiecharter.declaration.model import Cookie

#: What makes counting visits exempt.
_COUNTING: Final = frozenset({'audience-measurement', 'uk-statistical'})


@rule(Code.EXEMPT_ADVERTISING, WP194, CNIL_091, ANPD)
def exempt_advertising(case: Case) -> Iterator[Finding]:
    """An exempt item that is in `marketing`, or whose purpose speaks of advertising.

    Not where the purpose says *no* to it: an item that remembers that a visitor has
    opted out of advertising is not for advertising, nor one that keeps a choice
    (`choice.cookie`). Small ads are not meant; what is sponsored, promotions,
    recommendations from what was read, and profiles of interests are. In France
    cashback is none (Conseil d’État, 8 April 2022).

    Bad: `{category: necessary, purpose: Chooses the advertising that you see.}`

    Good: `{category: marketing, purpose: Chooses the advertising that you see.}`
    """
    consent_of = case.declaration.consent_of
    for cookie, texts in case.facts.purposes:
        if consent_of(cookie) != EXEMPT or cookie in case.facts.keepers:
            continue
        if case.law.exempts_cashback and any(map(CASHBACK.find, texts)):
            continue
        if _advertises(texts):
            what = "put it into 'marketing'"
            if cookie.category == 'marketing':
                what = 'let it need consent'
            yield case.on(
                cookie,
                'purpose',
                f'its purpose speaks of advertising, which is not '
                f'exempt from consent: {what}, or say more exactly what it is for'
                f'{case.citation}',
            )
        elif cookie.category == 'marketing' and not any(map(ADVERTISING.find, texts)):
            yield case.on(
                cookie,
                _consent_key(cookie),
                f"it is in 'marketing' and said to need no consent: "
                f'let it need consent, or put it into another category{case.citation}',
            )


@rule(Code.EXEMPT_THIRD_PARTY, WP194, TASKFORCE)
def exempt_third_party(case: Case) -> Iterator[Finding]:
    """An exempt third-party item without the reason for it.

    An exemption that holds in all of `site.jurisdictions` is reason enough: payment,
    signing in elsewhere, protection against robots. Fonts, scripts and videos of other
    servers have none. Not where another finding already says that the item is not
    exempt.

    Bad: `{category: necessary, party: third}`

    Good: `{category: necessary, party: third, exemption: security}`
    """
    declaration = case.declaration
    doubtful = doubted(case)
    for cookie in declaration.cookies:
        if (
            cookie not in doubtful
            and declaration.consent_of(cookie) == EXEMPT
            and declaration.party_of(cookie) == THIRD
            and (cookie.exemption is None or case.law.refusals(cookie.exemption))
            and not ('exemption' in cookie.at and cookie.exemption is None)
        ):
            yield case.on(
                cookie,
                _consent_key(cookie),
                'it is third-party and said to need no consent, which is rare: '
                f'{_instead(cookie)}{case.citation}',
            )


def _instead(cookie: Cookie) -> str:
    if cookie.storage == 'request':
        return HOST_OR_ASK
    if cookie.exemption is None:
        return "give the reason as 'exemption', or let it need consent"
    return (
        'give an exemption that holds in all jurisdictions of the site, or let it need '
        'consent'
    )


@rule(Code.EXEMPT_SOCIAL, WP194)
def exempt_social(case: Case) -> Iterator[Finding]:
    """An exempt item of a social network, not only for its members who are signed in.

    Any exemption is taken for the reason.

    Bad: `{category: necessary, purpose: Shows the share buttons of a social network.}`

    Good: `{exemption: social-plugin-logged-in, purpose: Shows the share buttons of a
    social network.}`
    """
    consent_of = case.declaration.consent_of
    for cookie, texts in case.facts.purposes:
        if 'exemption' in cookie.at or consent_of(cookie) != EXEMPT:
            continue
        if any(SOCIAL.find_meant(text, SIGNED_IN, CHOICES) for text in texts):
            yield case.on(
                cookie,
                'purpose',
                f'social plug-ins are exempt from consent only for '
                "members who are signed in: write 'exemption: "
                "social-plugin-logged-in' if that is so, or let it need consent"
                f'{case.citation}',
            )


@rule(Code.ANALYTICS_AS_NECESSARY, WP194, TASKFORCE)
def analytics_as_necessary(case: Case) -> Iterator[Finding]:
    """An item in `necessary` whose purpose is to count or study visits.

    Statistics of errors, load and attacks are not meant, nor those that the site
    publishes, nor an item with the exemption `audience-measurement` or
    `uk-statistical`.

    Bad: `{category: necessary, purpose: Counts visits to each page.}`

    Good: `{category: statistics, purpose: Counts visits to each page.}`
    """
    consent_of = case.declaration.consent_of
    for cookie, texts in case.facts.purposes:
        if (
            cookie.category != 'necessary'
            or cookie.exemption in _COUNTING
            or consent_of(cookie) != EXEMPT
            or cookie in case.facts.keepers
            # Of two things that are not exempt, the graver is reported.
            or _advertises(texts)
        ):
            continue
        if any(AUDIENCE.find_meant(text, OTHER_STATISTICS, CHOICES) for text in texts):
            yield case.on(
                cookie,
                'purpose',
                f'it is said to be necessary, and to measure visits: '
                "put it into 'statistics'; where the law exempts it, say so with "
                f"'exemption'{case.citation}",
            )


@rule(Code.CONSENT_CONFLICT, CONSISTENCY)
def consent_conflict(case: Case) -> Iterator[Finding]:
    """A `consent` that its category, or its own `exemption`, contradicts.

    With an `exemption`, an item is exempt in any category. Of advertising that is said
    to be exempt, `exempt-advertising` speaks.

    Bad: `{category: statistics, consent: exempt}`

    Good: `{category: statistics, exemption: audience-measurement}`
    """
    declaration = case.declaration
    categories = declaration.categories
    advertising = case.spoken_of(Code.EXEMPT_ADVERTISING)
    for cookie in declaration.cookies:
        if cookie.consent is None:
            continue
        category = categories.get(cookie.category or '')
        if cookie.consent == REQUIRED:
            if cookie.exemption is not None:
                why = f'its exemption {cookie.exemption!r} says that it needs none'
                what = 'leave one of the two out'
            elif category is not None and category.consent == EXEMPT:
                why = f'its category {category.id!r} needs none'
                what = 'put it into one that does'
            else:
                continue
            yield case.on(
                cookie,
                'consent',
                f'it is said to need consent, but {why}: {what}',
            )
        elif (
            category is not None
            and category.consent == REQUIRED
            and 'exemption' not in cookie.at
            and cookie not in advertising
        ):
            what = HOST_OR_ASK
            if cookie.storage != 'request':
                what = "give the reason as 'exemption', or leave 'consent' out"
            yield case.on(
                cookie,
                'consent',
                'it is said to need no consent, but its category '
                f'{category.id!r} does: {what}',
            )


@rule(
    Code.EXEMPTION_NOT_HERE,
    *(EPRIVACY_5_3, WP194, TDDDG_25, APD, DPC, TKG_165_3, EKOM_3_15, BEK_1148),
)
def exemption_not_here(case: Case) -> Iterator[Finding]:
    """An exemption that does not hold in one of the jurisdictions of the site.

    That of audience measurement is the practice of some member states, France, Italy,
    Spain and the Netherlands among them; those that begin with `uk-` hold in the United
    Kingdom.

    Bad: `exemption: audience-measurement` with `jurisdictions: [de]`

    Good: `exemption: audience-measurement` with `jurisdictions: [fr]`
    """
    for cookie in case.declaration.cookies:
        if cookie.exemption is None or cookie.consent == REQUIRED:
            continue
        refusals = case.law.refusals(cookie.exemption)
        if refusals:
            where = ', '.join(repr(name) for name, _ in refusals)
            _, source = refusals[0]
            whose = " of 'site.jurisdictions'"
            if 'jurisdictions' not in case.declaration.site.at:
                whose = ", whose rules are checked without 'site.jurisdictions'"
            yield case.on(
                cookie,
                'exemption',
                f'the exemption {cookie.exemption!r} is not known to '
                f'hold in {where}{whose}: let it need consent, or '
                f'name the jurisdictions that are meant ({source})',
            )


@rule(Code.EXEMPT_NO_OBJECTION, PECR_A1, CNIL_TOOL, FMG_45C)
def exempt_no_objection(case: Case) -> Iterator[Finding]:
    """An item that is exempt while a visitor can object, and no way to do it.

    That is so of `audience-measurement`, `uk-statistical` and `uk-appearance`.
    `choice`, where the charter says how a choice is changed, is such a way.

    Bad: `{exemption: audience-measurement}`

    Good: `{exemption: audience-measurement, opt_out_url: https://shop.example/object}`
    """
    if case.declaration.choice.at:
        return
    for cookie in case.declaration.cookies:
        if (
            cookie.exemption in WITH_OBJECTION
            and cookie.consent != REQUIRED
            and 'opt_out_url' not in cookie.at
        ):
            yield case.on(
                cookie,
                'opt_out_url',
                f'it needs no consent, and no way to object is told: '
                f"write 'opt_out_url', or 'choice' for the whole site{case.citation}",
            )


def _advertises(texts: Iterable[Tokens]) -> bool:
    return any(
        ADVERTISING.find_meant(text, CHOICES, NO_ADVERTISING)
        or PROMOTIONS.find_meant(text, CHOICES, VOUCHERS, beside=PROMOTING)
        or RECOMMENDATIONS.find_meant(text, CHOICES, beside=SEEN_BEFORE)
        or (CAPPING.find(text) is not None and CHOICES.find(text) is None)
        for text in texts
    )


def _consent_key(cookie: Cookie) -> str:
    """Return the key by which an item says that it is exempt."""
    keys = ('consent', 'exemption', 'category')
    return next((key for key in keys if key in cookie.at), 'category')
