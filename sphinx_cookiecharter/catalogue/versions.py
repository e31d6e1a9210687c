"""Which state of a theme, extension or service is the one that is installed."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

# Sphinx brings it, as it brings Babel.
from packaging.specifiers import InvalidSpecifier, SpecifierSet
from packaging.version import InvalidVersion

if TYPE_CHECKING:
    from sphinx_cookiecharter.catalogue.model import Entry, Kept

#: Distributions with their installed versions, None where one is not installed.
Versions: TypeAlias = tuple[tuple[str, str | None], ...]


class Chosen(NamedTuple):
    """What an entry keeps here, and the versions that decided it.

    `versions` is empty where no version makes a difference.
    """

    kept: Kept
    versions: Versions

    @property
    def is_guess(self) -> bool:
        """Whether nothing that would have decided is installed."""
        return bool(self.versions) and all(one is None for _, one in self.versions)


def choose(entry: Entry) -> Chosen:
    """Return what the installed version keeps; the newest where none is installed.

    Several distributions may bring a service, as some themes bring Google Analytics:
    where those that are installed differ, none of the variants is sure.
    """
    variants = [one for one in entry.variants if one.by_version]
    if not variants:
        return Chosen(entry.kept, ())
    names = [*entry.detection.distributions]
    names += [name for one in variants for name in one.when.distributions]
    versions = installed(tuple(dict.fromkeys(names)))
    states = [
        next(
            (
                one.kept
                for one in variants
                if is_within(found, one.when.distributions.get(name))
            ),
            entry.kept,
        )
        for name, found in versions
        if found is not None
    ]
    same = bool(states) and all(one is states[0] for one in states)
    return Chosen(states[0] if same else entry.kept, versions)


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


def is_within(found: str, wanted: str | None) -> bool:
    """Whether a version is in a range; one that is no version of PEP 440 is in none."""
    if wanted is None:
        return False
    try:
        return SpecifierSet(wanted).contains(found, prereleases=True)
    except InvalidVersion:
        return False
