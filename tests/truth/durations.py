"""Durations as a declaration writes them: their parts, and the longest time meant."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

KEYWORDS: Final = ('session', 'persistent')

_UNITS: Final = ('year', 'month', 'week', 'day', 'hour', 'minute', 'second')
_SECONDS: Final = dict(zip(_UNITS[2:], (604_800, 86_400, 3_600, 60, 1), strict=True))

_PLAIN: Final = re.compile(rf'([1-9]\d*) ({"|".join(_UNITS)})s?')
_ISO: Final = re.compile(
    r'P(?=[\dT])(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?'
    r'(?:T(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?'
)


def is_duration(value: object) -> bool:
    return value in KEYWORDS or (isinstance(value, str) and bool(parts(value)))


def parts(duration: str) -> list[tuple[int, str]]:
    """Return numbers and units of a measured duration; none where it is not one."""
    if match := _PLAIN.fullmatch(duration):
        return [(int(match[1]), match[2])]
    if match := _ISO.fullmatch(duration):
        numbers = zip(match.groups(), _UNITS, strict=True)
        return [(int(number), unit) for number, unit in numbers if number]
    return []


def longest_seconds(duration: str) -> float:
    """Return the longest time meant: 13 months are the longest run of such."""
    if duration in KEYWORDS:
        return float('inf') if duration == 'persistent' else 0
    units = {unit: number for number, unit in parts(duration)}
    months = units.pop('year', 0) * 12 + units.pop('month', 0)
    days = max(_days(start, months) for start in range(48))
    return days * 86_400 + sum(n * _SECONDS[unit] for unit, n in units.items())


def _days(start: int, months: int) -> int:
    first, last = (
        date(2000 + month // 12, month % 12 + 1, 1) for month in (start, start + months)
    )
    return (last - first).days
