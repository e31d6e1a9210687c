"""Setup of the extension: a table of contents.

What only a page with a declaration needs is imported where it is called: a project
without one does not wait for it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_cookiecharter.charter.nodes.inline import charter_text
from sphinx_cookiecharter.charter.nodes.item_list import charter_items, visit_items
from sphinx_cookiecharter.extension import config, reporting
from sphinx_cookiecharter.extension.directives import (
    CookieCharter,
    CookieChoice,
    CookieTable,
)
from sphinx_cookiecharter.extension.domain import general_index, incremental
from sphinx_cookiecharter.extension.domain.domain import CookieDomain
from sphinx_cookiecharter.extension.domain.unknown_references import report_unknown
from sphinx_cookiecharter.extension.output import assets, exports
from sphinx_cookiecharter.extension.output.anchors import (
    AnchorsOfShown,
    AnchorsOnceInBook,
    AnchorsOnceOnPage,
)
from sphinx_cookiecharter.extension.output.transforms import (
    NodesForBuilder,
    RevealTexts,
    TranslateTexts,
    VisibleSections,
    expand_in_book,
    unwrap_titles,
)
from sphinx_cookiecharter.rendering.html_visitors import VISITORS

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def setup_extension(app: Sphinx) -> None:
    config.register(app)
    app.add_domain(CookieDomain)
    app.add_directive('cookie-charter', CookieCharter)
    app.add_directive('cookie-table', CookieTable)
    app.add_directive('cookie-choice', CookieChoice)
    # Written as the inline that it is; known by name to what copies titles.
    app.add_node(charter_text)
    for node, visitors in VISITORS.items():
        app.add_node(node, html=visitors)
    app.add_node(charter_items, text=(visit_items, None), man=(visit_items, None))
    app.add_transform(TranslateTexts)
    app.add_transform(RevealTexts)
    app.add_transform(VisibleSections)
    app.add_post_transform(AnchorsOfShown)
    app.add_post_transform(AnchorsOnceOnPage)
    app.add_post_transform(AnchorsOnceInBook)
    app.add_post_transform(NodesForBuilder)
    app.connect('config-inited', config.validate)
    app.connect('config-inited', assets.add_static_path)
    app.connect('builder-inited', incremental.remember_builder)
    app.connect('builder-inited', reporting.await_output)
    app.connect('env-get-outdated', incremental.documents_to_read)
    # After the collectors of Sphinx have kept them.
    app.connect('doctree-read', unwrap_titles, priority=900)
    app.connect('env-updated', incremental.clear_cache)
    app.connect('env-updated', incremental.documents_to_write)
    app.connect('env-updated', exports.pages_to_write)
    app.connect('env-updated', general_index.enter_objects)
    app.connect('env-updated', reporting.report_findings)
    app.connect('warn-missing-reference', report_unknown)
    app.connect('write-started', exports.write_files)
    app.connect('doctree-resolved', expand_in_book)
    app.connect('html-page-context', assets.add_files)
