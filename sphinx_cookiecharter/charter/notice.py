"""What the reader is told where a declaration could not be read to its end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_cookiecharter.charter.nodes.inline import paragraph
from sphinx_cookiecharter.language.sentence import Piece

if TYPE_CHECKING:
    from sphinx_cookiecharter.charter.nodes.inline import Place
    from sphinx_cookiecharter.declaration.model import Declaration
    from sphinx_cookiecharter.language.language import Wording


def incomplete_notice(
    declaration: Declaration, words: Wording, place: Place
) -> nodes.attention:
    """Return an admonition that says how much of the list is missing."""
    _ = words.gettext
    said = (
        _(
            'The list of cookies on this page is incomplete: a part of it could not be '
            'read.'
        )
        if declaration.cookies
        else _('The list of cookies could not be read when this page was made.')
    )
    notice = nodes.attention('', paragraph([Piece(said)], place))
    notice.source, notice.line = place.source, place.line
    return notice
