"""The cookie table: standard docutils around light rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_cookiecharter.charter.columns import WIDTHS, Cells
from sphinx_cookiecharter.charter.facts import count
from sphinx_cookiecharter.charter.nodes.inline import fill_element
from sphinx_cookiecharter.charter.nodes.rows import Heading, charter_rows
from sphinx_cookiecharter.language.sentence import Piece

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_cookiecharter.charter.nodes.inline import Place
    from sphinx_cookiecharter.charter.targets.anchors import Anchors
    from sphinx_cookiecharter.declaration.model import Cookie, Declaration
    from sphinx_cookiecharter.language.language import Wording
    from sphinx_cookiecharter.language.sentence import Pieces


def build_table(
    declaration: Declaration,
    cookies: Sequence[Cookie],
    columns: Sequence[str],
    words: Wording,
    place: Place,
    anchors: Anchors | None,
) -> nodes.table:
    """Return a table of `cookies`, without a caption.

    Of `columns`, those that no item fills are left out; the name always stays. Rows
    have no anchors where `anchors` is None.
    """
    filled = Cells(declaration, words, columns)
    cells = [filled.row(cookie) for cookie in cookies]
    shown = [
        n
        for n, column in enumerate(columns)
        if column == 'name' or any(row[n] for row in cells)
    ]
    labels = filled.labels(cookies)
    headings = tuple(Heading(columns[n], labels[columns[n]]) for n in shown)

    table = nodes.table(classes=['charter-table', 'colwidths-given'])
    table.source, table.line = place.source, place.line
    group = nodes.tgroup(cols=len(headings))
    table += group
    for heading in headings:
        column = nodes.colspec(colwidth=WIDTHS[heading.id])
        if heading.id == 'name':
            column['stub'] = 1
        group += column
    group += nodes.thead('', _head_row(headings, place))
    rows = charter_rows(headings=headings)
    rows.source, rows.line = declaration.path, cookies[0].line
    rows.rows = [
        (
            cookie.line,
            ''.join(cookie.names[:1]),
            anchors.of_cookie(cookie) if anchors is not None else '',
            tuple(row[n] for n in shown),
        )
        for cookie, row in zip(cookies, cells, strict=True)
    ]
    group += nodes.tbody('', rows)
    return table


def add_caption(table: nodes.table, caption: nodes.title) -> None:
    table.insert(0, caption)


def caption(pieces: Pieces, place: Place) -> nodes.title:
    title = nodes.title()
    fill_element(title, pieces, place)
    return title


def items_in_words(cookies: Sequence[Cookie], words: Wording) -> str:
    """Return how many items there are: *4 cookies*, or *4 entries* if not all are."""
    ngettext = words.ngettext
    number = count(cookies)
    if all(cookie.storage == 'cookie' for cookie in cookies):
        form = ngettext('%(count)s cookie', '%(count)s cookies', number)
    else:
        form = ngettext('%(count)s entry', '%(count)s entries', number)
    return form % {'count': words.number(number)}


def _head_row(headings: Sequence[Heading], place: Place) -> nodes.row:
    row = nodes.row()
    for heading in headings:
        paragraph = nodes.paragraph()
        fill_element(paragraph, [Piece(heading.label)], place)
        row += nodes.entry('', paragraph)
    return row
