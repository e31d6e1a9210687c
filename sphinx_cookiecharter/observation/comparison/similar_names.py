"""Fuzzy matching of names: those that are nearly those of others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Generic, TypeVar

from sphinx_cookiecharter.declaration.patterns import (
    is_pattern,
    literal_length,
    matches,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

T = TypeVar('T')

# In a shorter name one letter is much, and in a longer one nobody misspells it.
_SHORTEST: Final = 7
_LONGEST: Final = 60

# What fewer characters begin, much begins with.
_LEAST_LITERAL: Final = 3


class Alike(Generic[T]):
    """What stands under names that another is nearly.

    Nearly the same are two names that differ in case or punctuation, patterns at their
    ends; and, where they are long, in one letter that is no digit.
    """

    def __init__(self) -> None:
        self._patterns: list[tuple[str, T]] = []
        self._letters: dict[str, list[T]] = {}
        self._shortened: dict[tuple[str, str], list[T]] = {}

    def add(self, name: str, value: T) -> None:
        if is_pattern(name):
            bare = _bare(name)
            if literal_length(bare) >= _LEAST_LITERAL:
                self._patterns.append((bare, value))
            return
        letters = _letters(name)
        if letters:
            self._letters.setdefault(letters, []).append(value)
        for key in _shortened(letters):
            self._shortened.setdefault(key, []).append(value)

    def find(self, name: str) -> Iterator[T]:
        """Yield what stands under a name that `name` is nearly, the nearest first."""
        letters = _letters(name)
        yield from self._letters.get(letters, ())
        bare = _bare(name)
        for pattern, value in self._patterns:
            if matches(pattern, bare):
                yield value
        for key in _shortened(letters):
            yield from self._shortened.get(key, ())


def _bare(name: str) -> str:
    start, end = 0, len(name)
    while start < end and _is_punctuation(name[start]):
        start += 1
    while start < end and _is_punctuation(name[end - 1]):
        end -= 1
    return name[start:end].casefold()


def _is_punctuation(letter: str) -> bool:
    return not (letter.isalnum() or letter == '*')


def _letters(name: str) -> str:
    return ''.join(letter for letter in name.casefold() if letter.isalnum())


def _shortened(letters: str) -> Iterator[tuple[str, str]]:
    """Yield a name less one letter in all ways, with its digits, which must agree.

    Two names of which a letter was left out, added, or is another have one in common.
    """
    if not _SHORTEST <= len(letters) <= _LONGEST:
        return
    digits = ''.join(letter for letter in letters if letter.isdigit())
    yield digits, letters
    for place, letter in enumerate(letters):
        if not letter.isdigit():
            yield digits, letters[:place] + letters[place + 1 :]
