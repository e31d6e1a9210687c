"""An audit of built pages: findings on what they show and is not declared."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from operator import itemgetter
from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_cookiecharter.catalogue.model import Moment
from sphinx_cookiecharter.catalogue.versions import kept_by
from sphinx_cookiecharter.checks.asked_keys import asked_keys
from sphinx_cookiecharter.declaration.codes import Code, Level
from sphinx_cookiecharter.declaration.finding import UNOPENED, Finding
from sphinx_cookiecharter.declaration.hosts import domain_matches
from sphinx_cookiecharter.declaration.patterns import matches
from sphinx_cookiecharter.declaration.problems import quoted
from sphinx_cookiecharter.observation.comparison.matching import (
    NAMED_BY_HOST,
    Matching,
)
from sphinx_cookiecharter.observation.item_yaml import entry as written_entry
from sphinx_cookiecharter.observation.model import Item
from sphinx_cookiecharter.observation.pages.html_page import Certainty

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from sphinx_cookiecharter.catalogue.model import Entry, StoredItems
    from sphinx_cookiecharter.declaration.model import (
        Cookie,
        Declaration,
        DeclaredName,
        UsedEntry,
    )
    from sphinx_cookiecharter.observation.pages.built_site import (
        BuiltSite,
        Host,
        Service,
        State,
    )
    from sphinx_cookiecharter.observation.pages.javascript import Key

_WHEN: Final = {
    Moment.LOAD: 'when a page is opened',
    Moment.LEAVE: 'when a page is left',
    Moment.ACTION: 'when the reader does something',
    Moment.CONSENT: 'once the reader has agreed',
    # Of some it is not known.
    None: '',
}
#: Without an action of the reader.
_UNASKED: Final = frozenset({Moment.LOAD, Moment.LEAVE, None})
_DOUBT: Final = {
    Certainty.PERHAPS: 'perhaps ',
    Certainty.CONSENT: 'it seems only with consent, ',
}
_ELEMENTS: Final = {
    'a': 'a link',
    'iframe': 'an iframe',
    'img': 'a picture',
    'link': 'a link element',
    'script': 'a script',
    'style': 'a style sheet',
    'stylesheet': 'a style sheet',
}


class Traces(NamedTuple):
    """By what a finding can be found again in the source of its page.

    `hosts` are asked there, `nodes` classes of nodes in its doctree, like selectors.
    """

    hosts: tuple[str, ...] = ()
    nodes: tuple[str, ...] = ()


class Claim(NamedTuple):
    """One thing that a finding says is kept, or asked for: then by its host.

    `moment` is None where only its name is known.
    """

    storage: str
    name: str
    moment: Moment | None = None


class PageFinding(NamedTuple):
    """A finding on a page, by the page's name; its line is still to be found.

    Without a page it is on the declaration, at the line that it has. `claims` are what
    it says of the page, and `entry` is the id of the one that knows it.
    """

    page: str
    finding: Finding
    traces: Traces = Traces()
    claims: tuple[Claim, ...] = ()
    entry: str = ''


@dataclass(slots=True)
class _Undeclared:
    """The items of a service that are not declared, and the states that keep them.

    `others` are declared with another storage than the one that they are kept in.
    """

    service: Service
    items: dict[tuple[str, str], tuple[Cookie, Moment | None]] = field(
        default_factory=dict
    )
    states: list[State] = field(default_factory=list)
    others: dict[tuple[str, str], DeclaredName] = field(default_factory=dict)

    @property
    def certainty(self) -> Certainty:
        return max(state.pages.certainty for state in self.states)

    def pages(self, order: Mapping[str, int]) -> list[str]:
        """Return the pages where it is surest."""
        found = {
            page
            for state in self.states
            if state.pages.certainty is self.certainty
            for page in state.pages.surest
        }
        return sorted(found, key=order.__getitem__)


def audit_pages(
    site: BuiltSite, declaration: Declaration, used: Collection[Entry]
) -> Iterator[PageFinding]:
    """Yield what the pages show and the declaration lacks.

    `declaration` has the items of the entries `used` that it uses. Of one that could
    not be read whole nothing is said to be undeclared: see `is_comparable`.
    """
    if is_comparable(declaration):
        yield from _PageAudit(site, declaration, used).findings()


def is_comparable(declaration: Declaration) -> bool:
    """Whether pages can be compared with a declaration: its own part was read whole.

    An id that `use` does not know is told of, and hides nothing.
    """
    return Matching(declaration).knows_own_names


class _PageAudit:
    """What pages establish, beside what is declared."""

    def __init__(
        self, site: BuiltSite, declaration: Declaration, used: Collection[Entry]
    ) -> None:
        self.site = site
        self.declaration = declaration
        self.used = {entry.id: entry for entry in used}
        self.by_name = self.used | {
            alias: entry for entry in used for alias in entry.aliases
        }
        self.matching = Matching(declaration)
        self.domains = {
            cookie.domain for cookie in declaration.cookies if cookie.domain is not None
        }
        for entry in used:
            for stored in entry.all_stored:
                self.domains.update(stored.hosts)
        self.undeclared = [*self._undeclared()]
        #: Hosts of services of which another finding tells.
        self.told = {host for found in self.undeclared for host in self._told(found)}
        self.hosts = [*self._undeclared_hosts()]
        #: The entries that `use` surely lacks, in the order of their findings.
        self.lacking = [*dict.fromkeys(self._lacking())]

    def findings(self) -> Iterator[PageFinding]:
        for found in self.undeclared:
            yield from self._service(found)
        for host in self.hosts:
            yield self._host(host)
        yield from self._keys()
        for used in self.declaration.use:
            yield from self._unseen(used)

    # A service that the catalogue knows.

    def _undeclared(self) -> Iterator[_Undeclared]:
        """Yield what services keep, but for those that are in `use`."""
        for _, service in sorted(self.site.services.items()):
            if service.entry.id not in self.used:
                found = _Undeclared(service)
                for state in service.states:
                    if self._note(state.stored, found):
                        found.states.append(state)
                yield found

    def _service(self, found: _Undeclared) -> Iterator[PageFinding]:
        service = found.service
        yield from self._others(service, found.others)
        if not found.items:
            return
        level = self._level(found)
        if service.hosts - self._told(found) and all(
            storage in NAMED_BY_HOST for storage, _ in found.items
        ):
            return
        pages = found.pages(self.site.order)
        message = self._service_message(found, pages)
        yield PageFinding(
            pages[0],
            Finding.on(Code.UNDECLARED, UNOPENED, message, level=level),
            Traces(tuple(sorted(service.hosts)), service.entry.detection.nodes),
            tuple(_claims(found)),
            service.entry.id,
        )

    def _told(self, found: _Undeclared) -> frozenset[str]:
        """Return the hosts of a service that its own finding tells of.

        That they are asked may be sure where what is kept is not: then it is told of
        them.
        """
        hosts = frozenset(found.service.hosts if found.items else ())
        if found.items and self._level(found) is Level.WARNING:
            return hosts
        return hosts - {host for host in hosts if self._is_asked(host)}

    def _lacking(self) -> Iterator[str]:
        for found in self.undeclared:
            if found.items and self._level(found) is Level.WARNING:
                yield found.service.entry.id
        for _, host in self.hosts:
            # Of several that have it, the author knows which.
            if len(host.entries) == 1 and host.pages.certainty is Certainty.LOADS:
                yield from host.entries

    def _is_asked(self, host: str) -> bool:
        return self.site.hosts[host].pages.certainty is Certainty.LOADS

    def _note(self, stored: StoredItems, found: _Undeclared) -> bool:
        """Note what is not declared of what a service keeps; say whether anything."""
        lacks = False
        for cookie in stored.cookies:
            for name in cookie.names:
                key = cookie.storage, name
                if not self._is_kept(found.service, stored, cookie, name):
                    continue
                if self._is_declared(cookie, name):
                    continue
                other = self.matching.find(_item(cookie, name))
                if other is not None:
                    found.others.setdefault(key, other)
                    continue
                lacks = True
                found.items.setdefault(key, (cookie, stored.moment_of(name)))
        return lacks

    def _is_kept(
        self, service: Service, stored: StoredItems, cookie: Cookie, name: str
    ) -> bool:
        """Whether the pages show this item of a service, not only the service."""
        if name in stored.where:
            return name in service.proved
        if cookie.storage in NAMED_BY_HOST and cookie.domain and service.is_local:
            # What a theme asks by default, a project may have turned off; and what
            # the catalogue knows the host by is told of that.
            return any(
                domain_matches(name, cookie.domain) and not host.entries
                for name, host in self.site.hosts.items()
            )
        return True

    def _is_declared(self, cookie: Cookie, name: str) -> bool:
        """Whether an item is declared, with its storage."""
        if cookie.storage in NAMED_BY_HOST and cookie.domain is not None:
            return self._has_domain(cookie.domain)
        return any(
            declared.cookie.storage == cookie.storage
            for declared in self.matching.fitting(_item(cookie, name))
        )

    def _has_domain(self, host: str) -> bool:
        return any(domain_matches(host, domain) for domain in self.domains)

    def _others(
        self, service: Service, others: Mapping[tuple[str, str], DeclaredName]
    ) -> Iterator[PageFinding]:
        """Yield, at what is declared, that it is kept in another storage."""
        for (storage, name), declared in others.items():
            cookie = declared.cookie
            text = (
                f" is other than declared: 'storage' is {cookie.storage} there, and "
                f'{self._name(service.entry)} keeps it in {storage}; write '
                f"'storage: {storage}', or declare it as an item of its own, too"
            )
            finding = Finding.on(
                Code.OTHER_ATTRIBUTES,
                cookie.at.get('storage', declared.place),
                text,
                item=cookie.label,
                level=None if self._is_sure(service.entry, name) else Level.INFO,
                path=self.declaration.path,
            )
            yield PageFinding('', finding)

    def _is_sure(self, entry: Entry, name: str) -> bool:
        known = entry.confidence is None or entry.confidence.is_sure
        return known and name not in entry.doubtful

    def _level(self, found: _Undeclared) -> Level:
        service = found.service
        warns = found.certainty is Certainty.LOADS and any(
            moment in _UNASKED
            and self._is_sure(service.entry, name)
            and service.proved.get(name, Certainty.LOADS) is Certainty.LOADS
            for (_, name), (_, moment) in found.items.items()
        )
        return Level.WARNING if warns else Level.INFO

    def _service_message(self, found: _Undeclared, pages: Sequence[str]) -> str:
        entry, perhaps = found.service.entry, _DOUBT.get(found.certainty, '')
        remedy = ''
        if entry.remedy is not None and not _is_met(entry, found):
            remedy = f'. {entry.remedy.in_language("en")}'
        return (
            f'{self._name(entry)}: {perhaps}{"; ".join(_kept(found))} '
            f'({_on(pages, found.certainty)}), and this is not declared; '
            f'{self._use(entry.id)}{remedy}'
        ).removesuffix('.')

    def _name(self, entry: Entry) -> str:
        title = entry.title.in_language('en')
        known = self.site.detector.distributions(entry)
        by = ', '.join(f'{name} {version}' for name, version in known)
        return f'{title} ({by})' if by else title

    def _use(self, entry_id: str) -> str:
        """Return the whole line to write, so that it serves for other findings too."""
        used = (one for one in self.declaration.use if one.id in self.by_name)
        names = [one.written for one in used]
        names += [name for name in self.lacking if name != entry_id]
        return f"write 'use: [{', '.join((*names, entry_id))}]'"

    @cached_property
    def _asked(self) -> list[str]:
        return asked_keys(self.declaration)

    # What is used, and nothing shows it.

    def _unseen(self, used: UsedEntry) -> Iterator[PageFinding]:
        """Yield a note on a theme or an extension that is not active any more.

        Of services it can be silent: others than these pages may have them.
        """
        entry = self.by_name.get(used.id)
        if entry is None or entry.id in self.site.services:
            return
        detection = entry.detection
        by_theme = detection.themes or (detection.extensions and detection.asset_files)
        if by_theme and entry.stored.cookies:
            finding = Finding.on(
                Code.NEVER_OBSERVED,
                used.place,
                f': no page shows {quoted(used.id)}; remove it if the documentation no '
                'longer has it',
                item='use',
                path=self.declaration.path,
            )
            yield PageFinding('', finding)

    # Another host.

    def _undeclared_hosts(self) -> Iterator[tuple[str, Host]]:
        for name, host in sorted(self.site.hosts.items()):
            is_told = name in self.told or self._has_domain(name)
            if not is_told and self.used.keys().isdisjoint(host.entries):
                yield name, host

    def _host(self, undeclared: tuple[str, Host]) -> PageFinding:
        name, host = undeclared
        certainty = host.pages.certainty
        level = Level.WARNING if certainty is Certainty.LOADS else Level.INFO
        item = Item(name, frozenset({'request'}), name)
        written = written_entry(item, asked=self._asked)
        instead = ' or '.join(
            (
                *map(self._use, host.entries),
                f"declare it under 'cookies', and fill in what is blank: {written}",
            )
        )
        by = _ELEMENTS.get(host.element, f'the element {host.element}')
        perhaps = _DOUBT.get(certainty, '')
        return PageFinding(
            host.pages.surest[0],
            Finding.on(
                Code.UNDECLARED_HOST,
                UNOPENED,
                f'{by} {perhaps}asks the host {name} '
                f'({_on(host.pages.surest, certainty)}), and no item has it as '
                f"'domain'; {instead}",
                level=level,
            ),
            Traces((name,)),
            (Claim('request', name, Moment.LOAD),),
        )

    # Names in scripts.

    def _keys(self) -> Iterator[PageFinding]:
        """Yield a note for each script with names that nothing explains."""
        groups: dict[tuple[str, tuple[str, ...]], list[Key]] = {}
        for (file, key), pages in sorted(self.site.keys.items(), key=itemgetter(0)):
            if not self._is_explained(key):
                groups.setdefault((file, tuple(pages.surest)), []).append(key)
        for (file, surest), keys in groups.items():
            items = (Item(key.name, frozenset({key.storage})) for key in keys)
            entries = [written_entry(item, asked=self._asked) for item in items]
            names = ', '.join(quoted(key.name) for key in keys)
            script = f'the script {file}' if file else 'a script in the page'
            yield PageFinding(
                surest[0],
                Finding.on(
                    Code.UNDECLARED,
                    UNOPENED,
                    f'{script} may keep {names} '
                    f'({_on(surest, Certainty.PERHAPS)}), and this is not '
                    "declared; if it does, add under 'cookies', and fill in what is "
                    'blank: ' + ' '.join(filter(None, entries)),
                    level=Level.INFO,
                ),
                claims=tuple(Claim(key.storage, key.name) for key in keys),
            )

    def _is_explained(self, key: Key) -> bool:
        item = Item(key.name, frozenset({key.storage}))
        if self.matching.fitting(item):
            return True
        # A service that pages show has its own finding.
        return any(
            cookie.storage == key.storage
            and any(matches(name, key.name) for name in cookie.names)
            for service in self.site.services.values()
            for stored in service.entry.all_stored
            for cookie in stored.cookies
        )


def _is_met(entry: Entry, found: _Undeclared) -> bool:
    """Whether what avoids it is done already: it keeps less than it can."""
    kept = max(kept_by(state.stored) for state in found.states)
    return kept < max(map(kept_by, entry.all_stored))


def _item(cookie: Cookie, name: str) -> Item:
    return Item(name, frozenset({cookie.storage}), cookie.domain)


def _claims(found: _Undeclared) -> Iterator[Claim]:
    for (storage, name), (cookie, moment) in found.items.items():
        by_host = storage in NAMED_BY_HOST and cookie.domain
        yield Claim(storage, by_host or name, moment)


def _kept(found: _Undeclared) -> Iterator[str]:
    """Yield what is kept or asked, by when, as half sentences."""
    stored: dict[Moment | None, dict[str, list[str]]] = {}
    asked: dict[Moment | None, list[str]] = {}
    for (storage, name), (cookie, moment) in found.items.items():
        if storage in NAMED_BY_HOST:
            asked.setdefault(moment, []).append(cookie.domain or name)
        else:
            stored.setdefault(moment, {}).setdefault(storage, []).append(quoted(name))
    for moment, when in _WHEN.items():
        if moment in stored:
            kept = ', '.join(
                f'{", ".join(names)} ({storage.replace("_", " ")})'
                for storage, names in stored[moment].items()
            )
            yield f'keeps {kept} {when}'.rstrip()
        if moment in asked:
            hosts = ', '.join(dict.fromkeys(asked[moment]))
            yield f'asks {hosts} {when}'.rstrip()


def _on(pages: Sequence[str], certainty: Certainty) -> str:
    if certainty is Certainty.GENERATED:
        return f'only on {" and ".join(pages)}'
    return f'on {pages[0]} only' if len(pages) == 1 else f'on {len(pages)} pages'
