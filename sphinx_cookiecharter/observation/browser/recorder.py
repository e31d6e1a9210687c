"""Recorder of a crawl: what was seen so far, to be written at any moment."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_cookiecharter.declaration.hosts import canonical_host
from sphinx_cookiecharter.observation.model import WEB, Capture, Left, Occasion

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_cookiecharter.observation.browser.target import CrawlTarget
    from sphinx_cookiecharter.observation.model import Item, VisitorChoice

#: Far more than any site has; what a page makes up without end is not recorded.
_MOST_ITEMS: Final = 10_000
_MOST_HOSTS: Final = 1_000


class _Identity(NamedTuple):
    name: str
    storages: frozenset[str]
    host: str | None
    path: str | None
    partitioned: bool | None
    choice: VisitorChoice
    category: str | None

    @classmethod
    def of(cls, item: Item, choice: VisitorChoice, category: str | None) -> _Identity:
        return cls(
            *(item.name, item.storages, item.host, item.path, item.partitioned),
            *(choice, category),
        )


class Recorder:
    """Items, each once for every choice, and the other hosts that were asked.

    `allowed` are the hosts that may be connected to; `pages` the URLs of those that
    were opened; `left` those that were not seen, or not all of them, each with why;
    `remarks` what one should know that is not in a capture, in sentences; `finished` is
    whether the crawl came to its end, and `is_broken` whether its browser did before.
    """

    def __init__(self, target: CrawlTarget, allowed: Iterable[str] = ()) -> None:
        own = () if target.served else (target.host,)
        self.allowed = frozenset({*own, *map(canonical_host, allowed)})
        self.hosts: set[str] = set()
        self.refused: set[str] = set()
        self.pages: set[str] = set()
        self.left: dict[str, str] = {}
        self.remarks: list[str] = []
        self.finished = False
        self.is_broken = False
        self._target = target
        self._items: dict[_Identity, Item] = {}

    def add(
        self,
        items: Iterable[Item],
        url: str,
        choice: VisitorChoice,
        occasion: Occasion = Occasion.LOAD,
        before: Iterable[Item] = (),
        category: str | None = None,
    ) -> None:
        """Record items with the first page and moment that they are seen at.

        Those that were there `before` an action are not its doing. `category` is the
        one that alone was accepted.
        """
        there = {_Identity.of(item, choice, category) for item in before}
        for item in items:
            identity = _Identity.of(item, choice, category)
            known = self._items.get(identity)
            if known is not None:
                # Each visit may prolong it, or may not.
                if (item.lifetime or 0) > (known.lifetime or 0):
                    self._items[identity] = replace(known, lifetime=item.lifetime)
            elif len(self._items) < _MOST_ITEMS:
                self._items[identity] = replace(
                    item,
                    pages=(self._target.public_url(url),),
                    choice=choice,
                    accepted=category,
                    occasion=Occasion.LOAD if identity in there else occasion,
                )
            else:
                self.leave(url, f'there were {_MOST_ITEMS:,} items before')

    def leave(self, url: str, why: str) -> None:
        """Record that a page was not seen, or not all of it; the first reason stays."""
        self.left.setdefault(self._target.public_url(url), why)

    def admits(self, host: str, port: int | None) -> bool:
        """Whether an address may be connected to."""
        return host in self.allowed or self._target.is_own(host, port)

    def add_host(self, host: str, port: int | None = None) -> None:
        """Record a host that was asked for something, but not the site's own.

        Of the host that a directory is served from, another port is another host.
        """
        if self._target.is_own(host, port):
            return
        name = f'{host}:{port}' if host == self._target.host else host
        if name not in self.hosts and len(self.hosts) >= _MOST_HOSTS:
            self.leave(self._target.start, f'it led to more than {_MOST_HOSTS:,} hosts')
            return
        self.hosts.add(name)
        if not self.admits(host, port):
            self.refused.add(name)

    def capture(self, path: str) -> Capture:
        return Capture(
            path,
            tuple(self._items.values()),
            WEB | {'cookie', 'request'},
            frozenset(self.hosts),
            finished=self.finished and not self.left,
            left=tuple(Left(page, why) for page, why in self.left.items()),
            site=self._target.real,
        )
