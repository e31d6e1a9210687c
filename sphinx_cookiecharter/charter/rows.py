"""Light rows: the items' cells as plain data, in a standard docutils table."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from docutils import nodes
from sphinx import addnodes

from sphinx_cookiecharter.charter.pieces import Piece, Place, charter_text, inline
from sphinx_cookiecharter.declaration.collector import paused_collector

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

#: A cell's paragraphs, each made of pieces.
Cell: TypeAlias = tuple[tuple[Piece, ...], ...]

# The same as it is kept: plain tuples are no work for the collector, and little for
# pickle. The line of a piece is its row's.
_Cell: TypeAlias = tuple[tuple[tuple[str, bool, str, bool], ...], ...]

# After a sign that names are made of, or before they fill a column.
_BREAKS = re.compile(r'[^_.:/-]{1,12}[_.:/-]*|[_.:/-]+')

# More letters than the words of most languages have.
_LONG_WORD = 24


class Heading(NamedTuple):
    """A column as its cells need to know it."""

    id: str
    label: str


class Row(NamedTuple):
    """One item: its line in the declaration, its first name, one cell a column.

    `anchor`, if any, is written in the first cell, for LaTeX knows none of a row.
    """

    line: int
    name: str
    anchor: str
    cells: tuple[Cell, ...]


class charter_rows(nodes.Part, nodes.Element, addnodes.translatable):
    """The rows of a table's body as plain data, which no transform has to walk into.

    `rows` holds a `Row` for each item, `headings` the columns. `source` is the
    declaration. Its one child is a text with the words of all rows, for search.
    """

    #: Sphinx gives one to what is translatable, where it builds message catalogues.
    uid: str

    @property
    def rows(self) -> Iterator[Row]:
        unpacked = cache(_unpacked)
        for line, name, anchor, cells in self['rows']:
            yield Row(line, name, anchor, tuple(map(unpacked, cells)))

    @rows.setter
    def rows(self, rows: Iterable[Row]) -> None:
        known: dict[Cell, _Cell] = {}

        def packed(cell: Cell) -> _Cell:
            found = known.get(cell)
            if found is None:
                found = known[cell] = _packed(cell)
            return found

        self['rows'] = [
            (row.line, row.name, row.anchor, tuple(map(packed, row.cells)))
            for row in rows
        ]
        words = (
            word
            for cell in known
            for pieces in cell
            for piece in pieces
            for word in piece.text.split()
        )
        self.children = []
        self += nodes.Text(' '.join(dict.fromkeys(words)))

    def change_anchors(self, change: Callable[[str, str], str]) -> None:
        """Give each row the anchor that `change` returns for its name and anchor."""
        self['rows'] = [
            (line, name, change(name, anchor), cells)
            for line, name, anchor, cells in self['rows']
        ]

    def put_into_words(self, translate: Callable[[str], str]) -> None:
        """Show the author's words in the reader's language."""
        self['messages'] = self.messages

        def translated(piece: Piece) -> Piece:
            if piece.translatable:
                return piece._replace(text=translate(piece.text))
            return piece

        self.rows = [
            row._replace(
                cells=tuple(
                    tuple(tuple(map(translated, pieces)) for pieces in cell)
                    for cell in row.cells
                )
            )
            for row in self.rows
        ]

    @property
    def messages(self) -> Sequence[tuple[int, str]]:
        """The author's words, as they wrote them, with the line of their item."""
        kept: Sequence[tuple[int, str]] | None = self.get('messages')
        if kept is not None:
            return kept
        found = (
            (row.line, piece.text)
            for row in self.rows
            for cell in row.cells
            for pieces in cell
            for piece in pieces
            if piece.translatable
        )
        return tuple(dict.fromkeys(found))

    def preserve_original_messages(self) -> None:
        """Do nothing: `put_into_words` does it, just before it needs it."""

    def apply_translated_message(
        self, original_message: str, translated_message: str
    ) -> None:
        """Do nothing: `put_into_words` has done it, without markup."""

    def extract_original_messages(self) -> Sequence[str]:
        if self.get('hidden'):
            return ()
        return tuple(dict.fromkeys(message for _line, message in self.messages))

    @property
    def place(self) -> Place:
        """Where the directive stands, and where the declaration lies."""
        # Up to the table, whose line is the directive's.
        table = self.parent.parent.parent
        return Place(table.source or '', table.line or 0, self.source or '')

    def expanded(self) -> list[nodes.row]:
        """Return the same rows in standard docutils nodes."""
        return [self._expanded(row) for row in self.rows]

    def _expanded(self, row: Row) -> nodes.row:
        place = self.place
        element = nodes.row()
        element.source, element.line = self.source, row.line
        anchor = [nodes.target('', '', ids=[row.anchor])] if row.anchor else []
        for heading, cell in zip(self['headings'], row.cells, strict=True):
            entry = nodes.entry(classes=cell_classes(heading, cell))
            for pieces in cell or ((),) * len(anchor):
                # Translated already: nothing is left for a catalogue to find.
                said = (piece._replace(translatable=False) for piece in pieces)
                paragraph = nodes.paragraph('', '', *anchor, *inline(said, place))
                anchor = []
                paragraph.source, paragraph.line = self.source, row.line
                entry += paragraph
            element += entry
        return element


def _packed(cell: Cell) -> _Cell:
    return tuple(tuple(piece[:4] for piece in pieces) for pieces in cell)


def _unpacked(cell: _Cell) -> Cell:
    return tuple(tuple(Piece(*piece) for piece in pieces) for pieces in cell)


def cell_classes(heading: Heading, cell: Cell) -> list[str]:
    """Return the classes of a cell: its column, and whether a word in it is long."""
    is_long = any(
        len(piece.text) > _LONG_WORD and max(map(len, piece.text.split())) > _LONG_WORD
        for pieces in cell
        for piece in pieces
        if not piece.code
    )
    return [f'charter-{heading.id}', 'charter-long'][: 1 + is_long]


class charter_head(nodes.Part, nodes.Element):
    """The head row as HTML wants it: each cell says which way it heads."""


def expand_rows(document: nodes.document) -> None:
    """Replace all light rows by standard ones."""
    with paused_collector():
        for rows in list(document.findall(charter_rows)):
            rows.replace_self(rows.expanded())


def leave_messages(document: nodes.document) -> None:
    """Leave of the light rows what the gettext builder looks for, at their lines."""
    for rows in list(document.findall(charter_rows)):
        texts = []
        for line, message in rows.messages:
            text = charter_text(message)
            text.source, text.line = rows.source, line
            # Sphinx takes no message from a node without one.
            text.uid = rows.uid
            texts.append(text)
        rows.replace_self(texts)


def fit_latex(document: nodes.document) -> None:
    """Let tables of standard rows break between pages, and names between lines."""
    for table in document.findall(nodes.table):
        if 'charter-table' in table['classes']:
            table['classes'].append('longtable')
            for literal in list(table.findall(nodes.literal)):
                parts = _BREAKS.findall(literal.astext())
                literal.children = []
                for part in parts:
                    literal.append(nodes.raw('', r'\allowbreak{}', format='latex'))
                    literal.append(nodes.Text(part))


def lighten_head(table: nodes.table) -> None:
    """Replace a table's standard head row by one that writes `scope`."""
    rows = next(iter(table.findall(charter_rows)))
    row = charter_head(headings=rows['headings'])
    row.source, row.line = table.source, table.line
    head = next(iter(table.findall(nodes.thead)))
    head.children = []
    head += row
