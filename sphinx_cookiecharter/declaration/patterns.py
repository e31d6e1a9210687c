"""Wildcards: names of items in which `*` stands for any run of characters."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def is_pattern(name: str) -> bool:
    return '*' in name


def literal_length(name: str) -> int:
    """Return how many characters of a pattern stand for themselves."""
    return len(name) - name.count('*')


def matches(pattern: str, name: str) -> bool:
    """Whether `pattern` names `name`, with case. Asterisks alone name nothing."""
    if not is_pattern(pattern):
        return pattern == name
    if not literal_length(pattern):
        return False
    head, *middle, tail = pattern.split('*')
    if len(name) < len(head) + len(tail):
        return False
    if not (name.startswith(head) and name.endswith(tail)):
        return False
    place, end = len(head), len(name) - len(tail)
    for part in middle:
        start = name.find(part, place, end)
        if start < 0:
            return False
        place = start + len(part)
    return True


def best_match(name: str, patterns: Iterable[str]) -> str | None:
    """Return the one of `patterns` that stands for `name`.

    An exact name wins over a pattern; of patterns the one with most literal
    characters, then the first.
    """
    fitting = [pattern for pattern in patterns if matches(pattern, name)]
    if name in fitting:
        return name
    return max(fitting, key=literal_length, default=None)
