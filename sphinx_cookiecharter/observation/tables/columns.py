"""The columns of a cookie table: what each holds, told by its head."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_cookiecharter.observation.tables import words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinx_cookiecharter.observation.tables.table import Row, Table

PRIVACY_URL: Final = 'privacy_url'
WILDCARD: Final = 'wildcard'
#: What another column says better, and what is not of the item.
TITLE: Final = ' in words'
PASSED_OVER: Final = 'passed over'

#: The heads that mean just what they say: the keys of an item, as `export --to csv`
#: writes them, and the columns of the Open Cookie Database.
EXACT: Final = {
    **{
        key: key
        for key in (
            *('name', 'storage', 'category', 'consent', 'exemption', 'party'),
            *('provider', 'service', 'location', 'duration', 'duration_note'),
            *('renewed', 'data', 'retention', 'recipients', 'legal_basis'),
            *('opt_out_url', 'tags', 'purpose', 'domain'),
        )
    },
    'ID': PASSED_OVER,
    'Platform': 'provider',
    'Cookie / Data Key name': 'name',
    'Data Controller': PASSED_OVER,
    'User Privacy & GDPR Rights Portals': PRIVACY_URL,
    'Wildcard match': WILDCARD,
}

#: The columns in which pages put what has no column of its own.
_WITH_MORE: Final = frozenset({words.NAME, 'purpose'})

#: What only a table of cookies has.
_TELLING: Final = frozenset({'provider', 'domain', 'duration', 'category'})

#: A table may have a row or two above its head.
_FIRST_ROWS: Final = 3


class Columns(NamedTuple):
    """What each column of a table holds, None where nobody knows; and its rows."""

    heads: tuple[str, ...]
    keys: tuple[str | None, ...]
    rows: tuple[Row, ...]

    def cells(self, row: Row) -> Iterator[tuple[str, str | None, str]]:
        """Yield head, key and text of each cell of a row that is not empty."""
        for head, key, cell in zip(self.heads, self.keys, row.cells, strict=False):
            if text := cell.strip():
                labelled = [*self._beside(text)] if key in _WITH_MORE else []
                for line, label, column, said in labelled:
                    text = text.replace(f'\n{line}', '', 1)
                    yield label, column, said
                yield head, key, text

    def _beside(self, text: str) -> Iterator[tuple[str, str, str, str]]:
        """Yield the lines under a text that say what other tables have a column for.

        These have a label, but for the storage: in small letters, it may be a name.
        """
        for line in text.split('\n')[1:]:
            label, colon, said = line.partition(':')
            column = words.column_of(label) if colon and said.strip() else None
            if line[:1].isupper() and words.storage_of(line) is not None:
                label, column, said = line, 'storage', line
            if column is not None and column not in self.keys:
                yield line, label.strip(), column, said.strip()


def columns_of(table: Table) -> Columns | None:
    """Return the columns of a table, or None where it is no table of cookies."""
    for place, row in enumerate(table.rows[:_FIRST_ROWS]):
        keys = keys_of(row.cells)
        if is_head(keys) and _is_of_cookies(table, row, keys):
            heads = tuple(' '.join(cell.split()) for cell in row.cells)
            return Columns(heads, keys, table.rows[place + 1 :])
    return None


def keys_of(heads: Sequence[str]) -> tuple[str | None, ...]:
    """Return what each column holds, each thing once: the exact one, else the first."""
    keys: list[str | None] = []
    for head in heads:
        exact = EXACT.get(head.strip())
        key = exact or words.column_of(head)
        if key in keys:
            if exact is None or key is None:
                key = None
            else:
                keys[keys.index(key)] = f'{key}{TITLE}'
        keys.append(key)
    return tuple(keys)


def is_head(keys: Sequence[str | None]) -> bool:
    """Whether a row with these columns is a head: it has a name, and more."""
    return words.NAME in keys and len({*keys} - {None}) > 1


def _is_of_cookies(table: Table, head: Row, keys: Sequence[str | None]) -> bool:
    if table.alone or not _TELLING.isdisjoint(keys):
        return True
    return any(map(words.speaks_of_cookies, (*head.cells, *table.headings)))
