"""A declaration read and checked in one call, without Sphinx."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sphinx_cookiecharter.checks.engine import check
from sphinx_cookiecharter.declaration.reader import read

if TYPE_CHECKING:
    import os

    from sphinx_cookiecharter.checks.engine import Finding
    from sphinx_cookiecharter.declaration.model import Declaration


class Review(NamedTuple):
    """A declaration, and all that is wrong or doubtful with it."""

    declaration: Declaration
    findings: list[Finding]


def review(path: str | os.PathLike[str], language: str | None = None) -> Review:
    """Read and check the declaration at `path`.

    With a `language`, texts given in several languages are expected to speak it.
    The findings have the levels of their codes, and are in the order of the file;
    one on line 0 says that the file could not be opened. Raises nothing.
    """
    declaration = read(path)
    return Review(declaration, check(declaration, language))
