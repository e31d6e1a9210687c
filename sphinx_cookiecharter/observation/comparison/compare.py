"""A diff of a declaration and what was seen: captures in, findings out."""

from __future__ import annotations

import math
from dataclasses import replace
from functools import cached_property
from itertools import chain
from operator import attrgetter
from typing import TYPE_CHECKING, Final

from sphinx_cookiecharter.checks import used_entries
from sphinx_cookiecharter.checks.asked_keys import asked_keys
from sphinx_cookiecharter.declaration.codes import Code
from sphinx_cookiecharter.declaration.duration import PERSISTENT, SESSION
from sphinx_cookiecharter.declaration.finding import Finding
from sphinx_cookiecharter.declaration.hosts import canonical_host, domain_matches
from sphinx_cookiecharter.declaration.model import noun_of
from sphinx_cookiecharter.declaration.patterns import is_pattern, matches
from sphinx_cookiecharter.declaration.problems import quoted
from sphinx_cookiecharter.declaration.vocabulary import REQUIRED, THIRD
from sphinx_cookiecharter.declaration.yaml_text import scalar
from sphinx_cookiecharter.observation.comparison.matching import (
    NAMED_BY_HOST,
    Matching,
)
from sphinx_cookiecharter.observation.comparison.similar_names import Alike
from sphinx_cookiecharter.observation.item_yaml import (
    duration_of,
    entry,
    name_of,
    pattern_of,
    storage_of,
)
from sphinx_cookiecharter.observation.known_item import known_keys
from sphinx_cookiecharter.observation.model import WEB, Sighting, VisitorChoice
from sphinx_cookiecharter.observation.recognition import recognize

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sphinx_cookiecharter.declaration.finding import Subject
    from sphinx_cookiecharter.declaration.model import (
        Cookie,
        Declaration,
        DeclaredName,
    )
    from sphinx_cookiecharter.declaration.yaml_tree import Mark
    from sphinx_cookiecharter.observation.comparison.matching import Difference
    from sphinx_cookiecharter.observation.model import Capture, Item
    from sphinx_cookiecharter.observation.recognition import Recognized

_DAY: Final = 86_400


def compare(declaration: Declaration, captures: Sequence[Capture]) -> list[Finding]:
    """Return what differs between a declaration and what was seen, in its order.

    The findings have the levels of their codes. Of a declaration that could not be read
    whole nothing is said to be undeclared; what made it so is in its `problems`.
    """
    findings = _Comparison(declaration, captures).findings()
    return sorted(findings, key=attrgetter('line', 'column'))


def audit(declaration: Declaration, captures: Sequence[Capture]) -> list[Finding]:
    """Return what differs, and what of the declaration could not be compared, in order.

    That is what reading it has found wrong: silence about it would look like truth.
    """
    findings = [*declaration.problems, *compare(declaration, captures)]
    return sorted(findings, key=attrgetter('line', 'column'))


class _Comparison:
    """What was seen, sorted by what is declared."""

    def __init__(self, declaration: Declaration, captures: Sequence[Capture]) -> None:
        self.declaration = declaration
        self.captures = captures
        self.matching = Matching(declaration)
        self.seen: set[DeclaredName] = set()
        self.known: dict[Cookie, list[Sighting]] = {}
        self.unknown: list[Sighting] = []
        for capture in captures:
            for item in capture.items:
                self._sort(Sighting(item, capture.path))
            self._note_hosts(capture)

    def _sort(self, sighting: Sighting) -> None:
        item = sighting.item
        declared = self.matching.find(item)
        if declared is None:
            # Hosts that are asked and not declared are found in the built pages.
            if item.storages != {'request'}:
                self.unknown.append(sighting)
            return
        self.seen.add(declared)
        if '*' in item.name:
            self.seen.update(self.matching.fitting(item))
        differences = self.matching.differences(declared.cookie, item)
        if self.matching.knows_names or not any(
            difference.is_of_identity for difference in differences
        ):
            self.known.setdefault(declared.cookie, []).append(sighting)

    def _note_hosts(self, capture: Capture) -> None:
        for declared in self.matching.declared:
            domain = declared.cookie.domain
            if (
                declared.cookie.storage in NAMED_BY_HOST
                and domain is not None
                and any(domain_matches(host, domain) for host in capture.hosts)
            ):
                self.seen.add(declared)

    def findings(self) -> Iterator[Finding]:
        for cookie in self.declaration.cookies:
            sightings = self.known.get(cookie, [])
            yield from self._other_attributes(cookie, sightings)
            yield from self._lives_longer(cookie, sightings)
            yield from self._before_consent(cookie, sightings)
        near = self._near_misses() if self.matching.knows_names else {}
        for declared in self.matching.declared:
            if declared in near:
                yield self._near_miss(declared, near[declared])
            elif declared not in self.seen:
                yield from self._never_observed(declared)
        if self.matching.knows_names:
            missed = {sighting for alike in near.values() for sighting in alike}
            unknown = [seen for seen in self.unknown if seen not in missed]
            services = self._services(unknown)
            for service in services:
                yield self._undeclared_service(service, services, unknown)
            known = {item for service in services for item in service.items}
            unknown = [seen for seen in unknown if seen.item not in known]
            for group in self._groups(unknown):
                yield self._undeclared(group)

    def _finding(
        self, code: Code, mark: Mark, subject: Subject, text: str, key: str = ''
    ) -> Finding:
        return Finding.on(
            code,
            mark,
            text,
            item=subject.label,
            advice=used_entries.advice(subject, code, key, self.declaration),
            path=self.declaration.path,
        )

    # What is declared, and was seen.

    def _other_attributes(
        self, cookie: Cookie, sightings: list[Sighting]
    ) -> Iterator[Finding]:
        first: dict[str, Difference] = {}
        values: dict[str, dict[str, None]] = {}
        differing = []
        for sighting in sightings:
            differences = list(self.matching.differences(cookie, sighting.item))
            for difference in differences:
                first.setdefault(difference.key, difference)
                values.setdefault(difference.key, {})[difference.seen] = None
            if differences:
                differing.append(sighting)
        if not first:
            return
        facts = '; '.join(
            f'{key!r} is {difference.declared}, and was seen to be '
            f'{" and ".join(values[key])}'
            for key, difference in first.items()
        )
        instead = 'correct what is declared, or the site'
        if any(difference.is_of_identity for difference in first.values()):
            instead += ', or declare it as an item of its own, too'
        places = [difference.place for difference in first.values()]
        yield self._finding(
            Code.OTHER_ATTRIBUTES,
            min(filter(None, places), default=cookie.place),
            cookie,
            f' was seen{_as(cookie, differing)} other than declared '
            f'({_in(differing)}): {facts}; {instead}',
        )

    def _lives_longer(
        self, cookie: Cookie, sightings: list[Sighting]
    ) -> Iterator[Finding]:
        declared = cookie.duration
        storage = self.matching.storage_of(cookie)
        if declared is None or storage is None:
            return
        longer = [
            sighting
            for sighting in sightings
            if storage in sighting.item.storages
            and _is_longer(sighting.item, declared.longest_seconds)
        ]
        if longer:
            longest = max(longer, key=lambda sighting: sighting.item.lifetime or 0)
            stays = duration_of(longest.item)
            yield self._finding(
                Code.LIVES_LONGER,
                cookie.at['duration'],
                cookie,
                f": 'duration' is {declared}, and it was seen to stay "
                f'{"until it is removed" if stays == PERSISTENT else stays}'
                f'{_as(cookie, [longest])} ({_in(longer)}); '
                f"write 'duration: {stays}', or make it stay no longer",
                'duration',
            )

    def _before_consent(
        self, cookie: Cookie, sightings: list[Sighting]
    ) -> Iterator[Finding]:
        keys = ('consent', 'exemption', 'category')
        if any(key in cookie.at and getattr(cookie, key) is None for key in keys):
            # What decides could not be read.
            return
        if self.declaration.consent_of(cookie) != REQUIRED:
            return
        for choice, when in (
            (VisitorChoice.NONE, 'before any choice'),
            (VisitorChoice.REFUSED, 'after consent was refused'),
        ):
            early = [seen for seen in sightings if seen.item.choice is choice]
            if early:
                yield self._finding(
                    Code.BEFORE_CONSENT,
                    cookie.place,
                    cookie,
                    f' needs consent, and was seen {when}'
                    f'{_as(cookie, early)} ({_in(early)}); let it wait for consent, or '
                    'declare why it needs none',
                )
                return

    # What is declared, and was not.

    def _never_observed(self, declared: DeclaredName) -> Iterator[Finding]:
        storage = self.matching.storage_of(declared.cookie)
        if declared.name in declared.cookie.optional:
            return
        if storage in NAMED_BY_HOST and declared.cookie.domain is None:
            # Nothing tells which host is meant.
            return
        if any(capture.would_show(storage) for capture in self.captures):
            yield self._finding(
                Code.NEVER_OBSERVED,
                declared.place,
                declared,
                f' is in no capture; {_removed(declared)} if the site no longer uses '
                'it',
            )

    # What was seen, and is not declared.

    def _near_misses(self) -> dict[DeclaredName, list[Sighting]]:
        """Return what was nearly seen, with what was seen instead."""
        alike: Alike[DeclaredName] = Alike()
        for declared in self.matching.declared:
            by_name = declared.cookie.storage not in NAMED_BY_HOST
            if declared not in self.seen and by_name:
                alike.add(declared.name, declared)
        near: dict[DeclaredName, list[Sighting]] = {}
        for sighting in self.unknown:
            for declared in alike.find(name_of(sighting.item)):
                differences = self.matching.differences(declared.cookie, sighting.item)
                if not any(difference.is_of_identity for difference in differences):
                    near.setdefault(declared, []).append(sighting)
                    break
        return near

    def _near_miss(self, declared: DeclaredName, sightings: list[Sighting]) -> Finding:
        names = dict.fromkeys(name_of(sighting.item) for sighting in sightings)
        return self._finding(
            Code.NEAR_MISS,
            declared.place,
            declared,
            f' is in no capture, but {_listed(names)} is, '
            f'nearly the same ({_in(sightings)}); write the name as it was seen, with '
            "'*' for what is another each time",
        )

    def _services(self, sightings: list[Sighting]) -> list[Recognized]:
        """Return the services that keep what is not declared, but those in `use`."""
        hosts = {host for capture in self.captures for host in capture.hosts}
        used = {entry.id for entry in self.declaration.use}
        return [
            one
            for one in recognize([seen.item for seen in sightings], hosts)
            if one.items and used.isdisjoint(one.service.ids)
        ]

    def _undeclared_service(
        self,
        service: Recognized,
        services: Iterable[Recognized],
        sightings: Iterable[Sighting],
    ) -> Finding:
        seen = [sighting for sighting in sightings if sighting.item in service.items]
        names = _listed(dict.fromkeys(name_of(sighting.item) for sighting in seen))
        uses = [entry.written for entry in self.declaration.use]
        uses += [one.service.id for one in services]
        return Finding.on(
            Code.UNDECLARED,
            self.declaration.cookies_place,
            f' of {service.service.title} ({service.service.id}) '
            f'{"is" if len(service.items) == 1 else "are"} not declared, and '
            f'{"was" if len(service.items) == 1 else "were"} seen ({_in(seen)}); '
            f"write 'use: [{', '.join(uses)}]'",
            item=f'{noun_of(storage_of(seen[0].item))} {names}',
            path=self.declaration.path,
        )

    def _groups(self, sightings: list[Sighting]) -> list[list[Sighting]]:
        """Return the sightings of each item that is not declared, patterns first.

        Of each only one name, storage and host is said to be missing, so what may be of
        several joins what is of one.
        """

        def clearness(sighting: Sighting) -> tuple[bool, int, bool]:
            item = sighting.item
            return not is_pattern(item.name), len(item.storages), item.host is None

        groups: list[list[Sighting]] = []
        patterns: list[list[Sighting]] = []
        by_name: dict[str, dict[str | None, list[list[Sighting]]]] = {}
        for sighting in sorted(sightings, key=clearness):
            name = name_of(sighting.item)
            host = sighting.item.host and canonical_host(sighting.item.host)
            of_hosts = by_name.setdefault(name, {})
            # One name may be kept by very many hosts.
            alike = (
                chain.from_iterable(of_hosts.values())
                if host is None
                else chain(of_hosts.get(host, ()), of_hosts.get(None, ()))
            )
            covering = [
                group for group in patterns if matches(name_of(group[0].item), name)
            ]
            for group in chain(alike, covering):
                if self._are_one(group[0].item, sighting.item):
                    group.append(sighting)
                    break
            else:
                group = [sighting]
                of_hosts.setdefault(host, []).append(group)
                groups.append(group)
                if is_pattern(name):
                    patterns.append(group)
        return groups

    def _are_one(self, item: Item, other: Item) -> bool:
        if not item.storages & other.storages:
            return False
        if item.host is not None and other.host is not None:
            return canonical_host(item.host) == canonical_host(other.host)
        # The site itself is any host that is not known to be another's.
        return THIRD not in {
            self.matching.party_of(item),
            self.matching.party_of(other),
        }

    def _undeclared(self, group: list[Sighting]) -> Finding:
        lifetimes = [
            sighting.item.lifetime
            for sighting in group
            if sighting.item.lifetime is not None
        ]
        item = replace(group[0].item, lifetime=max(lifetimes, default=None))
        host = f' of {item.host}' if item.host is not None else ''
        instead = self._instead(replace(item, name=pattern_of(name_of(item))))
        return Finding.on(
            Code.UNDECLARED,
            self.declaration.cookies_place,
            f'{host} is not declared, and was seen ({_in(group)}); {instead}',
            item=f'{noun_of(storage_of(item))} {quoted(name_of(item))}',
            path=self.declaration.path,
        )

    def _instead(self, item: Item) -> str:
        """Return what to write for an item that is not declared."""
        named, known = known_keys(item) or ('', [])
        party = self.matching.party_of(item)
        written = entry(replace(item, party=party), known, self._asked)
        if written is None:
            return 'its name cannot be declared: give it another'
        source = f' (what the catalogue has of {named}: is it yours?)' if named else ''
        return f"add under 'cookies'{source}, and fill in what is blank: {written}"

    @cached_property
    def _asked(self) -> list[str]:
        return asked_keys(self.declaration)


def _removed(declared: DeclaredName) -> str:
    """Return how to take a name out of the declaration."""
    entry = declared.cookie.entry
    if not entry:
        return 'remove it'
    return f"write 'use: [{{{entry}: {{without: [{scalar(declared.name)}]}}}}]'"


def _is_longer(item: Item, declared: float) -> bool:
    lifetime = item.lifetime
    if lifetime is None:
        return False
    if declared == SESSION.longest_seconds:
        return lifetime > 0
    if math.isinf(lifetime) and item.storages <= WEB:
        # Web storage has no end of its own: a script keeps what is declared.
        return False
    return lifetime > declared + _DAY


def _as(cookie: Cookie, sightings: Iterable[Sighting]) -> str:
    """Return under which names an item was seen, where it has others or a pattern."""
    names = dict.fromkeys(name_of(sighting.item) for sighting in sightings)
    return '' if tuple(names) == cookie.names[:1] else f' as {_listed(names)}'


def _in(sightings: Sequence[Sighting]) -> str:
    """Return which captures show something, and on which page the first does."""
    first = sightings[0]
    paths = dict.fromkeys(sighting.path for sighting in sightings)
    page = next(iter(first.item.pages), None)
    more = len(paths) - 1
    return (
        f'in {first.path}'
        + (f', on {page}' if page is not None else '')
        + (f', and in {more} more' if more else '')
    )


def _listed(names: Iterable[str]) -> str:
    first, *more = names
    return f'{quoted(first)} and {len(more)} more' if more else quoted(first)
