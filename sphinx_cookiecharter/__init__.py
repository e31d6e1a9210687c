"""Cookie charters for Sphinx: declared once, checked by the build."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

__version__ = '0.1.0'


def setup(app: Sphinx) -> ExtensionMetadata:
    """Add the extension to a Sphinx application."""
    from sphinx_cookiecharter.extension.setup import setup_extension

    setup_extension(app)
    return {
        'version': __version__,
        # 1: the domain keeps the uses of declarations, with their findings.
        # 2: doctrees hold the rows of a table in one node.
        'env_version': 2,
        'parallel_read_safe': True,
        'parallel_write_safe': True,
    }
