"""The structured text of a page: what each line is, and where it stands.

`read` reads pages that are written by hand, in the notation of the specification:

    This page lists the cookies that this site uses.

    - 1 first-party cookie

    ## Cookies used by this site

    ### Strictly necessary

    *Strictly necessary: 1 cookie*

    | Name | Purpose |
    | --- | --- |
    | `sid`<br>Exempt: it keeps you signed in | Keeps you signed in. |

    **Strictly necessary** – A site needs these to work or to do what you ask, …

    [Manage your choices]

and a notice as `> This list is incomplete: …`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import TYPE_CHECKING

from . import grammar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


class Kind(Enum):
    """What a line is."""

    HEADING = auto()
    PARAGRAPH = auto()
    BULLET = auto()
    TERM = auto()
    CAPTION = auto()
    HEAD = auto()
    CELL = auto()
    NOTICE = auto()


@dataclass(frozen=True, slots=True)
class Line:
    """One block of text; of a cell one line, with its row and the head above it.

    `place` is where it stands, as `statement.Statement` writes it.
    """

    text: str
    kind: Kind
    column: str = ''
    row: int = 0
    place: str = ''


def read(text: str) -> list[Line]:
    lines: list[Line] = []
    rows: list[list[str]] = []
    for written in text.strip('\n').split('\n'):
        if written.startswith('|'):
            rows.append([cell.strip(' ') for cell in written.strip('|').split('|')])
            continue
        lines += table_lines(_without_rule(rows))
        rows = []
        lines += _read_line(written.strip(' '))
    return [*lines, *table_lines(_without_rule(rows))]


def _without_rule(rows: list[list[str]]) -> list[list[list[str]]]:
    return [
        [[_unmarked(line) for line in cell.split('<br>') if line] for cell in row]
        for row in rows
        if set(''.join(row)) != {'-'}
    ]


def table_lines(rows: Iterable[Iterable[list[str]]]) -> Iterator[Line]:
    """Yield the lines of a table, given by row, cell and line; heads come first."""
    heads: list[str] = []
    for number, row in enumerate(rows):
        cells = [*row]
        if not heads:
            heads = [' '.join(cell) for cell in cells]
            yield from (Line(head, Kind.HEAD) for head in heads)
            continue
        for head, cell in zip(heads, cells, strict=True):
            yield from (Line(line, Kind.CELL, head, number) for line in cell)


def _read_line(written: str) -> Iterator[Line]:
    if match := re.fullmatch(r'\*\*(.+?)\*\*(?: – (.+))?', written):
        yield Line(match[1], Kind.TERM)
        written = match[2] or ''
    for pattern, kind in (
        (r'#+ (.+)', Kind.HEADING),
        (r'- (.+)', Kind.BULLET),
        (r'\*(.+)\*', Kind.CAPTION),
        (r'> (.+)', Kind.NOTICE),
        (r'(.+)', Kind.PARAGRAPH),
    ):
        if match := re.fullmatch(pattern, written):
            yield Line(_unmarked(match[1]), kind)
            return


def _unmarked(text: str) -> str:
    text = text.replace('`', '')
    return text[1:-1] if re.fullmatch(r'\[.+\]', text) else text


def placed(lines: Iterable[Line], language: str) -> Iterator[Line]:
    """Yield the lines with their places, by the headings above them."""
    section = subject = ''
    for line in lines:
        if line.kind is Kind.HEADING:
            if found := _section(line.text, language):
                section, subject = found, ''
            elif section == 'cookies':
                subject = line.text
            yield replace(line, place='heading')
            continue
        if line.kind is Kind.TERM:
            subject = line.text
        default = 'summary' if line.kind is Kind.BULLET else 'introduction'
        parts = [section or default, subject]
        if line.kind is Kind.NOTICE:
            parts = ['notice']
        elif line.kind in {Kind.CAPTION, Kind.HEAD, Kind.CELL}:
            parts = [section or 'table', subject, *_cell(line, language)]
        yield replace(line, place=' / '.join(part for part in parts if part))


def _section(heading: str, language: str) -> str:
    """Return the section that a heading of ours begins, if it is one."""
    sections = {'mixed': 'cookies', 'other': 'cookies', 'contact': 'rights'}
    for parsed in grammar.parse(heading, language):
        group, _, name = parsed.message.id.removesuffix('.site').partition('.')
        if group == 'h':
            return sections.get(name, name)
    return ''


def _cell(line: Line, language: str) -> list[str]:
    if line.kind is Kind.HEAD:
        return ['head']
    if line.kind is Kind.CAPTION:
        return []
    return [f'row {line.row}', _column(line.column, language)]


def _column(head: str, language: str) -> str:
    for parsed in grammar.parse(head, language):
        group, _, name = parsed.message.id.partition('.')
        if group == 'col':
            return 'service' if name in {'located', 'location'} else name
    return head
