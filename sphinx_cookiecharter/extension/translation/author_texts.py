"""Translation of the author's texts, by the message catalogues of the project."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from sphinx.transforms import SphinxTransform

from sphinx_cookiecharter.charter.nodes.rows import author_texts
from sphinx_cookiecharter.declaration.text import collapse
from sphinx_cookiecharter.extension.translation.message_catalogues import (
    authors_catalogues,
)
from sphinx_cookiecharter.language.catalogue_files import read_catalogue

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
    catalogue, findings = read_catalogue(files)
    translate = catalogue.gettext if catalogue is not None else str

    def paragraph(message: str) -> str:
        return collapse(translate(message)) or message

    return Translator(paragraph, findings)


class TranslateTexts(SphinxTransform):
    """Put the author's texts into the reader's language, as plain text.

    Sphinx's own transform would parse the translations as reStructuredText, and
    leave a row alone after the first message that is its own translation: the texts
    hide from it.
    """

    # Just before Sphinx's Locale, 20.
    default_priority = 19

    def apply(self, **kwargs: Any) -> None:
        translator = translator_of(self.env, self.env.docname)
        if translator is None:
            return
        for text in author_texts(self.document):
            text.put_into_words(translator.translate)
            text['hidden'] = True


class RevealTexts(SphinxTransform):
    """Show the texts again: the gettext builder looks for their messages."""

    # Just after Sphinx's Locale, 20.
    default_priority = 21

    def apply(self, **kwargs: Any) -> None:
        for text in author_texts(self.document):
            text.attributes.pop('hidden', None)
