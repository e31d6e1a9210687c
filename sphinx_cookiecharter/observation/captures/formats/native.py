"""Serializer and parser of our own format, which `cookiecharter observe` writes."""

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING, Any, Final, TypeVar

from sphinx_cookiecharter.declaration.codes import Code
from sphinx_cookiecharter.declaration.finding import Finding
from sphinx_cookiecharter.declaration.problems import quoted
from sphinx_cookiecharter.declaration.vocabulary import PARTIES, SAME_SITES, STORAGES
from sphinx_cookiecharter.observation.captures import json_values
from sphinx_cookiecharter.observation.captures.capture_format import CaptureFormat
from sphinx_cookiecharter.observation.model import (
    Capture,
    Item,
    Left,
    Occasion,
    UnreadableCaptureError,
    VisitorChoice,
)
from sphinx_cookiecharter.observation.origins import told_host

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import datetime

    from sphinx_cookiecharter.observation.captures.capture_format import CaptureFile
    from sphinx_cookiecharter.observation.captures.positions import Path, Positions

T = TypeVar('T')

_FORMAT: Final = 'cookiecharter-capture'
_VERSION: Final = 1

_SESSION: Final = 'session'
_PERSISTENT: Final = 'persistent'


def serialize(capture: Capture, *, made: datetime, target: str) -> str:
    """Return a capture as JSON; its path is no part of it.

    `made` is when, with its offset; `target` the URL that was looked at.
    """
    data = {
        'format': _FORMAT,
        'version': _VERSION,
        'made': made.isoformat(timespec='seconds'),
        'target': target,
        'site': capture.site,
        'finished': capture.finished,
        'left': [left._asdict() for left in capture.left] or None,
        'shows': _ordered(capture.shows),
        'hosts': sorted(capture.hosts),
        'items': [_data(item) for item in capture.items],
    }
    return f'{json.dumps(_known(data), indent=2)}\n'


def _data(item: Item) -> dict[str, Any]:
    storages = _ordered(item.storages)
    data: dict[str, Any] = {
        'name': item.name,
        'storage': storages[0] if len(storages) == 1 else storages,
        'host': item.host,
        'path': item.path,
        'lifetime': _lifetime_data(item.lifetime),
        'secure': item.secure,
        'http_only': item.http_only,
        'same_site': item.same_site,
        'not_same_site': sorted(item.not_same_site) or None,
        'partitioned': item.partitioned,
        'renewed': item.renewed,
        'description': item.description,
        'party': item.party,
        'pages': list(item.pages) or None,
        'occasion': item.occasion,
        'choice': item.choice,
        'accepted': item.accepted,
    }
    # A host of null is the site itself; of all else it is what is not known.
    return {'name': item.name, 'storage': data['storage'], 'host': item.host} | _known(
        data
    )


def _known(data: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in data.items() if value is not None}


def _ordered(storages: Iterable[str]) -> list[str]:
    return sorted(storages, key=STORAGES.index)


def _lifetime_data(lifetime: float | None) -> str | float | None:
    if lifetime == 0:
        return _SESSION
    if lifetime is None or not math.isinf(lifetime):
        return lifetime
    return _PERSISTENT


def _fits(file: CaptureFile) -> bool:
    return json_values.mapping(file.document).get('format') == _FORMAT


def _parse(file: CaptureFile) -> Capture:
    """Parse what `serialize` has written; raises UnreadableCaptureError."""
    document = file.document
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
    positions = file.positions()
    items, problems = [], list(_unknown(document, positions))
    for place, entry in enumerate(document['items']):
        try:
            items.append(_item(json_values.mapping(entry)))
        except ValueError as error:
            message = f'item {place + 1}: {error}'
            problems.append(_problem(positions, ('items', place), message))
    return Capture(
        file.path,
        tuple(items),
        frozenset(storage for storage in document['shows'] if storage in STORAGES),
        frozenset(host for host in document['hosts'] if isinstance(host, str)),
        tuple(problems),
        document.get('finished', True) is True,
        tuple(_left(document.get('left'))),
        json_values.text(document.get('site')),
    )


def _unknown(document: dict[str, Any], positions: Positions) -> Iterator[Finding]:
    """Yield which storages and hosts are none that this release knows."""
    for place, storage in enumerate(document['shows']):
        if storage not in STORAGES:
            message = f"'shows' must be of {', '.join(STORAGES)}"
            yield _problem(positions, ('shows', place), message)
    for place, host in enumerate(document['hosts']):
        if not isinstance(host, str):
            message = "'hosts' must be a list of texts"
            yield _problem(positions, ('hosts', place), message)


def _problem(positions: Positions, at: Path, message: str) -> Finding:
    return Finding.on(Code.UNREADABLE_CAPTURE, (positions.line(at), 1), message)


def _left(value: object) -> Iterator[Left]:
    for entry in json_values.sequence(value):
        data = json_values.mapping(entry)
        page, why = (
            json_values.text(data.get('page')),
            json_values.text(data.get('why')),
        )
        if page is not None:
            yield Left(page, why or '')


def _item(data: dict[str, Any]) -> Item:
    """Return an item; raises ValueError, for one that is half read would mislead."""
    name = _text(data, 'name')
    if name is None:
        msg = "it has no 'name'"
        raise ValueError(msg)
    occasion = _word(data, 'occasion', tuple(Occasion))
    choice = _word(data, 'choice', tuple(VisitorChoice))
    return Item(
        name=name,
        storages=_storages(data.get('storage')),
        host=_host(data),
        path=_text(data, 'path'),
        lifetime=_lifetime(data.get('lifetime')),
        secure=_checked(data, 'secure', json_values.boolean, 'true or false'),
        http_only=_checked(data, 'http_only', json_values.boolean, 'true or false'),
        same_site=_word(data, 'same_site', SAME_SITES),
        not_same_site=_words(data, 'not_same_site', SAME_SITES),
        partitioned=_checked(data, 'partitioned', json_values.boolean, 'true or false'),
        renewed=_checked(data, 'renewed', json_values.boolean, 'true or false'),
        description=_text(data, 'description'),
        party=_word(data, 'party', PARTIES),
        pages=_checked(data, 'pages', _texts, 'a list of URLs') or (),
        occasion=Occasion(occasion) if occasion is not None else None,
        choice=VisitorChoice(choice) if choice is not None else None,
        accepted=_text(data, 'accepted'),
    )


def _host(data: dict[str, Any]) -> str | None:
    """Return the host as it is written: the walk knew whether it is the site."""
    host = _text(data, 'host')
    told_host(host)
    return host


def _storages(value: object) -> frozenset[str]:
    words = value if isinstance(value, list) else [value]
    if not words or any(word not in STORAGES for word in words):
        msg = f"its 'storage' must be of {', '.join(STORAGES)}"
        raise ValueError(msg)
    return frozenset(words)


def _lifetime(value: object) -> float | None:
    if value is None:
        return None
    if value == _SESSION:
        return 0
    if value == _PERSISTENT:
        return math.inf
    seconds = json_values.number(value)
    if seconds is None or seconds < 0:
        msg = f"its 'lifetime' must be seconds, {_SESSION!r} or {_PERSISTENT!r}"
        raise ValueError(msg)
    return seconds


def _texts(value: object) -> tuple[str, ...] | None:
    texts = json_values.sequence(value)
    is_list = isinstance(value, list) and all(isinstance(text, str) for text in texts)
    return tuple(texts) if is_list else None


def _text(data: dict[str, Any], key: str) -> str | None:
    return _checked(data, key, json_values.text, 'a text')


def _word(data: dict[str, Any], key: str, words: Sequence[str]) -> str | None:
    word = _text(data, key)
    if word is not None and word not in words:
        msg = f'its {key!r} is {quoted(word)}, not one of {", ".join(words)}'
        raise ValueError(msg)
    return word


def _words(data: dict[str, Any], key: str, words: Sequence[str]) -> frozenset[str]:
    found = frozenset(_checked(data, key, _texts, 'a list of words') or ())
    if not found <= set(words):
        msg = f'its {key!r} must be of {", ".join(words)}'
        raise ValueError(msg)
    return found


def _checked(
    data: dict[str, Any], key: str, take: Callable[[object], T | None], what: str
) -> T | None:
    """Return what `take` makes of a value that may be absent, but not be another."""
    value = data.get(key)
    taken = take(value)
    if value is not None and taken is None:
        msg = f'its {key!r} must be {what}'
        raise ValueError(msg)
    return taken


FORMAT: Final = CaptureFormat('what `cookiecharter observe` writes', _fits, _parse)
