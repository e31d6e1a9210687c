"""What each jurisdiction asks for: levels, limits, exemptions that do not hold there.

A code that no profile names is asked for everywhere, at its own level. Where several
jurisdictions are named, the strictest wins.
"""

from __future__ import annotations

from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_cookiecharter.declaration.codes import Code, Level
from sphinx_cookiecharter.declaration.duration import parse_duration
from sphinx_cookiecharter.declaration.vocabulary import JURISDICTIONS
from sphinx_cookiecharter.law.legal_sources import (
    AEPD_3_2_8,
    APD,
    CNIL_092_39,
    CNIL_092_50,
    DPC,
    GARANTE_6_2,
    PECR_A1,
    TDDDG_25,
    UOOU,
    WP194,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sphinx_cookiecharter.declaration.duration import Duration
    from sphinx_cookiecharter.law.legal_sources import Source

_NOTHING: Final[Mapping[str, Source]] = MappingProxyType({})


class Limit(NamedTuple):
    """A time, in words and to compare with, and the text that names it."""

    words: str
    source: Source

    @property
    def duration(self) -> Duration:
        return parse_duration(self.words)


class Profile(NamedTuple):
    """The rules of one jurisdiction, as they stood on `sources.AS_OF`."""

    id: str
    levels: Mapping[Code, Level]
    limits: Mapping[Code, Limit]
    #: Exemptions that do not hold, with the text that says so.
    refused: Mapping[str, Source] = _NOTHING


_UK_ONLY: Final = dict.fromkeys(
    ('uk-statistical', 'uk-appearance', 'uk-emergency'), PECR_A1
)

#: What a declaration that keeps silent, or names `eu`, is held to.
EU: Final = Profile(
    'eu',
    levels={
        Code.ANALYTICS_AS_NECESSARY: Level.WARNING,
        Code.ANONYMOUS_CLAIM: Level.INFO,
        Code.CHOICE_TOO_LONG: Level.INFO,
        Code.CHOICE_TRACKER_MISSING: Level.WARNING,
        Code.CONTROLLER_MISSING: Level.WARNING,
        Code.COUNTRY_UNKNOWN: Level.INFO,
        Code.DPO_MISSING: Level.INFO,
        Code.DURATION_UNLIMITED: Level.WARNING,
        Code.EXEMPT_ADVERTISING: Level.WARNING,
        Code.EXEMPT_NO_OBJECTION: Level.INFO,
        Code.EXEMPT_SOCIAL: Level.WARNING,
        Code.EXEMPT_THIRD_PARTY: Level.WARNING,
        Code.EXEMPT_TOO_LONG: Level.INFO,
        Code.EXEMPTION_NOT_HERE: Level.WARNING,
        Code.IMPLIED_CONSENT_TEXT: Level.WARNING,
        Code.RIGHTS_MISSING: Level.WARNING,
        Code.THIRD_PARTY_ACCESS_UNTOLD: Level.WARNING,
        Code.TRANSFER_UNTOLD: Level.WARNING,
        Code.WITHDRAWAL_MISSING: Level.WARNING,
    },
    # No text of the Union has a figure: these are the authorities that name one.
    limits={Code.CHOICE_TOO_LONG: Limit('6 months', CNIL_092_39)},
    # That of audience measurement is national practice.
    refused={**_UK_ONLY, 'audience-measurement': WP194},
)


def _member_state(
    name: str,
    levels: Mapping[Code, Level] = MappingProxyType({}),
    limits: Mapping[Code, Limit] = MappingProxyType({}),
    refused: Mapping[str, Source] = EU.refused,
) -> Profile:
    """Return a profile that builds on the Union's."""
    return Profile(name, {**EU.levels, **levels}, {**EU.limits, **limits}, refused)


_PROFILES: Final = (
    EU,
    _member_state(
        'fr',
        levels={
            Code.AUDIENCE_EXEMPT_ACQUISITION: Level.WARNING,
            Code.AUDIENCE_EXEMPT_LIFETIME: Level.WARNING,
            Code.AUDIENCE_EXEMPT_RETENTION: Level.WARNING,
            Code.AUDIENCE_EXEMPT_SLIDING: Level.WARNING,
            Code.AUDIENCE_EXEMPT_THIRD: Level.WARNING,
            Code.CERTIFIED_CLAIM: Level.WARNING,
            Code.CHOICE_TOO_LONG: Level.WARNING,
            Code.CHOICE_TOO_SHORT: Level.INFO,
            Code.EXEMPT_NO_OBJECTION: Level.WARNING,
        },
        limits={
            Code.AUDIENCE_EXEMPT_LIFETIME: Limit('13 months', CNIL_092_50),
            Code.AUDIENCE_EXEMPT_RETENTION: Limit('25 months', CNIL_092_50),
            Code.CHOICE_TOO_SHORT: Limit('180 days', CNIL_092_39),
        },
        refused=_UK_ONLY,
    ),
    _member_state(
        'it',
        levels={
            Code.AUDIENCE_EXEMPT_THIRD: Level.WARNING,
            Code.CHOICE_TOO_SHORT: Level.WARNING,
        },
        # Six months; 180 days is a common way to write them.
        limits={Code.CHOICE_TOO_SHORT: Limit('180 days', GARANTE_6_2)},
        refused=_UK_ONLY,
    ),
    _member_state(
        'es',
        levels={
            Code.AUDIENCE_EXEMPT_THIRD: Level.WARNING,
            Code.CHOICE_TOO_LONG: Level.WARNING,
        },
        limits={Code.CHOICE_TOO_LONG: Limit('24 months', AEPD_3_2_8)},
        refused=_UK_ONLY,
    ),
    _member_state(
        'ie',
        levels={Code.CHOICE_TOO_LONG: Level.WARNING},
        limits={Code.CHOICE_TOO_LONG: Limit('6 months', DPC)},
    ),
    _member_state(
        'cz',
        levels={
            Code.CHOICE_TOO_LONG: Level.WARNING,
            Code.CHOICE_TOO_SHORT: Level.INFO,
        },
        limits={
            Code.CHOICE_TOO_LONG: Limit('12 months', UOOU),
            Code.CHOICE_TOO_SHORT: Limit('180 days', UOOU),
        },
    ),
    _member_state('de', refused={**_UK_ONLY, 'audience-measurement': TDDDG_25}),
    _member_state('be', refused={**_UK_ONLY, 'audience-measurement': APD}),
    _member_state('nl', refused=_UK_ONLY),
    Profile(
        'uk',
        levels={
            Code.CHOICE_TRACKER_MISSING: Level.WARNING,
            Code.CONTROLLER_MISSING: Level.WARNING,
            Code.COUNTRY_UNKNOWN: Level.INFO,
            Code.DPO_MISSING: Level.INFO,
            Code.DURATION_UNLIMITED: Level.WARNING,
            Code.EXEMPT_ADVERTISING: Level.WARNING,
            Code.EXEMPT_NO_OBJECTION: Level.WARNING,
            Code.EXEMPT_THIRD_PARTY: Level.WARNING,
            Code.IMPLIED_CONSENT_TEXT: Level.WARNING,
            Code.RIGHTS_MISSING: Level.WARNING,
            Code.THIRD_PARTY_ACCESS_UNTOLD: Level.WARNING,
            Code.TRANSFER_UNTOLD: Level.WARNING,
            Code.WITHDRAWAL_MISSING: Level.WARNING,
        },
        limits={},
    ),
    # California's law asks for no consent: only what is asked for everywhere.
    Profile('us-ca', levels={}, limits={}),
)

#: The profiles by jurisdiction, in the order of the vocabulary.
PROFILES: Final = {
    name: next(profile for profile in _PROFILES if profile.id == name)
    for name in JURISDICTIONS
}

#: The codes that only some jurisdictions ask for.
LOCAL: Final = frozenset(code for profile in _PROFILES for code in profile.levels)


class Law(NamedTuple):
    """The profiles that a site has chosen, asked as one."""

    profiles: tuple[Profile, ...]

    def level(self, code: Code) -> Level | None:
        """Return the strictest level of a code, or None where nobody asks for it."""
        if code not in LOCAL:
            return code.level
        levels = {one.levels[code] for one in self.profiles if code in one.levels}
        return strictest(levels)

    def limits(self, code: Code) -> list[tuple[Level, Limit]]:
        """Return what each profile sets as the limit, and how much it matters there."""
        return [
            (one.levels[code], one.limits[code])
            for one in self.profiles
            if code in one.limits and code in one.levels
        ]

    def longer_than(self, code: Code, duration: Duration) -> tuple[Level, Limit] | None:
        """Return the limit that matters most of those that a time is above."""
        above = [one for one in self.limits(code) if duration > one[1].duration]
        return _first_strictest(above)

    def shorter_than(
        self, code: Code, duration: Duration
    ) -> tuple[Level, Limit] | None:
        """Return the limit that matters most of those that a time is below."""
        below = [one for one in self.limits(code) if duration < one[1].duration]
        return _first_strictest(below)

    def refusals(self, exemption: str) -> list[tuple[str, Source]]:
        """Return the jurisdictions in which an exemption does not hold, and why."""
        return [
            (one.id, one.refused[exemption])
            for one in self.profiles
            if exemption in one.refused
        ]

    def asks(self, *names: str) -> bool:
        return any(profile.id in names for profile in self.profiles)

    def text(self, otherwise: Source, **by_name: Source) -> Source:
        """Return the first of the texts whose jurisdiction is among them."""
        return next(
            (text for name, text in by_name.items() if self.asks(name)), otherwise
        )


@lru_cache(64)
def law_of(jurisdictions: tuple[str, ...]) -> Law:
    """Return the law of what `site.jurisdictions` names."""
    return Law(tuple(PROFILES[name] for name in dict.fromkeys(jurisdictions)))


def strictest(levels: set[Level]) -> Level | None:
    return next((one for one in Level if one in levels), None)


def _first_strictest(
    found: list[tuple[Level, Limit]],
) -> tuple[Level, Limit] | None:
    order = list(Level)
    return min(found, key=lambda one: order.index(one[0]), default=None)
