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
    is_input = path == STANDARD_INPUT
    name = stdin_name if is_input else path
    try:
        data = _read_input() if is_input else load(Path(path))
        return read_bytes(data, name)
    except OSError as error:
        return unreadable(Path(name), error, 'write it there, or name another file')


def _read_input() -> bytes:
    # It is none where whoever started this has closed it.
    if sys.stdin is None:
        raise OSError(None, 'it is closed')
    return sys.stdin.buffer.read()


def relative(path: str) -> str:
    """Return a path from the working directory, if it leads there without detours."""
    try:
        return Path(path).absolute().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return path
