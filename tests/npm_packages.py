"""What the tests need from npm: installed once, at the versions that are pinned."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
from pathlib import Path
from tempfile import mkdtemp
from typing import Final

import pytest

from .support import require_tool, unavailable

_PINNED: Final = Path(__file__).parent / 'npm/package.json'
#: Kept from one run to the next; `make clean` removes it.
_CACHE: Final = Path(__file__).parents[1] / '.npm_cache'


@pytest.fixture(scope='session')
def npm_packages() -> Path:
    """Return the folder `node_modules` with all that `npm/package.json` names."""
    npm = require_tool('npm')
    require_tool('node')
    kept = _CACHE / hashlib.sha256(_PINNED.read_bytes()).hexdigest()[:16]
    if not kept.exists():
        _install(npm, kept)
    return kept / 'node_modules'


def _install(npm: str, kept: Path) -> None:
    """Install beside, then move: another worker never meets half a folder."""
    _CACHE.mkdir(exist_ok=True)
    folder = Path(mkdtemp(dir=_CACHE))
    shutil.copy(_PINNED, folder)
    options = '--ignore-scripts --no-package-lock --no-audit --no-fund --silent'
    done = subprocess.run([npm, 'install', *options.split()], cwd=folder, check=False)
    if done.returncode:
        shutil.rmtree(folder)
        unavailable('what tests/npm/package.json names')
    try:
        folder.rename(kept)
    except OSError:  # another worker was first
        shutil.rmtree(folder)
