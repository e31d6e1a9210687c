"""Anchors of ours on a page: each once, and of the first that has it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_cookiecharter.charter.nodes.rows import charter_rows

if TYPE_CHECKING:
    from collections.abc import Iterable


def place_anchors(
    document: nodes.document, written: Iterable[nodes.Node], names: dict[str, str]
) -> dict[str, str]:
    """Leave each anchor to the first on the page; return those that had to change.

    Rows of two declarations may have one anchor for two names: the later gets
    another. `names` holds the name at each anchor of a row, for the whole document.
    """
    changed: dict[str, str] = {}

    def place_row(rows: charter_rows, name: str, anchor: str) -> str:
        if not anchor:
            return ''
        placed, number = anchor, 1
        while names.setdefault(placed, name) != name:
            number += 1
            placed = f'{anchor}-{number}'
        if placed != anchor:
            changed[anchor] = placed
        # A directive in the body of another has placed its own already.
        first = document.ids.setdefault(placed, rows) is rows
        return placed if first else ''

    for top in written:
        for element in top.findall(nodes.Element):
            if isinstance(element, charter_rows):
                element.change_anchors(partial(place_row, element))
            elif element['ids'] and element['ids'][0].startswith('charter-'):
                holder = document.ids.get(element['ids'][0])
                if holder is None:
                    document.set_id(element)
                elif holder is not element:
                    element['ids'] = []
            if isinstance(element, nodes.section) and not element['ids']:
                from sphinx_cookiecharter.extension.blocked_names import blocked_names

                # Sphinx fails on a section without an id.
                title = nodes.fully_normalize_name(element[0].astext())
                # Without a name, it gets an id that no content blocker hides.
                if nodes.make_id(title) not in blocked_names().ids:
                    element['names'].append(title)
                document.note_implicit_target(element, element)
    for top in written if changed else ():
        for link in top.findall(nodes.reference):
            if 'refid' in link:
                link['refid'] = changed.get(link['refid'], link['refid'])
    return changed
