"""An index of the entries: their other names, and by what items are recognised.

A check reads the index, some milliseconds, where all entries would take hundreds. `make
index` makes it from them, and a test says when it is out of step.
"""

from __future__ import annotations

import json
from functools import cache, lru_cache
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


@cache
def known_services() -> tuple[KnownService, ...]:
    """Return the services of the index, in the order of their ids."""
    return tuple(map(_service, json.loads(INDEX.read_text('utf-8'))))


# Several rules ask about each item.
@lru_cache(2**15)
def services_with(
    name: str, storage: str
) -> tuple[tuple[KnownService, KnownItem], ...]:
    """Return the services that have an item of this name, with that item."""
    by_beginning = _by_beginning()
    return tuple(
        (service, item)
        for beginning in (name[:_BEGINNING], '')
        for pattern, service, item in by_beginning.get(beginning, ())
        if item.storage == storage and matches(pattern, name)
    )


def services_asked_at(host: str) -> Iterator[tuple[KnownService, KnownItem]]:
    """Yield the services that pages ask at a host, or below it, with that item."""
    for domain, service, item in _by_domain():
        if domain_matches(host, domain):
            yield service, item


@cache
def _by_domain() -> list[tuple[str, KnownService, KnownItem]]:
    """Return what is asked at a host; of themes that ask others, nothing."""
    return [
        (item.domain, service, item)
        for service in known_services()
        if service.group not in {'theme', 'extension'}
        for item in service.items
        if item.storage == 'request' and item.domain
    ]


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
    ]
    lines = [json.dumps(service, ensure_ascii=False) for service in services]
    return '[\n' + ',\n'.join(lines) + '\n]\n'


def _service(record: dict[str, Any]) -> KnownService:
    items = tuple(KnownItem(**_with_tuples(item)) for item in record.pop('items'))
    return KnownService(**_with_tuples(record), items=items)


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
