"""Reads from a page what its origins store: names and attributes, never values."""

from __future__ import annotations

import math
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Final

from sphinx_cookiecharter.declaration.hosts import host_of
from sphinx_cookiecharter.observation.captures import json_values
from sphinx_cookiecharter.observation.captures.browser_cookie import item_of
from sphinx_cookiecharter.observation.model import Item

if TYPE_CHECKING:
    from playwright.async_api import CDPSession, Frame

    from sphinx_cookiecharter.observation.browser.target import CrawlTarget

LONGEST: Final = 1000
MOST: Final = 1000

#: How long each web storage keeps, in seconds.
_LIFETIMES: Final = {
    'local_storage': math.inf,
    'session_storage': 0.0,
    'indexed_db': math.inf,
    'cache_storage': math.inf,
}

_SCRIPT: Final = """async ([longest, most]) => {
  const names = async read => {
    try {
      return (await read()).filter(name => name.length <= longest).slice(0, most)
    } catch {
      return []  // an origin of its own, or none that may keep anything
    }
  }
  const links = selector => [...document.querySelectorAll(selector)].map(
    link => link.href
  )
  return {
    origin: self.origin,
    local_storage: await names(() => Object.keys(localStorage)),
    session_storage: await names(() => Object.keys(sessionStorage)),
    indexed_db: await names(
      async () => (await indexedDB.databases()).map(database => database.name)
    ),
    cache_storage: await names(() => caches.keys()),
    links: await names(() => links('a[href]:not([download])')),
    preconnected: await names(() => links('link[rel~="preconnect" i]')),
  }
}"""


@dataclass(slots=True)
class FrameContents:
    """What a frame stores and names; `hosts` are those that it connects to ahead."""

    items: list[Item] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    hosts: list[str] = field(default_factory=list)


async def read_frame(frame: Frame, target: CrawlTarget) -> FrameContents:
    """Return what a frame's origin keeps outside of cookies, and where it leads."""
    answer = await frame.evaluate(_SCRIPT, [LONGEST, MOST])
    host = host_of(next(iter(_texts(answer, 'origin')), ''))
    if host is None:
        return FrameContents()
    return FrameContents(
        [
            Item(
                name=name,
                storages=frozenset({storage}),
                host=target.owner(host),
                lifetime=lifetime,
                party=target.party(host),
            )
            for storage, lifetime in _LIFETIMES.items()
            for name in _texts(answer, storage)
        ],
        _texts(answer, 'links'),
        list(filter(None, map(host_of, _texts(answer, 'preconnected')))),
    )


async def read_cookies(
    session: CDPSession, target: CrawlTarget, now: float
) -> list[Item]:
    """Return all cookies of the profile that a session belongs to, of any host."""
    answer = await session.send('Storage.getCookies')
    return [_cookie(cookie, target, now) for cookie in answer['cookies']]


def _cookie(cookie: dict[str, Any], target: CrawlTarget, now: float) -> Item:
    item, host = item_of(cookie, now), cookie['domain'].removeprefix('.')
    return replace(
        item,
        host=target.owner(host),
        lifetime=math.ceil(item.lifetime or 0),
        party=target.party(host),
    )


def _texts(answer: object, key: str) -> list[str]:
    """Return texts that a page gave, which may have changed how it answers."""
    value = json_values.mapping(answer).get(key)
    values = [value] if isinstance(value, str) else json_values.sequence(value)
    return [text for text in values[:MOST] if isinstance(text, str)]
