"""One table of all items, for the directive `cookie-table`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_cookiecharter.charter.facts import count, only_cookies
from sphinx_cookiecharter.charter.notice import (
    incomplete_notice,
    none_used,
    nothing_listed,
)
from sphinx_cookiecharter.charter.table import (
    add_caption,
    asterisk,
    build_table,
    caption,
    category_caption,
    shared_provider,
)

if TYPE_CHECKING:
    from docutils import nodes

    from sphinx_cookiecharter.charter.context import CharterContext
    from sphinx_cookiecharter.language.sentence import Runs


def single_table(
    context: CharterContext, title: nodes.title | None
) -> list[nodes.Node]:
    """Return one table of all items, with what has to be said around it.

    Items of several categories are in category order; among the default columns, one
    tells which. Where `title` is None, the caption says what the table holds.
    """
    if context.facts.declares_none:
        return [none_used(context)]
    written: list[nodes.Node] = []
    if not context.declaration.complete:
        written.append(incomplete_notice(context))
    if not context.cookies:
        return written or [nothing_listed(context)]
    groups, cookies = context.facts.by_category, context.facts.cookies
    more = ['category'] if len(groups) > 1 and not context.columns else []
    table = build_table(context, cookies, *more)
    add_caption(table, title or caption(_caption(context), context.source_info))
    context.add_row_targets(cookies, ('category', 'provider'))
    written += shared_provider(context, cookies)
    return [*written, table, *asterisk(context, cookies)]


def _caption(context: CharterContext) -> Runs:
    language, groups = context.language, context.facts.by_category
    if len(groups) == 1:
        return category_caption(*groups[0], language)
    cookies = context.facts.cookies
    number = count(cookies)
    if only_cookies(cookies):
        # Translators: %(count)s: a number, in every plural form.
        return language.counted(
            'caption', '%(count)s cookie', '%(count)s cookies', number
        )
    # Translators: %(count)s: a number, in every plural form.
    return language.counted('caption', '%(count)s item', '%(count)s items', number)
