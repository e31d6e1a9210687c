"""What is read from a page: names and attributes, where they were kept; no values."""

from __future__ import annotations

import math
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Final

from sphinx_cookiecharter.declaration.hosts import host_of
from sphinx_cookiecharter.observation.captures.browser_cookie import item_of
from sphinx_cookiecharter.observation.model import Item

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from playwright.async_api import CDPSession, Frame

    from sphinx_cookiecharter.observation.browser.target import Site

LONGEST: Final = 1000
MOST: Final = 1000

#: How long each web storage keeps, in seconds.
_LIFETIMES: Final = {
    'local_storage': math.inf,
    'session_storage': 0.0,
    'indexed_db': math.inf,
    'cache_storage': math.inf,
}

_LOOK: Final = """async ([longest, most]) => {
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
class Look:
    """What a look at a page has shown; `hosts` are those that it connects to ahead."""

    items: list[Item] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    hosts: list[str] = field(default_factory=list)


async def look(frame: Frame, site: Site) -> Look:
    """Look at what a frame's origin keeps outside of cookies, and where it leads."""
    found = await frame.evaluate(_LOOK, [LONGEST, MOST])
    host = host_of(next(iter(_texts(found, 'origin')), ''))
    if not host:
        return Look()
    return Look(
        [
            Item(
                name=name,
                storages=frozenset({storage}),
                host=site.owner(host),
                lifetime=lifetime,
                party=site.party(host),
            )
            for storage, lifetime in _LIFETIMES.items()
            for name in _texts(found, storage)
        ],
        _texts(found, 'links'),
        [one for url in _texts(found, 'preconnected') if (one := host_of(url))],
    )


async def cookies(session: CDPSession, site: Site, now: float) -> list[Item]:
    """Return all cookies of the profile that a session belongs to, of any host."""
    found = await session.send('Storage.getCookies')
    return list(_cookies(found['cookies'], site, now))


def _cookies(found: list[Mapping[str, Any]], site: Site, now: float) -> Iterator[Item]:
    for one in found:
        item, host = item_of(one, now), one['domain'].removeprefix('.')
        yield replace(
            item,
            host=site.owner(host),
            lifetime=math.ceil(item.lifetime or 0),
            party=site.party(host),
        )


def _texts(found: Any, key: str) -> list[str]:
    """Return texts that a page gave, which may have changed how it answers."""
    given = found.get(key) if isinstance(found, dict) else None
    if isinstance(given, str):
        given = [given]
    if not isinstance(given, list):
        return []
    return [one for one in given[:MOST] if isinstance(one, str)]
