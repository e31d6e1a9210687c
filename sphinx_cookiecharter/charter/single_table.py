"""A table that stands alone, without a charter around it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_cookiecharter.charter.nodes.inline import paragraph
from sphinx_cookiecharter.charter.notice import incomplete_notice
from sphinx_cookiecharter.charter.sections.cookies import category_caption
from sphinx_cookiecharter.charter.selection import by_category
from sphinx_cookiecharter.charter.table import (
    add_caption,
    build_table,
    caption,
    items_in_words,
)
from sphinx_cookiecharter.charter.targets.targets import shown_in_rows
from sphinx_cookiecharter.language.sentence import Piece

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from docutils import nodes

    from sphinx_cookiecharter.charter.nodes.inline import Place
    from sphinx_cookiecharter.charter.targets.anchors import Anchors
    from sphinx_cookiecharter.charter.targets.targets import Shown
    from sphinx_cookiecharter.declaration.model import Cookie, Declaration
    from sphinx_cookiecharter.language.language import Wording


def table_alone(
    declaration: Declaration,
    cookies: Sequence[Cookie],
    words: Wording,
    place: Place,
    anchors: Anchors | None,
    columns: Sequence[str],
    title: nodes.title | None,
) -> tuple[list[nodes.Node], Iterable[Shown]]:
    """Return one table of `cookies`, with what has to be said before it.

    Items of several categories are in category order, with a column that tells
    which. Where `title` is None, the caption says what the table holds.
    """
    written: list[nodes.Node] = []
    if not declaration.complete:
        written.append(incomplete_notice(declaration, words, place))
    if not cookies:
        said = words.gettext('No cookies are listed here.')
        return written or [paragraph([Piece(said)], place)], ()
    groups = by_category(declaration, cookies)
    ordered = [cookie for _, group in groups for cookie in group]
    if len(groups) > 1 and 'category' not in columns:
        columns = [*columns, 'category']
    table = build_table(declaration, ordered, columns, words, place, anchors)
    if title is None:
        title = caption(
            category_caption(*groups[0], words)
            if len(groups) == 1
            else [Piece(items_in_words(ordered, words))],
            place,
        )
    add_caption(table, title)
    if anchors is None:
        return [*written, table], ()
    kinds = ('category', 'provider')
    return [*written, table], shown_in_rows(declaration, ordered, anchors, words, kinds)
