"""A definition list in place of a table, for builders of lines too short for one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_cookiecharter.charter.nodes.inline import inline
from sphinx_cookiecharter.charter.nodes.rows import charter_rows, translated
from sphinx_cookiecharter.language.sentence import Run

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from sphinx_cookiecharter.charter.nodes.inline import SourceInfo
    from sphinx_cookiecharter.charter.nodes.rows import Cell, Heading
    from sphinx_cookiecharter.language.language import Language
    from sphinx_cookiecharter.language.sentence import Runs


class charter_items(nodes.Part, nodes.Element):
    """The items of a list: light `rows`, whose labels are said in a `language`."""


def list_rows(document: nodes.document, language: Language) -> None:
    """Replace each table of light rows by its caption and a list of its items."""
    for rows in list(document.findall(charter_rows)):
        table = rows.table
        caption = nodes.paragraph('', '', nodes.strong('', table[0].astext()))
        items = charter_items(rows=rows, language=language)
        table.replace_self([caption, nodes.definition_list('', items)])


def visit_items(translator: nodes.NodeVisitor, node: charter_items) -> None:
    """Write items as standard nodes, each of which is gone before the next is made."""
    rows = node['rows']
    for row in rows.rows:
        cells = dict(zip(rows['headings'], row.cells, strict=True))
        _item(cells, rows.source_info, node['language']).walkabout(translator)
    raise nodes.SkipNode


def _item(
    cells: Mapping[Heading, Cell], source_info: SourceInfo, language: Language
) -> nodes.definition_list_item:
    name: Runs = ()
    paragraphs: list[Runs] = []
    for heading, cell in cells.items():
        if heading.id == 'name':
            name, *notes = map(translated, cell)
            paragraphs[:0] = notes
        else:
            paragraphs += _labelled(heading.label, cell, language)
    definition = nodes.definition()
    for runs in paragraphs:
        definition += nodes.paragraph('', '', *inline(runs, source_info))
    term = nodes.term('', '', *inline(name, source_info))
    return nodes.definition_list_item('', term, definition)


def _labelled(label: str, cell: Cell, language: Language) -> Iterator[Runs]:
    """Yield the paragraphs of a cell, the first with the label of its column."""
    _ = language.gettext
    if cell:
        first, *others = map(translated, cell)
        # Translators: %(label)s: the head of a column.
        yield language.say(_('%(label)s: %(value)s'), label=Run(label), value=first)
        yield from others
