"""The declarations that the command line names: files, or standard input."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sphinx_cookiecharter.declaration.reader import load, read_bytes, unreadable

if TYPE_CHECKING:
    from sphinx_cookiecharter.declaration.model import Declaration

STANDARD_INPUT: Final = '-'


def read_file(path: str, stdin_name: str = '<stdin>') -> Declaration:
    """Read a declaration alone; raises nothing, as the reader."""
    if path == STANDARD_INPUT:
        return read_bytes(sys.stdin.buffer.read(), stdin_name)
    try:
        return read_bytes(load(Path(path)), path)
    except (OSError, ValueError) as error:
        return unreadable(Path(path), error, 'write it there, or name another file')


def relative(path: str) -> str:
    """Return a path from the working directory, if it leads there without detours."""
    try:
        return Path(path).absolute().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return path
