"""Assets: the style sheet and the script, on the pages that need them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from docutils import nodes

from sphinx_cookiecharter.charter.nodes.choice_control import charter_button
from sphinx_cookiecharter.extension.domain.domain import domain_of
from sphinx_cookiecharter.extension.output.builders import writes_light_rows

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

STYLESHEET: Final = 'charter.css'
SCRIPT: Final = 'charter.js'

_STATIC = Path(__file__).parents[2] / 'static'


def add_static_path(app: Sphinx, config: Config) -> None:
    # Here and not once the builder is known: then every build would find the value
    # changed. First in the list, so that a project's own file of that name wins.
    config.html_static_path = [str(_STATIC), *config.html_static_path]


def add_files(
    app: Sphinx,
    _pagename: str,
    _templatename: str,
    _context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    """Add the stylesheet to a page that shows something of ours, and what it runs.

    The doctree tells, not the name of the page: singlehtml puts pages together.
    """
    always = app.registry.html_assets_policy == 'always'
    ours = doctree if doctree is not None and domain_of(app.env).displays else None
    if always or (ours is not None and _has_charter(ours)):
        app.add_css_file(STYLESHEET)
    if not writes_light_rows(app.builder):
        # What is read in an epub runs nothing.
        return
    if always or (ours is not None and any(ours.findall(charter_button))):
        app.add_js_file(SCRIPT, loading_method='defer')


def _has_charter(doctree: nodes.document) -> bool:
    # A reference alone, which has a class for the sake of content blockers, is as the
    # theme shows it: another page with a charter would change it otherwise.
    return any(
        name.startswith('charter-') and name != 'charter-ref'
        for element in doctree.findall(nodes.Element)
        for name in element['classes']
    )
