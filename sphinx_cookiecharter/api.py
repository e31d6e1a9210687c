"""The public Python API: read, check, compare, write and export declarations.

All that is not here is private, and may change in any release.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_cookiecharter.checks.engine import check
from sphinx_cookiecharter.declaration import reader
from sphinx_cookiecharter.declaration.codes import Code, Level
from sphinx_cookiecharter.declaration.diff import Diff, diff
from sphinx_cookiecharter.declaration.finding import Finding
from sphinx_cookiecharter.declaration.fingerprint import Fingerprint, fingerprint
from sphinx_cookiecharter.declaration.model import Declaration
from sphinx_cookiecharter.exchange.losses import Export, Loss

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable, Sequence

__all__ = (
    'Code',
    'Declaration',
    'Diff',
    'Export',
    'Finding',
    'Fingerprint',
    'Level',
    'Loss',
    'check',
    'diff',
    'export',
    'fingerprint',
    'read',
    'render',
)


def read(
    path: str | os.PathLike[str],
    *,
    catalogue: Iterable[str | os.PathLike[str]] = (),
    theme: str | None = None,
) -> Declaration:
    """Read the declaration at `path`, and bring in the items of what it uses.

    `catalogue` are folders with entries of the project's own, `theme` is the value of
    `html_theme`, whose version decides what some entries keep. Raises nothing: `check`
    finds what could not be read, also that there is no such file.
    """
    declaration = reader.read(path)
    if not declaration.uses_catalogue:
        return declaration
    # Most declarations use nothing.
    from sphinx_cookiecharter.catalogue.collection import Collection  # noqa: PLC0415
    from sphinx_cookiecharter.catalogue.in_use import InUse  # noqa: PLC0415
    from sphinx_cookiecharter.catalogue.merge import bring_in  # noqa: PLC0415

    collection = Collection(map(Path, catalogue))
    return bring_in(declaration, collection, InUse(theme).version).declaration


def export(
    declaration: Declaration,
    to: str,
    *,
    languages: Iterable[str] = (),
    source_language: str = '',
) -> Export:
    """Return a declaration as another program reads it, and what is lost.

    `to` is what `cookiecharter export --to` takes; `languages` are those of our own
    words, and `source_language` is that of the texts that name none. Raises ValueError
    where a declaration could not be read whole, or a target is not known.
    """
    # It needs Babel, which nothing else here does.
    from sphinx_cookiecharter.exchange import export as exchange  # noqa: PLC0415

    return exchange.export(
        declaration, to, languages=languages, source_language=source_language
    )


def render(
    declaration: Declaration,
    to: str = 'html',
    *,
    language: str = 'en',
    locale_dirs: Iterable[str | os.PathLike[str]] = (),
    title: str | None = None,
    sections: Sequence[str] = (),
    columns: Sequence[str] = (),
    since: Declaration | None = None,
) -> str:
    """Return the charter as `html`, a page, as `fragment` of one, or as `markdown`.

    `css` and `js` are what a fragment asks for, whatever is declared.
    `locale_dirs` are folders with message catalogues; the rest is as in the directive
    `cookie-charter`. Raises ValueError where a declaration could not be read whole, or
    a name is not known.
    """
    # With docutils, which nothing else here needs.
    from sphinx_cookiecharter.rendering.write import write  # noqa: PLC0415

    return write(
        declaration,
        to,
        language=language,
        locale_dirs=tuple(map(str, locale_dirs)),
        title=title,
        sections=sections,
        columns=columns,
        since=since,
    )
