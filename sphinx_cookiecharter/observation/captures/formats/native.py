"""Our own format, which `cookiecharter observe` writes."""

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING, Any, Final

from sphinx_cookiecharter.declaration.problems import Problem, quoted
from sphinx_cookiecharter.declaration.vocabulary import PARTIES, SAME_SITES, STORAGES
from sphinx_cookiecharter.observation.captures.json_values import mapping, number
from sphinx_cookiecharter.observation.model import (
    Capture,
    Choice,
    Item,
    Occasion,
    UnreadableCaptureError,
)

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

_FORMAT: Final = 'cookiecharter-capture'
_VERSION: Final = 1

_SESSION: Final = 'session'
_PERSISTENT: Final = 'persistent'


def text_of(capture: Capture, *, made: datetime, target: str) -> str:
    """Return a capture as JSON; its path is no part of it.

    `made` is when, with its offset; `target` the URL that was looked at.
    """
    data = {
        'format': _FORMAT,
        'version': _VERSION,
        'made': made.isoformat(timespec='seconds'),
        'target': target,
        'finished': capture.finished,
        'shows': _ordered(capture.shows),
        'hosts': sorted(capture.hosts),
        'items': [_data(item) for item in capture.items],
    }
    return f'{json.dumps(data, indent=2)}\n'


def _data(item: Item) -> dict[str, Any]:
    storages = _ordered(item.storages)
    data = {
        'name': item.name,
        'storage': storages[0] if len(storages) == 1 else storages,
        'host': item.host,
        'path': item.path,
        'lifetime': _written(item.lifetime),
        'secure': item.secure,
        'http_only': item.http_only,
        'same_site': item.same_site,
        'party': item.party,
        'pages': list(item.pages) or None,
        'occasion': item.occasion,
        'choice': item.choice,
    }
    return {key: one for key, one in data.items() if one is not None or key == 'host'}


def _ordered(storages: Iterable[str]) -> list[str]:
    return sorted(storages, key=STORAGES.index)


def _written(lifetime: float | None) -> str | float | None:
    if lifetime == 0:
        return _SESSION
    if lifetime is None or not math.isinf(lifetime):
        return lifetime
    return _PERSISTENT


def fits(document: Any) -> bool:
    return mapping(document).get('format') == _FORMAT


def read(document: Any, path: str, _time: float) -> Capture:
    """Read what `text_of` has written; raises UnreadableCaptureError."""
    if document.get('version') != _VERSION:
        msg = (
            f"its 'version' is not {_VERSION}, the only one that is known here: "
            'read it with the release of sphinx-cookiecharter that wrote it'
        )
        raise UnreadableCaptureError(msg)
    for key in ('shows', 'hosts', 'items'):
        if not isinstance(document.get(key), list):
            msg = f'its {key!r} must be a list'
            raise UnreadableCaptureError(msg)
    items, problems = [], []
    for place, entry in enumerate(document['items'], 1):
        try:
            items.append(_item(mapping(entry)))
        except ValueError as error:
            problems.append(Problem('wrong-type', 0, 0, f'item {place}: {error}'))
    return Capture(
        path,
        tuple(items),
        frozenset(one for one in document['shows'] if one in STORAGES),
        frozenset(one for one in document['hosts'] if isinstance(one, str)),
        tuple(problems),
        document.get('finished', True) is True,
    )


def _item(data: dict[str, Any]) -> Item:
    """Return an item; raises ValueError, for one that is half read would mislead."""
    name = _text(data, 'name')
    if name is None:
        msg = "it has no 'name'"
        raise ValueError(msg)
    storages = data.get('storage')
    if not isinstance(storages, list):
        storages = [storages]
    occasion = _word(data, 'occasion', tuple(Occasion))
    choice = _word(data, 'choice', tuple(Choice))
    return Item(
        name=name,
        storages=_storages(storages),
        host=_text(data, 'host'),
        path=_text(data, 'path'),
        lifetime=_lifetime(data.get('lifetime')),
        secure=_boolean(data, 'secure'),
        http_only=_boolean(data, 'http_only'),
        same_site=_word(data, 'same_site', SAME_SITES),
        party=_word(data, 'party', PARTIES),
        pages=_pages(data.get('pages')),
        occasion=Occasion(occasion) if occasion is not None else None,
        choice=Choice(choice) if choice is not None else None,
    )


def _storages(words: list[Any]) -> frozenset[str]:
    if not words or any(one not in STORAGES for one in words):
        msg = f"its 'storage' must be of {', '.join(STORAGES)}"
        raise ValueError(msg)
    return frozenset(words)


def _lifetime(value: Any) -> float | None:
    if value is None or value == _SESSION:
        return None if value is None else 0
    if value == _PERSISTENT:
        return math.inf
    found = number(value)
    if found is None or found < 0:
        msg = f"its 'lifetime' must be seconds, {_SESSION!r} or {_PERSISTENT!r}"
        raise ValueError(msg)
    return found


def _pages(value: Any) -> tuple[str, ...]:
    pages = [] if value is None else value
    if not isinstance(pages, list) or not all(isinstance(one, str) for one in pages):
        msg = "its 'pages' must be a list of URLs"
        raise ValueError(msg)
    return tuple(pages)


def _text(data: dict[str, Any], key: str) -> str | None:
    value = data.get(key)
    if value is not None and not isinstance(value, str):
        msg = f'its {key!r} must be a text'
        raise ValueError(msg)
    return value


def _boolean(data: dict[str, Any], key: str) -> bool | None:
    value = data.get(key)
    if value is not None and not isinstance(value, bool):
        msg = f'its {key!r} must be true or false'
        raise ValueError(msg)
    return value


def _word(data: dict[str, Any], key: str, words: tuple[str, ...]) -> str | None:
    value = _text(data, key)
    if value is not None and value not in words:
        msg = f'its {key!r} is {quoted(value)}, not one of {", ".join(words)}'
        raise ValueError(msg)
    return value
