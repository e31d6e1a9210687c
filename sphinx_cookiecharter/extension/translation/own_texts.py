"""Our words for a build: from the project's catalogues, then from the package's."""

from __future__ import annotations

from functools import cache
from gettext import NullTranslations
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sphinx_cookiecharter.extension.translation.message_catalogues import (
    catalogue_files,
    read_catalogue,
)

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

    from sphinx_cookiecharter.language.language import Wording

CATALOGUE: Final = 'sphinx_cookiecharter'

_OWN = Path(__file__).parents[2] / 'locale'


def wording_of(env: BuildEnvironment) -> Wording:
    """Return the wording for the language of a build."""
    return _wording(env.config.language, state_of_words(env))


def state_of_words(env: BuildEnvironment) -> tuple[tuple[str, int], ...]:
    """Return the files that our words come from, each with its time stamp."""
    theirs = (str(env.srcdir / folder) for folder in env.config.locale_dirs)
    files = catalogue_files(CATALOGUE, (*theirs, str(_OWN)), env.config.language)
    return tuple((file, Path(file).stat().st_mtime_ns) for file in files)


@cache
def _wording(language: str, state: tuple[tuple[str, int], ...]) -> Wording:
    from sphinx_cookiecharter.language.language import Wording

    found = read_catalogue(file for file, _ in state)
    return Wording(language, found if found is not None else NullTranslations())
