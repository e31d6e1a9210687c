"""The section `cookies`: one table for each category."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_cookiecharter.charter import terms
from sphinx_cookiecharter.charter.page import Section
from sphinx_cookiecharter.charter.pieces import Piece
from sphinx_cookiecharter.charter.selection import by_category
from sphinx_cookiecharter.charter.table import (
    add_caption,
    build_table,
    caption,
    items_in_words,
)
from sphinx_cookiecharter.declaration.vocabulary import EXEMPT

if TYPE_CHECKING:
    from sphinx_cookiecharter.charter.page import Page
    from sphinx_cookiecharter.charter.wording import Wording
    from sphinx_cookiecharter.declaration.model import Category, Cookie


def write(page: Page) -> Section:
    _ = page.words.gettext
    section = Section('section-cookies', _title(page))
    if not page.cookies:
        section.body.append(page.sentences(_('No cookies are listed here.')))
    for category, cookies in by_category(page.declaration, page.cookies):
        section.parts.append(_category(page, category, cookies))
    return section


def _title(page: Page) -> list[Piece]:
    _ = page.words.gettext
    site, url = page.site, page.declaration.site.url
    if site is None and url is not None:
        site = page.link(url)
    if site is None:
        return [Piece(_('Cookies used by this site'))]
    template = _('Cookies used by %(site)s')
    return page.words.fill(template, site=site._replace(uri=url or ''))


def _category(page: Page, category: Category | None, cookies: list[Cookie]) -> Section:
    _ = page.words.gettext
    title = terms.category_title(category, page.words)
    name = category.id if category is not None else 'unclassified'
    section = Section(f'category-{name}', [title])
    about = []
    description = terms.category_description(category, page.words)
    if description is not None:
        about.append(description)
    if category is not None:
        note = (
            _('No consent is needed for them.')
            if category.consent == EXEMPT
            else _('Your consent is needed for them.')
        )
        about += [Piece(' ')] * bool(about) + [Piece(note)]
    section.body.append(page.paragraph(about))
    table = build_table(page.declaration, cookies, page.columns, page.words, page.place)
    add_caption(
        table, caption(category_caption(category, cookies, page.words), page.place)
    )
    section.body.append(table)
    return section


def category_caption(
    category: Category | None, cookies: list[Cookie], words: Wording
) -> list[Piece]:
    """Return a table's caption, which says without its heading what it holds."""
    return words.fill(
        words.gettext('%(category)s: %(items)s'),
        category=terms.category_title(category, words),
        items=items_in_words(cookies, words),
    )
