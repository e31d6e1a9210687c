"""Roles: cross-references to cookies, categories, providers and sections."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx.roles import XRefRole

if TYPE_CHECKING:
    from docutils import nodes
    from docutils.nodes import system_message


class CookieRole(XRefRole):
    """A reference whose classes no content blocker hides."""

    # Sphinx's own would be `cookie` and `cookie-name`; both kinds of node get ours.

    def create_xref_node(self) -> tuple[list[nodes.Node], list[system_message]]:
        self.classes = ['xref', 'charter-ref']
        return super().create_xref_node()

    def create_non_xref_node(self) -> tuple[list[nodes.Node], list[system_message]]:
        self.classes = ['xref', 'charter-ref']
        return super().create_non_xref_node()
