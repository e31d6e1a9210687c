"""Recorder of a crawl: what was seen so far, to be written at any moment."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_cookiecharter.declaration.hosts import canonical_host
from sphinx_cookiecharter.observation.model import WEB, Capture, Occasion

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
    choice: VisitorChoice

    @classmethod
    def of(cls, item: Item, choice: VisitorChoice) -> _Identity:
        return cls(item.name, item.storages, item.host, item.path, choice)


class Recorder:
    """Items, each once for every choice, and the other hosts that were asked.

    `allowed` are the hosts that may be connected to; `pages` the URLs of those that
    were opened; `remarks` what one should know that is not in a capture, in sentences;
    `finished` is whether the crawl came to its end.
    """

    def __init__(self, target: CrawlTarget, allowed: Iterable[str] = ()) -> None:
        self.allowed = frozenset({target.host, *map(canonical_host, allowed)})
        self.hosts: set[str] = set()
        self.pages: set[str] = set()
        self.remarks: list[str] = []
        self.finished = False
        self._target = target
        self._is_full = False
        self._items: dict[_Identity, Item] = {}

    def add(
        self,
        items: Iterable[Item],
        url: str,
        choice: VisitorChoice,
        occasion: Occasion = Occasion.LOAD,
        before: Iterable[Item] = (),
    ) -> None:
        """Record items with the first page and moment that they are seen at.

        Those that were there `before` an action are not its doing.
        """
        there = {_Identity.of(item, choice) for item in before}
        for item in items:
            identity = _Identity.of(item, choice)
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
                    occasion=Occasion.LOAD if identity in there else occasion,
                )
            else:
                self._remark_limit()

    def add_host(self, host: str) -> None:
        """Record a host that was asked for something, but not the site's own."""
        if host == self._target.host:
            return
        if len(self.hosts) < _MOST_HOSTS:
            self.hosts.add(host)
        elif host not in self.hosts:
            self._remark_limit()

    def _remark_limit(self) -> None:
        if not self._is_full:
            self.remarks.append(
                f'there are more than {_MOST_ITEMS:,} items or {_MOST_HOSTS:,} hosts; '
                'the rest is left out'
            )
        self._is_full = True

    def capture(self, path: str) -> Capture:
        return Capture(
            path,
            tuple(self._items.values()),
            WEB | {'cookie', 'request'},
            frozenset(self.hosts),
            finished=self.finished,
        )
