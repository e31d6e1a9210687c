"""Files: their bytes, or why they cannot be opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def load(path: Path) -> bytes:
    """Return the bytes of a file; OSError where there is none, or no plain file."""
    try:
        if path.exists() and not path.is_file():
            what = 'a directory' if path.is_dir() else 'not a file'
            raise OSError(None, f'it is {what}')
        return path.read_bytes()
    except ValueError as error:
        raise OSError(None, 'that is no path') from error


def why_unopened(error: OSError) -> str:
    """Return why a file cannot be opened, in words that follow its path."""
    if isinstance(error, FileNotFoundError):
        return 'it does not exist'
    return error.strerror or 'it cannot be opened'
