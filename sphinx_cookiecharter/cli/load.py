"""Loader of the declarations that the command line names, with what they use."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_cookiecharter.cli.formats import Checked
from sphinx_cookiecharter.cli.printing import tell
from sphinx_cookiecharter.declaration import files, reader
from sphinx_cookiecharter.declaration.problems import quoted
from sphinx_cookiecharter.declaration.suggestions import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sphinx_cookiecharter.catalogue.collection import Collection
    from sphinx_cookiecharter.catalogue.model import Entry
    from sphinx_cookiecharter.declaration.model import Declaration

STANDARD_INPUT: Final = '-'

#: What is read where no file is named, the first that is there.
DEFAULTS: Final = ('cookies.yaml', 'docs/cookies.yaml')


class MisuseError(Exception):
    """Arguments that do not go together: in words for who wrote them."""


class Loaded(NamedTuple):
    """A declaration with the items of what it uses, and problems of these entries."""

    declaration: Declaration
    entries: tuple[Checked, ...] = ()


class IncompleteError(Exception):
    """A declaration of which a part could not be read: nothing is sure to be absent."""

    def __init__(self, loaded: Loaded) -> None:
        declaration = loaded.declaration
        super().__init__(declaration.path)
        #: Why.
        self.checked = (
            Checked(declaration.path, declaration.problems),
            *loaded.entries,
        )


def load(
    path: str,
    stdin_name: str = '<stdin>',
    catalogue: Sequence[str] = (),
    theme: str | None = None,
) -> Loaded:
    """Read a declaration, and what it uses; raises nothing, as the reader.

    What is worth saying of an entry goes to standard error.
    """
    folders = tuple(catalogue)
    if theme is not None:
        tell_if_unknown(theme, folders)
    declaration = _read(path, stdin_name)
    if not declaration.uses_catalogue:
        return Loaded(declaration)
    # Many declarations use nothing.
    from sphinx_cookiecharter.catalogue.in_use import InUse
    from sphinx_cookiecharter.catalogue.merge import bring_in

    in_use = InUse(theme)
    whole = bring_in(declaration, collection_of(folders), in_use.version)
    for line, message in whole.notes:
        tell(f'{declaration.path}:{line}: {message}')
    return Loaded(whole.declaration, _checked(whole.entries))


def load_complete(
    path: str, catalogue: Sequence[str] = (), theme: str | None = None
) -> Declaration:
    """Read a declaration that is to be relied on; raises IncompleteError."""
    loaded = load(path, catalogue=catalogue, theme=theme)
    if not loaded.declaration.complete:
        raise IncompleteError(loaded)
    return loaded.declaration


def load_named(
    path: str | None, catalogue: Sequence[str] = (), theme: str | None = None
) -> Declaration:
    """Read the declaration that is named, or the usual one, as `load_complete` does.

    Raises MisuseError where there is none.
    """
    path = path or usual_file()
    if is_absent(path):
        msg = f'there is no file {path!r}'
        raise MisuseError(msg)
    return load_complete(path, catalogue, theme)


def usual_file() -> str:
    """Return what is read where no file is named; raises MisuseError without any."""
    for path in DEFAULTS:
        if Path(path).exists():
            return path
    msg = f'name a file, for here is no {" and no ".join(DEFAULTS)}'
    raise MisuseError(msg)


def is_absent(path: str) -> bool:
    """Whether a file is not there: one that cannot be read may be."""
    if path == STANDARD_INPUT:
        return False
    try:
        Path(path).stat()
    except (FileNotFoundError, NotADirectoryError):
        return True
    except (OSError, ValueError):
        return False
    return False


def _checked(entries: Iterable[Entry]) -> tuple[Checked, ...]:
    """Return the entries' files with which something is wrong."""
    found = (
        (entry.path, tuple(problem for problem in entry.problems if problem.line))
        for entry in entries
    )
    return tuple(Checked(path, problems) for path, problems in found if problems)


def _read(path: str, stdin_name: str) -> Declaration:
    is_input = path == STANDARD_INPUT
    name = stdin_name if is_input else path
    try:
        data = _read_input() if is_input else files.load(Path(path))
        return reader.read_bytes(data, name)
    except OSError as error:
        return reader.unreadable(Path(name), error)


def _read_input() -> bytes:
    # It is none where whoever started this has closed it.
    if sys.stdin is None:
        raise OSError(None, 'it is closed')
    return sys.stdin.buffer.read()


@cache
def tell_if_unknown(theme: str, folders: tuple[str, ...] = ()) -> None:
    """Say of a theme that nobody knows that it makes no difference: once in a run."""
    from sphinx_cookiecharter.catalogue.in_use import InUse
    from sphinx_cookiecharter.catalogue.known_services import known_services

    entry = collection_of(folders).entry(theme)
    if (entry is not None and entry.group == 'theme') or InUse(theme).has_theme:
        return
    themes = [service for service in known_services() if service.group == 'theme']
    likely = nearest(theme, (name for known in themes for name in known.ids))
    hint = f'; did you mean {likely!r}?' if likely is not None else ''
    tell(
        f'no theme {quoted(theme)} is installed here or in the catalogue, so that '
        f'--theme makes no difference{hint}'
    )


@cache
def collection_of(folders: tuple[str, ...]) -> Collection:
    """Return the entries, which all declarations of a run share."""
    from sphinx_cookiecharter.catalogue.collection import Collection

    return Collection(map(Path, folders))
