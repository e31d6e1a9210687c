"""Message catalogues (gettext) as files: where they lie, and what is in them."""

from __future__ import annotations

from gettext import GNUTranslations, find
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeAlias

from sphinx_cookiecharter.language.catalogues import unreadable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_cookiecharter.declaration.finding import Finding

#: Files, each with its time stamp: what has another one is read anew.
Stamps: TypeAlias = tuple[tuple[str, int], ...]

#: The name of the catalogue of our sentences, the package's and the project's.
CATALOGUE: Final = 'sphinx_cookiecharter'

#: The folder with the catalogues of the package.
OWN: Final = Path(__file__).parents[1] / 'locale'


def wording_files(folders: Iterable[str], language: str) -> list[str]:
    """Return the files of our sentences: those of `folders`, then the package's own.

    For gettext, `en` is American English too: ours of a country serve it alone.
    """
    language = language.replace('-', '_')
    own = catalogue_files(CATALOGUE, [str(OWN)], language)
    if '_' not in language:
        own = [file for file in own if '_' not in Path(file).parts[-3]]
    return catalogue_files(CATALOGUE, folders, language) + own


def stamped(files: Iterable[str]) -> Stamps:
    return tuple((file, Path(file).stat().st_mtime_ns) for file in files)


def catalogue_files(name: str, folders: Iterable[str], language: str) -> list[str]:
    """Return the files of the catalogue `name`, the first folder's first."""
    return [
        file for folder in folders for file in find(name, folder, [language], all=True)
    ]


def read_catalogue(
    files: Iterable[str],
) -> tuple[GNUTranslations | None, tuple[Finding, ...]]:
    """Read catalogues as one: what the first file lacks, the next may have.

    Not by sphinx.locale.init or gettext.translation, which keep what they have once
    read for all builds of a process. Like Sphinx, without files that cannot be read,
    but not in silence.
    """
    catalogue: GNUTranslations | None = None
    findings: list[Finding] = []
    for file in files:
        try:
            with Path(file).open('rb') as opened:
                translations = GNUTranslations(opened)
        except Exception as error:  # a broken file raises anything
            findings.append(unreadable(file, error))
            continue
        if catalogue is None:
            catalogue = translations
        else:
            catalogue.add_fallback(translations)
    return catalogue, tuple(findings)


def read_authors(folders: Iterable[str], language: str) -> GNUTranslations | None:
    """Read all catalogues of the folders but that of our sentences, as one.

    A project has the texts of its declaration in the catalogue of a page, which only
    its builds know by name.
    """
    folders = [*folders]
    names = {
        path.relative_to(parent).with_suffix('').as_posix()
        for folder in folders
        for parent in Path(folder).glob('*/LC_MESSAGES')
        for path in parent.rglob('*.mo')
    }
    catalogue, _ = read_catalogue(
        file
        for name in sorted(names - {CATALOGUE})
        for file in catalogue_files(name, folders, language)
    )
    return catalogue
