"""A list of entries as data, their items as a declaration has them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from sphinx_cookiecharter.catalogue.versions import variant_names
from sphinx_cookiecharter.declaration.duration import Duration
from sphinx_cookiecharter.declaration.fields import COOKIE
from sphinx_cookiecharter.declaration.model import Provider, Recipient
from sphinx_cookiecharter.declaration.patterns import is_pattern, matches
from sphinx_cookiecharter.declaration.text import Text
from sphinx_cookiecharter.declaration.vocabulary import THIS_SITE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_cookiecharter.catalogue.model import Entry
    from sphinx_cookiecharter.declaration.model import Cookie


def listed(entry: Entry) -> dict[str, Any]:
    """Return an entry as data: what it is called, what it keeps, and who says so."""
    return {
        'id': entry.id,
        'title': _data(entry.title),
        'aliases': list(entry.aliases),
        'group': entry.group or None,
        'variants': variant_names(entry) if entry.variants else [],
        'items': [_item(cookie) for cookie in entry.stored.cookies],
        'source': list(entry.sources),
        'as_of': _data(entry.as_of),
        'confidence': entry.confidence,
    }


def is_hit(entry: Entry, word: str) -> bool:
    """Whether a word is in what an entry is called, keeps or asks.

    A name is also looked for among those that the entry's patterns stand for.
    """
    sought = word.casefold()
    return any(sought in text.casefold() for text in _texts(entry)) or any(
        is_pattern(name) and matches(name, word) for name in _names(entry)
    )


def _texts(entry: Entry) -> Iterator[str]:
    yield from (entry.id, *entry.aliases, *entry.title.values)
    for provider in entry.providers.values():
        if not provider.is_site:
            yield from provider.name.values
    for stored in entry.all_stored:
        yield from stored.hosts
    yield from _names(entry)


def _names(entry: Entry) -> Iterator[str]:
    for stored in entry.all_stored:
        for cookie in stored.cookies:
            yield from cookie.names


def _item(cookie: Cookie) -> dict[str, Any]:
    name, *more = cookie.names
    return {'name': [name, *more] if more else name, **declared_keys(cookie)}


def declared_keys(cookie: Cookie) -> dict[str, Any]:
    """Return what is written of an item but its name, by key."""
    return {
        field.name: _data(getattr(cookie, field.name))
        for field in COOKIE.fields
        if field.name != 'name' and field.name in cookie.at
    }


def _data(value: Any) -> Any:
    """Return a value as JSON has it, by the words of a declaration."""
    match value:
        case Text():
            return dict(value.languages) or value.plain
        case Provider():
            return THIS_SITE if value.is_site else value.name.values[0]
        case Recipient():
            purpose = {'purpose': _data(value.purpose)} if value.purpose else {}
            return {'name': _data(value.name), **purpose}
        case Duration() | date():
            return str(value)
        case tuple():
            return [_data(one) for one in value]
    return value
