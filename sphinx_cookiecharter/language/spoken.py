"""The languages that can be spoken, each with the sentences of its catalogues."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from sphinx_cookiecharter.language.catalogue_files import stamped, wording_files
from sphinx_cookiecharter.language.catalogues import load
from sphinx_cookiecharter.language.language import Language

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_cookiecharter.declaration.finding import Finding
    from sphinx_cookiecharter.language.catalogue_files import Stamps


class Spoken(NamedTuple):
    """A language with our sentences, and what is wrong in their catalogues."""

    language: Language
    findings: tuple[Finding, ...]


def spoken(code: str, folders: Iterable[str] = ()) -> Spoken:
    """Return a language with our sentences, in English where no catalogue has it.

    `folders` hold catalogues that win over the package's, as `locale_dirs` do.
    """
    return _spoken(code, stamped(wording_files(folders, code)))


@cache
def _spoken(code: str, stamps: Stamps) -> Spoken:
    catalogues = load(file for file, _ in stamps)
    return Spoken(Language(code, catalogues.translations), catalogues.findings)
