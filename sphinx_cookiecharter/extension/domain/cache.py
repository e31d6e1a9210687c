"""A cache of declarations: each is read and checked once in a build and process."""

from __future__ import annotations

import hashlib
import os
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_cookiecharter.declaration.files import load
from sphinx_cookiecharter.declaration.garbage import uncollected

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from sphinx_cookiecharter.catalogue.collection import Collection, Stamp
    from sphinx_cookiecharter.catalogue.in_use import InUse
    from sphinx_cookiecharter.catalogue.merge import Merged, Note
    from sphinx_cookiecharter.charter.targets import Anchors
    from sphinx_cookiecharter.declaration.finding import Finding
    from sphinx_cookiecharter.declaration.model import Declaration


#: What to do about a file that a directive does not find.
_ADVICE: Final = (
    'write it there, or name another file as the argument of the directive or in '
    'cookiecharter_declaration'
)


class LoadedDeclaration(NamedTuple):
    """A declaration, what is wrong with it, and the anchors of what it declares.

    `entries` are the states of what it uses, on whose files there are findings, too;
    `notes` are worth saying, by their lines.
    """

    declaration: Declaration
    digest: str
    findings: tuple[Finding, ...]
    anchors: Anchors
    entries: tuple[Stamp, ...] = ()
    notes: tuple[Note, ...] = ()


class DeclarationCache:
    """Reads declarations for an environment, and remembers them."""

    def __init__(self, env: BuildEnvironment) -> None:
        self._env = env
        #: The application that builds, which an environment does not know.
        self.app: Sphinx | None = None
        self._loaded: dict[str, LoadedDeclaration] = {}
        self._merged: dict[str, Merged] = {}

    def load(self, path: str) -> LoadedDeclaration:
        """Read a declaration with what it uses, and check it."""
        loaded = self._loaded.get(path)
        if loaded is None:
            loaded = self._loaded[path] = self._load(path)
        return loaded

    def merged(self, path: str) -> Merged:
        """Read a declaration with what it uses, and do not check it."""
        merged = self._merged.get(path)
        if merged is None:
            from sphinx_cookiecharter.catalogue.merge import bring_in

            declaration, _ = _read(path)
            merged = self._merged[path] = bring_in(
                declaration, self.collection, self.version
            )
        return merged

    def has_changed(self, stamp: Stamp) -> bool:
        """Whether an entry, or the version that decides it, is another now."""
        versions = tuple((name, self.version(name)) for name, _ in stamp.versions)
        return self.collection.stamp(stamp.id, versions) != stamp

    def version(self, distribution: str) -> str | None:
        """Return the version of a distribution that the project uses, or None."""
        return self._in_use.version(distribution)

    @cached_property
    def _in_use(self) -> InUse:
        from sphinx_cookiecharter.catalogue.in_use import InUse

        if self.app is None:
            return InUse()
        config, registered = self.app.config, self.app.registry.html_themes
        folders = {name: Path(folder) for name, folder in registered.items()}
        for path in config.html_theme_path:
            folder = Path(self.app.confdir, path, config.html_theme)
            if folder.is_dir():
                folders.setdefault(config.html_theme, folder)
        return InUse(config.html_theme, self.app.extensions, folders)

    def clear(self) -> None:
        """Read every file anew from here on, and let go of what was read."""
        self._loaded.clear()
        self._merged.clear()
        self.__dict__.pop('collection', None)
        self.__dict__.pop('_in_use', None)

    @cached_property
    def collection(self) -> Collection:
        from sphinx_cookiecharter.catalogue.collection import Collection

        folders = self._env.config.cookiecharter_catalogue
        return Collection(Path(self._env.srcdir, folder) for folder in folders)

    @uncollected
    def _load(self, path: str) -> LoadedDeclaration:
        from sphinx_cookiecharter.charter.targets import Anchors
        from sphinx_cookiecharter.checks.engine import check

        declaration, digest = _read(path)
        merged: Merged | None = None
        if declaration.uses_catalogue:
            from sphinx_cookiecharter.catalogue.merge import bring_in

            merged = bring_in(declaration, self.collection, self.version)
            declaration = merged.declaration
        findings = tuple(check(declaration, self._env.config.language))
        loaded = LoadedDeclaration(declaration, digest, findings, Anchors(declaration))
        if merged is None:
            return loaded
        on_entries = tuple(
            problem
            for entry in merged.entries
            for problem in entry.problems
            if problem.line
        )
        return loaded._replace(
            findings=findings + on_entries, entries=merged.stamps, notes=merged.notes
        )


def _read(path: str) -> tuple[Declaration, str]:
    """Return the declaration at `path`, and a digest of its content."""
    from sphinx_cookiecharter.declaration.reader import read_bytes, unreadable

    try:
        data = load(Path(path))
    except OSError as error:
        return unreadable(Path(path), error, _ADVICE), ''
    return read_bytes(data, path), _hash(data)


def default_path(env: BuildEnvironment) -> str:
    """Return where the declaration is that is meant where none is named."""
    # One spelling for one file, or its findings would be shown for each.
    return os.path.normpath(Path(env.srcdir, env.config.cookiecharter_declaration))


def digest_of(path: str) -> str:
    """Return a digest of a file's content; the empty string if it has none."""
    try:
        return _hash(load(Path(path)))
    except OSError:
        return ''


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
