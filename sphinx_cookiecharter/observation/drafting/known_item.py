"""What the catalogue knows of one item of a draft, written as its keys."""

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


def known_lines(
    item: Item, services: Collection[Recognized], without: Collection[str] = ()
) -> list[str]:
    """Return what is known of an item that only one service may have; else nothing.

    `services` are those that were found with certainty, `without` are keys that
    somebody has told already.
    """
    found = likely_service(item, services)
    if found is None:
        return []
    service, known = found
    for stored in _entry(service.id).all_stored:
        for cookie in stored.cookies:
            if cookie.storage == known.storage and any(
                matches(name, name_of(item)) for name in cookie.names
            ):
                keys = declared_keys(cookie)
                lines = [
                    *_lines({key: keys[key] for key in keys if key not in without})
                ]
                asked = f'# As the catalogue has it of {service.id}: is it yours?'
                return [asked, *lines] if lines else []
    return []


def _lines(keys: Mapping[str, Any]) -> Iterator[str]:
    for key in _KEYS:
        match keys.get(key):
            case str() as word:
                yield f'{key}: {scalar(word)}'
            case dict() as texts:
                of_languages = (f'{code}: "{escaped(texts[code])}"' for code in texts)
                yield f'{key}: {{{", ".join(of_languages)}}}'


@cache
def _entry(name: str) -> Entry:
    return read_entry(SHIPPED / f'{name}.yaml')
