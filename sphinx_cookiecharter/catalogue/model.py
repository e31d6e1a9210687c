"""An entry of the catalogue: what one theme, extension or service keeps, and when."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_cookiecharter.declaration.patterns import best_match
from sphinx_cookiecharter.declaration.text import Text

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from sphinx_cookiecharter.catalogue.panel import ConsentTool
    from sphinx_cookiecharter.declaration.finding import Finding
    from sphinx_cookiecharter.declaration.model import Cookie, Provider


#: What an entry is of: the order in which its pages stand.
GROUPS: Final = (
    'theme',
    'extension',
    'framework',
    'consent',
    'statistics',
    'advertising',
    'embed',
    'function',
    'delivery',
)


class Moment(StrEnum):
    """When an item is written."""

    LOAD = 'load'
    ACTION = 'action'
    LEAVE = 'leave'
    CONSENT = 'consent'


class Confidence(StrEnum):
    """How well an entry is known, from the surest.

    Seen in a browser, read in the code, told by the vendor, listed by a database of
    others, or only recalled.
    """

    BROWSER = 'browser'
    CODE = 'code'
    VENDOR = 'vendor'
    DATABASE = 'database'
    RECALLED = 'recalled'

    @property
    def is_sure(self) -> bool:
        """Whether a warning may rest on it."""
        return self not in {Confidence.DATABASE, Confidence.RECALLED}


@dataclass(frozen=True, slots=True)
class Detection:
    """By what a theme, an extension or a service is recognised; any of it is enough.

    `distributions`, `extensions`, `themes` are names; `config` are names of
    configuration values that are set and not empty, with dots into dictionaries:
    `html_theme_options.analytics`. `nodes` are classes of nodes in the doctree, `html`
    elements of a page, both like selectors of CSS: `rubric[sync_group]`,
    `[data-sync-group]`. `url_hosts` are hosts, `*.` before one for those below it, with
    a pattern of the path and query after a slash where not all are meant.
    `inline_markers` are substrings of inline scripts, `asset_files` the names of local
    scripts and style sheets, in which `*` stands for any run of characters.
    """

    distributions: tuple[str, ...] = ()
    extensions: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    config: tuple[str, ...] = ()
    nodes: tuple[str, ...] = ()
    url_hosts: tuple[str, ...] = ()
    inline_markers: tuple[str, ...] = ()
    asset_files: tuple[str, ...] = ()
    html: tuple[str, ...] = ()

    @property
    def shown_by_pages(self) -> bool:
        """Whether pages show it by what they load, whoever wrote that into them."""
        return bool(self.url_hosts or self.inline_markers)


@dataclass(frozen=True, slots=True)
class Recognition:
    """By what an author's item is recognised as one of a service.

    Its name must be one of the entry's or of `names`, patterns too; and its provider is
    named with one of the words of `providers`, or its domain is one of `hosts` or below
    one. `distinctive` are names that no other service has: they are enough.
    `categories` are those in which the vendor's documentation puts such an item,
    the likeliest first; what an entry says of its own is among them. `reuses` says
    where it was read that the vendor uses the data itself; empty where it was not.
    `source` and `as_of` say where and when the rest was read, where it is not as in the
    entry.
    """

    names: tuple[str, ...] = ()
    providers: tuple[str, ...] = ()
    hosts: tuple[str, ...] = ()
    distinctive: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    reuses: str = ''
    source: str = ''
    as_of: date | None = None


@dataclass(frozen=True, slots=True)
class StoredItems:
    """What is kept, when each item is written, and which hosts are contacted.

    `where` are the elements, as in `Detection.html`, without which a page does not keep
    an item, by its name.
    """

    cookies: tuple[Cookie, ...] = ()
    written: Mapping[str, Moment] = field(default_factory=dict)
    contacts: tuple[str, ...] = ()
    where: Mapping[str, str] = field(default_factory=dict)

    def moment_of(self, name: str) -> Moment | None:
        """Return when an item is written, by one of its declared names."""
        declared = best_match(name, self.written)
        return self.written[declared] if declared is not None else None

    @property
    def hosts(self) -> tuple[str, ...]:
        """All hosts that are contacted: those of requests, too."""
        requests = [
            cookie.domain
            for cookie in self.cookies
            if cookie.storage == 'request' and cookie.domain is not None
        ]
        return tuple(dict.fromkeys((*self.contacts, *requests)))


class When(NamedTuple):
    """Where a variant holds.

    `distributions` are ranges of versions (PEP 440) by the name of a distribution, any
    of which is enough; the others are as in `Detection`. Only what can be told
    without a page, the versions, is asked by `use`.
    """

    distributions: Mapping[str, str] = {}
    url_hosts: tuple[str, ...] = ()
    inline_markers: tuple[str, ...] = ()


class Variant(NamedTuple):
    """What is kept where it is another than in the newest version.

    `name` is a short word, by which a declaration chooses it.
    """

    name: str
    when: When
    stored: StoredItems

    @property
    def by_version(self) -> bool:
        return bool(self.when.distributions) and not any(self.when[1:])


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry, as its file says; `stored` is what the newest version keeps.

    `aliases` are other ids that mean it: of packages, of themes; `group` is one of
    `GROUPS`, or empty. `optional` are the names of items that many sites never see,
    `consent_tool` how it asks and what keeps the choice, if it does.
    `confidence` is in the entry as a whole; `doubtful` are the names of items that only
    a database or memory knows. `problems` are what was wrong with reading the file;
    `complete` is False where a part of it could not be read.
    """

    id: str
    path: str
    title: Text
    aliases: tuple[str, ...] = ()
    group: str = ''
    detection: Detection = Detection()
    recognition: Recognition | None = None
    providers: Mapping[str, Provider] = field(default_factory=dict)
    stored: StoredItems = StoredItems()
    variants: tuple[Variant, ...] = ()
    optional: frozenset[str] = frozenset()
    consent_tool: ConsentTool | None = None
    remedy: Text | None = None
    sources: tuple[str, ...] = ()
    as_of: date | None = None
    confidence: Confidence | None = None
    doubtful: frozenset[str] = frozenset()
    problems: tuple[Finding, ...] = ()
    complete: bool = True

    @property
    def all_stored(self) -> tuple[StoredItems, ...]:
        """What is kept in any version."""
        return self.stored, *(variant.stored for variant in self.variants)


#: What an entry that keeps nothing says of a host that it contacts.
CONTACT: Final = Text(
    languages=(
        ('en', 'Fetches a part of these pages from another server.'),
        ('fr', 'Charge une partie de ces pages depuis un autre serveur.'),
    )
)
