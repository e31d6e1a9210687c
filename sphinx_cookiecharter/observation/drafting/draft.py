"""Generator of a first declaration in YAML, from what captures show and pages say."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING, Final

from sphinx_cookiecharter.declaration.characters import CONTROL
from sphinx_cookiecharter.declaration.hosts import domain_matches
from sphinx_cookiecharter.declaration.patterns import best_match, is_pattern
from sphinx_cookiecharter.declaration.values.addresses import is_domain
from sphinx_cookiecharter.declaration.vocabulary import (
    FLEETING_STORAGES,
    STORAGES,
    THIRD,
)
from sphinx_cookiecharter.declaration.yaml_text import escaped, scalar
from sphinx_cookiecharter.observation.drafting.stated import (
    DURATION_KEYS,
    categories_of,
    providers_of,
    stated_in,
)
from sphinx_cookiecharter.observation.item_yaml import (
    duration_of,
    name_of,
    pattern_of,
    storage_of,
)
from sphinx_cookiecharter.observation.known_item import known_keys
from sphinx_cookiecharter.observation.model import Occasion, Sighting, VisitorChoice
from sphinx_cookiecharter.observation.recognition import recognize

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from sphinx_cookiecharter.observation.drafting.stated import Stated
    from sphinx_cookiecharter.observation.model import Capture, Item, Statement
    from sphinx_cookiecharter.observation.recognition import Recognized

_OCCASIONS: Final = {Occasion.LOAD: 'on load', Occasion.ACTION: 'on an action'}
_CHOICES: Final = {
    VisitorChoice.NONE: 'before any choice',
    VisitorChoice.REFUSED: 'after consent was refused',
    VisitorChoice.SOME: 'after consent was given to a part',
    VisitorChoice.ACCEPTED: 'after consent was given',
}

#: What only people know of an item that nobody knows.
_GAPS: Final = {
    'category': '# necessary, preferences, statistics, external or marketing?',
    'purpose': '# what is it for?',
    'provider': '# who sets it, or receives its data?',
}

#: Keys of which captures tell the values, if they agree.
_ATTRIBUTES: Final = (
    *('party', 'secure', 'http_only', 'same_site', 'partitioned', 'renewed'),
)


def draft(captures: Sequence[Capture], theme: str | None = None) -> str:
    """Return a declaration in YAML, of all that captures show and pages say.

    What the catalogue describes is proposed as `use`, but for what a page describes;
    `theme` is the value of `html_theme`. What only people know is left empty, with a
    question. What is third-party comes last; else the order is that of hosts, storages
    and names.
    """
    names = _StatedNames(captures)
    items = [
        item
        for capture in captures
        for item in capture.items
        if item.stated is None and names.of(item) is None
    ]
    hosts = {host for capture in captures for host in capture.hosts}
    known = recognize(items, hosts, theme)
    drafts = sorted(_drafts(captures, known, names), key=lambda drafted: drafted.rank)
    statements = [*_statements(captures)]
    lines = [
        *_head(captures),
        *categories_of(statements),
        *providers_of(statements),
        *_use(known),
    ]
    if any(drafted.flaw is None for drafted in drafts):
        lines.append('cookies:')
    elif not known:
        lines.append('cookies: []')
    for drafted in drafts:
        lines += ['', *drafted.lines(known)]
    lines += _hosts(captures, known)
    return ''.join(f'{line}\n' for line in lines)


@dataclass(slots=True)
class _Drafted:
    """An item to declare, and all the times it was seen.

    The first is the clearest: the one that tells its storage and its host.
    """

    sightings: list[Sighting] = field(default_factory=list)

    @property
    def item(self) -> Item:
        return self.sightings[0].item

    def joins(self, item: Item) -> bool:
        """Whether another item, which tells no more of its place, is this one."""
        if not self.item.storages & item.storages:
            return False
        if item.stated is not None:
            return _is_near(self.item.host, item.host)
        if item.host is None:
            return self.item.host is None or not self._is_third
        return self.item.host == item.host

    @property
    def _is_third(self) -> bool:
        return any(sighting.item.party == THIRD for sighting in self.sightings)

    @property
    def rank(self) -> tuple[bool, str, int, str]:
        place = STORAGES.index(storage_of(self.item))
        return self._is_third, self.item.host or '', place, self.name

    @property
    def name(self) -> str:
        """What a page calls it, which may be a pattern; else what it was seen as."""
        for item, _ in self.sightings:
            if item.stated is not None:
                return name_of(item)
        return pattern_of(name_of(self.item))

    @property
    def flaw(self) -> str | None:
        """Why the item cannot be declared, if it cannot."""
        name, host = self.name, self.item.host
        if CONTROL.search(name):
            return 'its name has a control character'
        if not name.strip('*'):
            return 'its name stands for every name'
        if host is not None and not is_domain(host):
            return f'its host, {escaped(host)}, is none that can be written'
        return None

    def lines(self, services: Collection[Recognized]) -> Iterator[str]:
        item, stated = self.item, stated_in(self.sightings)
        for place in stated.places:
            yield f'  # from {place}'
        if seen := self._seen():
            yield f'  # {seen}'
        if self.flaw is not None:
            called = f'{storage_of(item)} "{escaped(self.name)}"'
            yield f'  # The {called} is left out: {self.flaw}.'
            return
        for key in _ATTRIBUTES:
            if len(values := self._values(key)) > 1:
                yield f'  # It was seen with {key} {" and ".join(sorted(values))}.'
        for words in dict.fromkeys(seen.item.description for seen in self.sightings):
            if words is not None:
                yield f'  # The vendor says: {escaped(" ".join(words.split()))}'
        for words in stated.others:
            yield f'  # {words}'
        yield f'  - name: {scalar(self.name)}'
        for line in self._keys(stated, services):
            yield f'    {line}'

    def _keys(self, stated: Stated, services: Collection[Recognized]) -> Iterator[str]:
        item, storage = self.item, storage_of(self.item)
        yield from stated.lines()
        told = {*stated.keys, *(['exemption'] if 'category' in stated.keys else [])}
        gaps = [f'{key}:  {asked}' for key, asked in _GAPS.items() if key not in told]
        yield from _of_catalogue(item, services, told) or gaps
        if 'duration' in stated.keys:
            yield from stated.lines(DURATION_KEYS)
        elif storage not in FLEETING_STORAGES:
            yield self._duration()
        if storage != STORAGES[0]:
            others = sorted(item.storages - {storage}, key=STORAGES.index)
            question = f'  # or {", ".join(others)}: which?' if others else ''
            yield f'storage: {storage}{question}'
        if item.host is not None:
            yield f'domain: {scalar(item.host)}'
        for key in _ATTRIBUTES:
            if len(values := self._values(key)) == 1:
                yield f'{key}: {values.pop()}'

    def _duration(self) -> str:
        items = [sighting.item for sighting in self.sightings]
        known = [item for item in items if item.lifetime is not None]
        longest = max(known, key=lambda item: item.lifetime or 0, default=self.item)
        duration = duration_of(longest)
        if duration is None:
            return 'duration:  # how long does it stay?'
        return f'duration: {duration}'

    def _values(self, key: str) -> set[str]:
        values = {getattr(sighting.item, key) for sighting in self.sightings}
        return {str(value).lower() for value in values if value is not None}

    def _seen(self) -> str:
        """Return where and when an item was seen; nothing where no capture shows it."""
        seen = [one for one in self.sightings if one.item.stated is None]
        if not seen:
            return ''
        items = [sighting.item for sighting in seen]
        paths = dict.fromkeys(sighting.path for sighting in seen)
        pages = dict.fromkeys(page for item in items for page in item.pages)
        places = f'Seen in {_listed(paths, "capture")}'
        if pages:
            places += f', on {_listed(pages, "page")}'
        moments = dict.fromkeys(_moment(item) for item in items)
        moments.pop('', None)
        return f'{"; ".join([places, *moments])}.'


def _of_catalogue(
    item: Item, services: Collection[Recognized], told: Collection[str]
) -> list[str]:
    """Return what the catalogue knows of an item beside what somebody has told."""
    known = known_keys(item, services)
    if known is None:
        return []
    entry, keys = known
    lines = [f'{key}: {value}' for key, value in keys if key not in told]
    return [f'# As the catalogue has it of {entry}: is it yours?', *lines] * bool(lines)


class _StatedNames:
    """The names that pages say, some of them patterns."""

    def __init__(self, captures: Iterable[Capture]) -> None:
        names = {
            name_of(item)
            for capture in captures
            for item in capture.items
            if item.stated is not None
        }
        self._names = names
        self._patterns = [name for name in sorted(names) if is_pattern(name)]

    def of(self, item: Item) -> str | None:
        """Return what a page calls an item, or None where none names it."""
        name = name_of(item)
        return name if name in self._names else best_match(name, self._patterns)


def _statements(captures: Iterable[Capture]) -> Iterator[Statement]:
    for capture in captures:
        for item in capture.items:
            if item.stated is not None:
                yield item.stated


def _is_near(seen: str | None, stated: str | None) -> bool:
    """Whether a host that a page names, if it does, is that of what was seen."""
    if seen is None or stated is None:
        return True
    return domain_matches(seen, stated) or domain_matches(stated, seen)


def _drafts(
    captures: Sequence[Capture], known: Iterable[Recognized], names: _StatedNames
) -> list[_Drafted]:
    """Return what is to be declared, each with all the times it was seen.

    What the entries of services that are known bring need not be.
    """
    brought = {item for service in known for item in service.items}
    sightings = [
        Sighting(item, capture.path)
        for capture in captures
        for item in capture.items
        if item not in brought
    ]
    # What tells of its place comes before what may join it; what is seen, before what
    # is said.
    sightings.sort(
        key=lambda seen: (
            seen.item.stated is not None,
            len(seen.item.storages),
            seen.item.host is None,
        )
    )
    by_name: dict[str, dict[str | None, list[_Drafted]]] = {}
    drafts = []
    for sighting in sightings:
        item = sighting.item
        called = names.of(item) or pattern_of(name_of(item))
        of_hosts = by_name.setdefault(called, {})
        # One name may be kept by very many hosts.
        alike = (
            chain.from_iterable(of_hosts.values())
            if item.host is None or item.stated is not None
            else of_hosts.get(item.host, ())
        )
        drafted = next((known for known in alike if known.joins(item)), None)
        if drafted is None:
            drafted = _Drafted()
            of_hosts.setdefault(item.host, []).append(drafted)
            drafts.append(drafted)
        drafted.sightings.append(sighting)
    return drafts


def _head(captures: Sequence[Capture]) -> Iterator[str]:
    pages = {one.path: None for one in captures if any(_statements([one]))}
    seen = {one.path: None for one in captures if one.path not in pages}
    for what, paths in (('was seen', seen), ('is said', pages)):
        if paths:
            yield f'# Drafted from what {what} in'
            yield from (f'#     {escaped(path)}' for path in paths)
    yield '# Fill in what is left empty; `cookiecharter check` finds each place.'
    yield ''
    sites = {capture.site for capture in captures if capture.site is not None}
    if len(sites) == 1:
        yield 'site:'
        yield f'  url: {scalar(sites.pop())}'
        yield ''


def _use(known: Sequence[Recognized]) -> Iterator[str]:
    """Yield the entries that describe what was seen, and what that was."""
    if not known:
        return
    yield '# The catalogue knows these, with purpose, provider and lifetime. Leave out'
    yield '# what is not on your site.'
    for service in known:
        seen = sorted({*map(name_of, service.items), *service.hosts})
        yield f'#     {service.service.id}: {", ".join(map(escaped, seen))}'
    yield f'use: [{", ".join(service.service.id for service in known)}]'
    yield ''


def _hosts(captures: Sequence[Capture], known: Iterable[Recognized]) -> Iterator[str]:
    """Yield the hosts that were asked, and that no item or entry names."""
    declared = {
        item.host for capture in captures for item in capture.items if item.host
    }
    declared.update(host for service in known for host in service.hosts)
    asked = sorted(
        host
        for host in {host for capture in captures for host in capture.hosts}
        if not any(domain_matches(host, domain) for domain in declared)
    )
    if asked:
        yield ''
        yield '# Other hosts were asked for something, and learn who visits. Declare'
        yield '# each as the `domain` of an item with `storage: request`.'
        for host in asked:
            yield f'#     {escaped(host)}'


def _moment(item: Item) -> str:
    occasion = _OCCASIONS[item.occasion] if item.occasion is not None else ''
    choice = _CHOICES[item.choice] if item.choice is not None else ''
    if item.accepted is not None:
        choice = f'after {escaped(item.accepted)} alone was accepted'
    return ', '.join(word for word in (occasion, choice) if word)


def _listed(names: dict[str, None], what: str) -> str:
    first, *more = names
    if not more:
        return escaped(first)
    return f'{escaped(first)} and {len(more)} more {what}{"s" if more[1:] else ""}'
