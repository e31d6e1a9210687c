"""What the reader found wrong while it read, before any rule was asked."""

from __future__ import annotations

from typing import Literal, NamedTuple, TypeAlias

#: The codes of `declaration.codes.Code` that reading alone can give.
ReadingCode: TypeAlias = Literal[
    'unreadable-file',
    'invalid-yaml',
    'duplicate-key',
    'unknown-key',
    'wrong-type',
    'invalid-value',
    'invalid-duration',
    'invalid-url',
]


class Problem(NamedTuple):
    """One thing wrong at one place, in words for the author of the declaration."""

    code: ReadingCode
    line: int
    column: int
    message: str


def quoted(value: str) -> str:
    """Return a value as a message quotes it: never a whole page of it."""
    return repr(value if len(value) <= 60 else f'{value[:57]}…')
