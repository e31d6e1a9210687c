"""Anchors (ids): each of ours once on a page, also where documents become one."""

from __future__ import annotations

from collections import defaultdict
from functools import partial
from typing import TYPE_CHECKING, Any, ClassVar, Final

from docutils import nodes
from sphinx import addnodes
from sphinx.transforms.post_transforms import SphinxPostTransform

from sphinx_cookiecharter.charter.nodes.rows import charter_rows
from sphinx_cookiecharter.extension.conditions import condition_of
from sphinx_cookiecharter.extension.domain.domain import domain_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx.builders import Builder

    from sphinx_cookiecharter.charter.nodes.rows import Row


#: Of an element whose anchors another on its page has.
_SPARES: Final = 'charter-spares'


def place_anchors(
    document: nodes.document, written: Iterable[nodes.Node], names: dict[str, str]
) -> dict[str, str]:
    """Leave each anchor to the first on the page; return those that had to change.

    Rows of two declarations may have one anchor for two names: the later gets
    another. `names` holds the name at each anchor of a row, for the whole document. The
    others keep it as a spare one, for a builder may leave out the first.
    """
    changed: dict[str, str] = {}

    def place_row(rows: charter_rows, row: Row) -> Row:
        if not row.anchor:
            return row
        placed, number = row.anchor, 1
        while names.setdefault(placed, row.name) != row.name:
            number += 1
            placed = f'{row.anchor}-{number}'
        if placed != row.anchor:
            changed[row.anchor] = placed
        # A directive in the body of another has placed its own already.
        if document.ids.setdefault(placed, rows) is rows:
            return row._replace(anchor=placed)
        return row._replace(anchor='', spare=placed)

    for top in written:
        for element in top.findall(nodes.Element):
            if isinstance(element, charter_rows):
                element.change_anchors(partial(place_row, element))
            for anchor in _ours(element):
                if document.ids.setdefault(anchor, element) is not element:
                    element['ids'].remove(anchor)
                    element[_SPARES] = [*element.get(_SPARES, ()), anchor]
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


def _by_document(
    parent: nodes.Element, docname: str
) -> Iterator[tuple[str, nodes.Element]]:
    """Yield all elements in order, each with the name of its document."""
    for node in parent.children:
        if isinstance(node, nodes.Element):
            yield docname, node
            inner = isinstance(node, addnodes.start_of_file)
            yield from _by_document(node, node['docname'] if inner else docname)


class AnchorsOfShown(SphinxPostTransform):
    """Where a builder leaves out what has an anchor, give it to the next that shows it.

    What `only` and `ifconfig` hold is in every doctree, and gone from some outputs.
    """

    # Before the anchors of several documents are compared (4).
    default_priority = 3

    def run(self, **kwargs: Any) -> None:
        domain = domain_of(self.env)
        names = {self.env.docname}
        if domain.displays:
            files = self.document.findall(addnodes.start_of_file)
            names.update(file['docname'] for file in files)
        if domain.builder is None or names.isdisjoint(domain.displays):
            return
        elements = list(_by_document(self.document, self.env.docname))
        hides = self._take_from_hidden(domain.builder, elements)
        if not hides and not any(_has_spare(element) for _, element in elements):
            return
        present: dict[str, set[str]] = defaultdict(set)
        for docname, element in elements:
            present[docname].update(_anchors(element))
        for docname, element in elements:
            self._give(element, present[docname])
        if hides:
            for docname, element in elements:
                if _leads_astray(element, present[docname]):
                    element.replace_self(element.children)

    def _take_from_hidden(
        self, builder: Builder, elements: Iterable[tuple[str, nodes.Element]]
    ) -> bool:
        """Take the anchors from what the builder leaves out, if there is any."""
        hidden = [
            element
            for _, around in elements
            if (condition := condition_of(around)) and not condition.holds(builder)
            for element in around.findall(nodes.Element)
        ]
        for element in hidden:
            if isinstance(element, charter_rows):
                element.change_anchors(lambda row: row._replace(anchor='', spare=''))
            for anchor in _ours(element):
                element['ids'].remove(anchor)
            element.attributes.pop(_SPARES, None)
        return bool(hidden)

    def _give(self, element: nodes.Element, present: set[str]) -> None:
        """Give an element those of its spare anchors that nothing else has."""

        def give_row(row: Row) -> Row:
            if not row.spare or row.spare in present:
                return row
            present.add(row.spare)
            return row._replace(anchor=row.spare)

        if isinstance(element, charter_rows):
            element.change_anchors(give_row)
        for anchor in element.attributes.pop(_SPARES, ()):
            if anchor not in present:
                present.add(anchor)
                # What has a number or a place in the contents is known by its first.
                is_known = isinstance(element, nodes.section | nodes.table)
                element['ids'].insert(len(element['ids']) if is_known else 0, anchor)


def _anchors(element: nodes.Element) -> Iterator[str]:
    yield from _ours(element)
    if isinstance(element, charter_rows):
        yield from (row.anchor for row in element.rows if row.anchor)


def _has_spare(element: nodes.Element) -> bool:
    if isinstance(element, charter_rows):
        return any(row.spare for row in element.rows)
    return _SPARES in element.attributes


def _leads_astray(element: nodes.Element, present: set[str]) -> bool:
    """Whether an element is a link of ours to what is not on its page."""
    if not isinstance(element, nodes.reference):
        return False
    anchor = element.get('refid', '')
    return anchor.startswith('charter-') and anchor not in present


class AnchorsOnce(SphinxPostTransform):
    """Where several documents become one, leave each anchor where references lead."""

    # Before the rows are expanded (399).
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
        for docname, node in _by_document(self.document, self.env.docname):
            if isinstance(node, charter_rows):
                node.change_anchors(partial(self._anchor_of_row, docname))
            for anchor in _ours(node):
                if not self._may_stand(docname, anchor):
                    self._withdraw(node, docname, anchor)
            if isinstance(node, nodes.reference):
                self._links.append((docname, node))
        for docname, link in self._links:
            self._follow(docname, link)

    def _anchor_of_row(self, docname: str, row: Row) -> Row:
        if self._may_stand(docname, row.anchor):
            return row
        self._withdrawn.add(row.anchor)
        return row._replace(anchor='')

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
            from sphinx_cookiecharter.charter.targets import slug

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
