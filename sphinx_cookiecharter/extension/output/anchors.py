"""Anchors (ids): each of ours once on a page, also where documents become one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_cookiecharter.charter.nodes.rows import charter_rows
from sphinx_cookiecharter.charter.targets import slug
from sphinx_cookiecharter.extension.domain.domain import domain_of

if TYPE_CHECKING:
    from collections.abc import Iterable


def place_anchors(
    document: nodes.document, written: Iterable[nodes.Node], names: dict[str, str]
) -> dict[str, str]:
    """Leave each anchor to the first on the page; return those that had to change.

    Rows of two declarations may have one anchor for two names: the later gets
    another. `names` holds the name at each anchor of a row, for the whole document.
    """
    changed: dict[str, str] = {}

    def place_row(rows: charter_rows, name: str, anchor: str) -> str:
        if not anchor:
            return ''
        placed, number = anchor, 1
        while names.setdefault(placed, name) != name:
            number += 1
            placed = f'{anchor}-{number}'
        if placed != anchor:
            changed[anchor] = placed
        # A directive in the body of another has placed its own already.
        first = document.ids.setdefault(placed, rows) is rows
        return placed if first else ''

    for top in written:
        for element in top.findall(nodes.Element):
            if isinstance(element, charter_rows):
                element.change_anchors(partial(place_row, element))
            for anchor in _ours(element):
                if document.ids.setdefault(anchor, element) is not element:
                    element['ids'].remove(anchor)
            if isinstance(element, nodes.section) and not element['ids']:
                from sphinx_cookiecharter.extension.blocked_names import blocked_names

                # Sphinx fails on a section without an id.
                title = nodes.fully_normalize_name(element[0].astext())
                # Without a name, it gets an id that no content blocker hides.
                if nodes.make_id(title) not in blocked_names().ids:
                    element['names'].append(title)
                document.note_implicit_target(element, element)
    for top in written if changed else ():
        for link in top.findall(nodes.reference):
            if 'refid' in link:
                link['refid'] = changed.get(link['refid'], link['refid'])
    return changed


def _ours(element: nodes.Element) -> list[str]:
    return [name for name in element['ids'] if name.startswith('charter-')]


class AnchorsOnce(SphinxPostTransform):
    """Where several documents become one, leave each anchor where references lead."""

    # Before the rows are expanded (5).
    default_priority = 4
    #: Whether all documents become one page, and not files of one book.
    one_page: ClassVar[bool]

    def run(self, **kwargs: Any) -> None:
        domain = domain_of(self.env)
        self._claimed = domain.claimed
        self._objects = {anchor for _, anchor in domain.claimed}
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
                for anchor in _ours(node):
                    if not self._may_stand(docname, anchor):
                        self._withdraw(node, docname, anchor)
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

    def _withdraw(self, node: nodes.Element, docname: str, old: str) -> None:
        if isinstance(node, nodes.section) and not self.one_page:
            # In an epub each document is a file, whose contents lead to the section.
            return
        if isinstance(node, nodes.section | nodes.table):
            # Sphinx fails on a section without an id, and on a table with a number.
            new = f'{slug(docname)}-{old}'
            node['ids'][node['ids'].index(old)] = self._renamed[docname, old] = new
        else:
            self._withdrawn.add(old)
            node['ids'].remove(old)

    def _follow(self, docname: str, link: nodes.reference) -> None:
        """Let a link within a charter lead to where its anchor stands now."""
        anchor = link.get('refid', '')
        if (docname, anchor) in self._renamed:
            link['refid'] = self._renamed[docname, anchor]
        elif not self.one_page and anchor in self._withdrawn:
            # It stands in another file; what it says stays.
            link.replace_self(link.children)


class AnchorsOnceOnPage(AnchorsOnce):
    builders = ('singlehtml',)
    one_page = True


class AnchorsOnceInBook(AnchorsOnce):
    builders = ('epub',)
    one_page = False
