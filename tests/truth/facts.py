"""What follows from a declaration: how many, whose, how long, and what is needed.

The names in capitals are those of the page's specification.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, Final, NamedTuple
from urllib.parse import urlsplit

from . import grammar
from .declared import CATEGORIES
from .durations import KEYWORDS, longest_seconds

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .declared import Data, Declared, Item

SECTIONS: Final = (
    *('introduction', 'summary', 'cookies', 'choices', 'providers', 'rights'),
    *('definition', 'kinds', 'changes'),
)

#: The category of items that have none, or one that nobody declares.
UNCLASSIFIED: Final = ''

#: The organisation that the site itself is.
THIS_SITE: Final = 'this-site'


@dataclass(frozen=True, slots=True)
class Request:
    """What a directive asks for: of the whole charter, or of one table.

    `options` change nothing of what is said, only how it stands on the page.
    """

    sections: tuple[str, ...] = SECTIONS
    columns: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    providers: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    body: str = ''
    since: Declared | None = None
    table: bool = False
    options: tuple[str, ...] = ()


@dataclass(slots=True)
class Organisation:
    """One that is not the site: what it does with the shown items.

    `id` is its own in `providers`, empty where it is only a name.
    """

    name: Any
    id: str = ''
    details: Data = field(default_factory=dict)
    provides: bool = False
    receives: bool = False
    purposes: list[Any] = field(default_factory=list)


class Table(NamedTuple):
    """The items of one category; its id is empty where they have none."""

    category: str
    items: list[Item]


class Facts:
    """What is true of a declaration, for a page that shows it as asked for."""

    def __init__(self, declared: Declared, request: Request) -> None:
        self.declared = declared
        self.request = request
        self.site = declared.site

    # The site

    @cached_property
    def host(self) -> str:
        return urlsplit(self.site.get('url', '')).hostname or ''

    @cached_property
    def own_names(self) -> set[str]:
        """What the site is called as a provider, in any language."""
        texts = [self.site.get('name'), self.site.get('controller')]
        return {THIS_SITE, *(value for text in texts for value in _values(text))}

    @cached_property
    def laws(self) -> list[Data]:
        known = grammar.data('jurisdictions.yaml')['jurisdictions']
        return [known[code] | {'code': code} for code in self.written_jurisdictions]

    @property
    def written_jurisdictions(self) -> list[str]:
        return list(self.site.get('jurisdictions') or [])

    @property
    def asks(self) -> bool:
        """Whether the law of the site asks for consent; ASKS."""
        return not self.laws or any(law['asks'] for law in self.laws)

    @property
    def audience(self) -> bool:
        """Whether every law that asks exempts some audience measurement; AUDIENCE."""
        asking = [law['audience'] for law in self.laws if law['asks']]
        return bool(asking) and all(asking)

    # What is shown

    @cached_property
    def tables(self) -> list[Table]:
        """The shown items by category, in the order in which categories are shown."""
        tables = [
            Table(category, [item for item in shown if self.category(item) == category])
            for shown in [[*filter(self._is_selected, self.declared.items)]]
            for category in self.category_order()
        ]
        return [table for table in tables if table.items]

    @cached_property
    def shown(self) -> list[Item]:
        return [item for table in self.tables for item in table.items]

    def category_order(self) -> list[str]:
        known = dict.fromkeys([*CATEGORIES, *self.declared.categories])
        ordered = sorted(known, key=lambda name: self.asks_of(name) != 'exempt')
        return [*ordered, UNCLASSIFIED]

    def category(self, item: Item) -> str:
        name = item.get('category')
        is_known = name in CATEGORIES or name in self.declared.categories
        return str(name) if is_known else UNCLASSIFIED

    def _is_selected(self, item: Item) -> bool:
        asked = self.request
        provider = self.provider(item)
        names = {item.get('provider'), provider and provider.id}
        if provider is not None:
            names |= {*_values(provider.name)}
        if item.get('provider') is not None and provider is None:
            names.add(THIS_SITE)
        return all(
            not wanted or set(wanted) & has
            for wanted, has in (
                (asked.categories, {item.get('category')}),
                (asked.providers, names),
                (asked.tags, {*(item.get('tags') or [])}),
            )
        )

    @property
    def is_list(self) -> bool:
        return self.request.table or 'cookies' in self.request.sections

    @property
    def is_complete(self) -> bool:
        return self.declared.is_complete

    @property
    def is_whole(self) -> bool:
        """Whether every item of a complete declaration is shown."""
        return self.is_complete and len(self.shown) == len(self.declared.items)

    @property
    def is_all(self) -> bool:
        return self.is_whole and self.is_list

    @property
    def is_empty(self) -> bool:
        return not self.shown

    @property
    def declares_none(self) -> bool:
        return self.declared.says_none and self.is_complete

    # One item

    def asks_of(self, category: str) -> str:
        """Return the consent of a category."""
        own = self.declared.categories.get(category, {}).get('consent')
        return own or CATEGORIES.get(category, 'required')

    def consent(self, item: Item) -> str:
        if own := item.get('consent'):
            return str(own)
        if item.get('exemption'):
            return 'exempt'
        return self.asks_of(self.category(item))

    def provider(self, item: Item) -> Organisation | None:
        """Return an item's provider where it is not the site."""
        name = item.get('provider')
        return self.organisation(name) if name is not None else None

    def is_own(self, item: Item) -> bool:
        """Whether the item's provider is the site itself."""
        return item.get('provider') is not None and self.provider(item) is None

    def organisation(self, name: str) -> Organisation | None:
        """Return whom a name or an id means; None for the site itself."""
        for key, details in self.declared.providers.items():
            known = {key, *_values(details.get('name'))}
            if name in known:
                if known & self.own_names:
                    return None
                return Organisation(details.get('name', key), key, details)
        return None if name in self.own_names else Organisation(name)

    def party(self, item: Item) -> str | None:
        if own := item.get('party'):
            return str(own)
        domain = (item.get('domain') or '').strip('.').lower()
        if not domain or not self.host:
            return 'first' if self.is_own(item) else None
        for one, other in ((domain, self.host), (self.host, domain)):
            if one == other or one.endswith(f'.{other}'):
                return 'first'
        differs = domain.split('.')[-2:] != self.host.split('.')[-2:]
        return 'third' if differs else None

    def shows_domain(self, item: Item) -> bool:
        """Whether the domain is told under the name; DOMAIN-SHOWN."""
        domain = item.get('domain')
        if not domain:
            return False
        return domain.strip('.').lower() != self.host or any(
            set(item.names) & set(other.names) and item.storage == other.storage
            for other in self.declared.items
            if other is not item
        )

    # All of them

    def count(self, items: list[Item]) -> int:
        return sum(item.count for item in items)

    def kind(self, items: list[Item]) -> str:
        """Return what the items are: `cookies`, `other`, or `mixed`."""
        cookies = [item.storage == 'cookie' for item in items]
        if all(cookies):
            return 'cookies'
        return 'mixed' if any(cookies) else 'other'

    @property
    def parties(self) -> list[str] | None:
        """Return the party of each shown item, None where one is unknown."""
        parties = [self.party(item) for item in self.shown]
        known = [party for party in parties if party]
        return known if self.is_complete and len(known) == len(parties) else None

    @property
    def needing(self) -> list[Item]:
        """The shown items that need consent, where the law asks for it."""
        required = [item for item in self.shown if self.consent(item) == 'required']
        return required if self.asks else []

    @property
    def refusable(self) -> list[str]:
        return [
            table.category
            for table in self.tables
            if any(item in self.needing for item in table.items)
        ]

    @property
    def objectable(self) -> list[Item]:
        return [
            item
            for item in self.shown
            if item.get('opt_out_url') and self.consent(item) == 'exempt'
        ]

    @property
    def has_control(self) -> bool:
        return any(self.declared.choice.get(key) for key in ('url', 'tool', 'call'))

    @cached_property
    def others(self) -> list[Organisation]:
        """The organisations that set or receive something, in order; OTHERS."""
        others: dict[str, Organisation] = {}
        for item in self.shown:
            for role, name, purpose in self._roles(item):
                found = self.organisation(name)
                if found is None:
                    continue
                other = others.setdefault(found.id or f'name {found.name}', found)
                other.provides |= role == 'provider'
                other.receives |= role == 'recipient'
                if purpose and purpose not in other.purposes:
                    other.purposes.append(purpose)
        return [*others.values()]

    def _roles(self, item: Item) -> Iterator[tuple[str, str, Any]]:
        if name := item.get('provider'):
            yield 'provider', name, None
        for recipient in item.get('recipients') or []:
            if isinstance(recipient, dict):
                yield 'recipient', recipient['name'], recipient.get('purpose')
            else:
                yield 'recipient', recipient, None

    @property
    def keeper(self) -> Item | None:
        """The declared item that keeps the choice; KEEPER."""
        name = self.declared.choice.get('cookie')
        fitting = [
            (pattern == name, len(pattern.replace('*', '')), item)
            for item in self.declared.items
            for pattern in item.names
            if name and matches(pattern, name)
        ]
        # The first of equals.
        best = max(fitting, key=lambda one: one[:2], default=None)
        return best[2] if best else None

    @property
    def longest(self) -> Item | None:
        """The item that stays longest, where that is known; LONGEST."""
        stays = [_stay(item) for item in self.shown]
        if {*(self.parties or [])} != {'first'} or None in stays:
            return None
        longest = max(self.shown, key=lambda item: (_stay(item), _is_renewed(item)))
        if _is_measured(longest) and not _is_renewed(longest):
            # What is renewed may stay longer in the end.
            return None if any(map(_is_renewed, self.shown)) else longest
        return longest


def _stay(item: Item) -> float | None:
    """Return how many seconds an item stays at most, where that is told."""
    if duration := item.get('duration'):
        return longest_seconds(duration)
    return 0 if item.storage == 'session_storage' else None


def _is_measured(item: Item) -> bool:
    return item.get('duration') not in {None, *KEYWORDS}


def _is_renewed(item: Item) -> bool:
    return bool(item.get('renewed')) and _is_measured(item)


def matches(pattern: str, name: str) -> bool:
    """Whether a pattern, in which `*` is any run of characters, stands for a name."""
    parts = map(re.escape, pattern.split('*'))
    return bool(re.fullmatch('.*'.join(parts), name, re.DOTALL))


def _values(text: Any) -> list[str]:
    """Return what a text is in every language."""
    if text is None:
        return []
    return [*map(str, text.values())] if isinstance(text, dict) else [str(text)]
