"""Links within a page lead somewhere, however its directives stand together."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup

from .declarations import TWO_PARTIES

if TYPE_CHECKING:
    from ..support import Build, MakeRoot, Result

pytestmark = pytest.mark.suppress('provider-policy-missing')

DECLARATION = TWO_PARTIES.replace('name: ads', 'name: a-b')

TITLE = 'Page\n====\n\n'


def dangling(result: Result, name: str = 'index.html') -> tuple[list[str], list[str]]:
    """Return the links to our anchors of a page, and those that lead nowhere."""
    soup = BeautifulSoup(result.read(name), 'html.parser')
    ids = {str(element['id']) for element in soup(id=True)}
    links = [str(link['href'])[1:] for link in soup.select('main a[href^="#charter-"]')]
    links += [
        str(link['href'])[1:] for link in soup.select('.body a[href^="#charter-"]')
    ]
    return links, [link for link in links if link not in ids]


@pytest.mark.parametrize(
    'inner',
    [
        '.. cookie-table::\n      :categories: necessary',
        (
            '.. cookie-charter::\n      :headings: rubrics\n'
            '      :sections: summary kinds providers'
        ),
    ],
)
def test_a_directive_in_the_body_of_another_keeps_its_anchors(
    make_root: MakeRoot, build: Build, inner: str
) -> None:
    body = f'See :cookie:name:`sessionid`.\n\n   {inner}\n'
    page = f'{TITLE}.. cookie-charter::\n\n   {body}'
    result = build(make_root({'index.rst': page, 'cookies.yaml': DECLARATION}))
    links, nowhere = dangling(result)
    assert 'charter-name-sessionid' in links
    assert nowhere == []


def test_of_two_names_with_one_slug_the_summary_leads_to_its_own(
    make_root: MakeRoot, build: Build
) -> None:
    own = DECLARATION.replace('domain: adverts.example', 'party: first')
    other = own.replace('a-b', 'a.b').replace('sessionid', 'other')
    page = f'{TITLE}.. cookie-table:: other.yaml\n\n.. cookie-charter::\n'
    files = {'index.rst': page, 'cookies.yaml': own, 'other.yaml': other}
    result = build(make_root(files))
    soup = BeautifulSoup(result.read('index.html'), 'html.parser')
    tiles = soup.select('.charter-brief a')
    (link,) = [tile for tile in tiles if '13 months' in tile.get_text()]
    row = soup.find(id=str(link['href'])[1:])
    assert row is not None
    assert 'a-b' in row.find_parent('tr').get_text()  # type: ignore[union-attr]


def test_a_table_may_be_named_as_the_author_likes(
    make_root: MakeRoot, build: Build
) -> None:
    page = (
        f'{TITLE}See :numref:`charter-list`.\n\n'
        '.. cookie-table::\n   :name: charter-list\n'
    )
    files = {'index.rst': page, 'cookies.yaml': DECLARATION}
    result = build(make_root(files, 'numfig = True'))
    links, nowhere = dangling(result)
    assert 'charter-list' in links
    assert nowhere == []


@pytest.mark.parametrize('builder', ['html', 'latex', 'text', 'xml'])
def test_a_table_of_the_project_may_have_our_class(
    make_root: MakeRoot, build: Build, builder: str
) -> None:
    page = f'{TITLE}.. list-table::\n   :class: charter-table\n\n   * - One\n'
    page += '\n.. cookie-choice::\n'
    build(make_root({'index.rst': page, 'cookies.yaml': DECLARATION}), builder)


@pytest.mark.parametrize('builder', ['singlehtml', 'epub'])
def test_a_numbered_table_without_headings_keeps_an_id(
    make_root: MakeRoot, build: Build, builder: str
) -> None:
    files = {
        'index.rst': f'{TITLE}.. cookie-charter::\n\n.. toctree::\n\n   two\n',
        'two.rst': f'{TITLE}.. cookie-charter::\n   :headings: none\n',
        'cookies.yaml': DECLARATION,
    }
    build(make_root(files, 'numfig = True'), builder, warningiserror=True)


@pytest.mark.parametrize(
    ('builder', 'name', 'label'),
    [
        ('latex', 'root.tex', r'\label{\detokenize{index:charter-section-cookies}}'),
        ('texinfo', 'root.texi', '@anchor{index charter-section-cookies}'),
    ],
)
def test_a_rubric_can_be_led_to_on_paper(
    make_root: MakeRoot, build: Build, builder: str, name: str, label: str
) -> None:
    page = f'{TITLE}.. cookie-charter::\n   :headings: rubrics\n'
    conf = (
        "latex_documents = [('index', 'root.tex', 'T', 'A', 'manual')]\n"
        "texinfo_documents = [('index', 'root', 'T', 'A', 'root', 'D', 'M')]"
    )
    root = make_root({'index.rst': page, 'cookies.yaml': DECLARATION}, conf)
    text = build(root, builder).read(name).replace('%\n', '')
    assert label in text
