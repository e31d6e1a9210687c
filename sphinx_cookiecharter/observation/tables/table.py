"""A cookie table as it stands in a page: headings, and rows of cells."""

from __future__ import annotations

from typing import Final, NamedTuple

from sphinx_cookiecharter.observation.tables.words import category_of

#: In more columns than these nobody writes.
MOST_CELLS: Final = 60

#: Headings have the levels 1 to 6; a line that stands for one is below them.
_LINE: Final = 7
_LONGEST_LINE: Final = 100


class Row(NamedTuple):
    """A row, and the line on which it begins; a cell may have several lines."""

    line: int
    cells: tuple[str, ...]


class Table(NamedTuple):
    """A table, and the headings above it, the nearest first.

    `alone` is one that is all that its file holds.
    """

    headings: tuple[str, ...]
    rows: tuple[Row, ...]
    alone: bool = False


class Headings:
    """The headings above a place of a page, which is read from its top."""

    def __init__(self) -> None:
        self._open: list[tuple[int, str]] = []

    def add(self, level: int, text: str) -> None:
        """Note a heading; it ends those of its level, and those below it."""
        text = ' '.join(text.split())
        if text:
            self._open = [one for one in self._open if one[0] < level]
            self._open.append((level, text))

    def add_line(self, text: str) -> None:
        """Note a line of text: a short one that names a category is a heading."""
        text = text.strip()
        is_short = len(text) <= _LONGEST_LINE and not text.endswith('.')
        if is_short and category_of(text) is not None:
            self.add(_LINE, text)

    def above(self) -> tuple[str, ...]:
        return tuple(text for _, text in reversed(self._open))
