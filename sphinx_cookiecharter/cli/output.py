"""Output of a command: to standard output, or to a file that is whole or not there."""

from __future__ import annotations

import os
import sys
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TextIO


class UnwritableError(Exception):
    """What cannot be written, and why."""


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
