"""Data model of what was seen: items, and captures of them. Never a stored value."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from sphinx_cookiecharter.declaration.finding import Finding
    from sphinx_cookiecharter.declaration.text import Text

#: The storages that IAB disclosures call *web*.
WEB: Final = frozenset(
    {'local_storage', 'session_storage', 'indexed_db', 'cache_storage'}
)


class Occasion(StrEnum):
    """What made the site keep an item."""

    LOAD = 'load'
    ACTION = 'action'


class VisitorChoice(StrEnum):
    """What the visitor had chosen when an item was seen; SOME is one category."""

    NONE = 'none'
    REFUSED = 'refused'
    SOME = 'some'
    ACCEPTED = 'accepted'


@dataclass(frozen=True, slots=True)
class Statement:
    """What a row of a table says of an item, on a line of its page.

    `keys` are those of an item in a declaration, with their words; `unread` the cells
    that are none, with their heads. `category_title` and `privacy_url` are of the
    category and the provider that `keys` name.
    """

    line: int
    keys: tuple[tuple[str, Text], ...] = ()
    unread: tuple[tuple[str, str], ...] = ()
    category_title: Text | None = None
    provider_id: str | None = None
    privacy_url: str | None = None


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that was kept, or asked for; None is what a capture does not tell.

    `storages` are those that it may be of, mostly one. `host` is the one that it
    belongs to, without a leading dot; None for the observed site itself where its own
    host says nothing, as on loopback. `lifetime` is in seconds from when it was seen; 0
    for a session, infinity for what has no end. `not_same_site` are the words that it
    surely has not as SameSite, where it is not known which one it has. `pages` are URLs
    without query and fragment. `renewed` and `description` are what a vendor says.
    `accepted` is the category that was accepted alone, as the consent tool calls it.
    `stated` is what a page says of it that lists it, and was not seen.
    """

    name: str
    storages: frozenset[str]
    host: str | None = None
    path: str | None = None
    lifetime: float | None = None
    secure: bool | None = None
    http_only: bool | None = None
    same_site: str | None = None
    not_same_site: frozenset[str] = frozenset()
    partitioned: bool | None = None
    renewed: bool | None = None
    description: str | None = None
    party: str | None = None
    pages: tuple[str, ...] = ()
    occasion: Occasion | None = None
    choice: VisitorChoice | None = None
    accepted: str | None = None
    stated: Statement | None = None


class Left(NamedTuple):
    """A page that was not seen, or not all of it, and why, as *it was slow*."""

    page: str
    why: str


@dataclass(frozen=True, slots=True)
class Capture:
    """What one file tells of a site.

    `shows` are the storages of which it would have told, had there been any; `hosts`
    the other hosts that were asked for something. `problems` say which items could not
    be read, and are lost. `finished` is False
    where looking was broken off, or pages were `left`: what is not in it may be there
    all the same. `site` is the real address of a site that was looked at elsewhere.
    """

    path: str
    items: tuple[Item, ...]
    shows: frozenset[str]
    hosts: frozenset[str] = frozenset()
    problems: tuple[Finding, ...] = ()
    finished: bool = True
    left: tuple[Left, ...] = ()
    site: str | None = None

    def would_show(self, storage: str | None) -> bool:
        """Whether it tells of a storage, and lacks nothing that may be meant."""
        shows_hosts = storage == 'request' and bool(self.hosts)
        is_whole = self.finished and not self.problems
        return is_whole and (storage in self.shows or shows_hosts)


class Sighting(NamedTuple):
    """An item, and the path of the capture that shows it."""

    item: Item
    path: str


class UnreadableCaptureError(ValueError):
    """Why a capture cannot be read, as *it is empty*; line 0 is the file itself."""

    def __init__(self, reason: str, line: int = 0) -> None:
        super().__init__(reason)
        self.line = line
