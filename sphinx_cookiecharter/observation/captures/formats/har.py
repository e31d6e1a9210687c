"""HAR 1.2: what was asked for, and what came back."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final

from sphinx_cookiecharter.declaration.hosts import canonical_host, host_of
from sphinx_cookiecharter.declaration.vocabulary import FIRST, SAME_SITES
from sphinx_cookiecharter.observation.captures import json_values as typed
from sphinx_cookiecharter.observation.captures.accumulator import Gathering
from sphinx_cookiecharter.observation.captures.set_cookie import parse_set_cookie
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

#: What Chromium notes too: it takes from `data:`, `blob:` and extensions.
_OTHER_SCHEME: Final = re.compile(r'(?i:(?!(?:https?|wss?):)[a-z][a-z0-9+.-]*:)')


def fits(document: Any) -> bool:
    return 'log' in typed.mapping(document)


def read(document: Any, path: str, time: float) -> Capture:
    """Read an archive: cookies that were set, kept or not, and those only sent."""
    log = typed.mapping(document['log'])
    entries = log.get('entries')
    if not isinstance(entries, list):
        msg = "its 'log' must have a list of 'entries'"
        raise UnreadableCaptureError(msg)
    entries = [typed.mapping(entry) for entry in entries]
    reading = _Reading(time)
    pages = _pages_of(entries, _titles(log))
    for place, (entry, page) in enumerate(zip(entries, pages, strict=True), 1):
        try:
            reading.entry(entry, page)
        except ValueError as error:
            reading.gathering.lose(f'entry {place}: {error}')
    reading.add_only_sent()
    return reading.gathering.capture(path, {'cookie'}, reading.hosts)


def _titles(log: dict[str, Any]) -> dict[str | None, str]:
    """Return the URLs of pages: Chromium writes them as titles, others do not."""
    found: dict[str | None, str] = {}
    for one in typed.sequence(log.get('pages')):
        page = typed.mapping(one)
        url = typed.text(page.get('title')) or ''
        if url.startswith(('http://', 'https://')) and public_url(url):
            found[typed.text(page.get('id'))] = url
    return found


class _Reading:
    """Reads entries one after the other; `hosts` are those that are not the page's."""

    def __init__(self, time: float) -> None:
        self.gathering = Gathering()
        self.hosts: set[str] = set()
        self._time = time
        self._set: dict[str, set[str]] = {}
        self._sent: list[tuple[str, str, str | None]] = []

    def entry(self, entry: dict[str, Any], page: str | None) -> None:
        """Read one exchange; raises ValueError where it cannot be told what it was."""
        request = typed.mapping(entry.get('request'))
        url = typed.text(request.get('url'))
        if url is None:
            msg = "its request has no 'url'"
            raise ValueError(msg)
        if _OTHER_SCHEME.match(url):
            return
        host = host_of(url)
        if host is None:
            msg = "the 'url' of its request has no host"
            raise ValueError(msg)
        site = host_of(page) if page is not None else None
        other = item_host(host)
        if site is not None and site != host and other is not None:
            self.hosts.add(other)
        now = moment(entry.get('startedDateTime'))
        response = typed.mapping(entry.get('response'))
        for item in _cookies_set(response, self._time if now is None else now):
            self._add(item, host, page)
        for cookie in typed.sequence(request.get('cookies')):
            name = typed.text(typed.mapping(cookie).get('name'))
            if name is not None:
                self._sent.append((name, host, page))

    def add_only_sent(self) -> None:
        """Add what requests carried, and no answer has set: a script did, or earlier.

        Where the host is the page's, the cookie may as well belong to a host above it.
        """
        for name, host, page in self._sent:
            setters = self._set.get(name, ())
            if any(host == one or host.endswith(f'.{one}') for one in setters):
                continue
            whose = party_of_host(host, host_of(page) if page is not None else None)
            self.gathering.add(
                Item(
                    name,
                    frozenset({'cookie'}),
                    host=None if whose == FIRST else item_host(host),
                    party=whose,
                    pages=_pages(page),
                )
            )

    def _add(self, item: Item, host: str, page: str | None) -> None:
        """Add a cookie that `host` has set; the item's own is the domain it asked."""
        owner = item.host or host
        self._set.setdefault(item.name, set()).add(owner)
        self.gathering.add(
            replace(
                item,
                host=item_host(owner),
                party=party_of_host(owner, host_of(page) if page is not None else None),
                pages=_pages(page),
            )
        )


def _pages_of(
    entries: list[dict[str, Any]], titles: dict[str | None, str]
) -> list[str | None]:
    """Return the page that each exchange was for: its own URL where it opens one.

    What redirects is no page: it was on the way to the one that its tab opens next.
    """
    pages: list[str | None] = []
    on: dict[str | None, str] = {}
    on_the_way: dict[str | None, list[int]] = {}
    for place, entry in enumerate(entries):
        tab = typed.text(entry.get('pageref'))
        url = typed.text(typed.mapping(entry.get('request')).get('url'))
        opens = _opens(entry)
        if opens is None:
            opens = tab not in on.keys() | titles.keys() and _is_html(entry)
        if opens and url is not None:
            if _redirects(entry):
                on_the_way.setdefault(tab, []).append(place)
            else:
                on[tab] = url
                for before in on_the_way.pop(tab, ()):
                    pages[before] = url
        pages.append(on.get(tab, titles.get(tab)))
    return pages


def _opens(entry: dict[str, Any]) -> bool | None:
    """Whether an exchange opens a page in its tab, or None where nothing says so.

    `Sec-Fetch-Dest` tells a page from a frame in it; the type that Chromium notes does
    not, but it tells both from all else.
    """
    headers = typed.mapping(entry.get('request')).get('headers')
    for one in typed.sequence(headers):
        header = typed.mapping(one)
        if str(header.get('name')).lower() == 'sec-fetch-dest':
            return header.get('value') == 'document'
    kind = typed.text(entry.get('_resourceType'))
    return False if kind not in {None, 'document'} else None


def _redirects(entry: dict[str, Any]) -> bool:
    status = typed.number(typed.mapping(entry.get('response')).get('status'))
    return status is not None and 300 <= status < 400 and status != 304


def _is_html(entry: dict[str, Any]) -> bool:
    response = typed.mapping(entry.get('response'))
    kind = typed.text(typed.mapping(response.get('content')).get('mimeType'))
    return (kind or '').startswith(('text/html', 'application/xhtml'))


def _pages(page: str | None) -> tuple[str, ...]:
    found = public_url(page) if page is not None else None
    return () if found is None else (found,)


def _cookies_set(response: dict[str, Any], now: float) -> Iterator[Item]:
    """Yield what the headers set; where there are none, what was made of them."""
    lines = [
        line
        for one in typed.sequence(response.get('headers'))
        if str((header := typed.mapping(one)).get('name')).lower() == 'set-cookie'
        # Chromium joins several headers of one name.
        for line in (typed.text(header.get('value')) or '').split('\n')
    ]
    for line in lines:
        cookie = parse_set_cookie(line)
        lifetime = cookie.lifetime(now) if cookie is not None else None
        if cookie is not None and lifetime is not None:
            yield Item(
                cookie.name,
                frozenset({'cookie'}),
                host=cookie.domain,
                path=cookie.path,
                lifetime=lifetime,
                secure=cookie.secure,
                http_only=cookie.http_only,
                same_site=cookie.same_site,
            )
    for one in typed.sequence(response.get('cookies')) if not lines else []:
        data = typed.mapping(one)
        name, expires = typed.text(data.get('name')), moment(data.get('expires'))
        if name is not None and (expires is None or expires > now):
            yield Item(
                name,
                frozenset({'cookie'}),
                host=canonical_host(typed.text(data.get('domain'))) or None,
                path=typed.text(data.get('path')),
                # There is no place for Max-Age: without an expiry nothing is known.
                lifetime=None if expires is None else expires - now,
                secure=typed.boolean(data.get('secure')),
                http_only=typed.boolean(data.get('httpOnly')),
                same_site=typed.word(data.get('sameSite'), SAME_SITES),
            )
