"""The catalogue's entries by id: ours, other packages', and a project's own."""

from __future__ import annotations

import hashlib
from functools import cached_property
from importlib.metadata import entry_points
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_cookiecharter.catalogue.known_services import known_services
from sphinx_cookiecharter.catalogue.reader import read_entry
from sphinx_cookiecharter.catalogue.signs import shipped_signs
from sphinx_cookiecharter.declaration.files import load
from sphinx_cookiecharter.declaration.problems import quoted
from sphinx_cookiecharter.declaration.suggestions import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from importlib.metadata import EntryPoint

    from sphinx_cookiecharter.catalogue.model import Detection, Entry
    from sphinx_cookiecharter.catalogue.versions import Versions

#: The group of entry points; each names a package whose folder holds entries.
GROUP: Final = 'sphinx_cookiecharter.catalogue'

SHIPPED: Final = Path(__file__).with_name('entries')

# As alike as two names are that differ in little more than hyphens.
_SAME: Final = 0.95


class Stamp(NamedTuple):
    """What an entry was when it was used: another stamp, another entry.

    `path` is empty where there is none.
    """

    id: str
    path: str
    digest: str
    versions: Versions = ()


def shipped_entries() -> list[Entry]:
    """Read our own entries, in the order of their ids, whatever else is installed."""
    return [read_entry(path) for path in sorted(SHIPPED.glob('*.yaml'))]


class Collection:
    """The entries by id; each is read when it is asked for, and once.

    Those of `folders` come before those of other packages, these before ours; of
    folders the last one wins.
    """

    def __init__(self, folders: Iterable[Path] = ()) -> None:
        self._folders = tuple(folders)
        self._known: dict[str, Entry] = {}
        #: Why some places hold no entries: in words for the author.
        self.broken: list[str] = []

    @cached_property
    def paths(self) -> dict[str, Path]:
        """The file of each entry, by id."""
        return {
            path.stem: path
            for folder in self._places()
            for path in sorted(folder.glob('*.yaml'))
        }

    def entry(self, name: str) -> Entry | None:
        """Return the entry of an id or of another name of it, or None."""
        if name not in self.paths:
            name = self._aliases.get(name, name)
        return self.read(name) if name in self.paths else None

    def read(self, name: str) -> Entry:
        """Return the entry of an id, which must be one of `paths`."""
        if name not in self._known:
            self._known[name] = read_entry(self.paths[name])
        return self._known[name]

    @cached_property
    def _aliases(self) -> dict[str, str]:
        """The ids by other names: of ours the index tells, others are read."""
        aliases: dict[str, str] = {}
        for service in known_services():
            aliases |= dict.fromkeys(service.aliases, service.id)
        for entry in self.others():
            aliases |= dict.fromkeys(entry.aliases, entry.id)
        return aliases

    def signs(self) -> dict[str, Detection]:
        """Return by what each entry is recognised, by its id and in the order of ids.

        As with other names, of ours the index tells, others are read.
        """
        signs = shipped_signs()
        signs |= {entry.id: entry.detection for entry in self.others()}
        return dict(sorted(signs.items()))

    def is_own(self, entry: Entry) -> bool:
        """Whether an entry is the project's own, in which it can mend what is wrong."""
        return Path(entry.path).parent in self._folders

    def entries(self) -> Iterator[Entry]:
        """Return all entries, in the order of their ids."""
        return map(self.read, sorted(self.paths))

    def others(self) -> Iterator[Entry]:
        """Yield the entries that are not ours, for in ours a test finds no problem."""
        for name, path in self.paths.items():
            if path.parent != SHIPPED:
                yield self.read(name)

    def stamp(self, name: str, versions: Versions = ()) -> Stamp:
        """Return the state of an entry, without reading it, and of what decided."""
        path = self.paths.get(name) or self.paths.get(self._aliases.get(name, ''))
        if path is None:
            return Stamp(name, '', '')
        try:
            digest = hashlib.sha256(load(path)).hexdigest()
        except OSError:
            digest = ''
        return Stamp(name, str(path), digest, versions)

    def meant(self, name: str) -> list[str]:
        """Return the ids that were most likely meant, be it by the name of a package.

        A theme comes before an extension, and this before a distribution, which may
        bring several.
        """
        if (same := nearest(name, self.paths, _SAME)) is not None:
            return [same]
        signs = self.signs()
        for kind in ('themes', 'extensions', 'distributions'):
            ids: dict[str, list[str]] = {}
            for entry_id, detection in signs.items():
                for known in getattr(detection, kind):
                    ids.setdefault(known, []).append(entry_id)
            if (near := nearest(name, ids, _SAME)) is not None:
                return ids[near]
        near = nearest(name, self.paths)
        return [near] if near is not None else []

    def _places(self) -> Iterator[Path]:
        yield SHIPPED
        points = entry_points(group=GROUP)
        for point in sorted(points, key=lambda point: (point.name, point.value)):
            yield from self._folders_of(point)
        for folder in self._folders:
            if _is_folder(folder):
                yield folder
            else:
                self.broken.append(
                    f'the folder {folder} of catalogue entries is not there'
                )

    def _folders_of(self, point: EntryPoint) -> Iterator[Path]:
        whose = point.dist.name if point.dist is not None else point.name
        why = f'{quoted(point.value)} is no package'
        try:
            spec = find_spec(point.module)
        except Exception as error:
            spec, why = None, f'{type(error).__name__}: {error}'
        if spec is None or not spec.submodule_search_locations:
            self.broken.append(
                f'the catalogue entries of the package {whose} cannot be found: {why}'
            )
            return
        yield from map(Path, spec.submodule_search_locations)


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        # Its name may be too long, or what it is in may not be entered.
        return False
