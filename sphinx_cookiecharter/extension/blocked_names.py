"""The ids and classes that content blockers hide, from `blocked_names.txt`."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

_FILE: Final = Path(__file__).with_suffix('.txt')


class BlockedNames(NamedTuple):
    """Names by where they hide an element: anywhere, or directly inside a section."""

    ids: frozenset[str]
    classes: frozenset[str]
    classes_in_section: frozenset[str]


@cache
def blocked_names() -> BlockedNames:
    """Return what the file lists; it is read when it is first asked for."""
    lines = _FILE.read_text('utf-8').splitlines()

    def after(prefix: str) -> frozenset[str]:
        return frozenset(
            line.removeprefix(prefix) for line in lines if line.startswith(prefix)
        )

    return BlockedNames(after('#'), after('.'), after('section > .'))
