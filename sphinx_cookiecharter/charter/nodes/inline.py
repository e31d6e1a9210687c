"""Inline nodes: what the runs of text of a sentence become."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from docutils import nodes
from sphinx import addnodes

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sphinx_cookiecharter.language.sentence import Piece, Pieces


class charter_text(nodes.inline, addnodes.translatable):
    """The author's words inside a sentence of ours; `rawsource` is the message.

    Not an inline with `translatable` set: Sphinx moves those to the end of their
    sentence when it has translated them.
    """

    #: Sphinx gives one to what is translatable, where it builds message catalogues.
    uid: str

    def put_into_words(self, translate: Callable[[str], str]) -> None:
        """Show the message in the reader's language."""
        self.children = []
        self += nodes.Text(translate(self.rawsource))

    def preserve_original_messages(self) -> None:
        """Do nothing: `rawsource` holds the message from the start."""

    def apply_translated_message(
        self, original_message: str, translated_message: str
    ) -> None:
        """Do nothing: `put_into_words` has done it, without markup."""

    def extract_original_messages(self) -> Sequence[str]:
        return () if self.get('hidden') else (self.rawsource,)


class Place(NamedTuple):
    """Where a directive stands, and where the declaration lies that it shows."""

    source: str
    line: int
    declaration: str


def inline(pieces: Pieces, place: Place) -> list[nodes.Node]:
    """Return the nodes for pieces; plain ones side by side become one text."""
    found: list[nodes.Node] = []
    for is_plain, run in groupby(pieces, key=_is_plain):
        if is_plain:
            found.append(nodes.Text(''.join(piece.text for piece in run)))
        else:
            found += [_node(piece, place) for piece in run]
    return found


def _is_plain(piece: Piece) -> bool:
    return not (piece.code or piece.uri or piece.translatable or piece.language)


def fill_element(
    element: nodes.TextElement, pieces: Pieces, place: Place
) -> nodes.TextElement:
    """Put pieces into an element of ours, which no catalogue translates as a whole."""
    pieces = list(pieces)
    element.rawsource = ''.join(piece.text for piece in pieces)
    element['translatable'] = False
    element.source, element.line = place.source, place.line
    element += inline(pieces, place)
    return element


def paragraph(pieces: Pieces, place: Place, *classes: str) -> nodes.paragraph:
    element = nodes.paragraph(classes=list(classes))
    fill_element(element, pieces, place)
    return element


def _node(piece: Piece, place: Place) -> nodes.Node:
    node: nodes.Node = nodes.Text(piece.text)
    if piece.code:
        node = nodes.literal('', '', node)
    elif piece.translatable:
        # Left as written, here as in a row: typography is the author's.
        node = charter_text(piece.text, '', node, support_smartquotes=False)
        node.source, node.line = place.declaration, piece.line or place.line
    if piece.language:
        # Of this class docutils makes an attribute in HTML.
        node = nodes.inline('', '', node, classes=[f'language-{piece.language}'])
    if piece.uri:
        target = (
            {'refid': piece.uri[1:], 'internal': True}
            if piece.uri.startswith('#charter-')
            else {'refuri': piece.uri, 'internal': False}
        )
        node = nodes.reference('', '', node, **target)
        # linkcheck reports a line of the document, not one of the declaration.
        node.source, node.line = place.source, place.line
    return node


def unwrap_texts(document: nodes.document) -> None:
    """Leave of the author's words nothing but text, which every builder writes."""
    for element in list(document.findall(charter_text)):
        element.replace_self(element.children)
