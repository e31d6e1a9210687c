"""The tokenizer: a text taken apart into words, to look for phrases in it."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from sphinx_cookiecharter.checks.phrases.index import longest_words, phrases_with

if TYPE_CHECKING:
    from sphinx_cookiecharter.checks.phrases.index import Phrase

_WORD = re.compile(r'\w+')


@dataclass(eq=False, repr=False)
class Tokens:
    """A text: as it is, and its words in a row between spaces.

    Case, punctuation and apostrophes make no difference: in *L’audience* there are
    the words `l` and `audience`.
    """

    value: str
    row: str

    @cached_property
    def phrases(self) -> dict[str, list[Phrase]]:
        """The phrases that stand in it, by their list, in no order."""
        found: dict[str, list[Phrase]] = {}
        for word in {*self.row.split()} & longest_words():
            for phrase in phrases_with(word):
                if phrase.row in self.row:
                    found.setdefault(phrase.list, []).append(phrase)
        return found


def tokenize(value: str) -> Tokens:
    """Return a text with its words."""
    return Tokens(value, f' {" ".join(_WORD.findall(folded(value)))} ')


def folded(value: str) -> str:
    """Return a text without the differences that no reader sees."""
    if not value.isascii():
        value = unicodedata.normalize('NFC', value)
    return value.casefold()
