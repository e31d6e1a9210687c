"""The control with which a reader changes a choice already made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_cookiecharter.charter.pieces import Piece, paragraph

if TYPE_CHECKING:
    from docutils import nodes

    from sphinx_cookiecharter.charter.pieces import Place
    from sphinx_cookiecharter.charter.wording import Wording
    from sphinx_cookiecharter.declaration.model import Choice


def choice_control(choice: Choice, words: Wording, place: Place) -> nodes.paragraph:
    """Return a link to where the choice is changed, or a sentence on what to do."""
    _ = words.gettext
    if choice.url is not None:
        piece = Piece(_('Manage cookies'), uri=choice.url)
    else:
        piece = Piece(browser_settings(words))
    return paragraph([piece], place, 'charter-choice')


def browser_settings(words: Wording) -> str:
    """Return what every reader can do, whatever the site offers."""
    _ = words.gettext
    return _(
        'You can delete cookies and other data of a site, or refuse them, in the '
        'settings of your browser; its help pages say how.'
    )
