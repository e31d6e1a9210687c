"""The tokenizer: a text taken apart into words, to look for phrases in it."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

_WORD = re.compile(r'\w+')


class Tokens(NamedTuple):
    """A text: as it is, its words in a row between spaces, and the set of them.

    Case, punctuation and apostrophes make no difference: in *L’audience* there are
    the words `l` and `audience`.
    """

    value: str
    row: str
    words: frozenset[str]


def tokenize(value: str) -> Tokens:
    """Return a text with its words."""
    words = _WORD.findall(folded(value))
    return Tokens(value, f' {" ".join(words)} ', frozenset(words))


def folded(value: str) -> str:
    """Return a text without the differences that no reader sees."""
    if not value.isascii():
        value = unicodedata.normalize('NFC', value)
    return value.casefold()
