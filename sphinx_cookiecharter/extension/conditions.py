"""Conditional content: what `only` and `ifconfig` leave out of a builder's output."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from docutils import nodes
from sphinx import addnodes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.builders import Builder

#: The class of `sphinx.ext.ifconfig`, which few projects load.
_IFCONFIG = 'ifconfig'


class Condition(NamedTuple):
    """On what it depends whether content is shown: tags, or the configuration."""

    is_of_tags: bool
    expression: str

    def holds(self, builder: Builder) -> bool:
        """Whether a builder shows it; what cannot be evaluated, Sphinx reports."""
        try:
            if self.is_of_tags:
                return builder.tags.eval_condition(self.expression)
            config = builder.config
            names = {value.name: value.value for value in config}
            # As the extension does, with what the author of the project has written.
            scope = names | vars(config) | {'builder': builder.name}
            return bool(eval(self.expression, scope))
        except Exception:  # an expression raises anything
            return True


def condition_of(node: nodes.Node) -> Condition | None:
    """Return on what it depends whether the children of a node are shown."""
    is_of_tags = isinstance(node, addnodes.only)
    if isinstance(node, nodes.Element) and (
        is_of_tags or type(node).__name__ == _IFCONFIG
    ):
        return Condition(is_of_tags, node['expr'])
    return None


def conditions_around(node: nodes.Node) -> Iterator[Condition]:
    """Yield on what it depends whether a node is shown."""
    around = node.parent
    while around is not None:
        condition = condition_of(around)
        if condition is not None:
            yield condition
        around = around.parent
