"""Documentation that audits itself, and what its build says of it."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable
    from os import PathLike
    from pathlib import Path

    from ..support import Result

DECLARATION = """
    cookies:
      - name: sessionid
        category: necessary
        purpose: Keeps you signed in from one page to the next.
"""

INDEX = """
    Index
    =====

    .. toctree::

       page
"""

PAGE = """
    Page
    ====

    Text.
"""

FILES = {'cookies.yaml': DECLARATION, 'index.rst': INDEX, 'page.rst': PAGE}

CONF = 'cookiecharter_audit_output = True\n'

#: Of Sphinx's own search, which most themes have; tested on its own.
SEARCH = 'sphinx-search-highlight'

_LINE = re.compile(
    r'(?P<place>\S+): (?:(?P<level>WARNING|ERROR): )?'
    r'(?P<message>.*) \[cookiecharter\.(?P<code>[\w-]+)\]'
)
_NAMES = re.compile(r"'([^']+)'[, ]")
_HOSTS = re.compile(r'asks (?:the host )?([\w., -]+?)(?: when| \()')


class Said(NamedTuple):
    """A finding: where, at which level, and of which service or host it speaks."""

    place: str
    level: str
    what: str

    names: tuple[str, ...]
    hosts: tuple[str, ...]
    code: str
    message: str

    @property
    def short(self) -> tuple[str, str, str]:
        return self[:3]


def said(result: Result) -> list[Said]:
    """Return what a build says with -v, but not of the search, in its order."""
    lines = [*result.warnings, *result.status.splitlines()]
    return _said(lines, result.outdir, result.app.srcdir)


def said_apart(root: Path) -> list[Said]:
    """Build a project in a process of its own, for some themes change Sphinx itself."""
    outdir = root / '_build/html'
    process = subprocess.run(
        [sys.executable, '-m', 'sphinx', '-v', '-N', str(root), str(outdir)],
        capture_output=True,
        encoding='utf-8',
        check=True,
        env={**os.environ, 'PYTHONWARNINGS': 'ignore'},
    )
    lines = [*process.stderr.splitlines(), *process.stdout.splitlines()]
    return _said(lines, outdir, root)


def _said(lines: Iterable[str], *folders: PathLike[str]) -> list[Said]:
    found = []
    for line in lines:
        match = _LINE.fullmatch(line)
        if match is None:
            continue
        place = match['place']
        for folder in folders:
            place = place.removeprefix(f'{folder}/')
        message = match['message']
        about, _, instead = message.partition('; write ')
        use = re.search(r"use: \[(?:.*, )?([\w-]+)\]'", instead)
        hosts = tuple(filter(None, ', '.join(_HOSTS.findall(about)).split(', ')))
        what = use[1] if use else (hosts[0] if hosts else about.partition(' (')[0])
        level = (match['level'] or 'info').lower()
        names = tuple(_NAMES.findall(about.partition(', and this')[0]))
        found.append(Said(place, level, what, names, hosts, match['code'], message))
    return [one for one in found if one.what != SEARCH]
