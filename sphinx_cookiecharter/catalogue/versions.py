"""The variant of an entry that holds: the one that is named, or by versions in use."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx_cookiecharter.catalogue.model import Entry, StoredItems

#: Distributions with their versions, None where one is not in use.
Versions: TypeAlias = tuple[tuple[str, str | None], ...]


#: What chooses the entry without any variant.
NEWEST: Final = 'newest'


class Chosen(NamedTuple):
    """What an entry keeps here, and the versions that were asked.

    `versions` is empty where no version makes a difference, `is_guess` where nothing
    that is in use tells which variant holds.
    """

    stored: StoredItems
    versions: Versions = ()
    is_guess: bool = False


def choose(
    entry: Entry, version: Callable[[str], str | None], variant: str | None = None
) -> Chosen:
    """Return what an entry keeps: of the variant that is named, else by versions.

    `version` gives that of a distribution that is in use. Where several that bring a
    service differ, as themes with Google Analytics do, or none is in use, it is the
    variant that keeps most.
    """
    if variant is not None:
        named = {one.name: one.stored for one in entry.variants}
        return Chosen(named.get(variant, entry.stored))
    variants = [one for one in entry.variants if one.by_version]
    if not variants:
        return Chosen(entry.stored)
    names = [*entry.detection.distributions]
    names += [name for one in variants for name in one.when.distributions]
    versions = tuple((name, version(name)) for name in dict.fromkeys(names))
    states = [
        next(
            (
                one.stored
                for one in variants
                if is_within(release, one.when.distributions.get(name))
            ),
            entry.stored,
        )
        for name, release in versions
        if release is not None
    ]
    if states and all(state is states[0] for state in states):
        return Chosen(states[0], versions)
    # A service that any page may have, as Google Analytics, needs none of them.
    is_guess = bool(states) or not entry.detection.shown_by_pages
    candidates = states or [entry.stored, *(one.stored for one in variants)]
    return Chosen(max(candidates, key=kept_by), versions, is_guess)


def kept_by(stored: StoredItems) -> int:
    """Return how many names are kept on a device."""
    return sum(
        len(cookie.names) for cookie in stored.cookies if cookie.storage != 'request'
    )


def variant_names(entry: Entry) -> list[str]:
    """Return what `variant` may say of an entry."""
    return [NEWEST, *(one.name for one in entry.variants if one.name)]


def version_of(distribution: str) -> str | None:
    """Return the installed version of a distribution, or None."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(distribution)
    except (PackageNotFoundError, ValueError):
        return None


def is_range(text: str) -> bool:
    """Whether a text is a range of versions (PEP 440)."""
    # Sphinx brings it, as it brings Babel.
    from packaging.specifiers import InvalidSpecifier, SpecifierSet

    try:
        return bool(str(SpecifierSet(text)))
    except InvalidSpecifier:
        return False


def is_within(release: str, wanted: str | None) -> bool:
    """Whether a version is in a range; one that is no version of PEP 440 is in none."""
    if wanted is None:
        return False
    from packaging.specifiers import SpecifierSet
    from packaging.version import InvalidVersion

    try:
        return SpecifierSet(wanted).contains(release, prereleases=True)
    except InvalidVersion:
        return False
