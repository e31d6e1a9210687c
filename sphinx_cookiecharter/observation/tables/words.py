"""The words of cookie tables: what a head, a category or a type says, as data."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from sphinx_cookiecharter.declaration.vocabulary import CATEGORIES, PARTIES
from sphinx_cookiecharter.law.records import read_record

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_FILE: Final = Path(__file__).with_name('words.yaml')

#: What a column can be told to hold, as keys of an item, but for these.
NAME: Final = 'name'
SERVICE_AND_LOCATION: Final = 'service and location'
TYPE: Final = 'type'

_COOKIE: Final = 'cookie'
_COLUMNS: Final = (
    *(NAME, 'provider', 'domain', 'service', 'location', 'purpose', 'duration'),
    *(TYPE, 'category'),
)

#: A head has few words; what is longer is a sentence.
_LONGEST_HEAD: Final = 80
_LONGEST_TITLE: Final = 300


def column_of(head: str) -> str | None:
    """Return what a column holds that has this head, or None where that is not known.

    *Cookie* alone is the name, and a name stands back: a *provider name* is a provider.
    """
    if len(head) > _LONGEST_HEAD:
        return None
    row = _row(head)
    found = {column: at[0] for column in _COLUMNS if (at := _places(column, row))}
    if not found:
        return NAME if speaks_of_cookies(head) else None
    if found.keys() == {'service', 'location'}:
        return SERVICE_AND_LOCATION
    if 'duration' in found:
        return 'duration'
    # What says more about a column comes before what says less.
    for weak in (NAME, TYPE, 'service'):
        if len(found) > 1:
            found.pop(weak, None)
    return min(found, key=found.__getitem__)


def speaks_of_cookies(text: str) -> bool:
    return bool(_places(_COOKIE, _row(text[:_LONGEST_TITLE])))


def category_of(text: str) -> str | None:
    """Return the one built-in category that a text names, or None.

    None too where it says *not* before, or names several.
    """
    row = _row(text[:_LONGEST_TITLE])
    found = {name: at[0] for name in CATEGORIES if (at := _places(name, row))}
    if len(found) != 1:
        return None
    [(category, place)] = found.items()
    return None if _places('not', row[:place]) else category


def speaks_of_categories(text: str) -> bool:
    """Whether a text is of a category, be it one that nobody can tell."""
    row = _row(text[:_LONGEST_TITLE])
    return any(_places(term, row) for term in (*CATEGORIES, 'unclear'))


def storage_of(text: str) -> str | None:
    """Return the storage that a cell names, as a declaration calls it, or None."""
    return _storages().get(_row(text))


def at_most(text: str) -> str:
    """Return a text without the words before it that say *at most*."""
    match = _at_most().match(text)
    return text[match.end() :] if match is not None else text


def party_of(text: str) -> str | None:
    """Return the party that a cell names, or None where it names none, or both."""
    row = _row(text[:_LONGEST_TITLE])
    found = [party for party in PARTIES if _places(party, row)]
    return found[0] if len(found) == 1 else None


def _row(text: str) -> str:
    """Return the words of a text, without case and signs."""
    return ' '.join(
        re.findall(r'[^\W_]+', unicodedata.normalize('NFC', text).casefold())
    )


def _places(term: str, row: str) -> list[int]:
    return [match.start() for match in _pattern(term).finditer(row)]


@cache
def _pattern(term: str) -> re.Pattern[str]:
    return re.compile(rf'\b(?:{_alternatives(term)})\b')


def _alternatives(term: str, between: str = ' ') -> str:
    """Return what finds the phrases of a term, the longest first."""
    phrases = {
        phrase for words in by_language().values() for phrase in _phrases(words[term])
    }
    return '|'.join(
        between.join(re.escape(word).replace(r'\*', r'\w*') for word in phrase.split())
        for phrase in sorted(phrases, key=len, reverse=True)
    )


@cache
def _at_most() -> re.Pattern[str]:
    phrases = _alternatives('at most', between=r'[\W_]+')
    return re.compile(rf'(?:{phrases})\s+', re.IGNORECASE)


@cache
def _storages() -> Mapping[str, str]:
    return {
        phrase: storage
        for words in by_language().values()
        for storage, phrases in words['storages'].items()
        for phrase in _phrases(phrases)
    }


def _phrases(words: str) -> Iterator[str]:
    yield from (phrase.strip() for phrase in words.casefold().split(','))


@cache
def by_language() -> dict[str, Any]:
    """Return what the file holds: words by their term, by language."""
    return read_record(_FILE)
