"""A sentence as plain data: runs of text, each in one style."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from sphinx_cookiecharter.declaration.text import Text


class Piece(NamedTuple):
    """A run of text in one style.

    `code` is for names, `uri` makes it a link, within the page to an anchor of ours,
    `translatable` marks the author's words, which the project's message catalogues
    translate; `language` is theirs, where it is not the page's; `line` is the line of
    the declaration that they come from.
    """

    text: str
    code: bool = False
    uri: str = ''
    translatable: bool = False
    language: str = ''
    line: int = 0


Pieces: TypeAlias = Iterable[Piece]


def authors(text: Text, language: str) -> Piece:
    """Return the author's own words for a language."""
    line = text.place[0] if text.place is not None else 0
    if text.translatable:
        return Piece(text.plain, False, '', True, '', line)
    foreign = text.foreign_to(language)
    return Piece(text.in_language(language), language=foreign, line=line)
