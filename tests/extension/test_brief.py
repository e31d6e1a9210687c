"""The section `summary`: what it says leads to where more is said of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup, Tag

from .declarations import TWO_PARTIES

if TYPE_CHECKING:
    from ..support import Build, MakeRoot, Result

pytestmark = pytest.mark.suppress('provider-policy-missing')

CHARTER = '{0}\n{1}\n\n.. cookie-charter::\n   {2}\n'


def page(title: str, options: str = '') -> str:
    return CHARTER.format(title, '=' * 20, options)


#: Two pages that show the same.
BOOK = {
    'index.rst': 'Book\n====\n\n.. toctree::\n\n   one\n   two\n',
    'one.rst': page('One'),
    'two.rst': page('Two'),
    'cookies.yaml': TWO_PARTIES,
}


def links(result: Result, name: str = 'index.html') -> list[tuple[str, str]]:
    """Return the links of the summary: what they say, and where they lead."""
    soup = BeautifulSoup(result.read(name), 'html.parser')
    brief = soup.select_one('ul.charter-brief')
    assert isinstance(brief, Tag)
    return [(link.get_text(), str(link['href'])) for link in brief.select('a')]


def test_each_statement_leads_to_its_part(make_root: MakeRoot, build: Build) -> None:
    root = make_root({'index.rst': page('Page'), 'cookies.yaml': TWO_PARTIES})
    assert links(build(root)) == [
        ('2 cookies (third-party: 1)', '#charter-section-cookies'),
        ('1 needs your consent', '#charter-section-choices'),
    ]


def test_every_tile_may_be_a_link(make_root: MakeRoot, build: Build) -> None:
    own = TWO_PARTIES.replace('domain: adverts.example', 'recipients: [Alphabet]\n')
    own = own.replace('duration: 13 months', 'duration: 13 months\n    party: first')
    root = make_root(
        {
            'index.rst': page('Page', ':since: old.yaml'),
            'cookies.yaml': own,
            'old.yaml': TWO_PARTIES,
        }
    )
    assert links(build(root)) == [
        ('2 first-party cookies', '#charter-section-cookies'),
        ('1 needs your consent', '#charter-section-choices'),
        (
            'Others that place or receive data: Example, Adverts Ltd and Alphabet',
            '#charter-section-providers',
        ),
        ('Kept longest: 13 months', '#charter-name-ads'),
        ('Last reviewed: 1 November 2026', '#charter-section-changes'),
    ]


@pytest.mark.parametrize(
    ('options', 'kept'),
    [
        (':no-index:', []),
        (':sections: summary', []),
        (
            ':headings: none',
            [('Kept longest: until you close your browser', '#charter-name-sessionid')],
        ),
        (
            ':sections: summary cookies',
            [
                ('1 first-party cookie', '#charter-section-cookies'),
                (
                    'Kept longest: until you close your browser',
                    '#charter-name-sessionid',
                ),
            ],
        ),
    ],
)
def test_what_the_page_does_not_have_is_no_link(
    make_root: MakeRoot, build: Build, options: str, kept: list[tuple[str, str]]
) -> None:
    options += '\n   :categories: necessary'
    root = make_root({'index.rst': page('Page', options), 'cookies.yaml': TWO_PARTIES})
    assert links(build(root)) == kept


@pytest.mark.parametrize('builder', ['html', 'singlehtml', 'epub'])
def test_no_link_within_a_page_leads_nowhere(
    make_root: MakeRoot, build: Build, builder: str
) -> None:
    result = build(make_root(BOOK), builder)
    found = 0
    for path in result.outdir.rglob('*.*html'):
        soup = BeautifulSoup(path.read_text('utf-8'), 'html.parser')
        ids = {str(element['id']) for element in soup(id=True)}
        for link in soup.select('.charter-brief a[href^="#"]'):
            assert str(link['href'])[1:] in ids, (path.name, link)
            found += 1
    assert found >= 4


def test_in_one_page_each_charter_leads_to_its_own_sections(
    make_root: MakeRoot, build: Build
) -> None:
    soup = BeautifulSoup(
        build(make_root(BOOK), 'singlehtml').read('index.html'), 'html.parser'
    )
    briefs = soup.select('ul.charter-brief')
    assert len(briefs) == 2
    first, second = (
        [str(link['href']) for link in brief.select('a')] for brief in briefs
    )
    assert first[0] == '#charter-section-cookies'
    assert second[0] == '#two-charter-section-cookies'
