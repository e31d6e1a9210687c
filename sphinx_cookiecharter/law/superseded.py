"""Citations that are out of date: names that laws had, from `superseded.yaml`."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple

from sphinx_cookiecharter.law.legal_sources import SOURCES
from sphinx_cookiecharter.law.records import read_record


class SupersededName(NamedTuple):
    """A regular expression for a name, and in words what takes its place.

    Where it matches, the text in lower case holds `sign`.
    """

    pattern: str
    sign: str
    instead: str


@cache
def superseded_names() -> tuple[SupersededName, ...]:
    """Return what the file lists; it is read when it is first asked for."""
    names = read_record(Path(__file__).with_suffix('.yaml'))['names']
    return tuple(
        SupersededName(
            name['pattern'],
            name['sign'],
            name['instead'].replace('%s', str(SOURCES.get(name.get('text'), ''))),
        )
        for name in names
    )
