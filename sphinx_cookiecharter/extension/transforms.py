"""Our nodes made into what the builder at hand can write."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_cookiecharter.charter.pieces import unwrap_texts
from sphinx_cookiecharter.charter.rows import expand_rows, lighten_head
from sphinx_cookiecharter.extension.domain import domain_of

if TYPE_CHECKING:
    from sphinx.builders import Builder


class NodesForBuilder(SphinxPostTransform):
    """Unwrap texts; expand the rows, or leave them to our own HTML visitor."""

    # Before references are resolved (10) and collected by linkcheck (800).
    default_priority = 5

    def run(self, **_kwargs: Any) -> None:
        builder = domain_of(self.env).builder
        if builder.name == 'gettext':
            # It looks for messages, and finds them in what is not expanded.
            return
        unwrap_texts(self.document)
        if writes_light_rows(builder):
            for table in self.document.findall(nodes.table):
                if 'charter-table' in table['classes']:
                    lighten_head(table)
                    # A browser knows better how wide a column should be.
                    table['classes'].remove('colwidths-given')
                    table['classes'].append('colwidths-auto')
        else:
            expand_rows(self.document)


def writes_light_rows(builder: Builder) -> bool:
    """Whether our HTML visitor writes the rows; epub adds link targets to rows."""
    return builder.format == 'html' and builder.name != 'epub'
