"""The section `cookies`: one table for each category."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_cookiecharter.charter.charter import Section
from sphinx_cookiecharter.charter.consent_notes import note_on_group
from sphinx_cookiecharter.charter.facts import by_category
from sphinx_cookiecharter.charter.table import (
    add_caption,
    build_table,
    caption,
    category_caption,
)
from sphinx_cookiecharter.charter.targets import titled
from sphinx_cookiecharter.declaration.patterns import is_pattern
from sphinx_cookiecharter.language import labels
from sphinx_cookiecharter.language.sentence import Run, authors

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinx_cookiecharter.charter.charter import CharterContext
    from sphinx_cookiecharter.declaration.model import Category, Cookie


def write(context: CharterContext) -> Section:
    _ = context.language.gettext
    section = Section('charter-section-cookies', _title(context))
    if not context.cookies:
        section.body.append(context.sentences(_('No cookies are listed here.')))
    groups = by_category(context.declaration, context.cookies)
    for category, cookies in groups:
        section.subsections.append(_category(context, category, cookies))
    context.add_row_targets(
        [cookie for _category, group in groups for cookie in group],
        () if 'providers' in context.sections else ('provider',),
    )
    return section


def _title(context: CharterContext) -> list[Run]:
    _ = context.language.gettext
    site, url = context.site, context.declaration.site.url
    if site is None and url is not None:
        site = context.link(url)
    facts = context.facts
    other_means = facts.sure and not facts.some_cookies
    if site is None:
        sentence = (
            _('What this site uses instead of cookies')
            if other_means
            else _('Cookies used by this site')
        )
        return [Run(sentence)]
    template = (
        _('What %(site)s uses instead of cookies')
        if other_means
        else _('Cookies used by %(site)s')
    )
    return context.language.fill(template, site=site._replace(uri=url or ''))


def _category(
    context: CharterContext, category: Category | None, cookies: Sequence[Cookie]
) -> Section:
    _ = context.language.gettext
    title = labels.category_title(category, context.language)
    anchor = ''
    if context.anchors is not None:
        anchor = context.anchors.unclassified
        if category is not None:
            anchor = context.anchors.of_category(category.id)
            context.targets.append(titled('category', category.id, [title], anchor))
    section = Section(anchor, [title])
    about = list(_about(context, category, cookies))
    if about:
        section.body.append(context.paragraph(about))
    table = build_table(context, cookies, context.columns)
    if anchor and context.headings == 'none':
        table['ids'].append(anchor)
    add_caption(
        table,
        caption(
            category_caption(category, cookies, context.language), context.source_info
        ),
    )
    section.body.append(table)
    if any(is_pattern(name) for cookie in cookies for name in cookie.names):
        section.body.append(
            context.sentences(
                _(
                    'In a name, * stands for characters that vary: one row may then '
                    'stand for several cookies.'
                )
            )
        )
    return section


def _about(
    context: CharterContext, category: Category | None, cookies: Sequence[Cookie]
) -> Iterator[Run]:
    """Yield what these items are for, and whether they need consent."""
    if category is not None and category.description is not None:
        yield authors(category.description, context.language.code)
        yield Run(' ')
    elif category is None or 'kinds' not in context.sections:
        # Where the kinds are explained, the same again would be once too often.
        description = labels.category_description(category, context.language)
        if description is not None:
            yield Run(f'{description} ')
    if context.facts.law_asks_consent:
        yield Run(
            note_on_group(context.declaration, category, cookies, context.language)
        )
