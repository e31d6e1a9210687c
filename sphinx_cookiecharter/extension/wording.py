"""Our words for a build: from the project's catalogues, then from the package's."""

from __future__ import annotations

import gettext
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sphinx_cookiecharter.charter.wording import Wording

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

CATALOGUE: Final = 'sphinx_cookiecharter'

_OWN = Path(__file__).parents[1] / 'locale'


def wording_of(env: BuildEnvironment) -> Wording:
    """Return the wording for the language of a build."""
    theirs = (str(env.srcdir / folder) for folder in env.config.locale_dirs)
    return _wording(env.config.language, (*theirs, str(_OWN)))


@cache
def _wording(language: str, folders: tuple[str, ...]) -> Wording:
    # Not sphinx.locale.init: it keeps one translator for all builds of a process.
    translations = gettext.NullTranslations()
    for folder in reversed(folders):
        found = gettext.translation(CATALOGUE, folder, [language], fallback=True)
        if isinstance(found, gettext.GNUTranslations):
            found.add_fallback(translations)
            translations = found
    return Wording(language, translations)
