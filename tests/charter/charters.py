"""A built page as the tests of the charter look at it."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from dataclasses import dataclass
from pathlib import Path
from textwrap import dedent
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator

#: Declarations of whole sites.
CHARTERS = Path(__file__).parents[1] / 'fixtures/charters'

#: Three lines of a declaration that every test may begin with.
NECESSARY = """\
- name: sessionid
  category: necessary
  purpose: Keeps you signed in.
"""


def cookies(*items: str, top: str = '') -> str:
    """Return a declaration of items, each written as in a list."""
    listed = ''.join(dedent(item).lstrip('\n').rstrip() + '\n' for item in items)
    return f'{dedent(top).lstrip()}cookies:\n{listed}'


def words(element: ET.Element) -> str:
    """Return an element's text; only ASCII white space collapses."""
    return re.sub('[ \t\n]+', ' ', ''.join(element.itertext())).strip(' ')


@dataclass(frozen=True, slots=True)
class Table:
    """A table: its caption, the headings, and of each row the cells' paragraphs."""

    element: ET.Element

    @property
    def caption(self) -> str:
        return words(next(self.element.iter('title')))

    @property
    def headings(self) -> list[str]:
        head = next(self.element.iter('thead'))
        return [words(entry) for entry in head.iter('entry')]

    @property
    def rows(self) -> list[dict[str, list[str]]]:
        body = next(self.element.iter('tbody'))
        return [
            {
                heading: [words(paragraph) for paragraph in entry.iter('paragraph')]
                for heading, entry in zip(self.headings, row.iter('entry'), strict=True)
            }
            for row in body.iter('row')
        ]

    @property
    def names(self) -> list[str]:
        """What is set in code in the rows' name cells."""
        return [
            words(literal)
            for entry in self.element.iter('entry')
            if entry.get('classes') == 'charter-name'
            for literal in entry.iter('literal')
        ]


@dataclass(frozen=True, slots=True)
class Page:
    """A page, as the XML builder wrote it: what each other builder starts from."""

    root: ET.Element
    warnings: list[str]

    @property
    def text(self) -> str:
        return '\n'.join(
            words(element)
            for element in self.root.iter()
            if element.tag in {'paragraph', 'title', 'term', 'rubric'}
        )

    @property
    def opening(self) -> list[str]:
        """The paragraphs before the first heading, tiles aside."""
        page = next(self.root.iter('section'))
        return [words(element) for element in page.findall('paragraph')]

    @property
    def tiles(self) -> list[str]:
        """What the tiles of the summary say."""
        return [words(tile) for tile in self._brief.iter('paragraph')]

    @property
    def values(self) -> list[str]:
        """What the tiles of the summary show large."""
        return [words(value) for value in self._brief.iter('strong')]

    @property
    def _brief(self) -> ET.Element:
        for element in self.root.iter('bullet_list'):
            if element.get('classes') == 'charter-brief':
                return element
        return ET.Element('bullet_list')

    @property
    def anchors(self) -> list[str]:
        """The ends of our sections' anchors, in the order of the page."""
        found = [section.get('ids', '') for section in self.root.iter('section')]
        return [one.removeprefix('charter-') for one in found if 'charter-' in one]

    @property
    def sections(self) -> list[str]:
        return [
            one.removeprefix('section-')
            for one in self.anchors
            if one.startswith('section-')
        ]

    @property
    def categories(self) -> list[str]:
        return [
            one.removeprefix('category-')
            for one in self.anchors
            if one.startswith('category-')
        ]

    def element(self, anchor: str) -> ET.Element:
        """Return a section by the end of its anchor."""
        for section in self.root.iter('section'):
            if section.get('ids') == f'charter-{anchor}':
                return section
        msg = f'there is no {anchor!r} among {self.anchors}'
        raise AssertionError(msg)

    def section(self, name: str) -> str:
        """Return the words of one of the charter's sections, a paragraph a line."""
        return '\n'.join(self.paragraphs(f'section-{name}'))

    def paragraphs(self, anchor: str) -> list[str]:
        """Return the paragraphs under a heading."""
        return [words(one) for one in self.element(anchor).iter('paragraph')]

    def title(self, anchor: str) -> ET.Element:
        return next(self.element(anchor).iter('title'))

    def terms(self, name: str) -> dict[str, str]:
        """Return what a section's definition list says of each term."""
        items = self.element(f'section-{name}').iter('definition_list_item')
        return {
            words(next(item.iter('term'))): '\n'.join(
                words(paragraph) for paragraph in item.iter('paragraph')
            )
            for item in items
        }

    @property
    def tables(self) -> list[Table]:
        return [Table(element) for element in self.root.iter('table')]

    @property
    def table(self) -> Table:
        (table,) = self.tables
        return table

    def links(self, anchor: str = '') -> dict[str, str]:
        """Return the targets of the links, of a section's or the page's, by text."""
        root = self.element(anchor) if anchor else self.root
        return {
            words(one): one.get('refuri', one.get('refid', ''))
            for one in root.iter('reference')
        }


class ShowPage(Protocol):
    """Build a page that is one directive, and return it.

    `options` are lines such as `:columns: name`; `body` is the directive's.
    """

    def __call__(
        self,
        declaration: str | bytes | None,
        *options: str,
        directive: str = 'cookie-charter',
        body: str = '',
        language: str = 'en',
        expect_warnings: bool = False,
    ) -> Page: ...


def page_source(directive: str, options: tuple[str, ...], body: str) -> str:
    return '\n'.join(_lines(directive, options, body))


def _lines(directive: str, options: tuple[str, ...], body: str) -> Iterator[str]:
    yield from ('Page', '====', '', f'.. {directive}::')
    yield from (f'   {option}' for option in options)
    yield ''
    yield from (f'   {line}' if line else '' for line in dedent(body).splitlines())
    yield ''
