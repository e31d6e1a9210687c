"""Parser of tables in plain text: Markdown's, and rows separated by tabs or commas."""

from __future__ import annotations

import csv
import re
from html import unescape
from typing import TYPE_CHECKING, Final

from sphinx_cookiecharter.observation.tables.columns import EXACT, is_head, keys_of
from sphinx_cookiecharter.observation.tables.table import (
    MOST_CELLS,
    Headings,
    Row,
    Table,
)
from sphinx_cookiecharter.observation.tables.words import NAME, column_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_LINE_END: Final = re.compile(r'\r\n?|\n')
_HEADING: Final = re.compile(r' {0,3}(#{1,6})\s+(.*?)\s*#*\s*')
_UNDERLINE: Final = re.compile(r' {0,3}(?:=+|-+)\s*')
#: Of cells, after https://github.github.com/gfm/#tables-extension-
_PIPE: Final = re.compile(r'(?<!\\)\|')
_LINK: Final = re.compile(r'!?\[([^\[\]]*)\]\([^()]*\)')
_BREAK: Final = re.compile(r'<br\s*/?>', re.IGNORECASE)
#: Those of HTML that Markdown is written with: a name may have a `<placeholder>`.
_ELEMENT: Final = re.compile(
    r'</?(?:a|abbr|b|code|div|em|i|p|small|span|strong|sub|sup)(?:\s[^<>]*)?/?>',
    re.IGNORECASE,
)
#: In pairs: two underscores may also begin a name.
_STRONG: Final = re.compile(
    r'\*\*(?=\S)([^*]+)(?<=\S)\*\*|(?<!\w)__(?=\S)((?:[^_]|_(?!_))+)(?<=\S)__(?!\w)'
)
_ESCAPE: Final = re.compile(r'\\([!-/:-@\[-`{-~])')

_SEPARATORS: Final = ('\t', ';', '|', ',')
#: Before what a spreadsheet takes for a formula, `export --to csv` puts an apostrophe.
_GUARDED: Final = re.compile(r"'(?=\s*[=+\-@\t\r＝＋－＠])")  # noqa: RUF001

#: Where Firefox breaks the lines of a page that it saves as text.
_WRAPPED: Final = 80

#: Of fewer heads in a row a text may have by chance.
_FEWEST_STACKED: Final = 3

#: In a text, a head of more words is a part of a sentence.
_MOST_WORDS: Final = 3

#: More characters than any head has.
_LONGEST_HEAD: Final = 2_000


def tables(text: str) -> Iterator[Table]:
    """Yield the tables of a text, in its order; nothing makes it raise."""
    lines = _LINE_END.split(text)
    first = next((place for place, line in enumerate(lines) if line.strip()), 0)
    headings = Headings()
    place = 0
    while place < len(lines):
        if _is_heading(headings, lines, place):
            place += 1
            continue
        rows, end = _markdown_rows(lines, place)
        is_alone = not rows and place == first
        if not rows:
            rows, end = _separated_rows(lines, place, is_first=is_alone)
        if not rows:
            rows, end = _stacked_rows(lines, place)
        if rows:
            yield Table(headings.above(), tuple(rows), is_alone)
        else:
            headings.add_line(_plain(lines[place][:_LONGEST_HEAD]))
        place = max(end, place + 1)


def _is_heading(headings: Headings, lines: Sequence[str], place: int) -> bool:
    """Note the heading of Markdown on a line, if it is one."""
    line = lines[place]
    if (match := _HEADING.fullmatch(line)) is not None:
        headings.add(len(match[1]), _plain(match[2]))
    elif line.strip() and _UNDERLINE.fullmatch(_line(lines, place + 1)):
        headings.add(1 if '=' in lines[place + 1] else 2, _plain(line))
    else:
        return False
    return True


def _markdown_rows(lines: Sequence[str], place: int) -> tuple[list[Row], int]:
    """Return the rows of a table of Markdown that begins on a line, and its end."""
    delimiter = _line(lines, place + 1)
    if '|' not in lines[place] or not _is_delimiter(delimiter):
        return [], place
    rows, at = [], place
    while '|' in (line := _line(lines, at)):
        if at != place + 1:
            rows.append(Row(at + 1, _markdown_cells(line)))
        at += 1
    return rows, at


def _is_delimiter(line: str) -> bool:
    return '|' in line and '-' in line and not line.strip('|:- \t\r')


def _markdown_cells(line: str) -> tuple[str, ...]:
    cells = _PIPE.split(line.strip())
    # A row may begin and end with a sign, or not.
    inner = cells[not cells[0] : len(cells) - (not cells[-1])]
    return tuple(map(_plain, inner[:MOST_CELLS]))


def _plain(text: str) -> str:
    """Return a text of Markdown without its marks."""
    text = _LINK.sub(r'\1', _BREAK.sub('\n', text))
    text = _STRONG.sub(r'\1\2', _ELEMENT.sub('', text)).replace('`', '')
    return unescape(_ESCAPE.sub(r'\1', text)).strip()


def _separated_rows(
    lines: Sequence[str], place: int, *, is_first: bool
) -> tuple[list[Row], int]:
    """Return the rows of a table whose head is a line, and where it ends."""
    separator, head = _head(lines[place])
    if not head or (separator != '\t' and _is_prose(head, is_first=is_first)):
        return [], place
    rows = [Row(place + 1, head)]
    # Editors take tabs away at the end of a line.
    least = 2 if is_first or separator == '\t' else len(head)
    below = _Below(lines, place + 1, len(head) if separator == '\t' else 0)
    end = below.at
    try:
        for cells in csv.reader(below, delimiter=separator):
            if any(cells):
                if not least <= len(cells) <= max(len(head), MOST_CELLS * is_first):
                    break
                rows.append(Row(end + 1, tuple(map(_unguarded, cells[:MOST_CELLS]))))
            end = below.at
    except csv.Error:
        # A quote that nothing closes.
        end = below.at
    return (rows, end) if rows[1:] else ([], end)


class _Below:
    """The lines below a head, those that were wrapped put together again.

    `columns` is how many cells a line has between tabs, 0 where it has none; `at` is
    where the line stands that comes next.
    """

    def __init__(self, lines: Sequence[str], at: int, columns: int) -> None:
        self._lines = lines
        self._columns = columns
        self.at = at

    def __iter__(self) -> Iterator[str]:
        while self.at < len(self._lines):
            parts = [self._lines[self.at]]
            self.at += 1
            tabs = parts[0].count('\t')
            while self._goes_on(parts[-1], tabs):
                parts.append(self._lines[self.at].lstrip(' '))
                tabs += parts[-1].count('\t')
                self.at += 1
            yield f'{" ".join(parts)}\n'

    def _goes_on(self, line: str, tabs: int) -> bool:
        """Whether the next line is the rest of one: as long as one could be."""
        following = _line(self._lines, self.at)
        first = following.strip().partition(' ')[0]
        is_full = bool(first) and len(line) <= _WRAPPED < len(line) + 1 + len(first)
        return is_full and tabs + following.count('\t') < self._columns


def _head(line: str) -> tuple[str, tuple[str, ...]]:
    """Return what separates the cells of a head, and these; none if it is no head."""
    for separator in _SEPARATORS if len(line) <= _LONGEST_HEAD else ():
        if separator in line and not line.rstrip().endswith('.'):
            cells = tuple(next(csv.reader([line], delimiter=separator), ()))
            if len(cells) <= MOST_CELLS and is_head(keys_of(cells)):
                return separator, cells
    return '', ()


def _is_prose(head: tuple[str, ...], *, is_first: bool) -> bool:
    """Whether a line is rather a sentence with commas than the head of a table."""
    if any(len(cell.split()) > _MOST_WORDS and cell not in EXACT for cell in head):
        return True
    return not is_first and 2 * keys_of(head).count(None) > len(head)


def _stacked_rows(lines: Sequence[str], place: int) -> tuple[list[Row], int]:
    """Return the rows of a table of which each cell stands on a line of its own.

    Programs that take the text out of a page write so. It ends where a name is none.
    """
    end = place
    while end - place < MOST_CELLS and column_of(_cell(lines, end)) is not None:
        end += 1
    heads = tuple(_cell(lines, at) for at in range(place, end))
    keys = keys_of(heads)
    if len(heads) < _FEWEST_STACKED or not is_head(keys):
        return [], place
    rows = [Row(place + 1, heads)]
    while True:
        cells = tuple(_cell(lines, end + column) for column in range(len(heads)))
        if not all(cells) or ' ' in cells[keys.index(NAME)]:
            return (rows, end) if rows[1:] else ([], place)
        rows.append(Row(end + 1, cells))
        end += len(heads)


def _cell(lines: Sequence[str], place: int) -> str:
    return _line(lines, place).strip(' \t|')


def _unguarded(cell: str) -> str:
    return cell[1:] if _GUARDED.match(cell) else cell


def _line(lines: Sequence[str], place: int) -> str:
    return lines[place] if place < len(lines) else ''
