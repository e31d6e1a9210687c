"""The cookie table: what its columns say of an item, and the nodes around the rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from docutils import nodes

from sphinx_cookiecharter.charter.charter import incomplete_notice
from sphinx_cookiecharter.charter.facts import by_category, count
from sphinx_cookiecharter.charter.nodes.inline import fill_element
from sphinx_cookiecharter.charter.nodes.rows import Heading, Row, cell_of, charter_rows
from sphinx_cookiecharter.declaration.vocabulary import EXEMPT, REQUIRED
from sphinx_cookiecharter.language import labels
from sphinx_cookiecharter.language.sentence import Run, authors

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from sphinx_cookiecharter.charter.charter import CharterContext
    from sphinx_cookiecharter.charter.nodes.inline import SourceInfo
    from sphinx_cookiecharter.charter.nodes.rows import Cell
    from sphinx_cookiecharter.declaration.model import Category, Cookie, Declaration
    from sphinx_cookiecharter.declaration.text import Text
    from sphinx_cookiecharter.language.language import Language
    from sphinx_cookiecharter.language.sentence import Runs

#: How wide a column is against the others, in characters where a builder counts them.
WIDTHS: Final = {
    'name': 22,
    'provider': 14,
    'service': 18,
    'purpose': 28,
    'duration': 14,
    'category': 14,
    'storage': 14,
    'party': 12,
    'domain': 16,
    'data': 24,
    'recipients': 18,
}


def single_table(
    context: CharterContext, title: nodes.title | None
) -> list[nodes.Node]:
    """Return one table of all items, with what has to be said before it.

    Items of several categories are in category order, with a column that tells
    which. Where `title` is None, the caption says what the table holds.
    """
    written: list[nodes.Node] = []
    if not context.declaration.complete:
        written.append(incomplete_notice(context))
    if not context.cookies:
        _ = context.language.gettext
        return written or [context.sentences(_('No cookies are listed here.'))]
    groups = by_category(context.declaration, context.cookies)
    cookies = [cookie for _category, group in groups for cookie in group]
    columns = context.columns
    if len(groups) > 1 and 'category' not in columns:
        columns = [*columns, 'category']
    table = build_table(context, cookies, columns)
    if title is None:
        title = caption(
            category_caption(*groups[0], context.language)
            if len(groups) == 1
            else [Run(items_in_words(cookies, context.language))],
            context.source_info,
        )
    add_caption(table, title)
    context.add_row_targets(cookies, ('category', 'provider'))
    return [*written, table]


def build_table(
    context: CharterContext, cookies: Sequence[Cookie], columns: Sequence[str]
) -> nodes.table:
    """Return a table of `cookies`, without a caption.

    Of `columns`, those that no item fills are left out; the name always stays. Rows
    have no anchors where the context has none.
    """
    filled = Cells(context.declaration, context.language, columns)
    cells = [filled.row(cookie) for cookie in cookies]
    shown = [
        n
        for n, column in enumerate(columns)
        if column == 'name' or any(row[n] for row in cells)
    ]
    names = filled.headings(cookies)
    headings = tuple(Heading(columns[n], names[columns[n]]) for n in shown)

    table = nodes.table(classes=['charter-table', 'colwidths-given'])
    table.source, table.line = context.source_info.source, context.source_info.line
    group = nodes.tgroup(cols=len(headings))
    table += group
    for heading in headings:
        column = nodes.colspec(colwidth=WIDTHS[heading.id])
        if heading.id == 'name':
            column['stub'] = 1
        group += column
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
    return language.fill(
        language.gettext('%(category)s: %(items)s'),
        category=labels.category_title(category, language),
        items=items_in_words(cookies, language),
    )


def items_in_words(cookies: Sequence[Cookie], language: Language) -> str:
    """Return how many items there are: *4 cookies*, or *4 entries* if not all are."""
    ngettext = language.ngettext
    number = count(cookies)
    if all(cookie.storage == 'cookie' for cookie in cookies):
        form = ngettext('%(count)s cookie', '%(count)s cookies', number)
    else:
        form = ngettext('%(count)s entry', '%(count)s entries', number)
    return form % {'count': language.number(number)}


def _head_row(headings: Sequence[Heading], source_info: SourceInfo) -> nodes.row:
    row = nodes.row()
    for heading in headings:
        paragraph = nodes.paragraph()
        fill_element(paragraph, [Run(heading.label)], source_info)
        row += nodes.entry('', paragraph)
    return row


class Cells:
    """Fills the cells of one table: a method for each column, of the same name."""

    def __init__(
        self, declaration: Declaration, language: Language, columns: Sequence[str]
    ) -> None:
        self.declaration = declaration
        self.language = language
        self.columns = columns
        self._fill = [getattr(self, column) for column in columns]
        self._different: dict[Cell, Cell] = {}

    def row(self, cookie: Cookie) -> list[Cell]:
        """Return a cell for each column; equal cells are one object.

        So that a doctree holds it once: with 1,000 rows it is pickled in a quarter of
        the time.
        """
        cells = (cell_of(fill(cookie)) for fill in self._fill)
        return [self._different.setdefault(cell, cell) for cell in cells]

    def headings(self, cookies: Sequence[Cookie]) -> dict[str, str]:
        """Return the headings of the columns."""
        _ = self.language.gettext
        located = any(cookie.location is not None for cookie in cookies)
        return {
            'name': _('Name'),
            'provider': _('Provider'),
            'service': _('Service and location') if located else _('Service'),
            'purpose': _('Purpose'),
            'duration': _('Duration'),
            'category': _('Category'),
            'storage': _('Technology'),
            'party': _('First or third party'),
            'domain': _('Domain'),
            'data': _('Data collected'),
            'recipients': _('Recipients'),
        }

    def name(self, cookie: Cookie) -> Cell:
        _ = self.language.gettext
        names = [Run(name, code=True) for name in cookie.names]
        if not names:
            names = [Run(_('(no name)'))]
        line = names[:1]
        for name in names[1:]:
            line += Run(', '), name
        if cookie.storage != 'cookie':
            line = self.language.fill(
                _('%(name)s (%(storage)s)'),
                name=line,
                storage=labels.storage_name(cookie.storage, self.language),
            )
        notes = [(Run(note),) for note in self._consent_notes(cookie)]
        if cookie.opt_out_url is not None and 'purpose' not in self.columns:
            notes.append((self._opt_out(cookie, cookie.opt_out_url),))
        return (tuple(line), *notes)

    def _consent_notes(self, cookie: Cookie) -> Iterable[str]:
        if cookie.consent is None and cookie.exemption is None:
            return
        _ = self.language.gettext
        category = self.declaration.categories.get(cookie.category or '')
        usual = category.consent if category is not None else REQUIRED
        consent = self.declaration.consent_of(cookie)
        if cookie.exemption is not None and consent == EXEMPT:
            reason = labels.exemption_reason(cookie.exemption, self.language)
            yield _('No consent needed: %(reason)s.') % {'reason': reason}
        elif consent != usual:
            yield (
                _('No consent needed.') if consent == EXEMPT else _('Consent needed.')
            )

    def provider(self, cookie: Cookie) -> Cell:
        provider = cookie.provider
        if provider is None:
            return ()
        name = labels.provider_name(provider, self.language)
        return ((name._replace(uri=provider.privacy_url or ''),),)

    def service(self, cookie: Cookie) -> Cell:
        if cookie.service is not None and cookie.location is not None:
            _ = self.language.gettext
            runs = self.language.fill(
                _('%(service)s (%(location)s)'),
                service=self._text(cookie.service),
                location=self._text(cookie.location),
            )
            return (tuple(runs),)
        return self._paragraph(cookie.service or cookie.location)

    def purpose(self, cookie: Cookie) -> Cell:
        if cookie.opt_out_url is None:
            return self._paragraph(cookie.purpose)
        return (
            *self._paragraph(cookie.purpose),
            (self._opt_out(cookie, cookie.opt_out_url),),
        )

    def _opt_out(self, cookie: Cookie, url: str) -> Run:
        # The link names the item: it is also heard alone.
        _ = self.language.gettext
        name = {'name': cookie.names[0] if cookie.names else _('(no name)')}
        exempt = self.declaration.consent_of(cookie) == EXEMPT
        text = _('Object to %(name)s') if exempt else _('Opt-out page for %(name)s')
        return Run(text % name, uri=url)

    def duration(self, cookie: Cookie) -> Cell:
        _ = self.language.gettext
        duration = cookie.duration
        if duration is not None:
            lifetime = self.language.lifetime(duration)
            if cookie.renewed and not duration.keyword:
                lifetime = _('%(duration)s after your last visit') % {
                    'duration': lifetime
                }
        elif cookie.storage == 'session_storage':
            lifetime = _('until you close the tab')
        elif cookie.storage == 'request':
            lifetime = _('nothing is kept')
        else:
            lifetime = _('renewed at each visit') if cookie.renewed else ''
        lines: Cell = ((Run(lifetime),),) if lifetime else ()
        return (*lines, *self._paragraph(cookie.duration_note))

    def category(self, cookie: Cookie) -> Cell:
        category = self.declaration.categories.get(cookie.category or '')
        return ((labels.category_title(category, self.language),),)

    def storage(self, cookie: Cookie) -> Cell:
        return ((Run(labels.storage_name(cookie.storage, self.language)),),)

    def party(self, cookie: Cookie) -> Cell:
        party = self.declaration.party_of(cookie)
        return ((Run(labels.party_name(party, self.language)),),) if party else ()

    def domain(self, cookie: Cookie) -> Cell:
        return ((Run(cookie.domain, code=True),),) if cookie.domain else ()

    def data(self, cookie: Cookie) -> Cell:
        _ = self.language.gettext
        if cookie.retention is None:
            return self._list(cookie.data)
        retention = _('Retention period: %(duration)s') % {
            'duration': (
                _('no set limit')
                if cookie.retention.keyword == 'persistent'
                else self.language.lifetime(cookie.retention)
            )
        }
        return (*self._list(cookie.data), (Run(retention),))

    def recipients(self, cookie: Cookie) -> Cell:
        return self._list([recipient.name for recipient in cookie.recipients])

    def _text(self, text: Text) -> Run:
        return authors(text, self.language.code)

    def _list(self, texts: Sequence[Text]) -> Cell:
        if not texts:
            return ()
        runs = [[self._text(text)] for text in texts]
        return (tuple(self.language.enumerate(runs)),)

    def _paragraph(self, text: Text | None) -> Cell:
        return ((self._text(text),),) if text is not None else ()
