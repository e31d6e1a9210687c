"""The index of the phrases of all lists and languages, by the longest word of each.

A check reads the index, and takes apart only the phrases of words that are in its
texts, where to read the files of all languages would take far longer. `make index`
makes it from them, and a test says when it is out of step.
"""

from __future__ import annotations

from functools import cache
from json import dumps, loads
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, KeysView

INDEX: Final = Path(__file__).with_name('index.json')


class Phrase(NamedTuple):
    """A phrase of a list: its words in a row between spaces, and its languages.

    By its `rank` the longest phrase of a list comes first, then that of the first file.
    """

    rank: int
    list: str
    languages: frozenset[str]
    row: str

    @property
    def words(self) -> str:
        return self.row.strip()


def longest_words() -> KeysView[str]:
    """Return the words that are the longest of a phrase."""
    return _index().keys()


@cache
def phrases_with(word: str) -> tuple[Phrase, ...]:
    """Return the phrases of all lists whose longest word is this."""
    return tuple(map(_phrase, _index()[word].split('|')))


def phrases_of(name: str) -> list[Phrase]:
    """Return the phrases of a list, in the order of their rank."""
    # To take all lines apart would take ten times as long.
    lines = [line for lines in _index().values() for line in lines.split('|')]
    phrases = (_phrase(line) for line in lines if name in line)
    return sorted(phrase for phrase in phrases if phrase.list == name)


def text_of(phrases: Iterable[Phrase]) -> str:
    """Return the index of all phrases: a word a line."""
    index: dict[str, list[str]] = {}
    for rank, name, languages, row in phrases:
        line = f'{rank} {name} {",".join(sorted(languages))}{row.rstrip()}'
        index.setdefault(max(row.split(), key=len), []).append(line)
    lines = (
        f'{dumps(word, ensure_ascii=False)}: '
        f'{dumps("|".join(index[word]), ensure_ascii=False)}'
        for word in sorted(index)
    )
    return '{\n' + ',\n'.join(lines) + '\n}\n'


def _phrase(line: str) -> Phrase:
    rank, name, languages, words = line.split(' ', 3)
    return Phrase(int(rank), name, frozenset(languages.split(',')), f' {words} ')


@cache
def _index() -> dict[str, str]:
    index: dict[str, str] = loads(INDEX.read_bytes())
    return index
