"""The doctree of a charter, as its directive would make it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from docutils.utils import new_document

from sphinx_cookiecharter.charter.charter import compose
from sphinx_cookiecharter.charter.context import CharterContext
from sphinx_cookiecharter.charter.names import SECTIONS
from sphinx_cookiecharter.charter.nodes.inline import SourceInfo, charter_text, unwrap
from sphinx_cookiecharter.charter.nodes.rows import author_texts
from sphinx_cookiecharter.charter.targets import Anchors
from sphinx_cookiecharter.declaration.diff import diff

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from docutils import nodes
    from docutils.frontend import Values

    from sphinx_cookiecharter.declaration.model import Declaration
    from sphinx_cookiecharter.language.language import Language

#: The heading level of the sections: that of a page's title is 1.
LEVEL = 2


@dataclass(frozen=True, slots=True)
class CharterOptions:
    """What of a declaration is written, and in which language.

    `translate` gives the author's words in that language; `sections` and `columns` are
    those of the directive; `since` is an earlier declaration to compare with.
    """

    language: Language
    translate: Callable[[str], str] = str
    sections: Sequence[str] = SECTIONS
    columns: Sequence[str] = ()
    since: Declaration | None = None


def doctree(
    declaration: Declaration, options: CharterOptions, settings: Values | None = None
) -> nodes.document:
    """Return a document that is one charter, its author's words translated."""
    document = new_document(declaration.path, settings)
    document += compose(_context(declaration, options), LEVEL)
    for text in author_texts(document):
        text.put_into_words(options.translate)
    unwrap(document, charter_text)
    return document


def _context(declaration: Declaration, options: CharterOptions) -> CharterContext:
    since = options.since
    return CharterContext(
        declaration,
        declaration.cookies,
        options.columns,
        options.language,
        SourceInfo(declaration.path, 1, declaration.path),
        Anchors(declaration),
        sections=options.sections,
        headings='sections',
        diff=diff(since, declaration) if since is not None else None,
        earlier=since.cookies if since is not None else (),
    )
