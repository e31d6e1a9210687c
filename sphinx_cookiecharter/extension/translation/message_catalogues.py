"""Message catalogues: the project's own, and the package's."""

from __future__ import annotations

from gettext import GNUTranslations, find
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def catalogue_files(name: str, folders: Iterable[str], language: str) -> list[str]:
    """Return the files of the catalogue `name`, the first folder's first."""
    return [
        found
        for folder in folders
        for found in find(name, folder, [language], all=True)
    ]


def read_catalogue(files: Iterable[str]) -> GNUTranslations | None:
    """Read catalogues as one: what the first file lacks, the next may have.

    Not by sphinx.locale.init or gettext.translation, which keep what they have once
    read for all builds of a process.
    """
    whole: GNUTranslations | None = None
    for file in files:
        with Path(file).open('rb') as opened:
            one = GNUTranslations(opened)
        if whole is None:
            whole = one
        else:
            whole.add_fallback(one)
    return whole
