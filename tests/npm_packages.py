"""What the tests need from npm: installed once, at the versions that are pinned.

With a copy of our own scripts beside it: there they find what they import.
"""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path
from typing import Final

import pytest

from .support import require_tool, unavailable

_SOURCE: Final = Path(__file__).parent / 'npm'
#: The documentation takes from npm what it needs in the same way.
DOCS_EXTENSIONS: Final = Path(__file__).parents[1] / 'docs/_ext'


@pytest.fixture(scope='session')
def docs_extensions() -> None:
    """Let the modules of the documentation be imported."""
    if str(DOCS_EXTENSIONS) not in sys.path:
        sys.path.append(str(DOCS_EXTENSIONS))


@pytest.fixture(scope='session')
def npm_packages(docs_extensions: None) -> Path:
    """Return a folder with our scripts, and all that `npm/package.json` names."""
    return npm_folder(_SOURCE)


def npm_folder(source: Path) -> Path:
    """Return a folder with what its `package.json` names, or skip the test."""
    require_tool('npm')
    require_tool('node')
    folder: Path | None = import_module('npm_folder').installed(source)
    if folder is None:
        unavailable(f'what {source.name}/package.json names')
    return folder
