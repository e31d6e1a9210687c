"""Durations (ISO 8601, or in words): read and compared, never put into words here."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache, total_ordering
from typing import Final

UNITS: Final = ('second', 'minute', 'hour', 'day', 'week', 'month', 'year')

_SECONDS: Final = {
    'second': 1,
    'minute': 60,
    'hour': 3_600,
    'day': 86_400,
    'week': 604_800,
}
_TIME_UNITS: Final = UNITS[:3]
_MONTHS: Final = {'month': 1, 'year': 12}

# Nine digits are more seconds than any browser keeps anything.
_PLAIN = re.compile(r'0*([1-9][0-9]{0,8}) +([a-z]+?)s?')
_ISO = re.compile(
    'P(?=[0-9T])'
    '(?:([0-9]{1,9})Y)?(?:([0-9]{1,9})M)?(?:([0-9]{1,9})W)?(?:([0-9]{1,9})D)?'
    '(?:T(?=[0-9])(?:([0-9]{1,9})H)?(?:([0-9]{1,9})M)?(?:([0-9]{1,9})S)?)?'
)
_ISO_UNITS: Final = UNITS[::-1]


@total_ordering
@dataclass(frozen=True, slots=True, eq=False)
class Duration:
    """A lifetime: for the session, until removed, or a measured time.

    `parts` holds numbers with their units as the author wrote them, the largest
    unit first; it is empty for `session` and `persistent`. Two durations compare by
    the longest time that they can mean: 13 months are 397 days, the longest run of
    13 calendar months, since no text fixes a month in days.
    """

    keyword: str = ''
    parts: tuple[tuple[int, str], ...] = ()

    @property
    def longest_seconds(self) -> float:
        """The longest time meant; a session is 0, `persistent` has no end."""
        if self.keyword:
            return float('inf') if self.keyword == 'persistent' else 0
        return _longest_seconds(self.parts)

    @property
    def iso(self) -> str:
        """The same in ISO 8601; empty where it is not measured."""
        written = 'P' if self.parts else ''
        for number, unit in self.parts:
            if unit in _TIME_UNITS and 'T' not in written:
                written += 'T'
            written += f'{number}{unit[0].upper()}'
        return written

    def __str__(self) -> str:
        """Return it as it is written in a declaration."""
        if self.keyword:
            return self.keyword
        (number, unit), *more = self.parts
        if more:
            return self.iso
        return f'{number} {unit}{"s" if number > 1 else ""}'

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Duration):
            return NotImplemented
        return self.longest_seconds == other.longest_seconds

    def __lt__(self, other: Duration) -> bool:
        return self.longest_seconds < other.longest_seconds

    def __hash__(self) -> int:
        return hash(self.longest_seconds)


SESSION: Final = Duration('session')
PERSISTENT: Final = Duration('persistent')


@lru_cache(256)
def parse_duration(text: str) -> Duration:
    """Read `session`, `persistent`, `13 months` or `P13M`.

    Raises ValueError for everything else, zero included.
    """
    if text == 'session':
        return SESSION
    if text == 'persistent':
        return PERSISTENT
    if (match := _PLAIN.fullmatch(text)) and match[2] in UNITS:
        return Duration(parts=((int(match[1]), match[2]),))
    if match := _ISO.fullmatch(text):
        numbers = zip(match.groups(), _ISO_UNITS, strict=True)
        parts = tuple((int(n), unit) for n, unit in numbers if n and int(n))
        if parts:
            return Duration(parts=parts)
    msg = f'{text!r} is not a duration'
    raise ValueError(msg)


@lru_cache(256)
def _longest_seconds(parts: tuple[tuple[int, str], ...]) -> int:
    months = sum(n * _MONTHS.get(unit, 0) for n, unit in parts)
    seconds = sum(n * _SECONDS.get(unit, 0) for n, unit in parts)
    return _longest_days(months) * _SECONDS['day'] + seconds


@lru_cache(256)
def _longest_days(months: int) -> int:
    """The most days that so many calendar months in a row can have."""
    # The calendar repeats every four years; the century's missing leap days would
    # only make a run shorter.
    cycles, rest = divmod(months, 48)
    starts = [date(2000 + n // 12, n % 12 + 1, 1) for n in range(48)]
    ends = [date(2000 + n // 12, n % 12 + 1, 1) for n in range(rest, rest + 48)]
    run = max((end - start).days for start, end in zip(starts, ends, strict=True))
    return cycles * 1_461 + run
