"""The variant of an entry that holds for the versions that are installed."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

# Sphinx brings it, as it brings Babel.
from packaging.specifiers import InvalidSpecifier, SpecifierSet
from packaging.version import InvalidVersion

if TYPE_CHECKING:
    from sphinx_cookiecharter.catalogue.model import Entry, StoredItems

#: Distributions with their installed versions, None where one is not installed.
Versions: TypeAlias = tuple[tuple[str, str | None], ...]


class Chosen(NamedTuple):
    """What an entry keeps here, and the versions that decided it.

    `versions` is empty where no version makes a difference.
    """

    stored: StoredItems
    versions: Versions

    @property
    def is_guess(self) -> bool:
        """Whether nothing that would have decided is installed."""
        return bool(self.versions) and all(
            release is None for _, release in self.versions
        )


def choose(entry: Entry) -> Chosen:
    """Return what the installed version keeps; the newest where none is installed.

    Several distributions may bring a service, as some themes bring Google Analytics:
    where those that are installed differ, none of the variants is sure.
    """
    variants = [variant for variant in entry.variants if variant.by_version]
    if not variants:
        return Chosen(entry.stored, ())
    names = [*entry.detection.distributions]
    names += [name for variant in variants for name in variant.when.distributions]
    versions = installed(tuple(dict.fromkeys(names)))
    states = [
        next(
            (
                variant.stored
                for variant in variants
                if is_within(release, variant.when.distributions.get(name))
            ),
            entry.stored,
        )
        for name, release in versions
        if release is not None
    ]
    same = bool(states) and all(state is states[0] for state in states)
    return Chosen(states[0] if same else entry.stored, versions)


def installed(names: tuple[str, ...]) -> Versions:
    return tuple((name, version_of(name)) for name in names)


def version_of(distribution: str) -> str | None:
    """Return the installed version of a distribution, or None."""
    try:
        return version(distribution)
    except (PackageNotFoundError, ValueError):
        return None


def is_range(text: str) -> bool:
    """Whether a text is a range of versions (PEP 440)."""
    try:
        return bool(str(SpecifierSet(text)))
    except InvalidSpecifier:
        return False


def is_within(release: str, wanted: str | None) -> bool:
    """Whether a version is in a range; one that is no version of PEP 440 is in none."""
    if wanted is None:
        return False
    try:
        return SpecifierSet(wanted).contains(release, prereleases=True)
    except InvalidVersion:
        return False
