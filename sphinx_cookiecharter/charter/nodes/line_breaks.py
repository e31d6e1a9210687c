"""Line-break opportunities in names, which are long and have no spaces."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from docutils import nodes

if TYPE_CHECKING:
    from collections.abc import Callable

# After a sign that joins words, and between a small letter and a capital; but neither
# signs that a name begins with nor an asterisk would look lost on a line.
_OPPORTUNITY: Final = re.compile(
    r'(?<=[_.:-])(?<!^[_.:-])(?<!^[_.:-]{2})(?![_.:*\s-]|$)'
    r'|(?<=[a-zß-öø-ÿ])(?=[A-ZÀ-ÖØ-Þ])'
)


def segments(name: str) -> list[str]:
    """Return the parts of a name between which a line may break."""
    return _OPPORTUNITY.split(name)


def let_names_break(
    table: nodes.table, opportunity: nodes.raw, split: Callable[[str], list[str]]
) -> None:
    """Put what a builder writes for an opportunity between the parts of each name."""
    for literal in list(table.findall(nodes.literal)):
        name, literal.children = literal.astext(), []
        for n, part in enumerate(split(name)):
            if n:
                literal.append(opportunity.deepcopy())
            literal.append(nodes.Text(part))
