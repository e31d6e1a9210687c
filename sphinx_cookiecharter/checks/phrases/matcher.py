"""A phrase matcher: lists of words to look for in a text, and what takes one back."""

from __future__ import annotations

import re
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sphinx_cookiecharter.checks.phrases.tokens import Tokens, tokenize
from sphinx_cookiecharter.law.records import read_record

if TYPE_CHECKING:
    from collections.abc import Iterable

#: The languages, each a file with the same keys.
LANGUAGES: Final = tuple('en fr de es it nl pl cs pt sv da fi'.split())


_SENTENCE_BREAK = re.compile(r'(?<=[.!?;])\s+')


class WordList:
    """The phrases of all languages, or of some, under one key of their files.

    Nothing is read before something is looked for.
    """

    def __init__(self, key: str, languages: Iterable[str] = LANGUAGES) -> None:
        self._key = key
        self._languages = languages
        self._parts: dict[frozenset[str], WordList] = {}

    def of(self, languages: frozenset[str]) -> WordList:
        """Return the phrases of these languages alone."""
        if languages not in self._parts:
            self._parts[languages] = WordList(self._key, languages)
        return self._parts[languages]

    @cached_property
    def phrases(self) -> dict[str, frozenset[str]]:
        """The phrases as they stand in a row of words, each with its languages."""
        found: dict[str, set[str]] = {}
        for language, phrases in phrases_by_language().items():
            if language in self._languages:
                for phrase in phrases[self._key].split(','):
                    found.setdefault(tokenize(phrase).row.strip(), set()).add(language)
        return {phrase: frozenset(languages) for phrase, languages in found.items()}

    def __contains__(self, words: str) -> bool:
        return words in self.phrases

    def may_be_in(self, words: str) -> bool:
        """Whether any phrase may stand in `words`: asked of all texts at once."""
        return any(
            # The longest word alone is looked for at once, and is seldom there.
            max(each, key=len) in words and re.search(r'\W+'.join(each), words)
            for each in map(str.split, self.phrases)
        )

    def find(self, text: Tokens) -> str | None:
        """Return the longest phrase in a text, or None."""
        if self._first_words.isdisjoint(text.words):
            return None
        matches = [
            phrase
            for first, phrases in self._by_first_word.items()
            if first in text.words
            for phrase in phrases
            if phrase in text.row
        ]
        return max(matches, key=len).strip() if matches else None

    def find_meant(
        self, text: Tokens, *excuses: WordList, beside: WordList | None = None
    ) -> str | None:
        """Return a phrase that no negation and no excuse takes back, or None.

        Where `beside` is given, one of its words must be in the same clause.
        """
        if self.find(text) is None:
            return None
        for clause in map(tokenize, _clause_break().split(text.value)):
            phrase = self.find(clause)
            if phrase is None or (beside is not None and beside.find(clause) is None):
                continue
            before, _, after = clause.row.partition(f' {phrase} ')
            # *no* is a negation in Spanish, and *in the* in Portuguese.
            languages = self.phrases[phrase]
            if (
                _NEGATIONS_OF_WHAT_FOLLOWS.of(languages).find(_row(before)) is None
                and _NEGATIONS.of(languages).find(_row(f'{before} {after}')) is None
                and not any(excuse.find(clause) for excuse in excuses)
            ):
                return phrase
        return None

    def find_among(
        self, text: Tokens, *others: WordList, unless: WordList, whole: bool = False
    ) -> str | None:
        """Return a phrase with one of each of `others` in its sentence, or None.

        For lists of which a negation is a part, as *you cannot … without*: `unless`
        alone takes it back. `whole` looks at the text as one.
        """
        if self.find(text) is None:
            return None
        sentences = [text]
        if not whole:
            sentences = list(map(tokenize, _SENTENCE_BREAK.split(text.value)))
        for sentence in sentences:
            phrase = self.find(sentence)
            if (
                phrase is not None
                and all(other.find(sentence) for other in others)
                and unless.find(sentence) is None
            ):
                return phrase
        return None

    def without(self, text: Tokens) -> str:
        """Return the words of a text that stand in none of the phrases."""
        row = text.row
        while (phrase := self.find(_row(row))) is not None:
            row = row.replace(f' {phrase} ', ' ')
        return row

    @cached_property
    def _by_first_word(self) -> dict[str, list[str]]:
        by_first: dict[str, list[str]] = {}
        for phrase in self.phrases:
            by_first.setdefault(phrase.partition(' ')[0], []).append(f' {phrase} ')
        return by_first

    @cached_property
    def _first_words(self) -> frozenset[str]:
        return frozenset(self._by_first_word)


@cache
def phrases_by_language() -> dict[str, dict[str, str]]:
    """Return the content of each language's file: phrases between commas, by key."""
    folder = Path(__file__).parent
    return {name: read_record(folder / f'{name}.yaml') for name in LANGUAGES}


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


def _row(words: str) -> Tokens:
    """Return words in a row as a text of their own."""
    each = words.split()
    return Tokens('', f' {" ".join(each)} ', frozenset(each))
