"""Detector of services: by which signs in pages a catalogue entry is recognised."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sphinx_cookiecharter.catalogue.selectors import read_selector
from sphinx_cookiecharter.catalogue.versions import is_within
from sphinx_cookiecharter.declaration.patterns import literal_length, matches

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from sphinx_cookiecharter.catalogue.model import (
        Detection,
        Entry,
        StoredItems,
        When,
    )
    from sphinx_cookiecharter.catalogue.selectors import Selector
    from sphinx_cookiecharter.observation.pages.project import Project
    from sphinx_cookiecharter.observation.pages.urls import Address


class _HostPattern(NamedTuple):
    """A host, and a pattern of what is asked of it."""

    host: str
    path: str

    @classmethod
    def of(cls, text: str) -> _HostPattern:
        """Read what stands in an entry: host and path, with a slash between them."""
        host, _, path = text.partition('/')
        return cls(host, path)

    def fits(self, address: Address) -> bool:
        return _is_host(self.host, address.host) and _is_path(self.path, address.path)

    @property
    def weight(self) -> int:
        return literal_length(self.host) + literal_length(self.path)


class ServiceDetector:
    """Detects entries of the catalogue by their signs, in one project.

    Of an entry it tells the id: most are never read.
    """

    def __init__(self, signs: Mapping[str, Detection], project: Project) -> None:
        self._signs = signs
        self._project = project
        self._hosts: list[tuple[_HostPattern, str]] = []
        self._markers: list[tuple[str, str]] = []
        self._assets: list[tuple[str, str]] = []
        self._themes: list[str] = []
        #: Elements of a page, with the entries whose signs they are.
        self.elements: list[tuple[Selector, str]] = []
        self._of_address: dict[Address, tuple[str, ...]] = {}
        for entry_id, detection in signs.items():
            self._note(entry_id, detection)

    def _note(self, entry_id: str, detection: Detection) -> None:
        self._hosts += (
            (_HostPattern.of(text), entry_id) for text in detection.url_hosts
        )
        self._markers += ((marker, entry_id) for marker in detection.inline_markers)
        if self._project.is_active(detection.themes, detection.extensions):
            self._assets += ((name, entry_id) for name in detection.asset_files)
            if detection.themes and not detection.asset_files:
                self._themes.append(entry_id)
        for text in detection.html:
            if (selector := read_selector(text)) is not None:
                self.elements.append((selector, entry_id))

    def of_address(self, address: Address) -> tuple[str, ...]:
        """Return the entries whose address it is; of several the most exact ones."""
        entries = self._of_address.get(address)
        if entries is None:
            fitting = [
                (pattern.weight, entry_id)
                for pattern, entry_id in self._hosts
                if pattern.fits(address)
            ]
            most = max((weight for weight, _ in fitting), default=0)
            entries = tuple(entry_id for weight, entry_id in fitting if weight == most)
            self._of_address[address] = entries
        return entries

    def of_script(self, text: str) -> list[str]:
        """Return the entries whose markers are in a script that stands in a page."""
        return [entry_id for marker, entry_id in self._markers if marker in text]

    def of_file(self, path: str) -> list[str]:
        """Return the entries whose script or style sheet a local file is.

        Of a theme, where no names of files are known, any that it brings.
        """
        theme = self._project.theme_of(path)
        name = path.rpartition('/')[2]
        entries = [
            entry_id
            for pattern, entry_id in self._assets
            if matches(pattern, name)
            and (theme is None or theme in (self._signs[entry_id].themes or {theme}))
        ]
        return entries + [
            entry_id
            for entry_id in self._themes
            if theme in self._signs[entry_id].themes
        ]

    def state(
        self, entry: Entry, address: Address | None, scripts: Collection[str]
    ) -> StoredItems:
        """Return what an entry keeps, by what a page shows beside its sign.

        `address` is the sign, where it is one. What a page shows comes before what only
        the version tells.
        """
        variants = sorted(entry.variants, key=lambda variant: variant.by_version)
        for variant in variants:
            if self._holds(variant.when, address, scripts):
                return variant.stored
        return entry.stored

    def _holds(
        self, when: When, address: Address | None, scripts: Collection[str]
    ) -> bool:
        asked = []
        if when.distributions:
            asked.append(
                any(
                    is_within(version, wanted)
                    for name, wanted in when.distributions.items()
                    if (version := self._project.version(name)) is not None
                )
            )
        if when.url_hosts:
            patterns = map(_HostPattern.of, when.url_hosts)
            asked.append(
                address is not None
                and any(pattern.fits(address) for pattern in patterns)
            )
        if when.inline_markers:
            asked.append(
                any(
                    marker in text for marker in when.inline_markers for text in scripts
                )
            )
        return bool(asked) and all(asked)

    def distributions(self, entry: Entry) -> Iterator[tuple[str, str]]:
        """Yield the active distributions that bring an entry, with their versions."""
        for name in entry.detection.distributions:
            version = self._project.version(name)
            if version is not None:
                yield name, version


def _is_host(pattern: str, host: str) -> bool:
    return pattern == '*' or matches(pattern, host)


def _is_path(pattern: str, path: str) -> bool:
    return (
        not pattern
        or matches(pattern, path)
        or matches(pattern, path.partition('?')[0])
    )
