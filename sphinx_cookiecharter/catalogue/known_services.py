"""An index of the entries: their other names, and by what items are recognised.

A check reads the index, some milliseconds, where all entries would take hundreds. `make
index` makes it from them, and a test says when it is out of step.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from sphinx_cookiecharter.declaration.hosts import domain_matches
from sphinx_cookiecharter.declaration.patterns import is_pattern, matches

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx_cookiecharter.catalogue.model import Entry, Recognition

INDEX: Final = Path(__file__).with_name('known_services.json')

# How many letters of a name are looked at first: none that is known is shorter.
_BEGINNING: Final = 2


class KnownItem(NamedTuple):
    """Names of items, and in which categories they are expected, likeliest first.

    There are none where no word of the vendor on them was read. `domain` is the host to
    which they belong, empty where that is each site's own.
    """

    names: tuple[str, ...]
    storage: str
    categories: tuple[str, ...]
    domain: str = ''


class KnownService(NamedTuple):
    """A service whose items are recognised, as `Recognition` says.

    Where an entry has none, by the words of its providers and the hosts that it asks.
    `basis` says whether the vendor's documentation or its code was read, `as_of` when.
    """

    id: str
    title: str
    group: str
    aliases: tuple[str, ...]
    providers: tuple[str, ...]
    hosts: tuple[str, ...]
    distinctive: tuple[str, ...]
    optional: tuple[str, ...]
    source: str
    as_of: str
    basis: str
    reuses: str
    items: tuple[KnownItem, ...]

    @property
    def ids(self) -> frozenset[str]:
        """Under which ids `use` may name it."""
        return frozenset((self.id, *self.aliases))


class _Known(NamedTuple):
    """A name or pattern of an item: by the numbers of its record, and in that."""

    pattern: str
    storage: str
    number: int
    place: int


def known_services() -> tuple[KnownService, ...]:
    """Return the services of the index, in the order of their ids."""
    return tuple(map(_service, range(len(_records()))))


def is_known_name(name: str) -> bool:
    """Whether a service has a name that is written so, pattern or not."""
    return any(name == pattern for pattern, *_ in _named_like(name))


def services_with(name: str, storage: str) -> Iterator[tuple[KnownService, KnownItem]]:
    """Yield the services that have an item of this name, with that item."""
    for pattern, of_storage, number, place in _named_like(name):
        if storage == of_storage and matches(pattern, name):
            service = _service(number)
            yield service, service.items[place]


def services_asked_at(host: str) -> Iterator[tuple[KnownService, KnownItem]]:
    """Yield the services that pages ask at a host, or below it, with that item."""
    for domain, number, place in _by_domain():
        if domain_matches(host, domain):
            service = _service(number)
            yield service, service.items[place]


@cache
def _by_domain() -> list[tuple[str, int, int]]:
    """Return what is asked at a host; of themes that ask others, nothing."""
    return [
        (item['domain'], number, place)
        for number, record in enumerate(_records())
        if record['group'] not in {'theme', 'extension'}
        for place, item in enumerate(record['items'])
        if item['storage'] == 'request' and item['domain']
    ]


def _named_like(name: str) -> list[_Known]:
    """Return the known names that may be meant, each with its item.

    Of ten thousand items hardly one need be compared with all names.
    """
    by_beginning = _by_beginning()
    known = by_beginning.get(name[:_BEGINNING], [])
    return known + by_beginning[''] if name.endswith(_endings()) else known


@cache
def _by_beginning() -> dict[str, list[_Known]]:
    """Return all names, by their first letters if these are sure."""
    names: dict[str, list[_Known]] = {}
    for number, record in enumerate(_records()):
        for place, item in enumerate(record['items']):
            for name in item['names']:
                beginning = name[:_BEGINNING]
                sure = '' if is_pattern(beginning) else beginning
                known = _Known(name, item['storage'], number, place)
                names.setdefault(sure, []).append(known)
    return names


@cache
def _endings() -> tuple[str, ...]:
    """Return how the names end whose first letters are not sure."""
    return tuple(known.pattern.rpartition('*')[2] for known in _by_beginning()[''])


def index_text(entries: Iterable[Entry]) -> str:
    """Return what the index holds of these entries: one service a line."""
    services = [
        service._asdict() | {'items': [item._asdict() for item in service.items]}
        for service in map(_known, entries)
    ]
    lines = [json.dumps(service, ensure_ascii=False) for service in services]
    return '[\n' + ',\n'.join(lines) + '\n]\n'


@cache
def _records() -> list[dict[str, Any]]:
    """Return the records of the index, one of each service."""
    records: list[dict[str, Any]] = json.loads(INDEX.read_bytes())
    return records


@cache
def _service(number: int) -> KnownService:
    """Return the service of a record: most are in none of a site's items."""
    record = _with_tuples(_records()[number])
    record['items'] = tuple(KnownItem(**_with_tuples(one)) for one in record['items'])
    return KnownService(**record)


def _with_tuples(record: dict[str, Any]) -> dict[str, Any]:
    return {
        key: tuple(value) if isinstance(value, list) else value
        for key, value in record.items()
    }


def _known(entry: Entry) -> KnownService:
    # Only who writes the index needs the model.
    from sphinx_cookiecharter.catalogue.model import Recognition

    recognition = entry.recognition or Recognition()
    hosts = (host for stored in entry.all_stored for host in stored.hosts)
    return KnownService(
        entry.id,
        entry.title.in_language('en'),
        entry.group,
        entry.aliases,
        recognition.providers or tuple(_providers(entry)),
        tuple(dict.fromkeys((*recognition.hosts, *hosts))),
        recognition.distinctive,
        tuple(sorted({*entry.optional, *recognition.names})),
        recognition.source or next(iter(entry.sources), ''),
        str(recognition.as_of or entry.as_of),
        'documentation' if entry.confidence == 'vendor' else 'code',
        recognition.reuses,
        tuple(dict.fromkeys(_items(entry, recognition))),
    )


def _providers(entry: Entry) -> Iterator[str]:
    for provider in entry.providers.values():
        if not provider.is_site:
            yield from (name.casefold() for name in provider.name.values)


def _items(entry: Entry, recognition: Recognition) -> Iterator[KnownItem]:
    """Yield the items of any version; those that others name so are cookies."""
    categories = recognition.categories
    for stored in entry.all_stored:
        for cookie in stored.cookies:
            if cookie.category is not None:
                # What only others tell is no word of the vendor on a category.
                told = categories or entry.doubtful.isdisjoint(cookie.names)
                expected = dict.fromkeys((*categories, cookie.category)) if told else ()
                domain = cookie.domain or ''
                yield KnownItem(cookie.names, cookie.storage, tuple(expected), domain)
    if recognition.names:
        yield KnownItem(recognition.names, 'cookie', categories)
