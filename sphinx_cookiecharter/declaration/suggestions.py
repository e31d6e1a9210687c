"""Spelling suggestions: the right word nearest to a misspelt one."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

# Longer than any word of ours; comparing what is longer only costs time.
_LONGEST = 60

#: A part of a country, as *us-co*: another one is no misspelling of it.
_REGION = re.compile('[A-Za-z]{2}[-_][A-Za-z]{2}')


def nearest(word: str, right: Iterable[str], cutoff: float = 0.7) -> str | None:
    """Return the one of `right` that `word` was most likely meant to be, or None.

    Case, spaces, hyphens and underscores make no difference: *Local-Storage* is
    `local_storage`.
    """
    if len(word) > _LONGEST:
        return None
    return _nearest(word, tuple(right), 1 if _REGION.fullmatch(word) else cutoff)


# A misspelt word often stands in many items.
@lru_cache(maxsize=1024)
def _nearest(word: str, right: tuple[str, ...], cutoff: float) -> str | None:
    # Most declarations have no misspelt word.
    from difflib import get_close_matches  # noqa: PLC0415

    by_key = {_key(candidate): candidate for candidate in right}
    matches = get_close_matches(_key(word), by_key, n=1, cutoff=cutoff)
    return by_key[matches[0]] if matches else None


def suggestion(word: str, right: Iterable[str]) -> str:
    """Return what to write instead of `word`: its nearest right word, or all."""
    right = list(right)
    likely = nearest(word, right)
    if likely is not None:
        return f'did you mean {likely!r}?'
    return f'write one of: {", ".join(right)}' if right else 'leave it out'


def _key(word: str) -> str:
    return re.sub(r'[\s_-]+', '', word).casefold()
