"""Notes on consent: sentences for a group of items, and for a kind of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_cookiecharter.declaration.vocabulary import EXEMPT, REQUIRED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_cookiecharter.declaration.model import Category, Cookie, Declaration
    from sphinx_cookiecharter.language.language import Language


def note_on_group(
    declaration: Declaration,
    category: Category | None,
    cookies: Sequence[Cookie],
    language: Language,
) -> str:
    """Return the note above a table: what holds for the items in it."""
    _ = language.gettext
    consents = {declaration.consent_of(cookie) for cookie in cookies}
    if consents == {EXEMPT}:
        return _('They need no consent.')
    if consents == {REQUIRED}:
        return _('They need your consent.')
    usual = category.consent if category is not None else REQUIRED
    if usual == EXEMPT:
        return _('They need no consent, except where the table says otherwise.')
    return _('They need your consent, except where the table says otherwise.')


def rule_of_category(category: Category, language: Language) -> str:
    """Return what holds for a kind of cookies on any site, not only on this one."""
    _ = language.gettext
    if category.consent == EXEMPT:
        return _('They need no consent.')
    if category.id in {'preferences', 'statistics', 'external'}:
        # Laws differ on some of these: audience measurement, a display chosen by hand.
        return _('As a rule, they need your consent.')
    return _('They need your consent.')
