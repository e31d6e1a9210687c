"""A phrase matcher: lists of words to look for in a text, and what takes one back."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Final

from sphinx_cookiecharter.checks.phrases.index import phrases_of
from sphinx_cookiecharter.checks.phrases.tokens import Tokens, tokenize

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_cookiecharter.checks.phrases.index import Phrase

_SENTENCE_BREAK = re.compile(r'(?<=[.!?;])\s+')


class WordList:
    """The phrases of all languages under one key of their files.

    Nothing is read before something is looked for.
    """

    def __init__(self, key: str) -> None:
        self._key = key

    @property
    def phrases(self) -> list[str]:
        """The phrases, the longest first."""
        return [phrase.words for phrase in phrases_of(self._key)]

    def all_in(self, text: Tokens) -> Sequence[Phrase]:
        """Return the phrases that stand in a text, in no order."""
        return text.phrases.get(self._key, ())

    def words_in(self, text: Tokens) -> set[str]:
        """Return the words of the phrases that stand in a text."""
        return {phrase.words for phrase in self.all_in(text)}

    def is_all_of(self, text: Tokens) -> bool:
        """Whether a text is one of the phrases, and nothing else."""
        return any(phrase.row == text.row for phrase in self.all_in(text))

    def find(self, text: Tokens) -> str | None:
        """Return the longest phrase in a text, or None."""
        phrases = self.all_in(text)
        return min(phrases).words if phrases else None

    def find_meant(
        self, text: Tokens, *excuses: WordList, beside: WordList | None = None
    ) -> str | None:
        """Return a phrase that no negation and no excuse takes back, or None.

        Where `beside` is given, one of its words must be in the same clause.
        """
        if not self.all_in(text):
            return None
        for clause in map(tokenize, _clause_break().split(text.value)):
            phrases = self.all_in(clause)
            if not phrases or (beside is not None and not beside.all_in(clause)):
                continue
            phrase = min(phrases)
            if not _is_denied(phrase, clause) and not any(
                excuse.all_in(clause) for excuse in excuses
            ):
                return phrase.words
        return None

    def find_among(
        self, text: Tokens, *others: WordList, unless: WordList, whole: bool = False
    ) -> str | None:
        """Return a phrase with one of each of `others` in its sentence, or None.

        For lists of which a negation is a part, as *you cannot … without*: `unless`
        alone takes it back. `whole` looks at the text as one.
        """
        if not self.all_in(text):
            return None
        sentences = [text]
        if not whole:
            sentences = list(map(tokenize, _SENTENCE_BREAK.split(text.value)))
        for sentence in sentences:
            phrase = self.find(sentence)
            if (
                phrase is not None
                and all(other.all_in(sentence) for other in others)
                and not unless.all_in(sentence)
            ):
                return phrase
        return None

    def without(self, text: Tokens) -> Tokens:
        """Return the words of a text that stand in none of the phrases."""
        while phrases := self.all_in(text):
            text = Tokens('', text.row.replace(min(phrases).row, ' '))
        return text


#: What takes back a word before or after it: a negation, or a way to say no.
_NEGATIONS: Final = WordList('negations')

#: What takes back only what follows: *counts visits without names* counts visits.
_NEGATIONS_OF_WHAT_FOLLOWS: Final = WordList('negations_of_what_follows')

_CLAUSE_STARTS: Final = WordList('clause_starts')

#: A relative pronoun with a word that mostly begins a negation.
_NEGATED_RELATIVES: Final = WordList('negated_relatives')


@cache
def _clause_break() -> re.Pattern[str]:
    """Match what a negation does not reach over.

    The end of a sentence, *but*, *unless*, and the relative clause of *statistics that
    do not identify you*.
    """
    starts = '|'.join(_CLAUSE_STARTS.phrases)
    relatives = '|'.join(
        re.sub(' (.*)', r'(?= \1\\b)', phrase) for phrase in _NEGATED_RELATIVES.phrases
    )
    return re.compile(
        rf'(?<=[.!?;])\s+|\b(?:{starts})\b|\b(?:{relatives})\b', re.IGNORECASE
    )


def _is_denied(phrase: Phrase, clause: Tokens) -> bool:
    """Whether a negation in the phrase's own language takes it back.

    *no* is a negation in Spanish, and *in the* in Portuguese.
    """
    before, _, after = clause.row.partition(phrase.row)
    return any(
        not phrase.languages.isdisjoint(negation.languages)
        for negation in (
            *_NEGATIONS_OF_WHAT_FOLLOWS.all_in(Tokens('', f'{before} ')),
            *_NEGATIONS.all_in(Tokens('', f'{before} {after}')),
        )
    )
