"""The items of one capture, gathered while it is read."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sphinx_cookiecharter.declaration.problems import Problem
from sphinx_cookiecharter.observation.model import Capture

if TYPE_CHECKING:
    from collections.abc import Collection

    from sphinx_cookiecharter.declaration.problems import ReadingCode
    from sphinx_cookiecharter.observation.model import Item


class Gathering:
    """Items and problems, in the order of the file.

    Of what was seen several times there is one item: with all its pages, and with the
    longest of its lifetimes, which is the one that a declaration has to cover.
    """

    def __init__(self) -> None:
        self._items: dict[Item, Item] = {}
        self._pages: dict[Item, dict[str, None]] = {}
        self._problems: list[Problem] = []

    def add(self, item: Item) -> None:
        alike = replace(item, lifetime=None, pages=())
        self._pages.setdefault(alike, {}).update(dict.fromkeys(item.pages))
        known = self._items.get(alike)
        if known is None or _longer(item.lifetime, known.lifetime):
            self._items[alike] = item

    def lose(self, message: str, code: ReadingCode = 'wrong-type') -> None:
        """Note that an item cannot be read, and why; never with a stored value."""
        self._problems.append(Problem(code, 0, 0, message))

    def capture(
        self, path: str, shows: Collection[str], hosts: Collection[str] = ()
    ) -> Capture:
        items = tuple(
            replace(item, pages=tuple(self._pages[alike]))
            for alike, item in self._items.items()
        )
        return Capture(
            path, items, frozenset(shows), frozenset(hosts), tuple(self._problems)
        )


def _longer(new: float | None, known: float | None) -> bool:
    return new is not None and (known is None or new > known)
