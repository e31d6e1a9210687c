"""The items that cookie tables list, with what each row says of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from sphinx_cookiecharter.declaration.text import Text
from sphinx_cookiecharter.declaration.vocabulary import CATEGORIES, THIS_SITE
from sphinx_cookiecharter.observation.model import WEB, Item, Statement
from sphinx_cookiecharter.observation.origins import item_host
from sphinx_cookiecharter.observation.tables.cells import names_in, read
from sphinx_cookiecharter.observation.tables.columns import (
    PASSED_OVER,
    PRIVACY_URL,
    TITLE,
    WILDCARD,
    columns_of,
)
from sphinx_cookiecharter.observation.tables.words import (
    NAME,
    TYPE,
    category_of,
    speaks_of_categories,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx_cookiecharter.observation.captures.accumulator import Accumulator
    from sphinx_cookiecharter.observation.tables.columns import Columns
    from sphinx_cookiecharter.observation.tables.table import Row, Table

#: What an item has of its own beside what is said of it.
_PLACE: Final = frozenset({'storage', 'domain', 'party', 'renewed'})

#: A table of cookies without a type may list what is kept elsewhere, too.
_ANY_STORAGE: Final = WEB | {'cookie'}


def add_items(tables: Iterable[Table], accumulator: Accumulator) -> None:
    """Add what tables list; a row that names nothing is reported at its line."""
    for table in tables:
        columns = columns_of(table)
        if columns is not None:
            _add_rows(columns, table.headings, accumulator)


def _add_rows(
    columns: Columns, above: tuple[str, ...], accumulator: Accumulator
) -> None:
    headings = above
    for row in columns.rows:
        if (across := _heading_across(row)) is not None:
            headings = across, *above
        elif any(map(str.strip, row.cells)) and row.cells != columns.heads:
            said = _Said(row.line)
            said.read(columns, row)
            said.read_headings(headings)
            if not said.names:
                accumulator.reject_line('the row names no cookie', row.line)
            for item in said.items():
                accumulator.add(item)


def _heading_across(row: Row) -> str | None:
    """Return what a row says that is a heading: one text, across the table."""
    filled = {cell.strip() for cell in row.cells} - {''}
    if len(filled) != 1 or len(row.cells) == 1:
        return None
    [text] = filled
    is_across = len({*row.cells}) == 1 or ' ' in text
    return text if is_across or category_of(text) is not None else None


@dataclass(slots=True)
class _Said:
    """What one row says."""

    line: int
    names: list[str] = field(default_factory=list)
    keys: dict[str, str] = field(default_factory=dict)
    #: What is not of the item itself: titles, ids and addresses.
    about: dict[str, str] = field(default_factory=dict)
    unread: list[tuple[str, str]] = field(default_factory=list)

    def read(self, columns: Columns, row: Row) -> None:
        cells = [*columns.cells(row)]
        # What a type says besides comes after what has a column of its own.
        for head, key, text in sorted(cells, key=lambda cell: cell[1] == TYPE):
            if key is None:
                self.unread.append((head, text))
            elif key in {PRIVACY_URL, WILDCARD} or key.endswith(TITLE):
                self.about[key] = text
            elif key == NAME:
                self.names, rest = names_in(text, alone=WILDCARD in columns.keys)
                self.unread += [(head, rest)] if rest else []
            elif key != PASSED_OVER:
                self._take(head, key, text)
        self._settle()

    def read_headings(self, headings: tuple[str, ...]) -> None:
        """Take the category from the nearest heading that names one."""
        if 'category' in self.keys:
            return
        telling = next(filter(speaks_of_categories, headings), None)
        category = category_of(telling) if telling is not None else None
        if category is not None:
            self.keys['category'] = category
        elif headings:
            self.unread.append(('Heading', telling or headings[0]))

    def _take(self, head: str, key: str, text: str) -> None:
        found = read(key, text)
        if found is None and key == 'category' and f'category{TITLE}' in self.about:
            found = {'category': text}
        if found is None:
            self.unread.append((head, text))
            return
        for name, value in found.items():
            self.keys.setdefault(name, value)

    def _settle(self) -> None:
        """Let the one who is named stand for their id, and a beginning for all."""
        if self.about.get(WILDCARD) == '1':
            self.names = [f'{name.rstrip("*")}*' for name in self.names]
        provider = self.about.get(f'provider{TITLE}')
        if provider is not None and self.keys.get('provider') != THIS_SITE:
            self.about['provider'] = self.keys.get('provider', '')
            self.keys['provider'] = provider

    def items(self) -> Iterator[Item]:
        storage = self.keys.get('storage')
        for name in self.names:
            yield Item(
                name,
                frozenset({storage}) if storage is not None else _ANY_STORAGE,
                host=item_host(self.keys.get('domain')),
                party=self.keys.get('party'),
                renewed=True if 'renewed' in self.keys else None,
                stated=self._statement(),
            )

    def _statement(self) -> Statement:
        title = self.about.get(f'category{TITLE}')
        is_own = self.keys.get('category') not in CATEGORIES
        return Statement(
            self.line,
            tuple(
                (key, Text(value))
                for key, value in self.keys.items()
                if key not in _PLACE
            ),
            tuple(self.unread),
            category_title=Text(title) if title and is_own else None,
            provider_id=self.about.get('provider') or None,
            privacy_url=self.about.get(PRIVACY_URL),
        )
