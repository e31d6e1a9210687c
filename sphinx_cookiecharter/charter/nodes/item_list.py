"""A table written as a list, for builders whose lines are too short for tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_cookiecharter.charter.nodes.inline import Place, inline
from sphinx_cookiecharter.charter.nodes.rows import charter_rows, pieces_of
from sphinx_cookiecharter.language.sentence import Piece

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinx_cookiecharter.charter.nodes.rows import Cell, Heading, Row
    from sphinx_cookiecharter.language.language import Wording
    from sphinx_cookiecharter.language.sentence import Pieces


def list_rows(document: nodes.document, words: Wording) -> None:
    """Replace each table of light rows by its caption and a list of its items."""
    for table in list(document.findall(nodes.table)):
        for rows in table.findall(charter_rows):
            caption = nodes.paragraph('', '', nodes.strong('', table[0].astext()))
            items = nodes.definition_list()
            place, headings = rows.place, rows['headings']
            items += [_item(row, headings, place, words) for row in rows.rows]
            table.replace_self([caption, items])


def _item(
    row: Row, headings: Sequence[Heading], place: Place, words: Wording
) -> nodes.definition_list_item:
    cells = {
        heading.id: (heading.label, cell)
        for heading, cell in zip(headings, row[3], strict=True)
    }
    _label, (name, *notes) = cells.pop('name', ('', ((),)))
    definition = nodes.definition()
    for pieces in (*map(pieces_of, notes), *_labelled(cells, words)):
        definition += nodes.paragraph('', '', *inline(pieces, place))
    term = nodes.term('', '', *inline(pieces_of(name), place))
    return nodes.definition_list_item('', term, definition)


def _labelled(cells: dict[str, tuple[str, Cell]], words: Wording) -> Iterator[Pieces]:
    """Yield the paragraphs of the cells, the first of each with its label."""
    _ = words.gettext
    for label, cell in cells.values():
        for n, runs in enumerate(cell):
            value = pieces_of(runs)
            if n:
                yield value
            else:
                yield words.fill(
                    _('%(label)s: %(value)s'), label=Piece(label), value=value
                )
