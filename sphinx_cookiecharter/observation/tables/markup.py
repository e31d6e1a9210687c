"""Parser of the tables and headings of an HTML page, in time linear in its size.

`html.parser` takes quadratic time for some broken pages, and raises for others.
"""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, Final

from sphinx_cookiecharter.observation.tables.table import (
    MOST_CELLS,
    Headings,
    Row,
    Table,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

_TOKEN: Final = re.compile(
    r"""
    (?P<text>[^<]++)
    | <!--.*?(?:--!?>|\Z)
    | <(?P<end>/?)(?P<name>[A-Za-z][^\s/>]*+)
      # A quote opens a value only after an equals sign.
      (?P<attributes>[^>=]*+
        (?:=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>"'][^\s>]*+)?+[^>=]*+)*+)(?:>|\Z)
    | <[!?/][^>]*+(?:>|\Z)
    | (?P<sign><)
    """,
    re.VERBOSE | re.DOTALL,
)

#: What is in these is no text of the page, up to their end.
_SKIPPED: Final = {
    name: re.compile(rf'</{name}(?=[\s/>])', re.IGNORECASE)
    for name in ('script', 'style', 'textarea', 'template', 'noscript', 'iframe', 'svg')
}
_SPAN: Final = re.compile(
    r'(?:^|\s)(col|row)span\s*=\s*["\']?\s*([0-9]{1,4})', re.IGNORECASE
)
_SPACE: Final = re.compile(r'\s+')
_HEADING: Final = re.compile(r'h[1-6]')

#: What begins a line, and ends one.
_BLOCKS: Final = frozenset(
    """address article aside blockquote br button caption dd details div dl dt fieldset
    figcaption figure footer form h1 h2 h3 h4 h5 h6 header hr label legend li main nav
    ol option p pre section summary table tbody td tfoot th thead title tr ul""".split()
)

#: Deeper in one another nobody puts tables, not even for layout.
_DEEPEST: Final = 20
_LONGEST_SPAN: Final = 500


def tables(text: str) -> Iterator[Table]:
    """Yield the tables of a page, each as it ends; nothing makes it raise."""
    page = _Page(text)
    place = 0
    while (token := _TOKEN.match(text, place)) is not None and place < len(text):
        place = token.end()
        name = (token['name'] or '').lower()
        if token['text'] or token['sign']:
            page.add_text(token['text'] or token['sign'])
        elif token['end']:
            yield from page.end(name)
        elif name in _SKIPPED:
            end = _SKIPPED[name].search(text, place)
            place = end.start() if end is not None else len(text)
        elif name:
            page.start(name, token['attributes'] or '', token.start())
    yield from page.finish()


class _Page:
    """What is open at a place of a page."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._headings = Headings()
        self._tables: list[_Table] = []
        #: The text since the last begin or end of a line outside of all tables.
        self._line: list[str] = []
        self._counted, self._number = 0, 1

    def add_text(self, text: str) -> None:
        # What breaks a line in the source breaks none in the page.
        words = _SPACE.sub(' ', unescape(text))
        self._add(words)

    def _add(self, words: str) -> None:
        if self._tables:
            self._tables[-1].add_text(words)
        else:
            self._line.append(words)

    def start(self, name: str, attributes: str, place: int) -> None:
        if name == 'table':
            self._end_line()
            if len(self._tables) < _DEEPEST:
                self._tables.append(_Table(self._headings.above()))
        elif self._tables and name in {'tr', 'td', 'th', 'caption'}:
            self._tables[-1].start(name, attributes, self._line_at(place))
        elif name in _BLOCKS:
            self._end_line()
            self._add('\n' if self._tables else '')

    def end(self, name: str) -> Iterator[Table]:
        if name == 'table' and self._tables:
            yield self._tables.pop().table()
        elif self._tables and name in {'tr', 'td', 'th', 'caption'}:
            self._tables[-1].end(name)
        elif name in _BLOCKS:
            self._end_line(int(name[1]) if _HEADING.fullmatch(name) else None)
            self._add('\n' if self._tables else '')

    def finish(self) -> Iterator[Table]:
        while self._tables:
            yield self._tables.pop().table()

    def _end_line(self, level: int | None = None) -> None:
        if self._tables:
            return
        text = ''.join(self._line)
        self._line = []
        if level is not None:
            self._headings.add(level, text)
        else:
            self._headings.add_line(text)

    def _line_at(self, place: int) -> int:
        """Return the number of a line; asked of places in the order of the page."""
        self._number += self._text.count('\n', self._counted, place)
        self._counted = place
        return self._number


class _Table:
    """A table that is open, its cells in a grid."""

    def __init__(self, headings: tuple[str, ...]) -> None:
        self._headings = headings
        self._caption = ''
        self._rows: list[Row] = []
        self._cells: list[str] = []
        self._at = 0
        self._text: list[str] | None = None
        self._spans = (1, 1)
        #: By column, what a cell above says here, and in how many rows more.
        self._above: dict[int, tuple[str, int]] = {}

    def add_text(self, text: str) -> None:
        if self._text is not None:
            self._text.append(text)

    def start(self, name: str, attributes: str, line: int) -> None:
        self.end('tr' if name == 'tr' else 'td')
        if name == 'tr' or not self._at:
            self._at = line
        if name != 'tr':
            self._spans = _spans(attributes)
            self._text = []

    def end(self, name: str) -> None:
        if self._text is not None:
            text, self._text = _lines(''.join(self._text)), None
            if name == 'caption':
                self._caption = text
            else:
                self._add_cell(text)
        if name == 'tr':
            self._end_row()

    def table(self) -> Table:
        self.end('tr')
        captions = (self._caption,) if self._caption else ()
        return Table((*captions, *self._headings), tuple(self._rows))

    def _add_cell(self, text: str) -> None:
        self._fill_from_above()
        columns, rows = self._spans
        for _ in range(columns):
            if len(self._cells) < MOST_CELLS:
                if rows > 1:
                    self._above[len(self._cells)] = text, rows - 1
                self._cells.append(text)

    def _fill_from_above(self) -> None:
        while (above := self._above.get(len(self._cells))) is not None:
            text, rows = above
            if rows > 1:
                self._above[len(self._cells)] = text, rows - 1
            else:
                del self._above[len(self._cells)]
            self._cells.append(text)

    def _end_row(self) -> None:
        if self._cells or self._at:
            self._fill_from_above()
            if self._cells:
                self._rows.append(Row(self._at, tuple(self._cells)))
        self._cells, self._at = [], 0


def _spans(attributes: str) -> tuple[int, int]:
    found = {kind.lower(): int(size) for kind, size in _SPAN.findall(attributes)}
    columns = min(max(found.get('col', 1), 1), MOST_CELLS)
    return columns, min(max(found.get('row', 1), 1), _LONGEST_SPAN)


def _lines(text: str) -> str:
    """Return the lines of a cell, without what only spreads out the source."""
    lines = (' '.join(line.split()) for line in text.split('\n'))
    return '\n'.join(line for line in lines if line)
