"""Message catalogues (gettext) of our sentences: the project's own, the package's."""

from __future__ import annotations

from functools import cache
from gettext import GNUTranslations, find
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sphinx_cookiecharter.declaration.codes import Code
from sphinx_cookiecharter.declaration.finding import Finding
from sphinx_cookiecharter.declaration.problems import quoted

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx.environment import BuildEnvironment

    from sphinx_cookiecharter.language.language import Language

CATALOGUE: Final = 'sphinx_cookiecharter'

_OWN = Path(__file__).parents[2] / 'locale'


def language_of(env: BuildEnvironment) -> Language:
    """Return the language of a build, with our sentences in it."""
    return _language(env.config.language, catalogue_stamps(env))[0]


def language_findings(env: BuildEnvironment, conf_py: str) -> Iterator[Finding]:
    """Yield what is wrong with the catalogues, or that there is none.

    `conf_py` is the file that says which language the documentation is in.
    """
    language, findings = _language(env.config.language, catalogue_stamps(env))
    yield from findings
    if not language.is_translated:
        yield Finding.on(
            Code.UNTRANSLATED_LANGUAGE,
            (1, 1),
            ': our sentences are not in this language, and stand in English; add a '
            f'catalogue {CATALOGUE!r} to one of locale_dirs',
            item=f'language {quoted(language.code)}',
            path=conf_py,
        )


def catalogue_stamps(env: BuildEnvironment) -> tuple[tuple[str, int], ...]:
    """Return the files that our sentences come from, each with its time stamp."""
    language = env.config.language
    theirs = [str(env.srcdir / folder) for folder in env.config.locale_dirs]
    files = catalogue_files(CATALOGUE, theirs, language) + _own_files(language)
    return tuple((file, Path(file).stat().st_mtime_ns) for file in files)


@cache
def _language(
    code: str, stamps: tuple[tuple[str, int], ...]
) -> tuple[Language, tuple[Finding, ...]]:
    from sphinx_cookiecharter.language.catalogues import load
    from sphinx_cookiecharter.language.language import Language

    catalogues = load(file for file, _ in stamps)
    return Language(code, catalogues.translations), catalogues.findings


def _own_files(language: str) -> list[str]:
    """Return our own catalogues; gettext takes `en` for American English."""
    files = catalogue_files(CATALOGUE, [str(_OWN)], language)
    has_country = '_' in language or '-' in language
    return [file for file in files if has_country or '_' not in _folder(file)]


def _folder(file: str) -> str:
    return Path(file).parts[-3]


def catalogue_files(name: str, folders: Iterable[str], language: str) -> list[str]:
    """Return the files of the catalogue `name`, the first folder's first."""
    return [
        file for folder in folders for file in find(name, folder, [language], all=True)
    ]


def read_catalogue(files: Iterable[str]) -> GNUTranslations | None:
    """Read catalogues as one: what the first file lacks, the next may have.

    Not by sphinx.locale.init or gettext.translation, which keep what they have once
    read for all builds of a process. Like Sphinx, without files that cannot be read.
    """
    catalogue: GNUTranslations | None = None
    for file in files:
        try:
            with Path(file).open('rb') as opened:
                translations = GNUTranslations(opened)
        except Exception:  # a broken file raises anything
            continue
        if catalogue is None:
            catalogue = translations
        else:
            catalogue.add_fallback(translations)
    return catalogue
