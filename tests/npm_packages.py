"""What the tests need from npm: installed once, at the versions that are pinned.

With a copy of our own scripts beside it: there they find what they import.
"""

from __future__ import annotations

import hashlib
import shutil
import subprocess
from pathlib import Path
from tempfile import mkdtemp
from typing import Final

import pytest

from .support import require_tool, unavailable

_SOURCE: Final = Path(__file__).parent / 'npm'
#: Kept from one run to the next; `make clean` removes it.
_CACHE: Final = Path(__file__).parents[1] / '.npm_cache'


@pytest.fixture(scope='session')
def npm_packages() -> Path:
    """Return a folder with our scripts, and all that `npm/package.json` names."""
    npm = require_tool('npm')
    require_tool('node')
    content = b''.join(path.read_bytes() for path in sorted(_SOURCE.iterdir()))
    kept = _CACHE / hashlib.sha256(content).hexdigest()[:16]
    if not kept.exists():
        _install(npm, kept)
    return kept


def _install(npm: str, kept: Path) -> None:
    """Install beside, then move: another worker never meets half a folder."""
    _CACHE.mkdir(exist_ok=True)
    folder = Path(mkdtemp(dir=_CACHE))
    shutil.copytree(_SOURCE, folder, dirs_exist_ok=True)
    options = '--ignore-scripts --no-package-lock --no-audit --no-fund --silent'
    done = subprocess.run([npm, 'install', *options.split()], cwd=folder, check=False)
    if done.returncode:
        shutil.rmtree(folder)
        unavailable('what tests/npm/package.json names')
    try:
        folder.rename(kept)
    except OSError:  # another worker was first
        shutil.rmtree(folder)
