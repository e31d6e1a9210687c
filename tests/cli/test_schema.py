"""`cookiecharter schema`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_cookiecharter.catalogue.consent_tool import CONSENT_TOOLS
from sphinx_cookiecharter.declaration.json_schema import schema_text

from .commands import run

if TYPE_CHECKING:
    from pathlib import Path


def test_the_schema_is_printed(tmp_path: Path) -> None:
    """In UTF-8, whatever the encoding of a terminal would be."""
    environment = {'PYTHONIOENCODING': 'ascii', 'PYTHONUTF8': '0'}
    done = run('schema', folder=tmp_path, environment=environment)
    assert done == (0, schema_text(CONSENT_TOOLS), '')
