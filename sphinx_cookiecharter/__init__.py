"""Cookie charters for Sphinx: declared once, checked by the build."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

    from sphinx_cookiecharter.api import (
        Code,
        Declaration,
        Diff,
        Export,
        Finding,
        Fingerprint,
        Level,
        Loss,
        check,
        diff,
        export,
        fingerprint,
        read,
        render,
    )

__version__ = '1.0.0'

#: The names of `api`, which is imported when one of them is asked for.
__all__ = (
    'Code',
    'Declaration',
    'Diff',
    'Export',
    'Finding',
    'Fingerprint',
    'Level',
    'Loss',
    'check',
    'diff',
    'export',
    'fingerprint',
    'read',
    'render',
)


def __getattr__(name: str) -> object:
    if name not in __all__:
        msg = f'module {__name__!r} has no attribute {name!r}'
        raise AttributeError(msg)
    from sphinx_cookiecharter import api

    return getattr(api, name)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Add the extension to a Sphinx application."""
    # Before what an older one lacks is imported.
    app.require_sphinx('8.1')

    from sphinx_cookiecharter.extension.setup import setup_extension

    setup_extension(app)
    return {
        'version': __version__,
        # 1: the domain keeps the uses of declarations, with their findings.
        # 2: doctrees hold the rows of a table in one node.
        # 3: the domain keeps which builders show a directive; rows have spare anchors.
        'env_version': 3,
        'parallel_read_safe': True,
        'parallel_write_safe': True,
    }
