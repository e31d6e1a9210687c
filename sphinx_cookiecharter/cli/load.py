"""Declarations with what they use of the catalogue."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_cookiecharter.checks.run import findings_of
from sphinx_cookiecharter.cli.files import read_file
from sphinx_cookiecharter.cli.formats import Checked

if TYPE_CHECKING:
    from argparse import ArgumentParser
    from collections.abc import Sequence

    from sphinx_cookiecharter.catalogue.collection import Collection
    from sphinx_cookiecharter.catalogue.merge import Whole
    from sphinx_cookiecharter.declaration.model import Declaration


class IncompleteError(Exception):
    """A declaration of which a part could not be read: nothing is sure to be absent."""

    def __init__(self, whole: Whole) -> None:
        declaration = whole.declaration
        super().__init__(declaration.path)
        problems = findings_of(declaration.problems)
        #: Why.
        self.checked = (
            Checked(declaration.path, tuple(problems)),
            *checked_entries(whole),
        )


def add_catalogue(parser: ArgumentParser) -> None:
    parser.add_argument(
        '--catalogue',
        action='append',
        default=[],
        metavar='FOLDER',
        help='a folder with catalogue entries of your own, as in '
        'cookiecharter_catalogue in conf.py; can be given several times',
    )


def read_used(
    path: str, stdin_name: str = '<stdin>', catalogue: Sequence[str] = ()
) -> Whole:
    """Read a declaration, and what it uses; raises nothing, as the reader.

    What is worth saying of an entry goes to standard error.
    """
    from sphinx_cookiecharter.catalogue.merge import Whole, bring_in

    declaration = read_file(path, stdin_name)
    if not declaration.uses_catalogue:
        return Whole(declaration)
    whole = bring_in(declaration, _collection(tuple(catalogue)))
    for line, message in whole.notes:
        print(f'{declaration.path}:{line}: {message}', file=sys.stderr)
    return whole


def read_whole(path: str, catalogue: Sequence[str] = ()) -> Declaration:
    """Read a declaration that is to be relied on; one that lacks a part is refused."""
    whole = read_used(path, catalogue=catalogue)
    if not whole.declaration.complete:
        raise IncompleteError(whole)
    return whole.declaration


def checked_entries(whole: Whole) -> list[Checked]:
    """Return what is wrong with the files of the entries that a declaration uses."""
    return [
        Checked(entry.path, tuple(findings_of(problems)))
        for entry in whole.entries
        if (problems := [one for one in entry.problems if one.line])
    ]


@cache
def _collection(folders: tuple[str, ...]) -> Collection:
    """Return the entries, which all declarations of a run share."""
    from sphinx_cookiecharter.catalogue.collection import Collection

    return Collection(map(Path, folders))
