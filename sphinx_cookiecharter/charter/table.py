"""The cookie table: its columns and their widths, its head and its caption."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, Final

from docutils import nodes

from sphinx_cookiecharter.charter.cells import Cells
from sphinx_cookiecharter.charter.facts import count, only_cookies, provider_of_all
from sphinx_cookiecharter.charter.names import DEFAULT_COLUMNS
from sphinx_cookiecharter.charter.nodes.inline import fill_element
from sphinx_cookiecharter.charter.nodes.rows import Heading, Row, charter_rows
from sphinx_cookiecharter.declaration.patterns import is_pattern
from sphinx_cookiecharter.language import labels
from sphinx_cookiecharter.language.sentence import Run

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_cookiecharter.charter.context import CharterContext
    from sphinx_cookiecharter.charter.nodes.inline import SourceInfo
    from sphinx_cookiecharter.declaration.model import Category, Cookie
    from sphinx_cookiecharter.language.language import Language
    from sphinx_cookiecharter.language.sentence import Runs

#: How wide a column is against the others, in hundredths where all default ones are.
WIDTHS: Final = {
    'name': 25,
    'purpose': 42,
    'duration': 17,
    'provider': 16,
    'service': 18,
    'category': 14,
    'storage': 14,
    'party': 12,
    'domain': 18,
    'data': 24,
    'recipients': 18,
    'legal_basis': 16,
}

#: From how many columns on a table is too full for cells of words.
_MANY: Final = 7


def build_table(
    context: CharterContext, cookies: Sequence[Cookie], *more: str
) -> nodes.table:
    """Return a table of `cookies`, without a caption.

    Its columns are those that the author has written, or the default ones; and `more`
    of them. Those that no item fills are left out; the name always stays. Rows have no
    anchors where the context has none.
    """
    columns = _columns(context, cookies, more)
    labelled = not context.columns
    filled = Cells(context.declaration, context.language, columns, labelled=labelled)
    cells = [filled.row(cookie) for cookie in cookies]
    shown = [
        n
        for n, column in enumerate(columns)
        if column == 'name' or any(row[n] for row in cells)
    ]
    names = filled.headings(cookies)
    headings = tuple(Heading(columns[n], names[columns[n]]) for n in shown)
    table = nodes.table(classes=['charter-table', 'colwidths-given'])
    if len(headings) >= _MANY:
        table['classes'].append('charter-many')
    table.source, table.line = context.source_info.source, context.source_info.line
    group = nodes.tgroup(cols=len(headings))
    table += group
    group += _column_specs([heading.id for heading in headings])
    group += nodes.thead('', _head_row(headings, context.source_info))
    rows = charter_rows(headings=headings)
    rows.source, rows.line = context.declaration.path, cookies[0].line
    anchors = context.anchors
    rows.rows = [
        Row(
            cookie.line,
            ''.join(cookie.names[:1]),
            anchors.of_cookie(cookie) if anchors is not None else '',
            tuple(row[n] for n in shown),
        )
        for cookie, row in zip(cookies, cells, strict=True)
    ]
    group += nodes.tbody('', rows)
    return table


def shared_provider(
    context: CharterContext, cookies: Sequence[Cookie]
) -> list[nodes.paragraph]:
    """Return who provides all the items, for no column says it in each row."""
    provider = None if context.columns else provider_of_all(cookies)
    if provider is None:
        return []
    name = labels.provider_name(provider, context.language)
    # Translators: %(provider)s: a name, perhaps a link.
    template = context.language.gettext('Provider: %(provider)s')
    link = name._replace(uri=provider.privacy_url or '')
    return [context.say(template, provider=link)]


def _columns(
    context: CharterContext, cookies: Sequence[Cookie], more: Sequence[str]
) -> list[str]:
    """Return the columns that the author wrote, else the default ones; and `more`."""
    columns = [*(context.columns or DEFAULT_COLUMNS)]
    if not context.columns and provider_of_all(cookies) is not None:
        columns.remove('provider')
    return columns + [column for column in more if column not in columns]


def _column_specs(columns: Sequence[str]) -> list[nodes.colspec]:
    """Return the widths: of five columns, the purpose has three tenths, or more.

    Of fewer, it has four tenths.
    """
    widths = {column: WIDTHS[column] for column in columns}
    if 'purpose' in widths:
        others = sum(widths.values()) - widths['purpose']
        least = 3 / 7 if len(columns) >= 5 else 4 / 6
        widths['purpose'] = max(widths['purpose'], ceil(others * least))
    specs = [nodes.colspec(colwidth=width) for width in widths.values()]
    if 'name' in columns:
        specs[columns.index('name')]['stub'] = 1
    return specs


def add_caption(table: nodes.table, caption: nodes.title) -> None:
    table.insert(0, caption)


def caption(runs: Runs, source_info: SourceInfo) -> nodes.title:
    title = nodes.title()
    fill_element(title, runs, source_info)
    return title


def category_caption(
    category: Category | None, cookies: Sequence[Cookie], language: Language
) -> Runs:
    """Return a table's caption, which says without its heading what it holds."""
    title, number = labels.category_title(category, language), count(cookies)
    if only_cookies(cookies):
        # Translators: %(category)s: the title of a category, perhaps its owner’s.
        # %(count)s: a number, in every plural form.
        return language.counted(
            'caption',
            '%(category)s: %(count)s cookie',
            '%(category)s: %(count)s cookies',
            number,
            category=title,
        )
    # Translators: %(category)s: the title of a category, perhaps its owner’s.
    # %(count)s: a number, in every plural form.
    return language.counted(
        'caption',
        '%(category)s: %(count)s item',
        '%(category)s: %(count)s items',
        number,
        category=title,
    )


def asterisk(
    context: CharterContext, cookies: Sequence[Cookie]
) -> list[nodes.paragraph]:
    """Return what an asterisk in a name means: once a page, where there is one."""
    names = (name for cookie in cookies for name in cookie.names)
    if 'asterisk' in context.explained or not any(map(is_pattern, names)):
        return []
    context.explained.add('asterisk')
    _ = context.language.gettext
    sentence = _(
        'In a name, * stands for any characters: one row can then cover several names.'
    )
    return [context.say(sentence)]


def _head_row(headings: Sequence[Heading], source_info: SourceInfo) -> nodes.row:
    row = nodes.row()
    for heading in headings:
        paragraph = nodes.paragraph()
        fill_element(paragraph, [Run(heading.label)], source_info)
        row += nodes.entry('', paragraph)
    return row
