"""Rules on lifetimes: whether items stay as long as they may, and no longer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sphinx_cookiecharter.checks.engine import rule
from sphinx_cookiecharter.checks.phrases.words import ACCEPTING, CHOICES, OBJECTIONS
from sphinx_cookiecharter.declaration.codes import Code
from sphinx_cookiecharter.declaration.duration import (
    PERSISTENT,
    SESSION,
    parse_duration,
)
from sphinx_cookiecharter.declaration.vocabulary import REQUIRED
from sphinx_cookiecharter.law.legal_sources import (
    AEPD_3_2_8,
    ANPD,
    CHROME_400,
    CNIL_092_39,
    DPC,
    GARANTE_6_2,
    GDPR_5_1_E,
    GDPR_13_2_A,
    RFC6265_AGE,
    UOOU,
    WP194,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sphinx_cookiecharter.checks.engine import Case
    from sphinx_cookiecharter.checks.phrases.tokens import Tokens
    from sphinx_cookiecharter.declaration.duration import Duration
    from sphinx_cookiecharter.declaration.finding import Finding
    from sphinx_cookiecharter.declaration.model import Cookie

_TEN_YEARS: Final = parse_duration('10 years').longest_seconds
_LONGEST: Final = parse_duration('400 days').longest_seconds

#: How long the exemptions of WP 194 that have an end reach; *a few hours* are taken
#: for twelve.
_EXEMPT_FOR: Final[Mapping[str, tuple[Duration, str]]] = {
    'user-input': (parse_duration('12 hours'), 'the session, or a few hours'),
    'authentication': (SESSION, 'the session'),
    'media-player': (SESSION, 'the session'),
    'load-balancing': (SESSION, 'the session'),
}


@rule(Code.DURATION_UNLIMITED, GDPR_5_1_E, GDPR_13_2_A, ANPD)
def duration_unlimited(case: Case) -> Iterator[Finding]:
    """A cookie that is `persistent`, or an item that stays ten years or longer.

    Web storage has no end of its own: there `persistent` is right.

    Bad: `duration: persistent`, of a cookie.

    Good: `duration: 13 months`
    """
    for cookie in case.declaration.cookies:
        if cookie.duration is None or not _is_unlimited(cookie):
            continue
        how_long = 'without end'
        if cookie.duration != PERSISTENT:
            how_long = 'ten years or longer'
        yield case.on(
            cookie,
            'duration',
            f'it is kept {how_long}: give it an end that suits its '
            f'purpose, and declare that{case.citation}',
        )


@rule(Code.LIFETIME_OVER_BROWSER_CAP, RFC6265_AGE, CHROME_400)
def lifetime_over_browser_cap(case: Case) -> Iterator[Finding]:
    """A cookie that stays longer than the 400 days for which browsers keep one.

    Exactly 400 days are not over, and neither are 13 months. A cookie that each visit
    renews still ends 400 days after the last one.

    Bad: `- {name: _ga, duration: 2 years}`

    Good: `- {name: _ga, duration: 13 months}`
    """
    is_told = case.law.level(Code.DURATION_UNLIMITED) is not None
    for cookie in case.declaration.cookies:
        if (
            cookie.duration is None
            or cookie.storage != 'cookie'
            or cookie.duration.longest_seconds <= _LONGEST
            or (is_told and _is_unlimited(cookie))
        ):
            continue
        yield case.on(
            cookie,
            'duration',
            f'browsers keep no cookie for longer than 400 days: set it '
            f"for '400 days' or less, and declare that ({RFC6265_AGE})",
        )


@rule(Code.CHOICE_TOO_LONG, CNIL_092_39, DPC, UOOU, AEPD_3_2_8)
def choice_too_long(case: Case) -> Iterator[Finding]:
    """A choice that is kept for longer than an authority recommends.

    That is the item that `choice.cookie` names, and any with the exemption
    `consent-choice`. Above 6 months it is a warning in France and Ireland, above 12 in
    Czechia, above 24 in Spain; elsewhere no text has a figure. All these are good
    practice, not duties. An item that only keeps a *no* may stay, and web storage has
    no end of its own.

    Bad: `{exemption: consent-choice, duration: 1 year}`

    Good: `{exemption: consent-choice, duration: 6 months}`
    """
    for cookie in case.facts.keepers:
        if cookie.duration is None or cookie.storage != 'cookie':
            continue
        if cookie.purpose is not None and all(
            map(_keeps_a_no, case.facts.words_of(cookie.purpose))
        ):
            continue
        exceeded = case.law.longer_than(Code.CHOICE_TOO_LONG, cookie.duration)
        if exceeded is not None:
            level, limit = exceeded
            yield case.on(
                cookie,
                'duration',
                f'it keeps the choice for longer than the '
                f'{limit.words} that are recommended: set a shorter time, and ask '
                f'again after it ({limit.source})',
                level,
            )


@rule(Code.CHOICE_TOO_SHORT, GARANTE_6_2, CNIL_092_39, UOOU)
def choice_too_short(case: Case) -> Iterator[Finding]:
    """A choice that is kept for so short a time that visitors are asked again soon.

    Below 6 months it is a warning in Italy, a note in France and Czechia. A session is
    too short, 180 days are not.

    Bad: `{exemption: consent-choice, duration: session}`

    Good: `{exemption: consent-choice, duration: 6 months}`
    """
    for cookie in case.facts.keepers:
        duration = cookie.duration
        if duration is None and cookie.storage == 'session_storage':
            duration = SESSION
        if duration is None:
            continue
        missed = case.law.shorter_than(Code.CHOICE_TOO_SHORT, duration)
        if missed is not None:
            level, limit = missed
            yield case.on(
                cookie,
                'duration' if 'duration' in cookie.at else 'storage',
                f'it keeps the choice for less than the 6 months for '
                "which visitors should not be asked again: keep it for '6 months' "
                f'({limit.source})',
                level,
            )


@rule(Code.EXEMPT_TOO_LONG, WP194)
def exempt_too_long(case: Case) -> Iterator[Finding]:
    """An item that stays longer than its exemption is meant for.

    That of `user-input` is for the session or a few hours, those of `authentication`,
    `media-player` and `load-balancing` for the session. Only what is written as
    `exemption` counts, never a name.

    Bad: `{exemption: authentication, duration: 2 weeks}`

    Good: `{exemption: authentication, duration: session}`
    """
    for cookie in case.declaration.cookies:
        if cookie.exemption is None or cookie.duration is None:
            continue
        limit, words = _EXEMPT_FOR.get(cookie.exemption, (PERSISTENT, ''))
        if cookie.duration > limit and cookie.consent != REQUIRED:
            yield case.on(
                cookie,
                'duration',
                f'the exemption {cookie.exemption!r} is meant for '
                f'{words}: see whether so long a time is needed{case.citation}',
            )


def _keeps_a_no(text: Tokens) -> bool:
    others = (CHOICES, ACCEPTING)
    return OBJECTIONS.find(text) is not None and not any(
        words.find(text) for words in others
    )


def _is_unlimited(cookie: Cookie) -> bool:
    if cookie.duration == PERSISTENT:
        return cookie.storage == 'cookie'
    return cookie.duration is not None and (
        cookie.duration.longest_seconds >= _TEN_YEARS
    )
