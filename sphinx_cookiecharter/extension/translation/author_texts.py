"""Translation of the author's texts, by the message catalogues of the project."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sphinx_cookiecharter.extension.translation.message_catalogues import (
    authors_catalogues,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx.environment import BuildEnvironment

    from sphinx_cookiecharter.declaration.finding import Finding


class Translator(NamedTuple):
    """What translates the messages of a document, and what is wrong with its files."""

    translate: Callable[[str], str]
    findings: tuple[Finding, ...]


def translator_of(env: BuildEnvironment, docname: str) -> Translator | None:
    """Return the translator of a document; None where it has no catalogue."""
    files = authors_catalogues(env, docname)
    if not files:
        return None
    from sphinx_cookiecharter.declaration.text import collapse
    from sphinx_cookiecharter.language.catalogue_files import read_catalogue

    catalogue, findings = read_catalogue(files)
    translate = catalogue.gettext if catalogue is not None else str

    def paragraph(message: str) -> str:
        return collapse(translate(message)) or message

    return Translator(paragraph, findings)
