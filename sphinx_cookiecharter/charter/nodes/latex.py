"""LaTeX and Texinfo: breaks in tables and names, and anchors of rubrics."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_cookiecharter.charter.nodes.line_breaks import let_names_break, segments

if TYPE_CHECKING:
    from collections.abc import Iterable

# What fits a column: what is longer breaks anywhere.
_PART = re.compile('.{1,12}')


def fit_tables(tables: Iterable[nodes.table]) -> None:
    """Let tables of standard rows break between pages, and names between lines.

    Words are not stretched to fill the lines of a narrow column.
    """
    for table in tables:
        table['classes'].append('longtable')
        let_names_break(table, nodes.raw('', r'\allowbreak{}', format='latex'), _parts)
        for entry in table.findall(nodes.entry):
            for paragraph in entry.children[:1]:
                assert isinstance(paragraph, nodes.paragraph)
                # Without the second, the line break after the last cell ends no row.
                ragged = r'\raggedright\arraybackslash{}'
                paragraph.insert(0, nodes.raw('', ragged, format='latex'))


def _parts(name: str) -> list[str]:
    return [part for segment in segments(name) for part in _PART.findall(segment)]


# What writes its anchors itself.
_ANCHORED = (
    *(nodes.section, nodes.table, nodes.figure, nodes.literal_block),
    *(nodes.term, nodes.target),
)


def anchor_blocks(document: nodes.document) -> None:
    """Put our anchors of paragraphs, lists and rubrics before them, in a target."""
    for block in list(document.findall(nodes.Element)):
        ours = block['ids'] and block['ids'][0].startswith('charter-')
        if ours and not isinstance(block, _ANCHORED):
            target = nodes.target('', '', ids=block['ids'])
            block['ids'] = []
            block.parent.insert(block.parent.index(block), target)
