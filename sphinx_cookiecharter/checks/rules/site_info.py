"""Rules on site and choice: what the declaration as a whole has to tell."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from sphinx_cookiecharter.checks.clock import today
from sphinx_cookiecharter.checks.engine import rule
from sphinx_cookiecharter.checks.exempt_items import WITH_OBJECTION, doubted
from sphinx_cookiecharter.declaration.codes import Code, Level
from sphinx_cookiecharter.declaration.vocabulary import REQUIRED
from sphinx_cookiecharter.law.legal_sources import (
    CCR_7011,
    CNIL_091,
    CNIL_092_2_3,
    CNIL_092_3,
    CONSISTENCY,
    FMG_45C,
    GARANTE,
    GDPR_7_1,
    GDPR_7_3,
    GDPR_13_1_A,
    GDPR_13_1_B,
    GDPR_13_2_B_D,
    LGPD_8_5,
    LGPD_9,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from sphinx_cookiecharter.checks.engine import Case
    from sphinx_cookiecharter.declaration.finding import Finding, Subject
    from sphinx_cookiecharter.declaration.model import Cookie

_DAY = timedelta(days=1)
# How long a review holds: our own figure, for no text has one.
_YEAR = timedelta(days=366)


@rule(Code.CONTROLLER_MISSING, GDPR_13_1_A, LGPD_9)
def controller_missing(case: Case) -> Iterator[Finding]:
    """A site that does not say who answers for it, or how to reach them.

    A privacy policy, `site.privacy_url`, may say both.

    Bad: `site: {name: Shop, jurisdictions: [eu]}`

    Good: `site: {controller: Shop Ltd, contact: privacy@shop.example, jurisdictions:
    [eu]}`
    """
    site = case.declaration.site
    if 'privacy_url' in site.at or case.declaration.truncated:
        return
    if 'controller' not in site.at:
        yield case.on(
            site,
            'controller',
            "it is not told who answers for it: write 'controller' and "
            f"'contact', or 'privacy_url'{case.citation}",
            case.gap_level,
        )
    elif 'contact' not in site.at:
        yield case.on(
            site,
            'contact',
            'it is not told how to reach who answers for it: write '
            f"'contact', or 'privacy_url'{case.citation}",
            Level.INFO,
        )


@rule(Code.DPO_MISSING, GDPR_13_1_B)
def dpo_missing(case: Case) -> Iterator[Finding]:
    """A site that does not say how to reach its data protection officer.

    It is only a note, for many sites need none. A privacy policy may say it.

    Bad: `site: {controller: City of Example}`

    Good: `site: {controller: City of Example, dpo: dpo@city.example}`
    """
    site = case.declaration.site
    if not case.declaration.truncated and not {'dpo', 'privacy_url'} & site.at.keys():
        yield case.on(
            site,
            'dpo',
            'if there is a data protection officer, say how to reach them: write '
            f"'dpo'{case.citation}",
        )


@rule(Code.WITHDRAWAL_MISSING, GDPR_7_3, CNIL_092_3, LGPD_8_5, FMG_45C)
def withdrawal_missing(case: Case) -> Iterator[Finding]:
    """Something that needs consent, and no way to withdraw it.

    Swiss law asks for a way to refuse instead: `opt_out_url` of each item is one, too.

    Bad: a cookie of `marketing`, and no `choice`.

    Good: the same, and `choice: {url: https://shop.example/cookies}`
    """
    choice = case.declaration.choice
    if {'url', 'tool', 'call'} & choice.at.keys() or case.declaration.truncated:
        return
    if any(law.asks_consent for law in case.law.asking(Code.WITHDRAWAL_MISSING)):
        cookie = next(_asked(case), None)
        lacks = 'needs consent, and it is not told where to withdraw it'
    else:
        open_ones = (one for one in _asked(case) if 'opt_out_url' not in one.at)
        cookie = next(open_ones, None)
        lacks = 'can be refused, and it is not told where'
    if cookie is not None:
        yield case.on(
            choice,
            'url',
            f"{cookie.label} {lacks}: write 'url', 'tool' or 'call'{case.citation}",
            case.gap_level,
        )


@rule(Code.CHOICE_TRACKER_MISSING, GDPR_7_1, CNIL_091)
def choice_tracker_missing(case: Case) -> Iterator[Finding]:
    """Something that needs consent, and no item that keeps the choice.

    A page to which `choice.url` leads may keep the choice in the visitor's account.

    Bad: a cookie of `marketing`, and no item with the exemption `consent-choice`.

    Good: the same, and `- {name: choice, category: necessary, exemption:
    consent-choice}`
    """
    declaration = case.declaration
    choice = declaration.choice
    if 'cookie' in choice.at or not declaration.complete:
        return
    cookie = next(_asked(case), None)
    if cookie is None or case.facts.keepers:
        return
    elsewhere = 'url' in choice.at and not {'tool', 'call'} & choice.at.keys()
    yield case.on(
        choice,
        'cookie',
        f'{cookie.label} needs consent, and no item keeps what the visitor '
        "has chosen: declare it, with 'exemption: consent-choice', or name it as "
        f"'cookie'{case.citation}",
        Level.INFO if elsewhere else case.gap_level,
    )


@rule(Code.CHOICE_TRACKER_IDLE, GARANTE, CONSISTENCY)
def choice_tracker_idle(case: Case) -> Iterator[Finding]:
    """An item that keeps a choice, where nothing needs consent.

    Not where something is exempt as long as a visitor does not object, where another
    finding doubts that something is exempt, or where the law asks for no consent: there
    a choice is an objection.

    Bad: only items of `necessary`, and one of them with `exemption: consent-choice`.

    Good: the same, without that one.
    """
    if not case.declaration.complete or any(_asked(case)):
        return
    if not any(law.asks_consent for law in case.law.jurisdictions):
        return
    if any(cookie.exemption in WITH_OBJECTION for cookie in case.declaration.cookies):
        return
    if doubted(case) or case.spoken_of(Code.KNOWN_TRACKER_MISMATCH):
        return
    keeper = next(iter(case.facts.keepers), None)
    if keeper is not None:
        yield case.on(
            case.declaration.choice,
            '',
            f'{keeper.label} keeps a choice, and nothing that is '
            f'declared needs consent: see whether visitors must be asked at all'
            f'{case.citation}',
        )


@rule(Code.RIGHTS_MISSING, GDPR_13_2_B_D)
def rights_missing(case: Case) -> Iterator[Finding]:
    """A site that names neither an authority nor its privacy policy.

    Not where the charter names the authority of a jurisdiction that is written.

    Bad: `site: {controller: Shop Ltd, jurisdictions: [eu]}`

    Good: the same with `authority: https://authority.example/complaints`
    """
    site = case.declaration.site
    known = {'authority', 'privacy_url'} & site.at.keys()
    if not (case.declaration.truncated or known or case.law.names_authority):
        yield case.on(
            site,
            'authority',
            'it is not told where to complain, or to read of one’s rights: write '
            f"'authority', or 'privacy_url'{case.citation}",
            case.gap_level,
        )


@rule(Code.UPDATED_MISSING, CCR_7011, CONSISTENCY)
def updated_missing(case: Case) -> Iterator[Finding]:
    """A declaration that does not say when it was last checked.

    California asks for the date; elsewhere it is good practice, and a note.

    Bad: `site: {name: Shop, jurisdictions: [us-ca]}`

    Good: `site: {name: Shop, jurisdictions: [us-ca], reviewed: 2026-11-24}`
    """
    site = case.declaration.site
    if not case.declaration.truncated and 'reviewed' not in site.at:
        yield case.on(
            site,
            'reviewed',
            "it is not told when the list was last checked: write 'reviewed'"
            f'{case.citation}',
            case.gap_level,
        )


@rule(Code.UPDATED_FUTURE, CONSISTENCY)
def updated_future(case: Case) -> Iterator[Finding]:
    """A review more than a day after today, or after `SOURCE_DATE_EPOCH`.

    One day is left for time zones.

    Bad: `reviewed: 2126-11-24`

    Good: `reviewed: 2026-11-24`
    """
    now = today()
    for subject, reviewed in _reviews(case):
        # The calendar has no day after its last, but always a time between two.
        if reviewed - now > _DAY:
            yield case.on(
                subject,
                'reviewed',
                f"it is said to be 'reviewed' on {reviewed}, which is still "
                'to come: write the day on which it was',
            )


@rule(Code.REVIEW_OLD, CNIL_092_2_3, CONSISTENCY)
def review_old(case: Case) -> Iterator[Finding]:
    """A review more than 12 months ago, before today or `SOURCE_DATE_EPOCH`.

    The CNIL asks for lists that are kept up to date; the 12 months are ours. Set the
    level of `review-old` to be warned: then a build may fail one day without a change.

    Bad: `reviewed: 2019-01-01`

    Good: `reviewed: 2026-11-24`
    """
    now = today()
    for subject, reviewed in _reviews(case):
        if now - reviewed > _YEAR:
            yield case.on(
                subject,
                'reviewed',
                f'the last review, on {reviewed}, is more than 12 months ago: '
                "see whether all is still so, and write the day as 'reviewed'",
            )


@rule(Code.CATEGORY_EMPTY, CONSISTENCY)
def category_empty(case: Case) -> Iterator[Finding]:
    """A category in `categories` that no item has.

    Bad: `categories: {comments: {title: Comments}}`, and no item of it.

    Good: the same, and an item with `category: comments`.
    """
    declaration = case.declaration
    if not declaration.complete:
        return
    used = {cookie.category for cookie in declaration.cookies}
    for category in declaration.categories.values():
        # What is built in and not written has no place.
        written = not category.is_built_in or category.at or category.place > (1, 1)
        if written and category.id not in used:
            yield case.about(
                category, '', 'has no item: leave it out, or put items into it'
            )


def _asked(case: Case) -> Iterator[Cookie]:
    """Yield the items that surely need consent."""
    consent_of = case.declaration.consent_of
    for cookie in case.declaration.cookies:
        # What lacks a category needs consent only as long as nobody says otherwise.
        told = cookie.category is not None or cookie.consent is not None
        if consent_of(cookie) == REQUIRED and told:
            yield cookie


def _reviews(case: Case) -> Iterator[tuple[Subject, date]]:
    site = case.declaration.site
    if site.reviewed is not None:
        yield site, site.reviewed
    for cookie in case.declaration.cookies:
        if cookie.reviewed is not None:
            yield cookie, cookie.reviewed
