"""Declarations as they were read, each once in a build and process."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

    from sphinx_cookiecharter.charter.anchors import Anchors
    from sphinx_cookiecharter.checks import Finding
    from sphinx_cookiecharter.declaration.model import Declaration


class Reading(NamedTuple):
    """A declaration, what is wrong with it, and the anchors of what it declares."""

    declaration: Declaration
    digest: str
    findings: tuple[Finding, ...]
    anchors: Anchors


class Readings:
    """Reads declarations for an environment, and remembers them."""

    def __init__(self, env: BuildEnvironment) -> None:
        self._env = env
        self._known: dict[str, Reading] = {}

    def read(self, path: str) -> Reading:
        reading = self._known.get(path)
        if reading is None:
            reading = self._known[path] = _read(path, self._env.config.language)
        return reading

    def forget(self) -> None:
        """Read every file anew from here on, and let go of what was read."""
        self._known.clear()


def default_path(env: BuildEnvironment) -> str:
    """Return where the declaration is that is meant where none is named."""
    # One spelling for one file, or its findings would be shown for each.
    return os.path.normpath(Path(env.srcdir, env.config.cookiecharter_declaration))


def digest_of(path: str) -> str:
    """Return a digest of a file's content; the empty string if it has none."""
    from sphinx_cookiecharter.declaration.reader import load

    try:
        return _hash(load(Path(path)))
    except OSError:
        return ''


def _read(path: str, language: str) -> Reading:
    from sphinx_cookiecharter.charter.anchors import Anchors
    from sphinx_cookiecharter.checks.review import check
    from sphinx_cookiecharter.declaration.reader import load, read_bytes, unreadable

    try:
        data = load(Path(path))
    except OSError as error:
        declaration, digest = unreadable(Path(path), error), ''
    else:
        declaration, digest = read_bytes(data, path), _hash(data)
    findings = tuple(check(declaration, language))
    return Reading(declaration, digest, findings, Anchors(declaration))


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
