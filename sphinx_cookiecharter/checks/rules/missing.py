"""Rules on missing keys: what an item must have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_cookiecharter.checks.engine import rule
from sphinx_cookiecharter.declaration.codes import Code, Level
from sphinx_cookiecharter.declaration.vocabulary import (
    FLEETING_STORAGES,
    REQUIRED,
    THIRD,
)
from sphinx_cookiecharter.law.legal_sources import (
    AEPD,
    CNIL_092_2_3,
    CONSISTENCY,
    EPRIVACY_5_3,
    FMG_45C,
    GDPR_13_1_A,
    GDPR_13_1_C,
    GDPR_13_1_E,
    GDPR_13_2_A,
    IAB,
    ICO_TOLD,
    LGPD_9,
    LIL_82,
    PLANET49_75_81,
    TBA_27_12,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_cookiecharter.checks.engine import Case
    from sphinx_cookiecharter.declaration.finding import Finding
    from sphinx_cookiecharter.declaration.model import Cookie


@rule(Code.MISSING_NAME, ICO_TOLD, IAB)
def missing_name(case: Case) -> Iterator[Finding]:
    """An item without a name.

    Bad: `- {category: necessary, purpose: Keeps you signed in.}`

    Good: `- {name: sessionid, category: necessary, purpose: Keeps you signed in.}`
    """
    for cookie in case.declaration.cookies:
        if not cookie.names and 'name' not in cookie.at:
            yield case.about(
                cookie, 'name', 'has no name: write the one the browser shows'
            )


@rule(
    Code.MISSING_PURPOSE,
    *(EPRIVACY_5_3, GDPR_13_1_C, LIL_82, FMG_45C, LGPD_9, TBA_27_12, CONSISTENCY),
)
def missing_purpose(case: Case) -> Iterator[Finding]:
    """An item without a purpose.

    Bad: `- {name: sessionid, category: necessary}`

    Good: `- {name: sessionid, category: necessary, purpose: Keeps you signed in.}`
    """
    for cookie in case.declaration.cookies:
        if cookie.purpose is None and 'purpose' not in cookie.at:
            yield case.about(
                cookie,
                'purpose',
                'has no purpose: say what it is for',
            )


@rule(Code.MISSING_CATEGORY, CONSISTENCY)
def missing_category(case: Case) -> Iterator[Finding]:
    """An item without a category.

    Bad: `- {name: sessionid, purpose: Keeps you signed in.}`

    Good: `- {name: sessionid, category: necessary, purpose: Keeps you signed in.}`
    """
    for cookie in case.declaration.cookies:
        if cookie.category is None and 'category' not in cookie.at:
            yield case.about(
                cookie,
                'category',
                f'has no category, so it cannot be told whether it '
                f'needs consent: write one of {", ".join(case.declaration.categories)}',
            )


@rule(Code.MISSING_TITLE, CONSISTENCY)
def missing_title(case: Case) -> Iterator[Finding]:
    """A category of the author's own without a title.

    Bad: `categories: {comments: {consent: required}}`

    Good: `categories: {comments: {title: Comments, consent: required}}`
    """
    for category in case.declaration.categories.values():
        own = not category.is_built_in
        if own and category.title is None and 'title' not in category.at:
            yield case.about(
                category, 'title', 'has no title: write the heading for it'
            )


@rule(Code.MISSING_DURATION, PLANET49_75_81, GDPR_13_2_A, ICO_TOLD, LGPD_9)
def missing_duration(case: Case) -> Iterator[Finding]:
    """An item that stays, without a duration.

    Session storage ends with its tab; pixels, fingerprints and requests keep nothing:
    they need none.

    Bad: `- {name: _ga, category: statistics, purpose: Tells visits apart.}`

    Good: `- {name: _ga, category: statistics, purpose: Tells visits apart.,
    duration: 13 months}`
    """
    for cookie in case.declaration.cookies:
        stays = cookie.storage not in FLEETING_STORAGES
        if stays and cookie.duration is None and 'duration' not in cookie.at:
            yield case.about(
                cookie,
                'duration',
                "has no duration: say how long it stays, as '13 "
                "months', 'session' or 'persistent'",
                _level(case, cookie),
            )


@rule(
    Code.MISSING_PROVIDER,
    *(GDPR_13_1_A, GDPR_13_1_E, CNIL_092_2_3, AEPD, TBA_27_12),
)
def missing_provider(case: Case) -> Iterator[Finding]:
    """An item without a provider.

    Bad: `- {name: _ga, category: statistics, purpose: Tells visits apart.}`

    Good: `- {name: _ga, category: statistics, purpose: Tells visits apart.,
    provider: Google}`
    """
    for cookie in case.declaration.cookies:
        if cookie.provider is None and 'provider' not in cookie.at:
            yield case.about(
                cookie,
                'provider',
                'has no provider: say who sets it or receives its data',
                _level(case, cookie),
            )


def _level(case: Case, cookie: Cookie) -> Level | None:
    declaration = case.declaration
    matters = (
        declaration.consent_of(cookie) == REQUIRED
        or declaration.party_of(cookie) == THIRD
    )
    return case.gap_level if matters else Level.INFO
