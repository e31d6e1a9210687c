"""What npm gives: installed once, at the versions that a `package.json` pins."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
from pathlib import Path
from tempfile import mkdtemp
from typing import Final

#: Kept from one run to the next; `make clean` removes it.
_CACHE: Final = Path(__file__).parents[2] / '.npm_cache'
_OPTIONS: Final = '--ignore-scripts --no-package-lock --no-audit --no-fund --silent'


def installed(source: Path) -> Path | None:
    """Return a copy of a folder, with all that its `package.json` names.

    Scripts in it find there what they import. None is returned without npm, and where
    npm reaches nobody.
    """
    content = b''.join(path.read_bytes() for path in sorted(source.iterdir()))
    kept = _CACHE / hashlib.sha256(content).hexdigest()[:16]
    return kept if kept.exists() or _install(source, kept) else None


def _install(source: Path, kept: Path) -> bool:
    """Install beside, then move: another process never meets half a folder."""
    npm = shutil.which('npm')
    if npm is None:
        return False
    _CACHE.mkdir(exist_ok=True)
    folder = Path(mkdtemp(dir=_CACHE))
    shutil.copytree(source, folder, dirs_exist_ok=True)
    done = subprocess.run([npm, 'install', *_OPTIONS.split()], cwd=folder, check=False)
    if done.returncode == 0:
        _move(folder, kept)
    shutil.rmtree(folder, ignore_errors=True)
    return kept.exists()


def _move(folder: Path, kept: Path) -> None:
    try:
        folder.rename(kept)
    except OSError:
        # Another process was first.
        if not kept.exists():
            raise
