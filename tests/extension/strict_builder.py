"""A builder of another project: it knows the nodes of docutils and Sphinx alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx.builders import Builder

if TYPE_CHECKING:
    from collections.abc import Iterator, Set

    from docutils import nodes
    from sphinx.application import Sphinx


class StrictBuilder(Builder):
    """Writes which classes of nodes a document has, its contents resolved in it."""

    name = 'strict'
    format = 'strict'

    def get_outdated_docs(self) -> Set[str]:
        return self.env.found_docs

    def get_target_uri(self, docname: str, typ: str | None = None) -> str:
        return docname

    def prepare_writing(self, docnames: Set[str]) -> None:
        """Do nothing."""

    def write_doc(self, docname: str, doctree: nodes.document) -> None:
        kinds = '\n'.join(sorted(set(kinds_of(doctree))))
        (self.outdir / f'{docname}.kinds').write_text(kinds, 'utf-8')


def kinds_of(root: nodes.Node) -> Iterator[str]:
    """Yield the classes of all nodes, with their modules."""
    for node in root.findall():
        yield f'{type(node).__module__}.{type(node).__name__}'


def setup(app: Sphinx) -> None:
    app.add_builder(StrictBuilder)
