"""Accumulator of the items of one capture, which merges what was seen several times."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from sphinx_cookiecharter.declaration.codes import Code
from sphinx_cookiecharter.declaration.finding import UNOPENED, Finding
from sphinx_cookiecharter.observation.model import Capture

if TYPE_CHECKING:
    from collections.abc import Collection

    from sphinx_cookiecharter.observation.captures.capture_format import CaptureFile
    from sphinx_cookiecharter.observation.captures.positions import Path
    from sphinx_cookiecharter.observation.model import Item


class Accumulator:
    """Items and problems, in the order of the file.

    Of what was seen several times there is one item: with all its pages, and with the
    longest of its lifetimes, which is the one that a declaration has to cover.
    """

    def __init__(self, file: CaptureFile) -> None:
        self._file = file
        self._positions = file.positions()
        self._items: dict[Item, Item] = {}
        self._pages: dict[Item, dict[str, None]] = {}
        self._problems: list[Finding] = []

    def add(self, item: Item) -> None:
        identity = replace(item, lifetime=None, pages=())
        self._pages.setdefault(identity, {}).update(dict.fromkeys(item.pages))
        known = self._items.get(identity)
        if known is None or _is_longer(item.lifetime, known.lifetime):
            self._items[identity] = item

    def reject(
        self, message: str, at: Path, code: Code = Code.UNREADABLE_CAPTURE
    ) -> None:
        """Note why what stands at a path cannot be read; never with a stored value."""
        self.reject_line(message, self._positions.line(at), code)

    def reject_line(
        self, message: str, line: int, code: Code = Code.UNREADABLE_CAPTURE
    ) -> None:
        """Note why what stands on a line cannot be read; 0 is the file itself."""
        mark = (line, 1) if line else UNOPENED
        self._problems.append(Finding.on(code, mark, message))

    def capture(self, shows: Collection[str], hosts: Collection[str] = ()) -> Capture:
        items = tuple(
            replace(item, pages=tuple(self._pages[identity]))
            for identity, item in self._items.items()
        )
        return Capture(
            self._file.path,
            items,
            frozenset(shows),
            frozenset(hosts),
            tuple(self._problems),
        )


def _is_longer(lifetime: float | None, known: float | None) -> bool:
    return lifetime is not None and (known is None or lifetime > known)
