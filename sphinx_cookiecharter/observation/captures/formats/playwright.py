"""Parser of Playwright's `storage_state`."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from sphinx_cookiecharter.declaration.hosts import host_of
from sphinx_cookiecharter.observation.captures import json_values
from sphinx_cookiecharter.observation.captures.accumulator import Accumulator
from sphinx_cookiecharter.observation.captures.browser_cookie import add_cookies
from sphinx_cookiecharter.observation.captures.capture_format import CaptureFormat
from sphinx_cookiecharter.observation.model import Item, UnreadableCaptureError
from sphinx_cookiecharter.observation.origins import item_host

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_cookiecharter.observation.captures.capture_format import CaptureFile
    from sphinx_cookiecharter.observation.model import Capture


class _List(NamedTuple):
    """A list of an origin: its storage, and under which key an entry has its name."""

    key: str
    storage: str
    name_key: str


#: There is no word for the origin private file system.
_LISTS: Final = (
    _List('localStorage', 'local_storage', 'name'),
    _List('indexedDB', 'indexed_db', 'name'),
    _List('opfs', 'other', 'path'),
)


def _fits(file: CaptureFile) -> bool:
    return {'cookies', 'origins'} <= json_values.mapping(file.document).keys()


def _parse(file: CaptureFile) -> Capture:
    """Parse a storage state: it has no time of its own, and no session storage.

    It tells of databases only where it was asked to, and of files too.
    """
    cookies, origins = file.document['cookies'], file.document['origins']
    for key, value in (('cookies', cookies), ('origins', origins)):
        if not isinstance(value, list):
            msg = f'its {key!r} must be a list'
            raise UnreadableCaptureError(msg)
    accumulator = Accumulator(file)
    add_cookies(accumulator, cookies, file.time, ('cookies',))
    shows = {'cookie', 'local_storage'}
    for place, origin in enumerate(origins):
        try:
            for item in _stored(json_values.mapping(origin)):
                accumulator.add(item)
        except ValueError as error:
            accumulator.reject(f'origin {place + 1}: {error}', ('origins', place))
        if 'indexedDB' in json_values.mapping(origin):
            shows.add('indexed_db')
    return accumulator.capture(shows)


def _stored(origin: dict[str, Any]) -> Iterator[Item]:
    """Yield what an origin stores; raises ValueError where that cannot be told."""
    url = json_values.text(origin.get('origin'))
    if url is None:
        msg = "it has no 'origin'"
        raise ValueError(msg)
    host = item_host(host_of(url))
    for key, storage, name_key in _LISTS:
        entries = origin.get(key, [])
        if not isinstance(entries, list):
            msg = f'its {key!r} must be a list'
            raise ValueError(msg)
        for entry in entries:
            name = json_values.text(json_values.mapping(entry).get(name_key))
            if name is None:
                msg = f'in its {key!r} an entry has no {name_key!r}'
                raise ValueError(msg)
            yield Item(name, frozenset({storage}), host=host, lifetime=math.inf)


FORMAT: Final = CaptureFormat(
    "Playwright's storage state", _fits, _parse, secrets=frozenset({'value'})
)
