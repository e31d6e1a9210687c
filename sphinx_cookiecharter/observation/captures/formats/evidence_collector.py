"""Parser of the inspection of the EDPS Website Evidence Collector, in JSON or YAML."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from sphinx_cookiecharter.declaration.hosts import host_of
from sphinx_cookiecharter.declaration.vocabulary import FIRST
from sphinx_cookiecharter.observation.captures import json_values
from sphinx_cookiecharter.observation.captures.accumulator import Accumulator
from sphinx_cookiecharter.observation.captures.browser_cookie import item_of
from sphinx_cookiecharter.observation.captures.capture_format import CaptureFormat
from sphinx_cookiecharter.observation.captures.timestamps import moment
from sphinx_cookiecharter.observation.model import Item, UnreadableCaptureError
from sphinx_cookiecharter.observation.origins import (
    item_host,
    party_of_host,
    public_url,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_cookiecharter.observation.captures.capture_format import CaptureFile
    from sphinx_cookiecharter.observation.model import Capture

#: What only this program writes.
_KEY: Final = 'uri_ins'


def _fits(file: CaptureFile) -> bool:
    return {_KEY, 'cookies'} <= json_values.mapping(file.document).keys()


def _parse(file: CaptureFile) -> Capture:
    """Parse an inspection; its beacons are known by their hosts."""
    cookies, stored = file.document['cookies'], file.document.get('localStorage')
    if not isinstance(cookies, list):
        msg = "its 'cookies' must be a list"
        raise UnreadableCaptureError(msg)
    if not isinstance(stored, dict | None):
        msg = "its 'localStorage' must be a mapping of origins"
        raise UnreadableCaptureError(msg)
    inspection = _Inspection(file)
    for place, cookie in enumerate(cookies):
        try:
            inspection.add_cookie(cookie)
        except ValueError as error:
            inspection.accumulator.reject(
                f'cookie {place + 1}: {error}', ('cookies', place)
            )
    for origin, entries in (stored or {}).items():
        if isinstance(entries, dict):
            inspection.add_stored(origin, entries)
        else:
            inspection.accumulator.reject(
                "'localStorage': an origin must be a mapping", ('localStorage', origin)
            )
    shows = {'cookie'} if stored is None else {'cookie', 'local_storage'}
    hosts = frozenset(inspection.hosts())
    return inspection.accumulator.capture(shows, hosts)


class _Inspection:
    """Accumulates the parts of one inspection."""

    def __init__(self, file: CaptureFile) -> None:
        self.accumulator = Accumulator(file)
        self._document = file.document
        self._site = json_values.text(file.document.get('host'))
        started = moment(file.document.get('start_time'))
        self._started = file.time if started is None else started

    def add_cookie(self, cookie: Any) -> None:
        """Add a cookie; raises ValueError where there is none.

        One that stands in the log of events alone is as its header was: it may only
        have deleted.
        """
        data = json_values.mapping(cookie)
        now = self._seen(data)
        expires = moment(data.get('expires'))
        deleted = expires is not None and 0 <= expires <= now
        if deleted and 'size' not in data:
            return
        self._add(item_of(cookie, now), json_values.text(data.get('domain')), data)

    def add_stored(self, origin: str, entries: dict[str, Any]) -> None:
        """Add the keys of an origin's local storage."""
        host = host_of(origin)
        for name, entry in entries.items():
            item = Item(
                name,
                frozenset({'local_storage'}),
                host=item_host(host),
                lifetime=math.inf,
            )
            self._add(item, host, json_values.mapping(entry))

    def hosts(self) -> Iterator[str]:
        """Yield the other hosts; the site's own stands among them at times."""
        contacted = json_values.mapping(self._document.get('hosts'))
        for kind in ('requests', 'beacons'):
            by_party = json_values.mapping(contacted.get(kind))
            for name in json_values.sequence(by_party.get('thirdParty')):
                host = item_host(json_values.text(name))
                if host is not None and host != self._site:
                    yield host

    def _add(self, item: Item, host: str | None, data: dict[str, Any]) -> None:
        log = json_values.mapping(data.get('log'))
        page = public_url(json_values.text(log.get('location')) or '')
        # That a storage is a third party's is said of the site's own at times.
        is_first = data.get('firstPartyStorage') is True
        self.accumulator.add(
            replace(
                item,
                party=FIRST if is_first else party_of_host(host, self._site),
                pages=() if page is None else (page,),
            )
        )

    def _seen(self, data: dict[str, Any]) -> float:
        """Return when an item was seen: the inspection starts seconds before."""
        logged = moment(json_values.mapping(data.get('log')).get('timestamp'))
        return self._started if logged is None else logged


FORMAT: Final = CaptureFormat(
    'an inspection of the Website Evidence Collector',
    _fits,
    _parse,
    secrets=frozenset({'value'}),
    yaml_key=_KEY,
)
