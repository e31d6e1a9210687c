"""Parser of HTTP archives (HAR 1.2): what was asked for, and what came back."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from sphinx_cookiecharter.declaration.hosts import canonical_host, host_of
from sphinx_cookiecharter.declaration.problems import quoted
from sphinx_cookiecharter.declaration.vocabulary import FIRST, SAME_SITES
from sphinx_cookiecharter.observation.captures import json_values
from sphinx_cookiecharter.observation.captures.accumulator import Accumulator
from sphinx_cookiecharter.observation.captures.capture_format import CaptureFormat
from sphinx_cookiecharter.observation.captures.same_site import LAX_OR_UNSET
from sphinx_cookiecharter.observation.captures.set_cookie import (
    parse_set_cookie,
    split_set_cookies,
)
from sphinx_cookiecharter.observation.captures.timestamps import moment
from sphinx_cookiecharter.observation.model import Item, UnreadableCaptureError
from sphinx_cookiecharter.observation.origins import (
    item_host,
    party_of_host,
    public_url,
    told_host,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_cookiecharter.observation.captures.capture_format import CaptureFile
    from sphinx_cookiecharter.observation.captures.set_cookie import SetCookie
    from sphinx_cookiecharter.observation.model import Capture

#: What Chromium notes too: it takes from `data:`, `blob:` and extensions.
_OTHER_SCHEME: Final = re.compile(r'(?i:(?!(?:https?|wss?):)[a-z][a-z0-9+.-]*:)')

_COOKIE: Final = 'cookie'
_SET_COOKIE: Final = 'set-cookie'
_FETCH_DEST: Final = 'sec-fetch-dest'

_DAY: Final = 86_400

#: Playwright counts Max-Age from when it has the answer.
_MOMENT: Final = 60

_NONE: Final[frozenset[str]] = frozenset()

#: What both a header and the list of cookies may tell.
_BOTH_TELL: Final = ('host', 'path', 'secure', 'http_only', 'same_site')


class _Sent(NamedTuple):
    """A cookie that a request carried."""

    name: str
    host: str
    page: str | None


def _fits(file: CaptureFile) -> bool:
    return 'log' in json_values.mapping(file.document)


def _parse(file: CaptureFile) -> Capture:
    """Parse an archive: cookies that were set, kept or not, and those only sent."""
    log = json_values.mapping(file.document['log'])
    entries = log.get('entries')
    if not isinstance(entries, list):
        msg = "its 'log' must have a list of 'entries'"
        raise UnreadableCaptureError(msg)
    entries = [json_values.mapping(entry) for entry in entries]
    archive = _Archive(file)
    pages = _pages_of(entries, _titles(log))
    for place, (entry, page) in enumerate(zip(entries, pages, strict=True)):
        try:
            archive.add_entry(entry, page)
        except ValueError as error:
            archive.accumulator.reject(
                f'entry {place + 1}: {error}', ('log', 'entries', place)
            )
    archive.add_only_sent()
    return archive.accumulator.capture({'cookie'}, archive.hosts)


def _titles(log: dict[str, Any]) -> dict[str | None, str]:
    """Return the URLs of pages: Chromium writes them as titles, others do not."""
    titles: dict[str | None, str] = {}
    for value in json_values.sequence(log.get('pages')):
        page = json_values.mapping(value)
        url = json_values.text(page.get('title')) or ''
        if url.startswith(('http://', 'https://')) and public_url(url):
            titles[json_values.text(page.get('id'))] = url
    return titles


class _Archive:
    """Accumulates entries; `hosts` are those that are not the page's."""

    def __init__(self, file: CaptureFile) -> None:
        self.accumulator = Accumulator(file)
        self.hosts: set[str] = set()
        self._time = file.time
        #: The hosts that have set a cookie, by its name.
        self._setters: dict[str, set[str]] = {}
        self._sent: list[_Sent] = []

    def add_entry(self, entry: dict[str, Any], page: str | None) -> None:
        """Add one exchange; raises ValueError where it cannot be told what it was.

        A cookie that is set for what is no host is one of the host that sets it.
        """
        request = json_values.mapping(entry.get('request'))
        url = json_values.text(request.get('url'))
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
        response = json_values.mapping(entry.get('response'))
        _check_lists(request, response)
        problems = []
        for item in _cookies_set(response, self._time if now is None else now):
            try:
                told_host(item.host)
            except ValueError as error:
                refused = f'browsers refuse the cookie {quoted(item.name)}'
                problems.append(f'{refused}: {error}')
                self._add(replace(item, host=None), host, page)
            else:
                self._add(item, host, page)
        for name in _cookies_sent(request):
            self._sent.append(_Sent(name, host, page))
        if problems:
            raise ValueError('; '.join(problems))

    def add_only_sent(self) -> None:
        """Add what requests carried, and no answer has set: a script did, or earlier.

        Where the host is the page's, the cookie may as well belong to a host above it.
        """
        for name, host, page in self._sent:
            setters = self._setters.get(name, ())
            if any(host == setter or host.endswith(f'.{setter}') for setter in setters):
                continue
            party = party_of_host(host, host_of(page) if page is not None else None)
            self.accumulator.add(
                Item(
                    name,
                    frozenset({'cookie'}),
                    host=None if party == FIRST else item_host(host),
                    party=party,
                    pages=_public_urls(page),
                )
            )

    def _add(self, item: Item, host: str, page: str | None) -> None:
        """Add a cookie that `host` has set; the item's own is the domain it asked."""
        owner = item.host or host
        self._setters.setdefault(item.name, set()).add(owner)
        site = host_of(page) if page is not None else None
        self.accumulator.add(
            replace(
                item,
                host=item_host(owner),
                party=party_of_host(owner, site),
                pages=_public_urls(page),
            )
        )


def _pages_of(
    entries: list[dict[str, Any]], titles: dict[str | None, str]
) -> list[str | None]:
    """Return the page that each exchange was for: its own URL where it opens one.

    What redirects is no page: it was on the way to the one that its tab opens next.
    """
    pages: list[str | None] = []
    open_in: dict[str | None, str] = {}
    redirects_in: dict[str | None, list[int]] = {}
    for place, entry in enumerate(entries):
        tab = json_values.text(entry.get('pageref'))
        url = json_values.text(json_values.mapping(entry.get('request')).get('url'))
        opens = _opens(entry)
        if opens is None:
            opens = tab not in open_in.keys() | titles.keys() and _is_html(entry)
        if opens and url is not None:
            if _redirects(entry):
                redirects_in.setdefault(tab, []).append(place)
            else:
                open_in[tab] = url
                for redirect in redirects_in.pop(tab, ()):
                    pages[redirect] = url
        pages.append(open_in.get(tab, titles.get(tab)))
    return pages


def _opens(entry: dict[str, Any]) -> bool | None:
    """Whether an exchange opens a page in its tab, or None where nothing says so.

    `Sec-Fetch-Dest` tells a page from a frame in it; the type that Chromium notes does
    not, but it tells both from all else.
    """
    for value in _headers(entry.get('request'), _FETCH_DEST):
        return value == 'document'
    kind = json_values.text(entry.get('_resourceType'))
    return False if kind not in {None, 'document'} else None


def _headers(message: object, name: str) -> Iterator[object]:
    """Yield the values of the headers of one name, of a request or a response."""
    headers = json_values.mapping(message).get('headers')
    for value in json_values.sequence(headers):
        header = json_values.mapping(value)
        if str(header.get('name')).lower() == name:
            yield header.get('value')


def _check_lists(request: dict[str, Any], response: dict[str, Any]) -> None:
    """Raise ValueError where cookies may stand in a shape that is not known."""
    for whose, message in (('request', request), ('response', response)):
        for key in ('headers', 'cookies'):
            values = message.get(key)
            is_list = isinstance(values, list)
            if not (values is None or (is_list and all(map(_has_name, values)))):
                msg = f"the {key!r} of its {whose} must be a list, each with a 'name'"
                raise ValueError(msg)


def _has_name(value: object) -> bool:
    return isinstance(json_values.mapping(value).get('name'), str)


def _redirects(entry: dict[str, Any]) -> bool:
    status = json_values.number(
        json_values.mapping(entry.get('response')).get('status')
    )
    # 304 is a page that the browser has in its cache.
    return status is not None and 300 <= status < 400 and status != 304


def _is_html(entry: dict[str, Any]) -> bool:
    response = json_values.mapping(entry.get('response'))
    content = json_values.mapping(response.get('content'))
    kind = json_values.text(content.get('mimeType')) or ''
    return kind.startswith(('text/html', 'application/xhtml'))


def _public_urls(page: str | None) -> tuple[str, ...]:
    url = public_url(page) if page is not None else None
    return () if url is None else (url,)


def _cookies_sent(request: dict[str, Any]) -> dict[str, None]:
    """Return the names of the cookies in the list and in the headers, each once."""
    names = {cookie['name']: None for cookie in request.get('cookies') or ()}
    for value in _headers(request, _COOKIE):
        # HTTP/2 has a header for each of them, which programs join in their own ways.
        for pair in re.split('[;\n]', json_values.text(value) or ''):
            name, equals, _ = pair.partition('=')
            if equals and name.strip():
                names[name.strip()] = None
    return names


def _cookies_set(response: dict[str, Any], now: float) -> Iterator[Item]:
    """Yield what the headers set, and what the list of cookies tells other than them.

    Either may have been left out or changed by who made the archive.
    """
    in_headers: dict[str, list[Item | None]] = {}
    for cookie in _headers_parsed(response):
        lifetime = cookie.lifetime(now)
        item = None if lifetime is None else _item_of_header(cookie, lifetime)
        in_headers.setdefault(cookie.name, []).append(item)
        if item is not None:
            yield item
    for item in _parsed_cookies(response, now):
        if not any(_agree(item, told) for told in in_headers.get(item.name, ())):
            yield item


def _headers_parsed(response: dict[str, Any]) -> Iterator[SetCookie]:
    for value in _headers(response, _SET_COOKIE):
        # Chromium joins several headers of one name by line breaks, others by commas.
        for line in (json_values.text(value) or '').split('\n'):
            for one in split_set_cookies(line):
                if (cookie := parse_set_cookie(one)) is not None:
                    yield cookie


def _item_of_header(cookie: SetCookie, lifetime: float) -> Item:
    return Item(
        cookie.name,
        frozenset({'cookie'}),
        host=cookie.domain,
        path=cookie.path,
        lifetime=lifetime,
        secure=cookie.secure,
        http_only=cookie.http_only,
        same_site=cookie.same_site,
        # Browsers take any other word as if none was sent.
        not_same_site=LAX_OR_UNSET.ruled_out if cookie.same_site is None else _NONE,
        partitioned=cookie.partitioned,
    )


def _agree(parsed: Item, told: Item | None) -> bool:
    """Whether a cookie of the list is that of a header, which None only deletes."""
    if told is None:
        # There is no place for Max-Age: that it deletes may not show in the list.
        return parsed.lifetime is None or parsed.lifetime <= _MOMENT
    if parsed.same_site in told.not_same_site:
        return False
    if parsed.lifetime is not None and told.lifetime is not None:
        return abs(parsed.lifetime - told.lifetime) <= _DAY and _match(parsed, told)
    return _match(parsed, told)


def _match(parsed: Item, told: Item) -> bool:
    """Whether two cookies have the same attributes, of those that both tell."""
    for key in _BOTH_TELL:
        mine, theirs = getattr(parsed, key), getattr(told, key)
        if None not in {mine, theirs} and mine != theirs:
            return False
    return True


def _parsed_cookies(response: dict[str, Any], now: float) -> Iterator[Item]:
    for value in json_values.sequence(response.get('cookies')):
        data = json_values.mapping(value)
        name, expires = json_values.text(data.get('name')), moment(data.get('expires'))
        if name is not None and (expires is None or expires > now):
            yield Item(
                name,
                frozenset({'cookie'}),
                host=canonical_host(json_values.text(data.get('domain'))) or None,
                path=json_values.text(data.get('path')),
                # There is no place for Max-Age: without an expiry nothing is known.
                lifetime=None if expires is None else expires - now,
                secure=json_values.boolean(data.get('secure')),
                http_only=json_values.boolean(data.get('httpOnly')),
                same_site=json_values.word(data.get('sameSite'), SAME_SITES),
            )


FORMAT: Final = CaptureFormat(
    'HAR',
    _fits,
    _parse,
    secrets=frozenset({'value', 'text'}),
    headers=frozenset({_COOKIE, _SET_COOKIE, _FETCH_DEST}),
)
