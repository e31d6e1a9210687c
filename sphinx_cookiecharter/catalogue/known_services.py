"""An index of the entries' items: by what a declared item is recognised as known.

A check reads the index, a millisecond, where all entries would take forty. `make index`
makes it from them, and a test says when it is out of step.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from sphinx_cookiecharter.declaration.patterns import is_pattern, matches

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx_cookiecharter.catalogue.model import Entry, Recognition

INDEX: Final = Path(__file__).with_name('known_services.json')

# How many letters of a name are looked at first: none that is known is shorter.
_BEGINNING: Final = 2


class KnownItem(NamedTuple):
    """Names of items, and in which categories they are expected, likeliest first."""

    names: tuple[str, ...]
    storage: str
    categories: tuple[str, ...]


class KnownService(NamedTuple):
    """A service whose items are recognised, as `Recognition` says.

    `basis` says whether the vendor's documentation or its code was read, `as_of` when.
    """

    id: str
    providers: tuple[str, ...]
    hosts: tuple[str, ...]
    source: str
    as_of: str
    basis: str
    reuses: str
    items: tuple[KnownItem, ...]


@cache
def known_services() -> tuple[KnownService, ...]:
    """Return the services of the index, in the order of their ids."""
    return tuple(map(_service, json.loads(INDEX.read_text('utf-8'))))


def services_with(name: str, storage: str) -> Iterator[tuple[KnownService, KnownItem]]:
    """Yield the services that have an item of this name, with that item."""
    by_beginning = _by_beginning()
    for beginning in (name[:_BEGINNING], ''):
        for pattern, service, item in by_beginning.get(beginning, ()):
            if item.storage == storage and matches(pattern, name):
                yield service, item


@cache
def _by_beginning() -> dict[str, list[tuple[str, KnownService, KnownItem]]]:
    """Return all names with whose they are, by their first letters if these are sure.

    Of ten thousand items hardly one need be compared with all names.
    """
    names: dict[str, list[tuple[str, KnownService, KnownItem]]] = {}
    for service in known_services():
        for item in service.items:
            for name in item.names:
                beginning = name[:_BEGINNING]
                sure = '' if is_pattern(beginning) else beginning
                names.setdefault(sure, []).append((name, service, item))
    return names


def index_text(entries: Iterable[Entry]) -> str:
    """Return what the index holds of these entries: one service a line."""
    services = [
        service._asdict() | {'items': [item._asdict() for item in service.items]}
        for service in map(_known, entries)
        if service is not None
    ]
    lines = [json.dumps(service, ensure_ascii=False) for service in services]
    return '[\n' + ',\n'.join(lines) + '\n]\n'


def _service(record: dict[str, Any]) -> KnownService:
    record['items'] = tuple(
        KnownItem(tuple(item['names']), item['storage'], tuple(item['categories']))
        for item in record['items']
    )
    return KnownService(**record)


def _known(entry: Entry) -> KnownService | None:
    recognition = entry.recognition
    if recognition is None:
        return None
    return KnownService(
        entry.id,
        recognition.providers,
        recognition.hosts,
        recognition.source or entry.sources[0],
        str(recognition.as_of or entry.as_of),
        'code' if entry.confidence == 'code' else 'documentation',
        recognition.reuses,
        tuple(dict.fromkeys(_items(entry, recognition))),
    )


def _items(entry: Entry, recognition: Recognition) -> Iterator[KnownItem]:
    """Yield the items of any version; those that others name so are cookies."""
    categories = recognition.categories
    for stored in entry.all_stored:
        for cookie in stored.cookies:
            # What is only contacted is recognised by its host, not by a name.
            if cookie.storage != 'request' and cookie.category is not None:
                expected = dict.fromkeys((*categories, cookie.category))
                yield KnownItem(cookie.names, cookie.storage, tuple(expected))
    if recognition.names:
        yield KnownItem(recognition.names, 'cookie', categories)
