"""Output of a command: to standard output, or to a file that is whole or not there."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager, nullcontext, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_cookiecharter.cli.load import STANDARD_INPUT, MisuseError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import TextIO


class UnwritableError(Exception):
    """What cannot be written, and why."""


def refuse_overwriting(inputs: Iterable[str], path: str | None) -> None:
    """Raise MisuseError where an output would be a file that is an input, too."""
    # What is no file, as a terminal, may well be both.
    if path is None or not Path(path).is_file():
        return
    for name in inputs:
        # An input that is not there is told by who reads it.
        with suppress(OSError, ValueError):
            read = os.fstat(0) if name == STANDARD_INPUT else Path(name).stat()
            if os.path.samestat(read, Path(path).stat()):
                msg = f'{path} is an input, too: name another file to write'
                raise MisuseError(msg)


@contextmanager
def output(path: str | None) -> Iterator[TextIO]:
    """Give what to write to; a file is replaced when all is written, or not at all."""
    if path is None:
        with nullcontext(sys.stdout) if sys.stdout else _nowhere() as file:
            yield file
        return
    # A link stays one; what is no file, as /dev/null, is not replaced.
    whole = Path(path).resolve()
    if is_file := whole.is_file() or not whole.exists():
        # Another process may write the same file at the same time.
        part = whole.with_name(f'{whole.name}.{os.getpid()}.part')
    else:
        part = whole
    try:
        try:
            with part.open('w', encoding='utf-8', newline='\n') as file:
                yield file
            if is_file:
                part.replace(whole)
        finally:
            if is_file:
                part.unlink(missing_ok=True)
    except OSError as error:
        msg = f'{path} cannot be written: {error.strerror}'
        raise UnwritableError(msg) from error


def _nowhere() -> TextIO:
    """Return what to write to where whoever started this has closed the output."""
    return Path(os.devnull).open('w', encoding='utf-8')
