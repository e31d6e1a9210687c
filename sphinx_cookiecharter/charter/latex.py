"""Tables of standard rows as LaTeX needs them."""

from __future__ import annotations

import re

from docutils import nodes

# After a sign that names are made of, or before they fill a column.
_BREAKS = re.compile(r'[^_.:/-]{1,12}[_.:/-]*|[_.:/-]+')


def fit_latex(document: nodes.document) -> None:
    """Let tables of standard rows break between pages, and names between lines."""
    for table in document.findall(nodes.table):
        if 'charter-table' in table['classes']:
            table['classes'].append('longtable')
            for literal in list(table.findall(nodes.literal)):
                parts = _BREAKS.findall(literal.astext())
                literal.children = []
                for part in parts:
                    literal.append(nodes.raw('', r'\allowbreak{}', format='latex'))
                    literal.append(nodes.Text(part))
