"""HTML tables: what screen readers and the style sheet need beyond docutils.

A frame to measure the room in, `scope` on the cells of the head, and a caption that is
only heard where a heading says the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from docutils import nodes

from sphinx_cookiecharter.charter.nodes.line_breaks import let_names_break, segments
from sphinx_cookiecharter.charter.nodes.rows import charter_rows, expand_rows

if TYPE_CHECKING:
    from sphinx_cookiecharter.charter.nodes.rows import Heading

#: Of a caption right under a heading.
HIDDEN: Final = 'charter-caption-hidden'
# From how many columns on a table needs more room than the text of a page has.
_MANY: Final = 6


class charter_frame(nodes.General, nodes.Element):
    """What is around a table: its rows become cards where it is narrow."""


class charter_head(nodes.Part, nodes.Element):
    """The head row: each cell says which way it heads."""


class charter_caption(nodes.title):
    """A caption without a number and a link to itself, which nobody would see."""


class charter_entry(nodes.entry):
    """A cell of a standard row that says, as one of a light row does, what it holds."""


def dress_tables(document: nodes.document, *, numbered: bool) -> None:
    """Give the tables of light rows their frames, heads and captions.

    With `numbered`, a caption has a number to show.
    """
    for rows in list(document.findall(charter_rows)):
        table = rows.table
        _dress_head(table, rows['headings'])
        _dress_caption(table, numbered=numbered)
        frame = charter_frame(classes=['charter-frame'])
        if len(rows['headings']) >= _MANY:
            frame['classes'].append('charter-many')
        # Not with `replace_self`, which copies the ids.
        table.parent[table.parent.index(table)] = frame
        frame += table


def _dress_head(table: nodes.table, headings: tuple[Heading, ...]) -> None:
    row = charter_head(headings=headings)
    row.source, row.line = table.source, table.line
    head = next(iter(table.findall(nodes.thead)))
    head.children = []
    head += row


def _dress_caption(table: nodes.table, *, numbered: bool) -> None:
    title = table[0]
    assert isinstance(title, nodes.title)
    if HIDDEN not in title['classes']:
        return
    if numbered:
        title['classes'].remove(HIDDEN)
    else:
        title.replace_self(charter_caption('', '', *title.children, **title.attributes))


def expand_for_html(document: nodes.document) -> None:
    """Replace light rows by standard ones that HTML writes in the same way."""
    for table in expand_rows(document, _labelled_entry):
        let_names_break(table, nodes.raw('', '<wbr/>', format='html'), segments)


def _labelled_entry(heading: Heading) -> nodes.entry:
    return charter_entry(heading=heading, classes=[f'charter-{heading.id}'])
