"""Index of the built pages: which services they show, and which hosts they ask."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_cookiecharter.catalogue.selectors import read_selector
from sphinx_cookiecharter.observation.pages.css import style_urls
from sphinx_cookiecharter.observation.pages.html_page import (
    Certainty,
    Load,
    asks_for_consent,
    parse_page,
)
from sphinx_cookiecharter.observation.pages.javascript import stored_keys
from sphinx_cookiecharter.observation.pages.service_detection import ServiceDetector
from sphinx_cookiecharter.observation.pages.urls import Address, read_address

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx_cookiecharter.catalogue.collection import Collection
    from sphinx_cookiecharter.catalogue.model import Entry, StoredItems
    from sphinx_cookiecharter.observation.pages.html_page import HtmlPage
    from sphinx_cookiecharter.observation.pages.javascript import Key
    from sphinx_cookiecharter.observation.pages.project import Project

#: Loaded by these, a local file is read, too.
_SCRIPT, _STYLE = 'script', 'stylesheet'
_READ: Final = frozenset({_SCRIPT, _STYLE})
#: Style sheets that import each other; nobody writes more.
_DEEPEST: Final = 50


class Contact(NamedTuple):
    """A host that an element asks for something, at which address, and how surely."""

    element: str
    address: Address
    certainty: Certainty


@dataclass(slots=True)
class PageOccurrences:
    """On which pages something is, by how sure that is; in the order of the site."""

    by_certainty: dict[Certainty, dict[str, None]] = field(default_factory=dict)

    def note(self, page: str, certainty: Certainty) -> None:
        self.by_certainty.setdefault(certainty, {})[page] = None

    @property
    def certainty(self) -> Certainty:
        """How sure it is where it is surest."""
        return max(self.by_certainty)

    @property
    def surest(self) -> list[str]:
        """The pages where it is surest."""
        return list(self.by_certainty[self.certainty])


@dataclass(slots=True)
class State:
    """What an entry keeps, and the pages that show it so."""

    stored: StoredItems
    pages: PageOccurrences = field(default_factory=PageOccurrences)


@dataclass(slots=True)
class Service:
    """An entry that pages show, in its states, and the hosts that showed it.

    `proved` are the names of items for which a page has what they need, and how sure it
    is that it keeps them; `is_local` is whether only files and elements of the pages
    showed it, no address and no script.
    """

    entry: Entry
    states: list[State] = field(default_factory=list)
    hosts: set[str] = field(default_factory=set)
    proved: dict[str, Certainty] = field(default_factory=dict)
    is_local: bool = True

    def state(self, stored: StoredItems) -> State:
        for state in self.states:
            if state.stored is stored:
                return state
        self.states.append(State(stored))
        return self.states[-1]


@dataclass(slots=True)
class Host:
    """Another host that pages ask, through which element first.

    `entries` are the ids of those whose it may be.
    """

    element: str
    entries: dict[str, None] = field(default_factory=dict)
    pages: PageOccurrences = field(default_factory=PageOccurrences)


class _File(NamedTuple):
    """What a local script or style sheet tells; of entries, the ids."""

    entries: tuple[str, ...]
    contacts: tuple[Contact, ...]
    keys: frozenset[Key]


_NOTHING: Final = _File((), (), frozenset())


class BuiltSite:
    """What the pages that were added establish.

    `read` gives the content of a local file by its path from the root of the output,
    None where there is none; each file is read once.
    """

    def __init__(
        self,
        collection: Collection,
        project: Project,
        read: Callable[[str], bytes | None],
    ) -> None:
        self.detector = ServiceDetector(collection.signs(), project)
        #: The pages that were added, with their numbers.
        self.order: dict[str, int] = {}
        self.services: dict[str, Service] = {}
        self.hosts: dict[str, Host] = {}
        #: Names that scripts may keep something under: in which file, empty for a
        #: script that stands in the page; and on which pages that is.
        self.keys: dict[tuple[str, Key], PageOccurrences] = {}
        self._collection = collection
        self._project = project
        self._read = read
        self._files: dict[str, _File] = {}
        #: Return an address as a page in a folder means it; local from the root.
        self.address = cache(self._address)
        #: Return the names that a script keeps something under.
        self.keys_of = cache(stored_keys)

    def add(self, name: str, path: str, data: bytes, generated: bool = False) -> None:
        """Add a page by its name, its path from the root of the output, its content.

        `generated` is a page that no document is: an index, the search.
        """
        self.order[name] = len(self.order)
        page = parse_page(data)
        _PageIndexer(self, page, name, path, generated).note_all()

    def _address(self, written: str, base: str, folder: str) -> Address | None:
        address = read_address(written, base)
        if address is None:
            return None
        if not address.host:
            if address.path.startswith('/'):
                root = next(iter(self._project.hosts.values()), '')
                return self._own(address.path.lstrip('/'), root)
            return Address('', posixpath.normpath(posixpath.join(folder, address.path)))
        if address.host in self._project.hosts:
            under = self._project.hosts[address.host]
            return self._own(address.path.partition('?')[0], under)
        return address

    def _own(self, path: str, under: str) -> Address | None:
        """Return where in the output a path of the own host is, if it is there."""
        return (
            Address('', posixpath.normpath(path.removeprefix(under)))
            if path.startswith(under)
            else None
        )

    def noted_service(self, entry_id: str) -> Service:
        """Note that pages show an entry, which then is read; return what is noted."""
        if entry_id not in self.services:
            self.services[entry_id] = Service(self._collection.read(entry_id))
        return self.services[entry_id]

    def file(self, path: str, element: str, depth: int = 0) -> _File:
        """Return what a local file tells that an element links.

        `depth` is how many style sheets import it, one through the other.
        """
        file = self._files.get(path, _NOTHING if depth > _DEEPEST else None)
        if file is None:
            # Before it is read: style sheets may import each other in a circle.
            self._files[path] = _NOTHING
            file = self._files[path] = self._scanned(path, element, depth)
        return file

    def _scanned(self, path: str, element: str, depth: int) -> _File:
        entries = tuple(self.detector.of_file(path))
        data = self._read(path)
        if data is None:
            return _File(entries, (), frozenset())
        text = data.decode(errors='replace')
        if element == _SCRIPT:
            return _File(entries, (), stored_keys(text))
        urls, folder = style_urls(text), posixpath.dirname(path)
        contacts: list[Contact] = []
        more = list(entries)
        for certainty, addresses in (
            (Certainty.LOADS, urls.imports),
            (Certainty.PERHAPS, urls.others),
        ):
            for written in addresses:
                address = self.address(written, '', folder)
                if address is None:
                    continue
                if address.host:
                    contacts.append(Contact(_STYLE, address, certainty))
                elif certainty is Certainty.LOADS:
                    imported = self.file(address.path, _STYLE, depth + 1)
                    contacts += imported.contacts
                    more += imported.entries
        return _File(tuple(more), tuple(contacts), frozenset())


class _PageIndexer:
    """Adds one page to the index of the site."""

    def __init__(
        self, site: BuiltSite, page: HtmlPage, name: str, path: str, generated: bool
    ) -> None:
        self.site = site
        self.page = page
        self.name = name
        self.folder = posixpath.dirname(path)
        self.ceiling = Certainty.GENERATED if generated else Certainty.LOADS
        self.scripts = [script.text for script in page.scripts]
        # What scripts do may wait for a choice that one of them looks up.
        asks = asks_for_consent(page)
        self.held_back = Certainty.CONSENT if asks else Certainty.LOADS

    def note_all(self) -> None:
        for load in self.page.loads:
            self._note_load(load)
        for script in self.page.scripts:
            for key in self.site.keys_of(script.text):
                self._note_key('', key)
            certainty = min(self.held_back, script.certainty)
            for entry_id in self.site.detector.of_script(script.text):
                self._note_service(entry_id, None, certainty).is_local = False
        for selector, entry_id in self.site.detector.elements:
            if self.page.has(selector):
                self._note_service(entry_id, None, self.held_back)

    def _note_load(self, load: Load) -> None:
        address = self.site.address(load.address, self.page.base, self.folder)
        if address is None:
            return
        if address.host:
            self._note_contact(Contact(load.element, address, load.certainty))
        elif load.element in _READ:
            file = self.site.file(address.path, load.element)
            for entry_id in file.entries:
                self._note_service(entry_id, None, load.certainty)
            for contact in file.contacts:
                less = min(contact.certainty, load.certainty)
                self._note_contact(contact._replace(certainty=less))
            for key in file.keys:
                self._note_key(address.path, key)

    def _note_contact(self, contact: Contact) -> None:
        address = contact.address
        entries = self.site.detector.of_address(address)
        host = self.site.hosts.setdefault(address.host, Host(contact.element))
        host.entries |= dict.fromkeys(entries)
        host.pages.note(self.name, min(contact.certainty, self.ceiling))
        for entry_id in entries:
            service = self._note_service(entry_id, address, contact.certainty)
            service.hosts.add(address.host)
            service.is_local = False

    def _note_service(
        self, entry_id: str, address: Address | None, certainty: Certainty
    ) -> Service:
        service = self.site.noted_service(entry_id)
        stored = self.site.detector.state(service.entry, address, self.scripts)
        pages = service.state(stored).pages
        pages.note(self.name, min(certainty, self.ceiling))
        for name, text in stored.where.items():
            selector = read_selector(text)
            known = service.proved.get(name, Certainty.PERHAPS)
            if selector and known < self.held_back and self.page.has(selector):
                service.proved[name] = self.held_back
        return service

    def _note_key(self, file: str, key: Key) -> None:
        pages = self.site.keys.setdefault((file, key), PageOccurrences())
        pages.note(self.name, Certainty.PERHAPS)
