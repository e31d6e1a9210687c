"""How a message quotes what the author wrote."""

from __future__ import annotations


def quoted(value: str) -> str:
    """Return a value as a message quotes it: never a whole page of it."""
    return repr(value if len(value) <= 60 else f'{value[:57]}…')
