"""Reads through the browser's protocol what the origins of a page store.

Names and attributes are kept, never values. A page that replaces what a browser has
built in changes nothing of it: its links are read in a world of their own.
"""

from __future__ import annotations

import asyncio
import math
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

from playwright.async_api import Error

from sphinx_cookiecharter.observation.captures import json_values
from sphinx_cookiecharter.observation.captures.browser_cookie import item_of
from sphinx_cookiecharter.observation.model import Item

if TYPE_CHECKING:
    from collections.abc import Iterator
    from urllib.parse import SplitResult

    from playwright.async_api import CDPSession, Frame, Page

    from sphinx_cookiecharter.observation.browser.target import CrawlTarget

#: Of names and links, in letters; and how many of them in one place.
LONGEST: Final = 1000
MOST: Final = 1000

#: In seconds: for what stands in one process.
_READING: Final = 3.0

#: What the protocol says of a frame that may keep nothing.
_OPAQUE: Final = 'opaque origin'

#: What Playwright says of a frame that the session of another shows.
_NO_SESSION: Final = 'does not have a separate CDP session'

_LINKS: Final = """(most => {
  const links = selector => [...document.querySelectorAll(selector)].map(
    link => link.href
  ).slice(0, most)
  return {
    links: links('a[href]:not([download])'),
    preconnected: links('link[rel~="preconnect" i]'),
  }
})"""


@dataclass(slots=True)
class PageContents:
    """What a page stores and names.

    `links` is None where the page itself does not answer; `ahead` are the addresses
    that it connects to ahead; `gaps` say what of it was not seen.
    """

    items: list[Item] = field(default_factory=list)
    links: list[str] | None = None
    ahead: list[SplitResult] = field(default_factory=list)
    gaps: list[str] = field(default_factory=list)

    def cut(self, names: list[str], what: str) -> list[str]:
        """Return as many names as are taken, and note where there are more."""
        short = [name for name in names if len(name) <= LONGEST]
        if len(short) < len(names):
            self.gaps.append(f'of its {what}, some have more than {LONGEST:,} letters')
        if len(short) > MOST:
            self.gaps.append(f'it has more than {MOST:,} {what}')
        return short[:MOST]


async def read_page(page: Page, target: CrawlTarget) -> PageContents:
    """Return what a page and its frames keep outside of cookies, and where it leads."""
    contents = PageContents()
    for frame in page.frames:
        is_main = frame is page.main_frame
        try:
            async with asyncio.timeout(_READING):
                session = await _session(page, frame)
                if session is not None:
                    await _read_process(session, target, contents, is_main=is_main)
        except (Error, TimeoutError):
            if not frame.is_detached():
                what = 'it' if is_main else 'a frame in it'
                contents.gaps.append(f'{what} did not answer')
    return contents


async def _session(page: Page, frame: Frame) -> CDPSession | None:
    """Return a session with a frame; None where that of another one shows it."""
    if frame is page.main_frame:
        return await page.context.new_cdp_session(page)
    try:
        return await page.context.new_cdp_session(frame)
    except Error as error:
        if _NO_SESSION in error.message:
            return None
        raise


async def _read_process(
    session: CDPSession, target: CrawlTarget, contents: PageContents, *, is_main: bool
) -> None:
    """Read all frames that are in one process; raises Error."""
    await session.send('DOMStorage.enable')
    await session.send('IndexedDB.enable')
    tree = (await session.send('Page.getFrameTree'))['frameTree']
    for place, frame in enumerate(_frames(tree)):
        await _read_storages(session, frame, target, contents)
        links = await _read_links(session, frame, contents)
        if is_main and place == 0:
            contents.links = links


def _frames(tree: dict[str, Any]) -> Iterator[str]:
    yield tree['frame']['id']
    for child in tree.get('childFrames', ()):
        yield from _frames(child)


async def _read_storages(
    session: CDPSession, frame: str, target: CrawlTarget, contents: PageContents
) -> None:
    try:
        answer = await session.send('Storage.getStorageKeyForFrame', {'frameId': frame})
    except Error as error:
        if _OPAQUE in error.message:
            return
        raise
    key = answer['storageKey']
    host, port = target.address(urlsplit(key))
    for storage, lifetime, names in (
        ('local_storage', math.inf, await _web_storage(session, key, is_local=True)),
        ('session_storage', 0.0, await _web_storage(session, key, is_local=False)),
        ('indexed_db', math.inf, await _databases(session, key)),
        ('cache_storage', math.inf, await _caches(session, key)),
    ):
        contents.items += [
            Item(
                name=name,
                storages=frozenset({storage}),
                host=target.owner(host, port),
                lifetime=lifetime,
                party=target.party(host, port),
            )
            for name in contents.cut(names, f'names in {storage}')
        ]


async def _web_storage(session: CDPSession, key: str, *, is_local: bool) -> list[str]:
    storage = {'storageKey': key, 'isLocalStorage': is_local}
    answer = await session.send('DOMStorage.getDOMStorageItems', {'storageId': storage})
    return [name for name, _value in answer['entries']]


async def _databases(session: CDPSession, key: str) -> list[str]:
    answer = await session.send('IndexedDB.requestDatabaseNames', {'storageKey': key})
    return list(answer['databaseNames'])


async def _caches(session: CDPSession, key: str) -> list[str]:
    answer = await session.send('CacheStorage.requestCacheNames', {'storageKey': key})
    return [cache['cacheName'] for cache in answer['caches']]


async def _read_links(
    session: CDPSession, frame: str, contents: PageContents
) -> list[str]:
    """Return the links of a frame, and note the hosts that it connects to ahead."""
    world = await session.send('Page.createIsolatedWorld', {'frameId': frame})
    answer = await session.send(
        'Runtime.evaluate',
        {
            'contextId': world['executionContextId'],
            'expression': f'{_LINKS}({MOST + 1})',
            'returnByValue': True,
        },
    )
    found = answer['result'].get('value', {})
    for url in contents.cut(_texts(found, 'preconnected'), 'connections ahead'):
        try:
            contents.ahead.append(urlsplit(url))
        except ValueError:
            continue
    return contents.cut(_texts(found, 'links'), 'links')


def _texts(answer: object, key: str) -> list[str]:
    """Return the texts of a list: links in drawings are of another type."""
    values = json_values.sequence(json_values.mapping(answer).get(key))
    return [text for text in values if isinstance(text, str)]


async def read_cookies(
    session: CDPSession, target: CrawlTarget, now: float
) -> list[Item]:
    """Return all cookies of the profile that a session belongs to, of any host."""
    answer = await session.send('Storage.getCookies')
    return [_cookie(cookie, target, now) for cookie in answer['cookies']]


def _cookie(cookie: dict[str, Any], target: CrawlTarget, now: float) -> Item:
    item, host = item_of(cookie | {'domain': None}, now), cookie['domain']
    host = host.removeprefix('.')
    return replace(
        item,
        host=target.owner(host),
        lifetime=math.ceil(item.lifetime or 0),
        party=target.party(host),
    )
