"""A declaration as its author wrote it: plain YAML data, without what is refused."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from .durations import is_duration

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

Data: TypeAlias = 'dict[str, Any]'

#: The built-in categories, in the order in which they are shown.
CATEGORIES: Final = {
    'necessary': 'exempt',
    'preferences': 'required',
    'statistics': 'required',
    'external': 'required',
    'marketing': 'required',
}

_KEYS: Final = {
    'declaration': 'site choice categories providers defaults use cookies',
    'site': 'name url controller contact dpo privacy_url authority jurisdictions '
    'reviewed',
    'choice': 'cookie kept_in url tool call',
    'category': 'title description refusal consent',
    'provider': 'name url privacy_url country transfer processor',
    'defaults': 'provider service location domain path storage party recipients '
    'legal_basis reviewed secure http_only same_site tags',
    'item': 'name category purpose provider service location duration duration_note '
    'renewed storage party domain path consent exemption data retention recipients '
    'legal_basis opt_out_url secure http_only same_site partitioned reviewed tags',
}


def _is_url(value: object) -> bool:
    return bool(re.fullmatch(r'https?://[^\s<>"]+|#\S+', str(value)))


def _is_date(value: object) -> bool:
    try:
        return isinstance(value, date) or bool(date.fromisoformat(str(value)))
    except ValueError:
        return False


#: Whether a value can be what its key asks for; other keys take what they are given.
_SOUND: Final[dict[str, Callable[[object], bool]]] = {
    **dict.fromkeys(('duration', 'retention'), is_duration),
    **dict.fromkeys(('url', 'privacy_url', 'opt_out_url'), _is_url),
    'reviewed': _is_date,
    'consent': lambda value: value in {'exempt', 'required'},
    'party': lambda value: value in {'first', 'third'},
    'renewed': lambda value: isinstance(value, bool),
    'processor': lambda value: isinstance(value, bool),
    'country': lambda value: bool(re.fullmatch('[A-Z]{2}', str(value))),
}


@dataclass(frozen=True, slots=True)
class Item:
    """One entry of `cookies`, with the defaults; from `use` too."""

    names: tuple[str, ...]
    values: Data
    storage: str = 'cookie'

    def get(self, key: str) -> Any:
        return self.values.get(key)

    @property
    def count(self) -> int:
        return max(len(self.names), 1)


@dataclass(frozen=True, slots=True)
class Declared:
    """What can be read of a declaration.

    `is_complete` tells whether nothing was refused, `is_readable` whether at least no
    part was lost: else the page says so.
    `says_none` tells whether an empty list of cookies is written.
    """

    site: Data = field(default_factory=dict)
    choice: Data = field(default_factory=dict)
    categories: dict[str, Data] = field(default_factory=dict)
    providers: dict[str, Data] = field(default_factory=dict)
    items: tuple[Item, ...] = ()
    says_none: bool = False
    is_complete: bool = True
    is_readable: bool = True


def read(data: Data, entries: Mapping[str, Data] | None = None) -> Declared:
    """Read a declaration; `entries` are those of the catalogue that it may use."""
    return _Reading(data, entries or {}).declared()


class _Reading:
    def __init__(self, data: Data, entries: Mapping[str, Data]) -> None:
        self.is_complete = True
        self.is_readable = True
        self._data = self._group('declaration', data)
        self._entries = entries
        self._defaults = self._group('defaults', self._data.get('defaults'))

    def declared(self) -> Declared:
        items = (*self._own(), *self._used())
        return Declared(
            site=self._group('site', self._data.get('site')),
            choice=self._group('choice', self._data.get('choice')),
            categories=self._members('category', 'categories'),
            providers=self._members('provider', 'providers'),
            items=items,
            says_none=self._data.get('cookies') == [] and not items,
            is_complete=self.is_complete,
            is_readable=self.is_readable,
        )

    def _own(self) -> list[Item]:
        written = self._data.get('cookies') or []
        if isinstance(written, list):
            return [self._item(item) for item in written]
        self.is_complete = self.is_readable = False
        return []

    def _item(self, written: Data) -> Item:
        # A key written with nothing takes no default.
        return _item(self._group('item', {**self._defaults, **written}))

    def _used(self) -> Iterator[Item]:
        own = {(name, item.storage) for item in self._own() for name in item.names}
        for name in self._data.get('use') or []:
            for written in self._entries[name]['cookies']:
                item = _item(written)
                if not any((one, item.storage) in own for one in item.names):
                    yield item

    def _members(self, group: str, key: str) -> dict[str, Data]:
        members = self._data.get(key) or {}
        return {name: self._group(group, member) for name, member in members.items()}

    def _group(self, group: str, written: Data | None) -> Data:
        """Return what is known and sound of one mapping."""
        known = {}
        for key, value in (written or {}).items():
            if value in (None, ''):
                continue
            if key not in _KEYS[group].split():
                self.is_complete &= group == 'declaration' and key.startswith('x-')
            elif key in _SOUND and not _SOUND[key](value):
                self.is_complete = False
            else:
                known[key] = value
        return known


def _item(values: Data) -> Item:
    name = values.get('name', [])
    names = name if isinstance(name, list) else [name]
    return Item(tuple(map(str, names)), values, values.get('storage', 'cookie'))
