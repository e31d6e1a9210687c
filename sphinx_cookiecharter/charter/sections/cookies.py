"""The section `cookies`: one table for each category."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_cookiecharter.charter.consent_notes import note_on_group
from sphinx_cookiecharter.charter.context import Section
from sphinx_cookiecharter.charter.selection import by_category
from sphinx_cookiecharter.charter.table import (
    add_caption,
    build_table,
    caption,
    items_in_words,
)
from sphinx_cookiecharter.charter.targets.targets import shown_in_rows, shown_under
from sphinx_cookiecharter.declaration.patterns import is_pattern
from sphinx_cookiecharter.language import labels as terms
from sphinx_cookiecharter.language.sentence import Piece, authors

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinx_cookiecharter.charter.context import Page
    from sphinx_cookiecharter.declaration.model import Category, Cookie
    from sphinx_cookiecharter.language.language import Wording
    from sphinx_cookiecharter.language.sentence import Pieces


def write(page: Page) -> Section:
    _ = page.words.gettext
    section = Section('charter-section-cookies', _title(page))
    if not page.cookies:
        section.body.append(page.sentences(_('No cookies are listed here.')))
    groups = by_category(page.declaration, page.cookies)
    for category, cookies in groups:
        section.parts.append(_category(page, category, cookies))
    if page.anchors is not None:
        page.shown.extend(
            shown_in_rows(
                page.declaration,
                [cookie for _, group in groups for cookie in group],
                page.anchors,
                page.words,
                [] if 'providers' in page.sections else ['provider'],
            )
        )
    return section


def _title(page: Page) -> list[Piece]:
    _ = page.words.gettext
    site, url = page.site, page.declaration.site.url
    if site is None and url is not None:
        site = page.link(url)
    facts = page.facts
    other_means = facts.sure and not facts.some_cookies
    if site is None:
        said = (
            _('What this site uses instead of cookies')
            if other_means
            else _('Cookies used by this site')
        )
        return [Piece(said)]
    template = (
        _('What %(site)s uses instead of cookies')
        if other_means
        else _('Cookies used by %(site)s')
    )
    return page.words.fill(template, site=site._replace(uri=url or ''))


def _category(
    page: Page, category: Category | None, cookies: Sequence[Cookie]
) -> Section:
    _ = page.words.gettext
    title = terms.category_title(category, page.words)
    anchor = ''
    if page.anchors is not None:
        anchor = page.anchors.unclassified
        if category is not None:
            anchor = page.anchors.of_category(category.id)
            page.shown.append(shown_under('category', category.id, [title], anchor))
    section = Section(anchor, [title])
    about = list(_about(page, category, cookies))
    if about:
        section.body.append(page.paragraph(about))
    table = build_table(
        page.declaration, cookies, page.columns, page.words, page.place, page.anchors
    )
    if anchor and page.headings == 'none':
        table['ids'].append(anchor)
    add_caption(
        table, caption(category_caption(category, cookies, page.words), page.place)
    )
    section.body.append(table)
    if any(is_pattern(name) for cookie in cookies for name in cookie.names):
        section.body.append(
            page.sentences(
                _(
                    'In a name, * stands for characters that vary: one row may then '
                    'stand for several cookies.'
                )
            )
        )
    return section


def _about(
    page: Page, category: Category | None, cookies: Sequence[Cookie]
) -> Iterator[Piece]:
    """Yield what these items are for, and whether they need consent."""
    if category is not None and category.description is not None:
        yield authors(category.description, page.words.language)
        yield Piece(' ')
    elif category is None or 'kinds' not in page.sections:
        # Where the kinds are explained, the same again would be once too often.
        description = terms.category_description(category, page.words)
        if description is not None:
            yield Piece(f'{description} ')
    if page.facts.law_asks_consent:
        yield Piece(note_on_group(page.declaration, category, cookies, page.words))


def category_caption(
    category: Category | None, cookies: Sequence[Cookie], words: Wording
) -> Pieces:
    """Return a table's caption, which says without its heading what it holds."""
    return words.fill(
        words.gettext('%(category)s: %(items)s'),
        category=terms.category_title(category, words),
        items=items_in_words(cookies, words),
    )
