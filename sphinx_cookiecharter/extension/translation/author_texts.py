"""Translation of the author's texts, by the message catalogues of the project."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sphinx.transforms import SphinxTransform
from sphinx.util.i18n import docname_to_domain

from sphinx_cookiecharter.charter.nodes.rows import author_texts
from sphinx_cookiecharter.language.catalogue_files import (
    catalogue_files,
    read_catalogue,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx.environment import BuildEnvironment


def translator_of(env: BuildEnvironment, docname: str) -> Callable[[str], str] | None:
    """Return what translates the messages of a document; None without a catalogue."""
    config = env.config
    files = catalogue_files(
        docname_to_domain(docname, config.gettext_compact),
        [str(env.srcdir / folder) for folder in config.locale_dirs],
        config.language,
    )
    catalogue = read_catalogue(files)
    return catalogue.gettext if catalogue is not None else None


class TranslateTexts(SphinxTransform):
    """Put the author's texts into the reader's language, as plain text.

    Sphinx's own transform would parse the translations as reStructuredText, and
    leave a row alone after the first message that is its own translation: the texts
    hide from it.
    """

    # Just before Sphinx's Locale, 20.
    default_priority = 19

    def apply(self, **kwargs: Any) -> None:
        translate = translator_of(self.env, self.env.docname)
        if translate is None:
            return
        for text in author_texts(self.document):
            text.put_into_words(translate)
            text['hidden'] = True


class RevealTexts(SphinxTransform):
    """Show the texts again: the gettext builder looks for their messages."""

    # Just after Sphinx's Locale, 20.
    default_priority = 21

    def apply(self, **kwargs: Any) -> None:
        for text in author_texts(self.document):
            text.attributes.pop('hidden', None)
