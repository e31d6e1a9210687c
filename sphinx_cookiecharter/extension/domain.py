"""The domain `cookie`: what documents use of declarations, kept between builds."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

from sphinx.domains import Domain

from sphinx_cookiecharter.checks import Finding, check
from sphinx_cookiecharter.declaration.reader import load, read_bytes, unreadable

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Set

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

    from sphinx_cookiecharter.declaration.model import Declaration


class Reading(NamedTuple):
    """A declaration as it was read, and what is wrong with it."""

    declaration: Declaration
    digest: str
    findings: tuple[Finding, ...]


class Use(NamedTuple):
    """One directive that shows a declaration.

    `findings` are those on the declaration, `own` those on the directive's options.
    """

    path: str
    digest: str
    findings: tuple[Finding, ...]
    source: str
    line: int
    own: tuple[Finding, ...]


class CookieDomain(Domain):
    """Keeps, for each document, the declarations that it uses."""

    name = 'cookie'
    label = 'Cookie'
    initial_data: ClassVar[dict[str, Any]] = {'uses': {}}
    # 0: `uses` maps a document's name to its list of `Use`.
    data_version = 0

    #: The builder of this build, for transforms: an environment has no public one.
    builder: Builder

    def __init__(self, env: BuildEnvironment) -> None:
        super().__init__(env)
        self._readings: dict[str, Reading] = {}

    @property
    def uses(self) -> dict[str, list[Use]]:
        uses: dict[str, list[Use]] = self.data['uses']
        return uses

    def read(self, path: str) -> Reading:
        """Return a declaration; in one build, each file is read once a process."""
        reading = self._readings.get(path)
        if reading is None:
            reading = self._readings[path] = _read(path, self.env.config.language)
        return reading

    def forget(self) -> None:
        """Read every file anew from here on."""
        self._readings.clear()

    def note_use(self, docname: str, use: Use) -> None:
        self.uses.setdefault(docname, []).append(use)

    def in_order(self) -> Iterator[Use]:
        """Yield all uses, in order of document name, then of place."""
        for docname in sorted(self.uses):
            yield from self.uses[docname]

    def resolve_any_xref(
        self, *args: object, **kwargs: object
    ) -> list[tuple[str, nodes.reference]]:
        """Find nothing: there are no objects yet."""
        return []

    def clear_doc(self, docname: str) -> None:
        self.uses.pop(docname, None)

    def merge_domaindata(self, docnames: Set[str], otherdata: dict[str, Any]) -> None:
        for docname in docnames:
            if docname in otherdata['uses']:
                self.uses[docname] = otherdata['uses'][docname]


def domain_of(env: BuildEnvironment) -> CookieDomain:
    domain = env.domains['cookie']
    assert isinstance(domain, CookieDomain)
    return domain


def remember_builder(app: Sphinx) -> None:
    domain_of(app.env).builder = app.builder


def outdated_documents(
    _app: Sphinx,
    env: BuildEnvironment,
    _added: Set[str],
    _changed: Set[str],
    _removed: Set[str],
) -> Iterable[str]:
    """Name the documents whose declaration is not what they have read.

    Sphinx compares time stamps, and so misses an older file put back.
    """
    domain = domain_of(env)
    domain.forget()
    digests = {use.path: _digest(use.path) for use in domain.in_order()}
    return [
        docname
        for docname, uses in domain.uses.items()
        if any(use.digest != digests[use.path] for use in uses)
    ]


def _read(path: str, language: str) -> Reading:
    try:
        data = load(Path(path))
    except OSError as error:
        declaration, digest = unreadable(Path(path), error), ''
    else:
        declaration, digest = read_bytes(data, path), _hash(data)
    return Reading(declaration, digest, tuple(check(declaration, language)))


def _digest(path: str) -> str:
    try:
        return _hash(load(Path(path)))
    except OSError:
        return ''


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
