"""Light rows: the items' cells as plain data, in a standard docutils table."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from docutils import nodes
from sphinx import addnodes

from sphinx_cookiecharter.charter.nodes.inline import Place, charter_text, inline
from sphinx_cookiecharter.declaration.collector import paused_collector
from sphinx_cookiecharter.language.sentence import Piece

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from sphinx_cookiecharter.language.sentence import Pieces

# Plain tuples, not classes of ours: there are thousands, which the collector need not
# search then, and which pickle keeps and finds in no time.

#: A `Piece` of a row, whose line is the row's: its text, code, uri, translatable,
#: language.
Run: TypeAlias = tuple[str, bool, str, bool, str]

#: A cell's paragraphs, each made of runs.
Cell: TypeAlias = tuple[tuple[Run, ...], ...]

#: An item's line in the declaration, its first name, its anchor, one cell a column.
#: The anchor, if any, is written in the first cell, for LaTeX knows none of a row.
Row: TypeAlias = tuple[int, str, str, tuple[Cell, ...]]

# More letters than the words of most languages have.
_LONG_WORD = 24


class Heading(NamedTuple):
    """A column as its cells need to know it."""

    id: str
    label: str


def cell_of(paragraphs: Iterable[Pieces]) -> Cell:
    return tuple([tuple([piece[:5] for piece in pieces]) for pieces in paragraphs])


def pieces_of(runs: Iterable[Run]) -> list[Piece]:
    """Return a row's runs as pieces, already translated: no catalogue looks again."""
    return [Piece(*run)._replace(translatable=False) for run in runs]


class charter_rows(nodes.Part, nodes.Element, addnodes.translatable):
    """The rows of a table's body as plain data, which no transform has to walk into.

    `headings` are the columns, `source` is the declaration. The one child is a text
    with the words of all rows, for search, each once.
    """

    #: Sphinx gives one to what is translatable, where it builds message catalogues.
    uid: str

    @property
    def rows(self) -> Sequence[Row]:
        rows: Sequence[Row] = self['rows']
        return rows

    @rows.setter
    def rows(self, rows: Sequence[Row]) -> None:
        self['rows'] = tuple(rows)
        different = dict.fromkeys(cell for row in rows for cell in row[3])
        words = (
            word
            for cell in different
            for runs in cell
            for run in runs
            for word in run[0].split()
        )
        self.children = []
        self += nodes.Text(' '.join(dict.fromkeys(words)))

    def change_anchors(self, change: Callable[[str, str], str]) -> None:
        """Give each row the anchor that `change` returns for its name and anchor."""
        self['rows'] = tuple(
            (line, name, change(name, anchor), cells)
            for line, name, anchor, cells in self.rows
        )

    def put_into_words(self, translate: Callable[[str], str]) -> None:
        """Show the author's words in the reader's language."""
        self['messages'] = self.messages

        @cache
        def translated(cell: Cell) -> Cell:
            return tuple(
                tuple((translate(run[0]), *run[1:]) if run[3] else run for run in runs)
                for runs in cell
            )

        self.rows = [
            (line, name, anchor, tuple(map(translated, cells)))
            for line, name, anchor, cells in self.rows
        ]

    @property
    def messages(self) -> Sequence[tuple[int, str]]:
        """The author's words, as they wrote them, with the line of their item."""
        kept: Sequence[tuple[int, str]] | None = self.get('messages')
        if kept is not None:
            return kept
        found = (
            (line, text)
            for line, _name, _anchor, cells in self.rows
            for cell in cells
            for runs in cell
            for text, _code, _uri, translatable, _language in runs
            if translatable
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
    def table(self) -> nodes.table:
        """The table whose body this fills; its line is the directive's."""
        table = self.parent.parent.parent
        assert isinstance(table, nodes.table)
        return table

    @property
    def place(self) -> Place:
        """Where the directive stands, and where the declaration lies."""
        table = self.table
        return Place(table.source or '', table.line or 0, self.source or '')

    def expanded(self) -> list[nodes.row]:
        """Return the same rows in standard docutils nodes."""
        return [self._expanded(*row) for row in self.rows]

    def _expanded(
        self, line: int, _name: str, anchor: str, cells: tuple[Cell, ...]
    ) -> nodes.row:
        place = self.place
        row = nodes.row()
        row.source, row.line = self.source, line
        target = [nodes.target('', '', ids=[anchor])] if anchor else []
        for heading, cell in zip(self['headings'], cells, strict=True):
            entry = nodes.entry(classes=cell_classes(heading, cell))
            for runs in cell or ((),) * len(target):
                words = inline(pieces_of(runs), place)
                paragraph = nodes.paragraph('', '', *target, *words)
                target = []
                paragraph.source, paragraph.line = self.source, line
                entry += paragraph
            row += entry
        return row


def cell_classes(heading: Heading, cell: Cell) -> list[str]:
    """Return the classes of a cell: its column, and whether a word in it is long."""
    for runs in cell:
        for text, code, *_ in runs:
            # Asked in this order, for it is asked of every cell.
            is_long = len(text) > _LONG_WORD and not code
            if is_long and max(map(len, text.split())) > _LONG_WORD:
                return [f'charter-{heading.id}', 'charter-long']
    return [f'charter-{heading.id}']


class charter_head(nodes.Part, nodes.Element):
    """The head row as HTML wants it: each cell says which way it heads."""


def expand_rows(document: nodes.document) -> list[nodes.table]:
    """Replace all light rows by standard ones; return their tables."""
    tables = []
    with paused_collector():
        for rows in list(document.findall(charter_rows)):
            tables.append(rows.table)
            rows.replace_self(rows.expanded())
    return tables


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


def lighten_heads(document: nodes.document) -> None:
    """Replace the standard head row of each table by one that writes `scope`."""
    for rows in document.findall(charter_rows):
        table = rows.table
        row = charter_head(headings=rows['headings'])
        row.source, row.line = table.source, table.line
        head = next(iter(table.findall(nodes.thead)))
        head.children = []
        head += row
        # A browser knows better how wide a column should be.
        table['classes'].remove('colwidths-given')
        table['classes'].append('colwidths-auto')
