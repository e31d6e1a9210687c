"""The languages that can be spoken, each with the sentences of its catalogues."""

from __future__ import annotations

from functools import cache

from sphinx_cookiecharter.language.catalogue_files import wording_files
from sphinx_cookiecharter.language.catalogues import load
from sphinx_cookiecharter.language.language import Language


@cache
def spoken(code: str, folders: tuple[str, ...] = ()) -> Language:
    """Return a language with our sentences, in English where no catalogue has it.

    `folders` hold catalogues that win over the package's, as `locale_dirs` do.
    """
    files = wording_files(folders, code.replace('-', '_'))
    return Language(code, load(files).translations)
