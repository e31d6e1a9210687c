"""A fragment of HTML: the charter alone, without style, script or handler."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from docutils import nodes
from docutils.frontend import get_default_settings
from docutils.writers import html5_polyglot

from sphinx_cookiecharter.charter.nodes.choice_control import leave_links
from sphinx_cookiecharter.charter.nodes.html_tables import dress_tables
from sphinx_cookiecharter.rendering.assets import width_class
from sphinx_cookiecharter.rendering.doctree import LEVEL, doctree
from sphinx_cookiecharter.rendering.html_visitors import VISITORS, code_html

if TYPE_CHECKING:
    from collections.abc import Sequence

    from docutils.frontend import Values

    from sphinx_cookiecharter.declaration.model import Declaration
    from sphinx_cookiecharter.language.language import Language
    from sphinx_cookiecharter.rendering.doctree import CharterOptions


def write(declaration: Declaration, options: CharterOptions, _title: str = '') -> str:
    """Return the charter as HTML for the page of a site, which has the title."""
    document = doctree(declaration, options, _settings())
    dress_tables(document, numbered=False)
    leave_links(document)
    translator = _Translator(document)
    document.walkabout(translator)
    content = ''.join(translator.fragment).strip()
    return f'<div {attributes(options.language)}>\n{_inert(content)}\n</div>\n'


def attributes(language: Language) -> str:
    """Return what an element says of its language."""
    tag = escape(language.code.replace('_', '-'))
    direction = ' dir="rtl"' if language.locale.text_direction == 'rtl' else ''
    return f'lang="{tag}"{direction}'


def _inert(html: str) -> str:
    """Return HTML without braces, in which template engines would look for orders."""
    return html.replace('{', '&#123;').replace('}', '&#125;')


def _settings() -> Values:
    settings: Values = get_default_settings(html5_polyglot.Writer())
    settings.initial_header_level = LEVEL
    # It would read and embed those of docutils.
    settings.stylesheet = settings.stylesheet_path = None
    return settings


class _Translator(html5_polyglot.HTMLTranslator):
    """Writes docutils' HTML as pages with a strict security policy can have it."""

    def visit_literal(self, node: nodes.literal) -> None:
        self.body.append(code_html(self, self.encode(node.astext())))
        raise nodes.SkipNode

    def depart_colspec(self, node: nodes.colspec) -> None:
        """Write the columns when all are known, without a style of their own."""
        if len(self.colspecs) < node.parent['cols']:
            return
        widths = percents([colspec['colwidth'] for colspec in self.colspecs])
        columns = ''.join(f'<col class="{width_class(width)}">\n' for width in widths)
        self.body.append(f'<colgroup>\n{columns}</colgroup>\n')


for _node, (_visit, _depart) in VISITORS.items():
    setattr(_Translator, f'visit_{_node.__name__}', _visit)
    setattr(_Translator, f'depart_{_node.__name__}', _depart)


def percents(widths: Sequence[int]) -> list[int]:
    """Return widths as whole hundredths, the widest with what is left over."""
    total = sum(widths)
    shares = [width * 100 // total for width in widths]
    shares[widths.index(max(widths))] += 100 - sum(shares)
    return shares
