"""What a walk has seen so far: there to be kept at any moment."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from sphinx_cookiecharter.declaration.hosts import canonical_host
from sphinx_cookiecharter.observation.model import WEB, Capture, Occasion

if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import TypeAlias

    from sphinx_cookiecharter.observation.browser.target import Site
    from sphinx_cookiecharter.observation.model import Item, VisitorChoice

#: Far more than any site has; what a page makes up without end is not kept.
_MOST_ITEMS: Final = 10_000
_MOST_HOSTS: Final = 1_000

_Key: TypeAlias = 'tuple[str, frozenset[str], str | None, str | None, VisitorChoice]'


class Notes:
    """Items, each once for every choice, and the other hosts that were asked.

    `allowed` are the hosts that may be connected to; `pages` the URLs of those that
    were opened; `remarks` what one should know that is not in a capture, in sentences;
    `finished` is whether the walk came to its end.
    """

    def __init__(self, site: Site, allowed: Iterable[str] = ()) -> None:
        self.allowed = frozenset({site.host, *map(canonical_host, allowed)})
        self.hosts: set[str] = set()
        self.pages: set[str] = set()
        self.remarks: list[str] = []
        self.finished = False
        self._site = site
        self._full = False
        self._items: dict[_Key, Item] = {}

    def add(
        self,
        items: Iterable[Item],
        url: str,
        choice: VisitorChoice,
        occasion: Occasion = Occasion.LOAD,
        before: Iterable[Item] = (),
    ) -> None:
        """Note items with the first page and moment that they are seen at.

        Those that were there `before` an action are not its doing.
        """
        there = {_key(item, choice) for item in before}
        for item in items:
            key = _key(item, choice)
            kept = self._items.get(key)
            if kept is not None:
                # Each visit may prolong it, or may not.
                if (item.lifetime or 0) > (kept.lifetime or 0):
                    self._items[key] = replace(kept, lifetime=item.lifetime)
            elif len(self._items) < _MOST_ITEMS:
                self._items[key] = replace(
                    item,
                    pages=(self._site.shown(url),),
                    choice=choice,
                    occasion=Occasion.LOAD if key in there else occasion,
                )
            else:
                self._fill()

    def add_host(self, host: str) -> None:
        """Note a host that was asked for something, but not the site's own."""
        if host == self._site.host:
            return
        if len(self.hosts) < _MOST_HOSTS:
            self.hosts.add(host)
        elif host not in self.hosts:
            self._fill()

    def _fill(self) -> None:
        if not self._full:
            self.remarks.append(
                f'there are more than {_MOST_ITEMS:,} items or {_MOST_HOSTS:,} hosts; '
                'the rest is left out'
            )
        self._full = True

    def capture(self, path: str) -> Capture:
        return Capture(
            path,
            tuple(self._items.values()),
            WEB | {'cookie', 'request'},
            frozenset(self.hosts),
            finished=self.finished,
        )


def _key(item: Item, choice: VisitorChoice) -> _Key:
    return item.name, item.storages, item.host, item.path, choice
