"""Serializer of seen items to YAML, as they are written in a declaration."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from sphinx_cookiecharter.declaration.duration import PERSISTENT, SESSION, Duration
from sphinx_cookiecharter.declaration.values.addresses import is_domain
from sphinx_cookiecharter.declaration.vocabulary import FLEETING_STORAGES, STORAGES
from sphinx_cookiecharter.declaration.yaml_text import scalar

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_cookiecharter.observation.model import Item

#: What only people know of an item, and any is asked for.
_ASKED: Final = ('category', 'purpose', 'provider')

#: What a cookie without a name is called, which browsers accept.
NAMELESS: Final = '(no name)'

# After a separator, a UUID, a long number, or what mixes digits with letters at length.
_ENDS_IN_ID: Final = re.compile(
    r'(?P<stem>[^*]*?[A-Za-z][^*]*?[._:-])(?:'
    r'[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}'
    r'|\d{5,}'
    r'|(?=[a-f]*\d)(?=\d*[a-f])[0-9a-f]{8,}'
    r'|(?=[A-Za-z]*\d)(?=\d*[A-Za-z])[0-9A-Za-z]{12,}'
    r')',
    re.ASCII,
)

# Beyond this, a name is hardly one: scripts put whole documents there.
_LONGEST_NAME: Final = 200

_DAY: Final = 86_400
_TIMES: Final = (('day', _DAY), ('hour', 3_600), ('minute', 60))

# Beyond this, nobody counts in weeks.
_MOST_WEEKS: Final = 12

# What no browser keeps, and a declaration cannot say.
_MOST_DAYS: Final = 999_999_999


def name_of(item: Item) -> str:
    """Return what an item is called where declarations are compared with it."""
    # Declarations are read so; a control character cannot be in them, and stays.
    return ' '.join(part for part in item.name.split(' ') if part) or NAMELESS


def pattern_of(name: str) -> str:
    """Return the pattern of a name that plainly ends in an id; else the name itself."""
    found = _ENDS_IN_ID.fullmatch(name)
    return f'{found["stem"]}*' if found is not None else name


def entry(
    item: Item, known: Iterable[tuple[str, str]] = (), asked: Iterable[str] = ()
) -> str | None:
    """Return the item of a list in YAML, on one line, or None where no name fits it.

    Read, it has the same name, storage and domain. What a name cannot hold there, a
    control character, is an asterisk in it. The keys that any item is asked for, and
    those `asked` for, are there, with their values if they were seen or are `known`;
    else blank.
    """
    name = _declarable(name_of(item))
    if not name.strip('*'):
        return None
    storage = storage_of(item)
    keys = {'name': scalar(name), **dict.fromkeys(_ASKED, '')} | dict(known)
    if storage not in FLEETING_STORAGES:
        keys['duration'] = str(duration_of(item) or '')
    if storage != STORAGES[0]:
        keys['storage'] = storage
    if item.host is not None and is_domain(item.host):
        keys['domain'] = scalar(item.host)
    seen = {'party': item.party or ''}
    keys |= {key: seen.get(key, '') for key in asked}
    return f'- {{{", ".join(f"{key}: {value}" for key, value in keys.items())}}}'


def storage_of(item: Item) -> str:
    """Return the storage of an item, the first one where it may be of several."""
    return min(item.storages, key=STORAGES.index)


def duration_of(item: Item) -> Duration | None:
    """Return how long an item stays as a person would write it, if that is known.

    It is longer than a duration so written by less than a day.
    """
    seconds = item.lifetime
    if seconds is None or seconds < 0:
        return None
    if seconds == 0:
        return SESSION
    if seconds > _MOST_DAYS * _DAY:
        return PERSISTENT
    return Duration(parts=(_measured(seconds),))


def _measured(seconds: float) -> tuple[int, str]:
    days = round(seconds / _DAY)
    years, rest = divmod(days, 365)
    if years and rest <= years // 4 + 1:
        return years, 'year'
    # Servers count months of 30 days, scripts those of the calendar.
    months = days // 30
    if months and days * _DAY <= Duration(parts=((months, 'month'),)).longest_seconds:
        return months, 'month'
    weeks, rest = divmod(days, 7)
    if weeks and not rest and weeks <= _MOST_WEEKS:
        return weeks, 'week'
    if days > 1:
        return days, 'day'
    for unit, size in _TIMES:
        number = round(seconds / size)
        # Between setting an item and looking at it a moment goes by.
        if number and abs(seconds - number * size) < size / 20:
            return number, unit
    return max(round(seconds), 1), 'second'


def _declarable(name: str) -> str:
    name = ''.join(letter if letter.isprintable() else '*' for letter in name)
    return name if len(name) <= _LONGEST_NAME else f'{name[:_LONGEST_NAME]}*'
