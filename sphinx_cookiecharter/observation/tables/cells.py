"""The cells of a cookie table, read as keys of an item; nothing is guessed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from sphinx_cookiecharter.declaration.duration import parse_duration
from sphinx_cookiecharter.declaration.duration_words import meant
from sphinx_cookiecharter.declaration.text import collapse
from sphinx_cookiecharter.declaration.values.addresses import is_domain
from sphinx_cookiecharter.declaration.vocabulary import (
    CONSENTS,
    EXEMPTIONS,
    PARTIES,
    STORAGES,
)
from sphinx_cookiecharter.observation.tables import words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

#: What pages write where a name has an id of the visitor or the site.
_PLACEHOLDER: Final = re.compile(
    r'<[^<>]*+>|\{[^{}]*+\}|\[[^\[\]]*+\]|#+|(?<![A-Za-z])[Xx]{2,}+(?![A-Za-z])'
    r'|…$|\.\.\.$'
)
_BETWEEN_NAMES: Final = re.compile(r'[,;\n]| / ')
_QUOTES: Final = '"\'`“”„«»\u2018\u2019 \xa0\u202f'
_REMARK: Final = re.compile(r'(?P<said>[^()]*[^()\s])\s*\((?P<remark>[^()]+)\)')

#: A word that is a name by its look: prose has none of these in it.
_NAME: Final = re.compile(r'\S*[_*\d]\S*')

#: With more of them in it, a name is a sentence.
_MOST_SPACES: Final = 2

_NUMBER_AND_REST: Final = re.compile(r'(\d+\s*[^\W\d]+\.?)[\s,;:–—-]+([^\d]+)')


def names_in(text: str, *, alone: bool = False) -> tuple[list[str], str]:
    """Return the names that a cell lists, and what it says besides.

    A name has `*` for what the page has a placeholder for. `alone` where a row is one
    name, whatever stands in it.
    """
    if alone:
        return [collapse(text)], ''
    listed: list[str] = []
    for part in _BETWEEN_NAMES.split(text):
        tokens = part.split()
        is_row = len(tokens) > 1 and all(map(_NAME.fullmatch, tokens))
        listed += tokens if is_row else [part]
    parts = [name for name in dict.fromkeys(map(_name, listed)) if name]
    names = [name for name in parts if name.count(' ') < _MOST_SPACES]
    # Beside a name that is one by its look, words are a remark.
    names = [name for name in names if ' ' not in name] or names
    return names, ', '.join(name for name in parts if name not in names)


def _name(text: str) -> str:
    text = collapse(text)
    if (match := _REMARK.fullmatch(text)) is not None:
        text = match['said']
    return re.sub(r'\*{2,}', '*', _PLACEHOLDER.sub('*', text.strip(_QUOTES)))


def read(key: str, text: str) -> Mapping[str, str] | None:
    """Return the keys that a cell of a column gives an item; None if it is unclear."""
    reader = _READERS.get(key)
    return reader(text) if reader is not None else {key: collapse(text)}


def _duration(text: str) -> dict[str, str] | None:
    """Return a duration, and what the cell says besides as a note on it."""
    first, _, below = text.strip().partition('\n')
    if below and not re.search(r'\d', below) and (found := _said(collapse(first))):
        return {'duration': found, 'duration_note': collapse(below)}
    text = collapse(text)
    if (found := _said(text)) is not None:
        return {'duration': found}
    # The longest time is the one that a declaration tells.
    text = words.at_most(text)
    if (found := _said(text)) is not None:
        return {'duration': found}
    match = _REMARK.fullmatch(text) or _NUMBER_AND_REST.fullmatch(text)
    found = _said(match[1]) if match is not None else None
    if match is None or found is None:
        return None
    return {'duration': found, 'duration_note': match[2].strip()}


def _said(text: str) -> str | None:
    try:
        return str(parse_duration(text))
    except ValueError:
        return meant(text)


def _service_and_location(text: str) -> dict[str, str]:
    match = _REMARK.fullmatch(collapse(text))
    if match is None:
        return {'service': collapse(text)}
    return {'service': match['said'], 'location': match['remark'].strip()}


def _category(text: str) -> dict[str, str] | None:
    category = words.category_of(text)
    return {'category': category} if category is not None else None


def _domain(text: str) -> dict[str, str] | None:
    """Return the host, or the party, which some tables have in its place."""
    host = text.strip().lower()
    if '.' in host and is_domain(host):
        return {'domain': host}
    party = words.party_of(text)
    return {'party': party} if party is not None else None


def _type(text: str) -> dict[str, str] | None:
    """Return what a type says of storage, party, category and lifetime."""
    found = dict(_types(text))
    for part in re.split(r'[,;/()\n]| - ', text):
        for key, value in _types(part):
            found.setdefault(key, value)
    return found or None


def _types(text: str) -> Iterator[tuple[str, str]]:
    told = {
        'storage': words.storage_of(text),
        'party': words.party_of(text),
        'category': words.category_of(text),
        # What is called persistent here is only not for the session.
        'duration': 'session' if meant(text) == 'session' else None,
    }
    yield from ((key, value) for key, value in told.items() if value is not None)


def _storage(text: str) -> dict[str, str] | None:
    storage = text if text in STORAGES else words.storage_of(text)
    return {'storage': storage} if storage is not None else None


def _renewed(text: str) -> dict[str, str] | None:
    if text == 'true':
        return {'renewed': text}
    return {} if text == 'false' else None


def _retention(text: str) -> dict[str, str] | None:
    found = _said(collapse(text))
    return {'retention': found} if found is not None else None


def _one_of(key: str, known: tuple[str, ...]) -> Callable[[str], dict[str, str] | None]:
    return lambda text: {key: text} if text in known else None


_READERS: Final[Mapping[str, Callable[[str], Mapping[str, str] | None]]] = {
    'duration': _duration,
    words.SERVICE_AND_LOCATION: _service_and_location,
    'category': _category,
    'domain': _domain,
    words.TYPE: _type,
    'storage': _storage,
    'renewed': _renewed,
    'retention': _retention,
    'party': _one_of('party', PARTIES),
    'consent': _one_of('consent', CONSENTS),
    'exemption': _one_of('exemption', EXEMPTIONS),
}
