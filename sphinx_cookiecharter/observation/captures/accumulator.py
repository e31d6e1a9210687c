"""Accumulator of the items of one capture, which merges what was seen several times."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sphinx_cookiecharter.declaration.codes import Code
from sphinx_cookiecharter.declaration.finding import UNOPENED, Finding
from sphinx_cookiecharter.observation.model import Capture

if TYPE_CHECKING:
    from collections.abc import Collection

    from sphinx_cookiecharter.observation.model import Item


class Accumulator:
    """Items and problems, in the order of the file.

    Of what was seen several times there is one item: with all its pages, and with the
    longest of its lifetimes, which is the one that a declaration has to cover.
    """

    def __init__(self) -> None:
        self._items: dict[Item, Item] = {}
        self._pages: dict[Item, dict[str, None]] = {}
        self._problems: list[Finding] = []

    def add(self, item: Item) -> None:
        identity = replace(item, lifetime=None, pages=())
        self._pages.setdefault(identity, {}).update(dict.fromkeys(item.pages))
        known = self._items.get(identity)
        if known is None or _is_longer(item.lifetime, known.lifetime):
            self._items[identity] = item

    def reject(self, message: str, code: Code = Code.WRONG_TYPE) -> None:
        """Note that an item cannot be read, and why; never with a stored value."""
        self._problems.append(Finding.on(code, UNOPENED, message))

    def capture(
        self, path: str, shows: Collection[str], hosts: Collection[str] = ()
    ) -> Capture:
        items = tuple(
            replace(item, pages=tuple(self._pages[identity]))
            for identity, item in self._items.items()
        )
        return Capture(
            path, items, frozenset(shows), frozenset(hosts), tuple(self._problems)
        )


def _is_longer(lifetime: float | None, known: float | None) -> bool:
    return lifetime is not None and (known is None or lifetime > known)
