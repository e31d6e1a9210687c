"""The audit of captures: what was seen of the site, compared in every build."""

from __future__ import annotations

import os
from glob import glob
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_cookiecharter.declaration.codes import Code
from sphinx_cookiecharter.declaration.finding import Finding
from sphinx_cookiecharter.extension.config import conf_py
from sphinx_cookiecharter.extension.domain.cache import default_path
from sphinx_cookiecharter.extension.domain.domain import domain_of
from sphinx_cookiecharter.extension.log import on_a_line
from sphinx_cookiecharter.observation.captures.loader import open_capture
from sphinx_cookiecharter.observation.comparison.compare import audit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


def observed(app: Sphinx, env: BuildEnvironment) -> Iterator[Finding]:
    """Yield what the captures tell of the declaration.

    All is read anew in each build: a finding stays until it is mended, and no page has
    to be read again for it.
    """
    conf = conf_py(app)
    names: dict[str, None] = {}
    for pattern in app.config.cookiecharter_observations:
        files = _files(pattern, app.srcdir)
        names |= dict.fromkeys(files)
        if not files:
            yield Finding.on(
                Code.UNREADABLE_CAPTURE,
                (1, 1),
                f'cookiecharter_observations: no file fits {pattern!r}',
                path=conf,
            )
    captures = []
    for name in names:
        path = os.path.normpath(app.srcdir / name)
        capture, findings = open_capture(path, name)
        for finding in findings:
            yield on_a_line(finding, path)
        if capture is not None:
            captures.append(capture)
    path = default_path(env)
    domain = domain_of(env)
    declaration = domain.declarations.merged(path).declaration
    for finding in audit(declaration, captures):
        if finding.line:
            yield finding
        elif not domain.shows(path):
            # No directive names it, so that the configuration does.
            yield on_a_line(finding, conf)


def _files(pattern: str, folder: Path) -> list[str]:
    """Return the files that fit a pattern, from a folder, in an order of their own."""
    # Path.glob takes no absolute pattern.
    names = glob(pattern, root_dir=folder, recursive=True)  # noqa: PTH207
    return sorted(
        Path(name).as_posix() for name in names if not Path(folder, name).is_dir()
    )
