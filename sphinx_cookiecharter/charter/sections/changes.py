"""The section `changes`: when the list was last reviewed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_cookiecharter.charter.page import Section
from sphinx_cookiecharter.charter.pieces import Piece

if TYPE_CHECKING:
    from sphinx_cookiecharter.charter.page import Page


def write(page: Page) -> Section | None:
    _, words = page.words.gettext, page.words
    reviewed = page.declaration.site.reviewed
    if reviewed is None:
        return None
    said = page.say(
        _('This list was last reviewed on %(date)s.'), date=words.date(reviewed)
    )
    return Section(
        'charter-section-changes', [Piece(_('Changes to this page'))], [said]
    )
