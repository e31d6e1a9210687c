"""What becomes of our nodes: in the reader's language, and for each builder."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms import SphinxTransform
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_cookiecharter.charter.nodes.choice_control import (
    leave_links,
    leave_sentences,
)
from sphinx_cookiecharter.charter.nodes.inline import charter_text, unwrap_texts
from sphinx_cookiecharter.charter.nodes.rows import (
    charter_rows,
    expand_rows,
    leave_messages,
    lighten_heads,
)
from sphinx_cookiecharter.charter.targets.anchors import slug
from sphinx_cookiecharter.extension.domain.incremental import domain_of
from sphinx_cookiecharter.extension.translation.author_texts import translator_of
from sphinx_cookiecharter.extension.translation.own_texts import wording_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.builders import Builder


def _texts(document: nodes.document) -> Iterator[charter_rows | charter_text]:
    for node in document.findall(lambda n: isinstance(n, charter_rows | charter_text)):
        assert isinstance(node, charter_rows | charter_text)
        yield node


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
        for text in _texts(self.document):
            text.put_into_words(translate)
            text['hidden'] = True


class RevealTexts(SphinxTransform):
    """Show the texts again: the gettext builder looks for their messages."""

    # Just after Sphinx's Locale, 20.
    default_priority = 21

    def apply(self, **kwargs: Any) -> None:
        for text in _texts(self.document):
            text.attributes.pop('hidden', None)


class VisibleSections(SphinxTransform):
    """Where content blockers hide a section by its id, put another of its ids first.

    Docutils puts that of an explicit target above a title after the title's own.
    """

    # Once the ids are in order: after docutils' PropagateTargets (260), Sphinx's
    # SortIds (261) and MyST's PrioritiseExplicitIds (262); before anybody asks for the
    # first one, as MyST's ResolveSectionRefs (300) does.
    default_priority = 263

    def apply(self, **kwargs: Any) -> None:
        written = domain_of(self.env).written_nodes
        if written:
            from sphinx_cookiecharter.extension.blockers import use_visible_ids

            use_visible_ids(written)


class AnchorsOnce(SphinxPostTransform):
    """Where several documents become one, leave each anchor where references lead."""

    builders = ('singlehtml', 'epub')
    # Before the rows are expanded (5).
    default_priority = 4

    def run(self, **kwargs: Any) -> None:
        domain = domain_of(self.env)
        self._claimed = domain.claimed
        self._objects = {anchor for _, anchor in domain.claimed}
        self._one_page = domain.builder.name == 'singlehtml'
        self._met: set[str] = set()
        self._withdrawn: set[str] = set()
        self._renamed: dict[tuple[str, str], str] = {}
        self._links: list[tuple[str, nodes.reference]] = []
        self._visit(self.document, self.env.docname)
        for docname, link in self._links:
            self._follow(docname, link)

    def _visit(self, parent: nodes.Element, docname: str) -> None:
        for node in parent.children:
            if isinstance(node, charter_rows):
                node.change_anchors(partial(self._anchor_of_row, docname))
            elif isinstance(node, nodes.Element):
                ids = node['ids']
                ours = ids and ids[0].startswith('charter-')
                if ours and not self._may_stand(docname, ids[0]):
                    self._withdraw(node, docname)
                if isinstance(node, nodes.reference):
                    self._links.append((docname, node))
                inner = isinstance(node, addnodes.start_of_file)
                self._visit(node, node['docname'] if inner else docname)

    def _anchor_of_row(self, docname: str, name: str, anchor: str) -> str:
        if self._may_stand(docname, anchor):
            return anchor
        self._withdrawn.add(anchor)
        return ''

    def _may_stand(self, docname: str, anchor: str) -> bool:
        # A heading that is no object, of unclassified items, stands where it is first.
        claimed = (docname, anchor) in self._claimed or anchor not in self._objects
        if not claimed or anchor in self._met:
            return False
        # Two declarations may claim one anchor, for two names.
        self._met.add(anchor)
        return True

    def _withdraw(self, node: nodes.Element, docname: str) -> None:
        old = node['ids'][0]
        if isinstance(node, nodes.section) and not self._one_page:
            # In an epub each document is a file, whose contents lead to the section.
            return
        if isinstance(node, nodes.section | nodes.table):
            # Sphinx fails on a section without an id, and on a table with a number.
            new = f'{slug(docname)}-{old}'
            node['ids'][0] = self._renamed[docname, old] = new
        else:
            self._withdrawn.add(old)
            node['ids'] = node['ids'][1:]

    def _follow(self, docname: str, link: nodes.reference) -> None:
        """Let a link within a charter lead to where its anchor stands now."""
        anchor = link.get('refid', '')
        if (docname, anchor) in self._renamed:
            link['refid'] = self._renamed[docname, anchor]
        elif not self._one_page and anchor in self._withdrawn:
            # It stands in another file; what it says stays.
            link.replace_self(link.children)


class NodesForBuilder(SphinxPostTransform):
    """Unwrap texts; expand the rows, or leave them to our own HTML visitor."""

    # Before references are resolved (10) and collected by linkcheck (800).
    default_priority = 5

    def run(self, **kwargs: Any) -> None:
        builder = domain_of(self.env).builder
        if builder.name == 'gettext':
            leave_messages(self.document)
            return
        unwrap_texts(self.document)
        if writes_light_rows(builder):
            leave_links(self.document)
        else:
            leave_sentences(self.document)
        if builder.name in {'text', 'man'}:
            from sphinx_cookiecharter.charter.nodes.item_list import list_rows

            list_rows(self.document, wording_of(self.env))
            return
        if writes_light_rows(builder):
            lighten_heads(self.document)
            return
        tables = expand_rows(self.document)
        if builder.format in {'latex', 'texinfo'}:
            from sphinx_cookiecharter.charter.nodes.latex import (
                anchor_rubrics,
                fit_tables,
            )

            anchor_rubrics(self.document)
            if builder.format == 'latex':
                fit_tables(tables)


def writes_light_rows(builder: Builder) -> bool:
    """Whether our HTML visitor writes the rows; epub adds link targets to rows."""
    return builder.format == 'html' and builder.name != 'epub'
