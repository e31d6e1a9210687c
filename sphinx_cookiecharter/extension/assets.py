"""The stylesheet, on the pages that need it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from docutils import nodes

from sphinx_cookiecharter.extension.renewal import domain_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

STYLESHEET: Final = 'charter.css'

_STATIC = Path(__file__).parents[1] / 'static'


def add_static_path(app: Sphinx, config: Config) -> None:
    # Here and not once the builder is known: then every build would find the value
    # changed. First in the list, so that a project's own file of that name wins.
    config.html_static_path = [str(_STATIC), *config.html_static_path]


def add_stylesheet(
    app: Sphinx,
    _pagename: str,
    _templatename: str,
    _context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Add the stylesheet to a page that shows something of ours.

    The doctree tells, not the name of the page: singlehtml puts pages together.
    """
    always = app.registry.html_assets_policy == 'always'
    if always or (
        doctree is not None and domain_of(app.env).uses and _has_charter(doctree)
    ):
        app.add_css_file(STYLESHEET)


def _has_charter(doctree: nodes.document) -> bool:
    return any(
        name.startswith('charter-')
        for element in doctree.findall(nodes.Element)
        for name in element['classes']
    )
