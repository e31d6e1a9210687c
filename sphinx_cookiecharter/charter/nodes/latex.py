"""LaTeX and Texinfo: breaks in tables and names, and anchors of rubrics."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docutils import nodes

if TYPE_CHECKING:
    from collections.abc import Iterable

# After a sign that names are made of, or before they fill a column.
_BREAKS = re.compile(r'[^_.:/-]{1,12}[_.:/-]*|[_.:/-]+')


def fit_tables(tables: Iterable[nodes.table]) -> None:
    """Let tables of standard rows break between pages, and names between lines."""
    for table in tables:
        table['classes'].append('longtable')
        for literal in list(table.findall(nodes.literal)):
            segments = _BREAKS.findall(literal.astext())
            literal.children = []
            for segment in segments:
                literal.append(nodes.raw('', r'\allowbreak{}', format='latex'))
                literal.append(nodes.Text(segment))


def anchor_blocks(document: nodes.document) -> None:
    """Put anchors of rubrics and lists before them: they write none of their own."""
    for block in list(document.findall(nodes.Element)):
        is_block = isinstance(block, nodes.rubric | nodes.bullet_list)
        if is_block and block['ids'] and block['ids'][0].startswith('charter-'):
            target = nodes.target('', '', ids=block['ids'])
            block['ids'] = []
            block.parent.insert(block.parent.index(block), target)
