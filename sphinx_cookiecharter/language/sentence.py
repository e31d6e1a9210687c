"""Rich text as plain data: a sentence is runs of text, each in one style."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple, TypeAlias
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from sphinx_cookiecharter.declaration.text import Text


class Run(NamedTuple):
    """A run of text in one style.

    `code` is for names, `strong` for what is seen first, `uri` makes it a link, within
    the page to an anchor of ours; `authored` marks the author's words, `translatable`
    those that the project's message catalogues translate; `language` is that of the
    words, where it is not the page's; `line` is the line of the declaration that they
    come from, 0 where the row that they stand in has it.
    """

    text: str
    code: bool = False
    strong: bool = False
    uri: str = ''
    authored: bool = False
    translatable: bool = False
    language: str = ''
    line: int = 0


Runs: TypeAlias = Iterable[Run]


def bare_address(uri: str) -> str:
    """Return an address as it is read: without its scheme and a final slash."""
    parts = urlsplit(uri)
    query = f'?{parts.query}' if parts.query else ''
    return (parts.netloc + parts.path + query).rstrip('/')


def authors(text: Text, language: str) -> Run:
    """Return the author's own words for a language."""
    run = unplaced(text, language)
    return run._replace(line=text.place[0]) if text.place is not None else run


def unplaced(text: Text, language: str) -> Run:
    """Return the author's own words for a cell, whose row has their line."""
    if text.translatable:
        return Run(text.plain, authored=True, translatable=True)
    foreign, words = text.foreign_to(language), text.in_language(language)
    return Run(words, authored=True, language=foreign)
