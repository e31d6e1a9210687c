"""Short ways to captures, and to what comparing a declaration with them finds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sphinx_cookiecharter.observation.comparison.compare import compare
from sphinx_cookiecharter.observation.model import Capture, Item

from ..declaration.declared import declared

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_cookiecharter.declaration.finding import Finding

DAY = 86_400

#: What a capture shows that shows nearly everything.
SHOWN = ('cookie', 'local_storage', 'session_storage', 'indexed_db', 'cache_storage')


def item(name: str, *storages: str, **facts: Any) -> Item:
    """Return an item, a cookie where no storage is named."""
    return Item(name, frozenset(storages or ('cookie',)), **facts)


def capture(
    *items: Item,
    path: str = 'seen.har',
    shows: Sequence[str] = SHOWN,
    hosts: Sequence[str] = (),
) -> Capture:
    return Capture(path, items, frozenset(shows), frozenset(hosts))


def cookies(*lines: str, url: str = 'https://example.org/') -> str:
    """Return a declaration of a site, with its items from line 3 on."""
    listed = ''.join(
        f'  - {{category: necessary, purpose: P., {line}}}\n' for line in lines
    )
    return f'site: {{url: "{url}"}}\ncookies:\n{listed}'


def found(text: str, *seen: Item | Capture) -> list[Finding]:
    """Compare a declaration with captures, or with a capture of these items."""
    captures = [one for one in seen if isinstance(one, Capture)]
    items = [one for one in seen if isinstance(one, Item)]
    return compare(declared(text), captures or [capture(*items)])


def codes(text: str, *seen: Item | Capture) -> list[tuple[int, str]]:
    """Return the line and the code of each finding."""
    return [(one.line, one.code.value) for one in found(text, *seen)]
