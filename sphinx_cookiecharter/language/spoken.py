"""The languages that the package speaks, each with the sentences of its catalogue."""

from __future__ import annotations

from functools import cache
from gettext import find
from pathlib import Path
from typing import Final

from sphinx_cookiecharter.language.catalogues import load
from sphinx_cookiecharter.language.language import Language

#: The name of the message catalogue (gettext).
CATALOGUE: Final = 'sphinx_cookiecharter'

#: The catalogues of the package.
FOLDER: Final = Path(__file__).parents[1] / 'locale'


@cache
def spoken(code: str) -> Language:
    """Return a language with our sentences, in English where the package lacks it."""
    files = find(CATALOGUE, str(FOLDER), [code.replace('-', '_')], all=True)
    return Language(code, load(files).translations)
