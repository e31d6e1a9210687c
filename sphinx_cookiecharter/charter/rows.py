"""The light row: one item's cells as plain data, in a standard docutils table."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from docutils import nodes
from sphinx import addnodes

from sphinx_cookiecharter.charter.pieces import Piece, Place, inline

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

#: A cell's paragraphs, each made of pieces.
Cell: TypeAlias = tuple[tuple[Piece, ...], ...]


# After a sign that names are made of, or before they fill a column.
_BREAKS = re.compile(r'[^_.:/-]{1,12}[_.:/-]*|[_.:/-]+')

# More letters than the words of most languages have.
_LONG_WORD = 24


class Heading(NamedTuple):
    """A column as its cells need to know it."""

    id: str
    label: str


class charter_row(nodes.Part, nodes.Element, addnodes.translatable):
    """A body row that no transform has to walk into.

    `cells` holds one cell a column; `headings` the columns, shared by all rows of
    the table; `number` counts the rows from 1; `anchor`, if any, is written in the
    first cell, for LaTeX knows none of a row. `source` and `line` are the item's, in
    the declaration. The first row of a table has a text with the words of all of
    them, for search; it is the only child of any.
    """

    def pieces(self) -> Iterator[Piece]:
        for cell in self['cells']:
            for paragraph in cell:
                yield from paragraph

    def put_into_words(self, translate: Callable[[str], str]) -> None:
        """Show the author's words in the reader's language."""
        self['messages'] = self.extract_original_messages()

        def translated(piece: Piece) -> Piece:
            if piece.translatable:
                return piece._replace(text=translate(piece.text))
            return piece

        self['cells'] = [
            tuple(tuple(translated(piece) for piece in pieces) for pieces in cell)
            for cell in self['cells']
        ]

    def preserve_original_messages(self) -> None:
        """Do nothing: `put_into_words` does it, just before it needs it."""

    def apply_translated_message(
        self, original_message: str, translated_message: str
    ) -> None:
        """Do nothing: `put_into_words` has done it, without markup."""

    def extract_original_messages(self) -> Sequence[str]:
        if self.get('hidden'):
            return ()
        kept: Sequence[str] | None = self.get('messages')
        if kept is not None:
            return kept
        texts = (piece.text for piece in self.pieces() if piece.translatable)
        return tuple(dict.fromkeys(texts))

    def expanded(self) -> nodes.row:
        """Return the same row in standard docutils nodes."""
        # Up to the table, whose line is the directive's.
        table = self.parent.parent.parent
        place = Place(table.source or '', table.line or 0, self.source or '')
        row = nodes.row(classes=list(self['classes']), ids=list(self['ids']))
        row.source, row.line = self.source, self.line
        anchor = [nodes.target('', '', ids=[self['anchor']])] if self['anchor'] else []
        for heading, cell in zip(self['headings'], self['cells'], strict=True):
            entry = nodes.entry(classes=cell_classes(heading, cell))
            for pieces in cell or ((),) * len(anchor):
                # Translated already: nothing is left for a catalogue to find.
                said = (piece._replace(translatable=False) for piece in pieces)
                element = nodes.paragraph('', '', *anchor, *inline(said, place))
                anchor = []
                element.source, element.line = self.source, self.line
                entry += element
            row += entry
        return row


def gather_words(body: nodes.tbody) -> None:
    """Put into the first row what search is to find in all of them, each word once."""
    rows = [row for row in body.children if isinstance(row, charter_row)]
    words = (
        word for row in rows for piece in row.pieces() for word in piece.text.split()
    )
    if rows:
        rows[0].children = []
        rows[0] += nodes.Text(' '.join(dict.fromkeys(words)))


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
    """Replace every light row by a standard one."""
    for body in list(document.findall(nodes.tbody)):
        rows = [row for row in body.children if isinstance(row, charter_row)]
        if rows:
            body.children = []
            body += [row.expanded() for row in rows]


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
    first = next(iter(table.findall(charter_row)))
    row = charter_head(headings=first['headings'])
    row.source, row.line = table.source, table.line
    head = next(iter(table.findall(nodes.thead)))
    head.children = []
    head += row
