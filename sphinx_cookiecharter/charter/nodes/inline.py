"""Inline nodes: what the runs of text of a sentence become."""

from __future__ import annotations

from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from docutils import nodes
from sphinx import addnodes

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sphinx_cookiecharter.language.sentence import Run, Runs


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


class charter_isolate(nodes.inline):
    """The author's words among ours: they may be written in the other direction.

    HTML writes it as `bdi`; other builders need not know it, for it is unwrapped.
    """


class SourceInfo(NamedTuple):
    """Where a directive stands, and where the declaration lies that it shows."""

    source: str
    line: int
    declaration: str


def inline(runs: Runs, source_info: SourceInfo) -> list[nodes.Node]:
    """Return the nodes for runs; what leads to one place side by side is one link."""
    runs = list(runs)
    if len(runs) == 1:
        # A paragraph of the author's own has a direction of its own.
        runs = [runs[0]._replace(authored=False)]
    inlines: list[nodes.Node] = []
    for uri, linked in groupby(runs, key=attrgetter('uri')):
        words = _emphasised(linked, source_info)
        inlines += [_link(uri, words, source_info)] if uri else words
    return inlines


def _emphasised(runs: Runs, source_info: SourceInfo) -> list[nodes.Node]:
    inlines: list[nodes.Node] = []
    for strong, alike in groupby(runs, key=attrgetter('strong')):
        words = _words(alike, source_info)
        inlines += [nodes.strong('', '', *words)] if strong else words
    return inlines


def _words(runs: Runs, source_info: SourceInfo) -> list[nodes.Node]:
    """Return the nodes for runs; plain ones side by side become one text."""
    inlines: list[nodes.Node] = []
    for is_plain, alike in groupby(runs, key=_is_plain):
        if is_plain:
            inlines.append(nodes.Text(''.join(run.text for run in alike)))
        else:
            inlines += [_node(run, source_info) for run in alike]
    return inlines


def _is_plain(run: Run) -> bool:
    return not (run.code or run.authored or run.translatable or run.language)


def fill_element(
    element: nodes.TextElement, runs: Runs, source_info: SourceInfo
) -> nodes.TextElement:
    """Put runs into an element of ours, which no catalogue translates as a whole."""
    runs = list(runs)
    element.rawsource = ''.join(run.text for run in runs)
    element['translatable'] = False
    element.source, element.line = source_info.source, source_info.line
    element += inline(runs, source_info)
    return element


def paragraph(runs: Runs, source_info: SourceInfo, *classes: str) -> nodes.paragraph:
    element = nodes.paragraph(classes=list(classes))
    fill_element(element, runs, source_info)
    return element


def _node(run: Run, source_info: SourceInfo) -> nodes.Node:
    node: nodes.Node = nodes.Text(run.text)
    if run.code:
        node = nodes.literal('', '', node, classes=['charter-code'])
    elif run.translatable:
        # Left as written, here as in a row: typography is the author's.
        node = charter_text(run.text, '', node, support_smartquotes=False)
        node.source, node.line = source_info.declaration, run.line or source_info.line
    if run.language:
        # Of this class docutils makes an attribute in HTML.
        node = nodes.inline('', '', node, classes=[f'language-{run.language}'])
    if run.authored:
        node = charter_isolate('', '', node)
    return node


def _link(
    uri: str, words: Sequence[nodes.Node], source_info: SourceInfo
) -> nodes.reference:
    target = (
        {'refid': uri[1:], 'internal': True}
        if uri.startswith('#charter-')
        else {'refuri': uri, 'internal': False}
    )
    node = nodes.reference('', '', *words, **target)
    # linkcheck reports a line of the document, not one of the declaration.
    node.source, node.line = source_info.source, source_info.line
    return node


def unwrap(root: nodes.Element, kind: type[nodes.inline]) -> None:
    """Leave of the nodes of a kind what is in them, which every builder writes."""
    for element in list(root.findall(kind)):
        element.replace_self(element.children)
