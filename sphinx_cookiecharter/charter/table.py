"""The cookie table: its columns and their widths, its head and its caption."""

from __future__ import annotations

from dataclasses import replace
from math import ceil
from typing import TYPE_CHECKING, Final

from docutils import nodes

from sphinx_cookiecharter.charter.cells import Cells
from sphinx_cookiecharter.charter.facts import count, only_cookies, provider_of_all
from sphinx_cookiecharter.charter.names import DEFAULT_COLUMNS
from sphinx_cookiecharter.charter.nodes.html_tables import HIDDEN
from sphinx_cookiecharter.charter.nodes.inline import fill_element
from sphinx_cookiecharter.charter.nodes.line_breaks import segments
from sphinx_cookiecharter.charter.nodes.rows import Heading, Row, charter_rows
from sphinx_cookiecharter.declaration.patterns import is_pattern
from sphinx_cookiecharter.language import labels
from sphinx_cookiecharter.language.sentence import Run

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sphinx_cookiecharter.charter.context import CharterContext
    from sphinx_cookiecharter.charter.nodes.inline import SourceInfo
    from sphinx_cookiecharter.charter.nodes.rows import Cell
    from sphinx_cookiecharter.declaration.model import Category, Cookie
    from sphinx_cookiecharter.language.language import Language
    from sphinx_cookiecharter.language.sentence import Runs

# In letters, how long a word a column has room for, at least and at most, and what it
# has for the space around words; how wide the purpose is at least.
_SHORTEST: Final = 8
_LONGEST: Final = 15
_PADDING: Final = 3
_PURPOSE: Final = 26

# From how many columns on a table is full, so that the purpose has to leave room.
_FULL: Final = 5


def build_table(
    context: CharterContext, cookies: Sequence[Cookie], *more: str
) -> nodes.table:
    """Return a table of `cookies`, without a caption.

    Its columns are those that the author has written, or the default ones; and `more`
    of them. Those that no item fills are left out; the name always stays, and stands
    where none is left. Rows have no anchors where the context has none.
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
    if not shown:
        return build_table(replace(context, columns=('name',)), cookies)
    names = filled.headings(cookies)
    headings = tuple(
        Heading(columns[n], names[columns[n]].text, names[columns[n]].language)
        for n in shown
    )
    table = nodes.table(classes=['charter-table', 'colwidths-given'])
    table.source, table.line = context.source_info.source, context.source_info.line
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
    group = nodes.tgroup(cols=len(headings))
    table += group
    group += _column_specs(headings, rows.rows)
    group += nodes.thead('', _head_row(headings, context.source_info))
    group += nodes.tbody('', rows)
    return table


def shared_provider(
    context: CharterContext, cookies: Sequence[Cookie]
) -> list[nodes.paragraph]:
    """Return who provides all the items, for no column says it in each row."""
    provider = None if context.columns else provider_of_all(cookies)
    if provider is None:
        return []
    # Translators: %(provider)s: a name, perhaps a link.
    template = context.language.gettext('Provider: %(provider)s')
    link = labels.provider_link(provider, context.language)
    return [context.say(template, provider=link)]


def _columns(
    context: CharterContext, cookies: Sequence[Cookie], more: Sequence[str]
) -> list[str]:
    """Return the columns that the author wrote, else the default ones; and `more`."""
    columns = [*(context.columns or DEFAULT_COLUMNS)]
    if not context.columns and provider_of_all(cookies) is not None:
        columns.remove('provider')
    return columns + [column for column in more if column not in columns]


def _column_specs(
    headings: Sequence[Heading], rows: Sequence[Row]
) -> list[nodes.colspec]:
    """Return the columns, as wide as their longest words ask for.

    The purpose has four tenths of the width or more; of five columns, three tenths.
    """
    names = [heading.id for heading in headings]
    widths = [
        _width(heading, [row.cells[n] for row in rows])
        for n, heading in enumerate(headings)
    ]
    if 'purpose' in names:
        others = sum(widths) - widths[names.index('purpose')]
        least = others * 3 / 7 if len(names) >= _FULL else others * 4 / 6
        widths[names.index('purpose')] = max(_PURPOSE, ceil(least))
    specs = [nodes.colspec(colwidth=width) for width in widths]
    if 'name' in names:
        specs[names.index('name')]['stub'] = 1
    return specs


def _width(heading: Heading, cells: Iterable[Cell]) -> int:
    """Return in letters how wide a column is, that its words need not break."""
    words = [
        part
        for cell in {*cells}
        for runs in cell
        for run in runs
        for part in (segments(run.text) if run.code else run.text.split())
    ]
    longest = max(map(len, [*words, *heading.label.split()]), default=0)
    return min(max(longest, _SHORTEST), _LONGEST) + _PADDING


def add_caption(
    table: nodes.table, caption: nodes.title, *, under_heading: bool = False
) -> None:
    """Put a caption above a table: it is only heard if a heading says the same."""
    if under_heading:
        caption['classes'].append(HIDDEN)
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
        label = Run(heading.label, language=heading.language)
        fill_element(paragraph, [label], source_info)
        row += nodes.entry('', paragraph)
    return row
