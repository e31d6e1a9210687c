"""Parser of timestamps and cookie dates; moments are in seconds since 1970."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Final

from sphinx_cookiecharter.observation.captures.json_values import number

# RFC 6265bis, 5.1.1: what a browser makes of a cookie's date.
_DELIMITERS: Final = re.compile(r'[\t\x20-\x2f;-@\[-`{-~]+')
_TIME: Final = re.compile(r'([0-9]{1,2}):([0-9]{1,2}):([0-9]{1,2})(?![0-9])')
_DAY: Final = re.compile(r'([0-9]{1,2})(?![0-9])')
_YEAR: Final = re.compile(r'([0-9]{2,4})(?![0-9])')
#: The end of the year 9999.
_LATEST: Final = datetime.max.replace(tzinfo=UTC).timestamp()
_MONTHS: Final = (
    *('jan', 'feb', 'mar', 'apr', 'may', 'jun'),
    *('jul', 'aug', 'sep', 'oct', 'nov', 'dec'),
)


def moment(value: object) -> float | None:
    """Return the moment that seconds, an ISO 8601 time or a cookie's date stand for."""
    if not isinstance(value, str):
        seconds = number(value)
        # What is in no calendar is a mistake.
        is_dated = seconds is not None and abs(seconds) <= _LATEST
        return seconds if is_dated else None
    try:
        time = datetime.fromisoformat(value.strip())
        if time.tzinfo is None:
            time = time.replace(tzinfo=UTC)
        return time.timestamp()
    except (ValueError, OverflowError):
        return cookie_date(value)


def cookie_date(value: str) -> float | None:
    """Return the moment of a cookie's `Expires`, or None where it is no date."""
    time = day = month = year = None
    for token in _DELIMITERS.split(value):
        if time is None and (match := _TIME.match(token)):
            time = int(match[1]), int(match[2]), int(match[3])
        elif day is None and (match := _DAY.match(token)):
            day = int(match[1])
        elif month is None and token[:3].lower() in _MONTHS:
            month = _MONTHS.index(token[:3].lower()) + 1
        elif year is None and (match := _YEAR.match(token)):
            year = int(match[1])
    if time is None or day is None or month is None or year is None:
        return None
    if year < 100:
        year += 1900 if year >= 70 else 2000
    if year < 1601:
        return None
    try:
        return datetime(year, month, day, *time, tzinfo=UTC).timestamp()
    except ValueError:
        return None


def lifetime(expires: float, now: float) -> float | None:
    """Return how long a stored item still lives; None where it is too late.

    What has expired since was stored once, for a time that cannot be told any more.
    """
    return expires - now if expires > now else None
