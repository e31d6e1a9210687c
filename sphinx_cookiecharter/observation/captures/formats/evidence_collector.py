"""The inspection of the EDPS Website Evidence Collector, as JSON or YAML."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sphinx_cookiecharter.declaration.hosts import host_of
from sphinx_cookiecharter.declaration.vocabulary import FIRST
from sphinx_cookiecharter.observation.captures import json_values as typed
from sphinx_cookiecharter.observation.captures.accumulator import Gathering
from sphinx_cookiecharter.observation.captures.browser_cookie import item_of
from sphinx_cookiecharter.observation.captures.timestamps import moment
from sphinx_cookiecharter.observation.model import Item, UnreadableCaptureError
from sphinx_cookiecharter.observation.origins import (
    item_host,
    party_of_host,
    public_url,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_cookiecharter.observation.model import Capture


def fits(document: Any) -> bool:
    return {'uri_ins', 'cookies'} <= typed.mapping(document).keys()


def read(document: Any, path: str, time: float) -> Capture:
    """Read an inspection; its beacons are known by their hosts."""
    cookies, stored = document['cookies'], document.get('localStorage')
    if not isinstance(cookies, list):
        msg = "its 'cookies' must be a list"
        raise UnreadableCaptureError(msg)
    if not isinstance(stored, dict | None):
        msg = "its 'localStorage' must be a mapping of origins"
        raise UnreadableCaptureError(msg)
    reading = _Reading(document, time)
    for place, cookie in enumerate(cookies, 1):
        try:
            reading.cookie(cookie)
        except ValueError as error:
            reading.gathering.lose(f'cookie {place}: {error}')
    for origin, entries in (stored or {}).items():
        if isinstance(entries, dict):
            reading.stored(origin, entries)
        else:
            reading.gathering.lose("'localStorage': an origin must be a mapping")
    shows = {'cookie'} if stored is None else {'cookie', 'local_storage'}
    return reading.gathering.capture(path, shows, frozenset(reading.hosts()))


class _Reading:
    """Reads the parts of one inspection."""

    def __init__(self, document: dict[str, Any], time: float) -> None:
        self.gathering = Gathering()
        self._document = document
        self._site = typed.text(document.get('host'))
        started = moment(document.get('start_time'))
        self._started = time if started is None else started

    def cookie(self, cookie: Any) -> None:
        """Add a cookie; raises ValueError where there is none.

        One that stands in the log of events alone is as its header was: it may only
        have deleted.
        """
        data = typed.mapping(cookie)
        now = self._seen(data)
        expires = moment(data.get('expires'))
        deleted = expires is not None and 0 <= expires <= now
        if deleted and 'size' not in data:
            return
        self._add(item_of(cookie, now), typed.text(data.get('domain')), data)

    def stored(self, origin: str, entries: dict[str, Any]) -> None:
        """Add the keys of an origin's local storage."""
        host = host_of(origin)
        for name, entry in entries.items():
            item = Item(
                name,
                frozenset({'local_storage'}),
                host=item_host(host),
                lifetime=math.inf,
            )
            self._add(item, host, typed.mapping(entry))

    def hosts(self) -> Iterator[str]:
        """Yield the other hosts; the site's own stands among them at times."""
        told = typed.mapping(self._document.get('hosts'))
        for kind in ('requests', 'beacons'):
            for one in typed.sequence(typed.mapping(told.get(kind)).get('thirdParty')):
                host = item_host(typed.text(one))
                if host is not None and host != self._site:
                    yield host

    def _add(self, item: Item, host: str | None, data: dict[str, Any]) -> None:
        log = typed.mapping(data.get('log'))
        page = public_url(typed.text(log.get('location')) or '')
        # That a storage is a third party's is said of the site's own at times.
        known = data.get('firstPartyStorage') is True
        self.gathering.add(
            replace(
                item,
                party=FIRST if known else party_of_host(host, self._site),
                pages=() if page is None else (page,),
            )
        )

    def _seen(self, data: dict[str, Any]) -> float:
        """Return when an item was seen: the inspection starts seconds before."""
        logged = moment(typed.mapping(data.get('log')).get('timestamp'))
        return self._started if logged is None else logged
