"""What the catalogue knows of one item that was seen, written as its keys."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from sphinx_cookiecharter.catalogue.collection import SHIPPED
from sphinx_cookiecharter.catalogue.listing import declared_keys
from sphinx_cookiecharter.catalogue.reader import read_entry
from sphinx_cookiecharter.declaration.patterns import matches
from sphinx_cookiecharter.declaration.yaml_text import escaped, scalar
from sphinx_cookiecharter.observation.item_yaml import name_of
from sphinx_cookiecharter.observation.recognition import likely_service

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from sphinx_cookiecharter.catalogue.model import Entry
    from sphinx_cookiecharter.observation.model import Item
    from sphinx_cookiecharter.observation.recognition import Recognized

#: What captures do not tell, in the order in which it is written.
_KEYS = ('category', 'exemption', 'purpose', 'provider')


def known_keys(
    item: Item, services: Collection[Recognized] = ()
) -> tuple[str, list[tuple[str, str]]] | None:
    """Return what is known of an item that only one service may have.

    That is the id of the entry, and its keys, with their values as YAML has them on one
    line. `services` are those that were found with certainty.
    """
    found = likely_service(item, services)
    if found is None:
        return None
    service, known = found
    for stored in _entry(service.id).all_stored:
        for cookie in stored.cookies:
            if cookie.storage == known.storage and any(
                matches(name, name_of(item)) for name in cookie.names
            ):
                return service.id, list(_written(declared_keys(cookie)))
    return None


def _written(keys: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for key in _KEYS:
        match keys.get(key):
            case str() as word:
                yield key, scalar(word)
            case dict() as texts:
                of_languages = (f'{code}: "{escaped(texts[code])}"' for code in texts)
                yield key, f'{{{", ".join(of_languages)}}}'


@cache
def _entry(name: str) -> Entry:
    return read_entry(SHIPPED / f'{name}.yaml')
