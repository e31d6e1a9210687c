"""The target `csv`: one line a name, in the columns of the Open Cookie Database."""

from __future__ import annotations

import csv
from io import StringIO
from typing import TYPE_CHECKING, Final

from sphinx_cookiecharter.declaration.characters import printable
from sphinx_cookiecharter.declaration.patterns import is_pattern
from sphinx_cookiecharter.exchange.losses import Loss, of_items
from sphinx_cookiecharter.exchange.rows import Row

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sphinx_cookiecharter.exchange.exported import Exported

#: With what a spreadsheet takes a cell for a formula (OWASP, CSV Injection).
_FORMULA: Final = ('=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠')  # noqa: RUF001

#: Between several texts in a cell: `draft` reads them as several again.
_BETWEEN: Final = '; '


def write(exported: Exported) -> str:
    text = StringIO()
    rows = csv.writer(text, lineterminator='\n')
    rows.writerow(_COLUMNS)
    for cookie in exported.declaration.cookies:
        row = Row(exported, cookie, exported.languages[0])
        for name in cookie.names:
            cells = (fill(row, name) for fill in _COLUMNS.values())
            rows.writerow([_guarded(cell) for cell in cells])
    return text.getvalue()


def losses(exported: Exported) -> Iterator[Loss]:
    first, *more = exported.languages
    for language in more:
        yield Loss(f'holds one language: {first.code}, not {language.code}')
    yield from of_items(
        'holds no purpose of a recipient’s own',
        (
            cookie
            for cookie in exported.declaration.cookies
            if any(recipient.purpose for recipient in cookie.recipients)
        ),
    )
    for fact in ('country', 'transfer'):
        yield from of_items(
            f'holds no {fact} of a provider',
            (
                cookie
                for cookie in exported.declaration.cookies
                if cookie.provider is not None and getattr(cookie.provider, fact)
            ),
        )


#: The columns with what fills them: those of the Open Cookie Database without its
#: own number, then ours, by the names of the keys.
_COLUMNS: Final[dict[str, Callable[[Row, str], str]]] = {
    'Platform': lambda row, _: row.provider,
    'Category': lambda row, _: row.category,
    # Its names are beginnings, where the last column says so.
    'Cookie / Data Key name': lambda _, name: (
        name.removesuffix('*') if _is_beginning(name) else name
    ),
    'Domain': lambda row, _: row.domain,
    'Description': lambda row, _: row.purpose,
    'Retention period': lambda row, _: row.lifetime,
    'Data Controller': lambda row, _: row.controller,
    'User Privacy & GDPR Rights Portals': lambda row, _: row.privacy_url,
    'Wildcard match': lambda _, name: '1' if _is_beginning(name) else '0',
    'name': lambda _, name: name,
    'storage': lambda row, _: row.cookie.storage,
    'category': lambda row, _: row.cookie.category or '',
    'consent': lambda row, _: row.exported.declaration.consent_of(row.cookie),
    'exemption': lambda row, _: row.cookie.exemption or '',
    'party': lambda row, _: row.exported.declaration.party_of(row.cookie) or '',
    'provider': lambda row, _: (
        row.exported.providers[row.cookie.provider] if row.cookie.provider else ''
    ),
    'service': lambda row, _: row.service,
    'location': lambda row, _: row.location,
    'duration': lambda row, _: str(row.cookie.duration or ''),
    'duration_note': lambda row, _: row.duration_note,
    'renewed': lambda row, _: 'true' if row.cookie.renewed else 'false',
    'data': lambda row, _: _BETWEEN.join(row.data),
    'retention': lambda row, _: str(row.cookie.retention or ''),
    'recipients': lambda row, _: _BETWEEN.join(row.recipients),
    'legal_basis': lambda row, _: row.legal_basis,
    'opt_out_url': lambda row, _: row.cookie.opt_out_url or '',
    'tags': lambda row, _: _BETWEEN.join(row.cookie.tags),
}


def _is_beginning(name: str) -> bool:
    """Whether a pattern stands for all that begins with its words."""
    return is_pattern(name) and name.index('*') == len(name) - 1


def _guarded(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula, and no terminal obeys."""
    cell = printable(cell)
    return f"'{cell}" if cell.lstrip().startswith(_FORMULA) else cell
