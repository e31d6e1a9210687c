"""Light table rows: the items' cells as plain data, in a standard docutils table.

A row of standard nodes is some thirty of them, which each transform walks into and
each doctree pickles: a light row costs a tenth. It has three writers.

`expand_rows` makes standard nodes, for every builder but those of HTML and of plain
text (`item_list.py`). Those of HTML write the light rows themselves
(`rendering/html_visitors.py`): that gives their cells `scope` and `data-label`, and is
quicker on long pages. A build took, in process time, with it and with standard rows:
196 and 170 ms for 60 cookies (no difference but noise), 179 and 325 ms for 300, 422
and 716 ms for 1,000.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from docutils import nodes
from sphinx import addnodes

from sphinx_cookiecharter.charter.nodes.inline import SourceInfo, charter_text, inline
from sphinx_cookiecharter.language.sentence import Run

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from sphinx_cookiecharter.language.sentence import Runs

    NewEntry: TypeAlias = Callable[['Heading'], nodes.entry]

#: A cell's paragraphs. Its runs have no line, for the row has one: so equal cells of
#: different rows are equal, and are translated and written once.
Cell: TypeAlias = tuple[tuple[Run, ...], ...]


class Heading(NamedTuple):
    """A column as its cells need to know it.

    `language` is that of the label, where it is not the page's.
    """

    id: str
    label: str
    language: str = ''


class Row(NamedTuple):
    """An item as a row shows it: its line in the declaration, and its first name.

    `anchor`, if there is one, is written in the first cell, for LaTeX knows none of a
    row; there is one cell for each column. `spare` is the anchor of a row that has none
    because another on its page has it.
    """

    line: int
    name: str
    anchor: str
    cells: tuple[Cell, ...]
    spare: str = ''


def cell_of(paragraphs: Iterable[Runs]) -> Cell:
    """Return a cell whose runs have the line of their row."""
    return tuple(
        [
            tuple([run._replace(line=0) if run.line else run for run in runs])
            for runs in paragraphs
        ]
    )


def translated(runs: Runs) -> list[Run]:
    """Return a row's runs as already translated: no catalogue looks again."""
    return [run._replace(translatable=False) for run in runs]


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
        different = dict.fromkeys(cell for row in rows for cell in row.cells)
        words = (
            word
            for cell in different
            for runs in cell
            for run in runs
            for word in run.text.split()
        )
        self.children = []
        self += nodes.Text(' '.join(dict.fromkeys(words)))

    def change_anchors(self, change: Callable[[Row], Row]) -> None:
        """Replace each row by what `change` returns, which has the same cells."""
        self['rows'] = tuple(map(change, self.rows))

    def put_into_words(self, translate: Callable[[str], str]) -> None:
        """Show the author's words in the reader's language."""
        self['messages'] = self.messages

        @cache
        def translated(cell: Cell) -> Cell:
            return tuple(
                tuple(
                    run._replace(text=translate(run.text)) if run.translatable else run
                    for run in runs
                )
                for runs in cell
            )

        self.rows = [
            row._replace(cells=tuple(map(translated, row.cells))) for row in self.rows
        ]

    @property
    def messages(self) -> Sequence[tuple[int, str]]:
        """The author's words, as they wrote them, with the line of their item."""
        original: Sequence[tuple[int, str]] | None = self.get('messages')
        if original is not None:
            return original
        messages = (
            (row.line, run.text)
            for row in self.rows
            for cell in row.cells
            for runs in cell
            for run in runs
            if run.translatable
        )
        return tuple(dict.fromkeys(messages))

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
    def source_info(self) -> SourceInfo:
        """Where the directive stands, and where the declaration lies."""
        table = self.table
        return SourceInfo(table.source or '', table.line or 0, self.source or '')

    def expanded(self, new_entry: NewEntry) -> list[nodes.row]:
        """Return the same rows in standard docutils nodes."""
        return [self._expanded(row, new_entry) for row in self.rows]

    def _expanded(self, light: Row, new_entry: NewEntry) -> nodes.row:
        source_info = self.source_info
        row = nodes.row()
        row.source, row.line = self.source, light.line
        target = [nodes.target('', '', ids=[light.anchor])] if light.anchor else []
        for heading, cell in zip(self['headings'], light.cells, strict=True):
            entry = new_entry(heading)
            for runs in cell or ((),) * len(target):
                words = inline(translated(runs), source_info)
                paragraph = nodes.paragraph('', '', *target, *words)
                target = []
                paragraph.source, paragraph.line = self.source, light.line
                entry += paragraph
            row += entry
        return row


def author_texts(document: nodes.document) -> Iterator[charter_rows | charter_text]:
    """Yield what holds words of the author's, for catalogues to translate."""
    for node in document.findall(lambda n: isinstance(n, charter_rows | charter_text)):
        assert isinstance(node, charter_rows | charter_text)
        yield node


def standard_entry(heading: Heading) -> nodes.entry:
    """Return an empty cell of a column."""
    return nodes.entry(classes=[f'charter-{heading.id}'])


def expand_rows(
    document: nodes.document, new_entry: NewEntry = standard_entry
) -> list[nodes.table]:
    """Replace all light rows by standard ones; return their tables."""
    tables = []
    for rows in list(document.findall(charter_rows)):
        tables.append(rows.table)
        rows.replace_self(rows.expanded(new_entry))
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
