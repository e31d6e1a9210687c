"""The structured text of a page of HTML."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from bs4 import BeautifulSoup
from bs4.element import NavigableString, PreformattedString, Tag

from .page import Kind, Line, table_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

_SILENT: Final = 'script, style, template, a.headerlink, .admonition-title, h1'
_BLOCKS: Final = {
    *('address', 'article', 'aside', 'blockquote', 'dd', 'details', 'div', 'dl', 'dt'),
    *('figure', 'footer', 'form', 'h2', 'h3', 'h4', 'h5', 'h6', 'header', 'li'),
    *('main', 'nav', 'noscript', 'ol', 'p', 'section', 'table', 'ul', 'br'),
}


def read(html: str) -> list[Line]:
    """Return the lines of a page's main part; its title, the `h1`, is not one."""
    soup = BeautifulSoup(html, 'html.parser')
    main = soup.select_one('[role=main]') or soup
    for tag in main.select(_SILENT):
        tag.decompose()
    return [*_lines(main, Kind.PARAGRAPH)]


def _lines(tag: Tag, kind: Kind) -> Iterator[Line]:
    """Yield the blocks in a tag; text of its own is of the kind given."""
    if tag.name == 'table':
        yield from _table(tag)
        return
    inline: list[str] = []
    for child in tag.children:
        if isinstance(child, PreformattedString):
            continue
        if isinstance(child, NavigableString):
            inline.append(str(child))
        elif (
            isinstance(child, Tag)
            and child.name not in _BLOCKS
            and not _has_block(child)
        ):
            inline.append(child.get_text())
        elif isinstance(child, Tag):
            yield from _line(inline, kind)
            inline = []
            yield from _lines(child, _kind(child, kind))
    yield from _line(inline, kind)


def _has_block(tag: Tag) -> bool:
    return tag.find([*_BLOCKS]) is not None


def _line(inline: list[str], kind: Kind) -> Iterator[Line]:
    # A no-break space is no space that HTML collapses.
    if text := re.sub('[\t\n\r ]+', ' ', ''.join(inline)).strip(' '):
        yield Line(text, kind)


def _kind(tag: Tag, kind: Kind) -> Kind:
    classes = tag.get_attribute_list('class')
    if re.fullmatch('h[2-6]', tag.name) or 'rubric' in classes:
        return Kind.HEADING
    if 'admonition' in classes:
        return Kind.NOTICE
    own = {'li': Kind.BULLET, 'dt': Kind.TERM, 'dd': Kind.PARAGRAPH}
    return own.get(tag.name, kind)


def _table(table: Tag) -> Iterator[Line]:
    if caption := table.find('caption'):
        yield from _line([caption.get_text()], Kind.CAPTION)
    yield from table_lines(
        [
            [line.text for line in _lines(cell, Kind.CELL)]
            for cell in row.find_all(['th', 'td'])
        ]
        for row in table.find_all('tr')
    )
