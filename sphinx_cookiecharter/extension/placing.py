"""Anchors of ours on a page: each once, and of the first that has it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_cookiecharter.charter.rows import charter_row

if TYPE_CHECKING:
    from collections.abc import Iterable


def place_anchors(
    document: nodes.document, written: Iterable[nodes.Node]
) -> dict[str, str]:
    """Leave each anchor to the first on the page; return those that had to change.

    Rows of two declarations may have one anchor for two names: the later gets another.
    """
    changed: dict[str, str] = {}
    for top in written:
        for element in top.findall(nodes.Element):
            if isinstance(element, charter_row) and element['anchor']:
                placed = _place_row(document, element)
                if placed != element['anchor']:
                    changed[element['anchor']] = placed
                first = document.ids.setdefault(placed, element) is element
                element['anchor'] = placed if first else ''
            elif element['ids'] and element['ids'][0].startswith('charter-'):
                if element['ids'][0] in document.ids:
                    element['ids'] = []
                else:
                    document.set_id(element)
            if isinstance(element, nodes.section) and not element['ids']:
                # Sphinx fails on a section without an id.
                title = nodes.fully_normalize_name(element[0].astext())
                element['names'].append(title)
                document.note_implicit_target(element, element)
    return changed


def _place_row(document: nodes.document, row: charter_row) -> str:
    """Return the anchor that stands, or may stand, for a row on this page."""
    base: str = row['anchor']
    anchor, number = base, 1
    while isinstance(other := document.ids.get(anchor), charter_row):
        if other['name'] == row['name']:
            break
        number += 1
        anchor = f'{base}-{number}'
    return anchor
