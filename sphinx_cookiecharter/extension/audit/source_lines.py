"""Source lines of a doctree: where a document has what its page shows."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.builders.singlehtml import SingleFileHTMLBuilder

from sphinx_cookiecharter.catalogue.selectors import read_selector
from sphinx_cookiecharter.observation.pages.html_page import parse_page
from sphinx_cookiecharter.observation.pages.urls import read_address

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx.application import Sphinx

    from sphinx_cookiecharter.observation.pages.audit import Traces


def places_of(
    app: Sphinx, page: str, wanted: Iterable[Traces]
) -> dict[Traces, tuple[str, int]]:
    """Return the file and the line of what traces lead to; else the page's first line.

    It is looked for in the doctrees as they were read, so that nothing has to be kept;
    each is loaded once.
    """
    places = dict.fromkeys(wanted, (str(app.env.doc2path(page)), 1))
    sought = [traces for traces in places if traces.hosts or traces.nodes]
    for docname in _documents(app, page):
        if not sought:
            break
        doctree = app.env.get_doctree(docname)
        found = {traces: _find(doctree, traces) for traces in sought}
        places |= {traces: place for traces, place in found.items() if place}
        sought = [traces for traces, place in found.items() if not place]
    return places


def _documents(app: Sphinx, page: str) -> list[str]:
    if isinstance(app.builder, SingleFileHTMLBuilder):
        others = sorted(app.env.found_docs - {page})
        return [page, *others]
    return [page]


def _find(doctree: nodes.document, traces: Traces) -> tuple[str, int] | None:
    for node in doctree.findall(nodes.Element):
        if _is_of_class(node, traces.nodes):
            return _place_of_directive(node, doctree) or _place(node)
        if any(host in traces.hosts for host in _hosts(node)):
            return _place(node)
    return None


def _is_of_class(node: nodes.Element, selectors: Iterable[str]) -> bool:
    return any(
        selector.fits(type(node).__name__, node.attributes)
        for text in selectors
        if (selector := read_selector(text)) is not None
    )


def _place_of_directive(
    node: nodes.Element, doctree: nodes.document
) -> tuple[str, int] | None:
    """Return where the directive stands that has the name of a node's class.

    Many directives forget to say where they stand. Where each in the file has given one
    node, the order tells.
    """
    path = doctree.get('source', '')
    try:
        text = Path(path).read_text(encoding='utf-8-sig')
    except (OSError, UnicodeError):
        return None
    of = type(node)
    directive = re.compile(rf'\s*(?:\.\.\s+|(?:```+|:::+)\{{){of.__name__}(?:::|\}})')
    lines = [n for n, line in enumerate(text.splitlines(), 1) if directive.match(line)]
    written = list(doctree.findall(of))
    if len(lines) != len(written):
        return None
    return path, lines[written.index(node)]


def _hosts(node: nodes.Element) -> Iterator[str]:
    """Yield the hosts that a node makes its page ask."""
    if isinstance(node, nodes.image):
        addresses = [node.get('uri', '')]
    elif isinstance(node, nodes.raw) and 'html' in node.get('format', '').split():
        addresses = [load.address for load in parse_page(node.astext().encode()).loads]
    else:
        return
    for written in addresses:
        address = read_address(written)
        if address is not None:
            yield address.host


def _place(node: nodes.Element) -> tuple[str, int] | None:
    """Return where a node stands, or else what it is in."""
    at: nodes.Element | None = node
    while at is not None and not (at.line and at.source):
        at = at.parent
    if at is None or not at.line or not at.source:
        return None
    return at.source, at.line
