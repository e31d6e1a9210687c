"""Playwright's `storage_state`."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any, Final

from sphinx_cookiecharter.declaration.hosts import host_of
from sphinx_cookiecharter.observation.captures import json_values as typed
from sphinx_cookiecharter.observation.captures.accumulator import Gathering
from sphinx_cookiecharter.observation.captures.browser_cookie import add_cookies
from sphinx_cookiecharter.observation.model import Item, UnreadableCaptureError
from sphinx_cookiecharter.observation.origins import item_host

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_cookiecharter.observation.model import Capture

#: The lists of an origin: their storage, and what an entry is called by. There is no
#: word for the origin private file system.
_LISTS: Final = {
    'localStorage': ('local_storage', 'name'),
    'indexedDB': ('indexed_db', 'name'),
    'opfs': ('other', 'path'),
}


def fits(document: Any) -> bool:
    return 'origins' in typed.mapping(document)


def read(document: Any, path: str, time: float) -> Capture:
    """Read a storage state: it has no time of its own, and no session storage.

    It tells of databases only where it was asked to, and of files too.
    """
    cookies, origins = document.get('cookies', []), document['origins']
    for key, value in (('cookies', cookies), ('origins', origins)):
        if not isinstance(value, list):
            msg = f'its {key!r} must be a list'
            raise UnreadableCaptureError(msg)
    gathering = Gathering()
    add_cookies(gathering, cookies, time)
    shows = {'cookie', 'local_storage'}
    for place, origin in enumerate(origins, 1):
        try:
            for item in _kept(typed.mapping(origin)):
                gathering.add(item)
        except ValueError as error:
            gathering.lose(f'origin {place}: {error}')
        if 'indexedDB' in typed.mapping(origin):
            shows.add('indexed_db')
    return gathering.capture(path, shows)


def _kept(origin: dict[str, Any]) -> Iterator[Item]:
    """Yield what an origin keeps; raises ValueError where that cannot be told."""
    url = typed.text(origin.get('origin'))
    if url is None:
        msg = "it has no 'origin'"
        raise ValueError(msg)
    for key, (storage, called) in _LISTS.items():
        entries = origin.get(key, [])
        if not isinstance(entries, list):
            msg = f'its {key!r} must be a list'
            raise ValueError(msg)
        for entry in entries:
            name = typed.text(typed.mapping(entry).get(called))
            if name is None:
                msg = f'in its {key!r} an entry has no {called!r}'
                raise ValueError(msg)
            host = item_host(host_of(url))
            yield Item(name, frozenset({storage}), host=host, lifetime=math.inf)
