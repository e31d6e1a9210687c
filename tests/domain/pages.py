"""What tests of the domain look at: the links and ids of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from bs4 import BeautifulSoup

if TYPE_CHECKING:
    from bs4 import Tag

    from ..support import Result

#: Items of several categories, providers by id and by name, a list and patterns.
COOKIES = """\
site: {name: Example}
providers:
  acme: {name: Acme Ltd, url: "https://acme.test/"}
cookies:
  - name: sessionid
    category: necessary
    purpose: Keeps you signed in.
    provider: acme
    duration: session
  - name: [lang, language]
    category: preferences
    purpose: Remembers the language.
    provider: Example itself
    duration: 1 year
  - name: _ga_*
    category: statistics
    purpose: Counts the visits to each page.
    provider: Acme Ltd
    duration: 13 months
  - name: _ga_special
    category: statistics
    purpose: Counts special visits.
    provider: acme
    duration: 13 months
"""

CHARTER = """\
Charter
=======

.. cookie-charter::
"""


class Link(NamedTuple):
    text: str
    href: str
    code: bool


def tree(result: Result, page: str = 'index') -> BeautifulSoup:
    return BeautifulSoup(result.read(f'{page}.html'), 'html.parser')


def body(result: Result, page: str = 'index') -> Tag:
    found = tree(result, page).find(class_='body')
    assert found is not None
    return found


def links(result: Result, page: str = 'index') -> list[Link]:
    """Return the links that roles have become, in order."""
    return [
        Link(
            a.get_text(),
            str(a['href']),
            a.find('code') is not None,
        )
        for a in body(result, page).select('a.reference.internal')
        if a.select('.charter-ref')
    ]


def targets(result: Result, page: str = 'index') -> list[str]:
    return [href for _, href, _ in links(result, page)]


def ids(result: Result, page: str = 'index') -> list[str]:
    """Return the ids of a page, in order; every one that stands twice is twice."""
    return [str(one['id']) for one in tree(result, page).select('[id]')]


def ours(found: list[str]) -> list[str]:
    return [one for one in found if one.startswith('charter-')]


def row_of(result: Result, anchor: str, page: str = 'index') -> str:
    """Return the words of the row that an anchor stands in."""
    target = tree(result, page).find(id=anchor)
    assert target is not None, anchor
    row = target if target.name == 'tr' else target.find_parent('tr')
    assert row is not None, anchor
    for name in row.select('code'):
        # Names may break, and are in pieces.
        name.string = name.get_text()
    return row.get_text(' ', strip=True)


def toctree(*pages: str) -> str:
    listed = '\n'.join(f'   {page}' for page in pages)
    return f'\n.. toctree::\n   :maxdepth: 1\n\n{listed}\n'


def page(title: str, *parts: str) -> str:
    return '\n'.join((title, '=' * len(title), '', *parts, ''))
