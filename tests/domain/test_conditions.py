"""Content that only some builders show: no link leads to what another one has."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup

from .pages import body, page, targets, toctree, tree

if TYPE_CHECKING:
    from pathlib import Path

    from ..support import Build, MakeRoot, Result

pytestmark = pytest.mark.suppress()

COOKIES = """\
site: {name: Lark, url: https://lark.example/}
cookies:
  - {name: lark_sid, category: necessary, provider: Lark Ltd, purpose: Keeps you in.}
  - {name: lark_ads, category: marketing, provider: Ads Ltd, purpose: Shows you ads.}
"""
ROLES = (
    'See :cookie:name:`lark_sid`, :any:`lark_ads`, :cookie:category:`marketing`, '
    ':cookie:provider:`Ads Ltd` and :cookie:section:`cookies`.'
)
CHARTER = ['.. cookie-charter::', '   :headings: rubrics', '']
TABLE = ['.. cookie-table::', '']

BUILDERS = ['html', 'dirhtml', 'singlehtml', 'epub', 'latex', 'text', 'man', 'texinfo']
BUILDERS += ['xml', 'pseudoxml', 'gettext', 'dummy', 'linkcheck']


def within(directive: str, lines: list[str]) -> str:
    return '\n'.join([f'.. {directive}', '', *(f'   {line}' for line in lines)])


def dangling(result: Result) -> list[str]:
    """Return the links within the output that lead to no id."""
    paths = [*result.outdir.rglob('*.html'), *result.outdir.rglob('*.xhtml')]
    soups = {path: BeautifulSoup(path.read_text(), 'html.parser') for path in paths}
    ids = {path: {e['id'] for e in soup.select('[id]')} for path, soup in soups.items()}
    found = []
    for path, soup in soups.items():
        for link in soup.select('a[href*="#charter-"]'):
            # In singlehtml, Sphinx 9.0 itself breaks links between documents.
            href = str(link['href']).replace('#document-charter#', '#')
            name, _, anchor = href.partition('#')
            leads_to = (path.parent / name).resolve() if name else path
            if leads_to.is_dir():
                leads_to /= 'index.html'
            if '://' not in name and anchor not in ids[leads_to]:
                found.append(f'{path.name}: {href}')
    return found


def project(make_root: MakeRoot, *charter: str, conf: str = '') -> Path:
    return make_root(
        {
            'index.rst': page('Lark', ROLES, toctree('charter')),
            'charter.rst': page('Cookies', *charter),
            'cookies.yaml': COOKIES,
        },
        conf,
    )


@pytest.mark.parametrize('builder', BUILDERS)
@pytest.mark.parametrize('order', [1, -1], ids=['first', 'last'])
@pytest.mark.parametrize('shown', ['html', 'latex'])
def test_no_link_leads_to_what_the_builder_leaves_out(
    make_root: MakeRoot, build: Build, builder: str, order: int, shown: str
) -> None:
    other = {'html': 'latex', 'latex': 'html'}[shown]
    blocks = [within(f'only:: {shown}', CHARTER), within(f'only:: {other}', TABLE)]
    result = build(project(make_root, *blocks[::order]), builder)
    assert dangling(result) == []
    if builder == 'html':
        # A link of `any` has no class of ours; a table has no sections.
        assert targets(result)[0] == 'charter.html#charter-name-lark_sid'
        assert len(targets(result)) == (4 if shown == 'html' else 3)
    if builder == 'latex':
        [tex] = result.outdir.glob('*.tex')
        for anchor in ('charter-name-lark\\_sid', 'charter-name-lark_sid'):
            text = tex.read_text()
            labels = text.count(f'\\label{{\\detokenize{{charter:{anchor}}}}}')
            links = text.count(f'\\hyperref[\\detokenize{{charter:{anchor}}}]')
            assert labels == bool(links)
    if builder in {'xml', 'pseudoxml'}:
        assert 'spare' not in '\n'.join(
            path.read_text() for path in result.outdir.glob('*xml')
        )


@pytest.mark.parametrize('builder', ['html', 'text', 'dummy', 'epub'])
def test_what_no_page_of_a_builder_shows_is_said_without_a_link(
    make_root: MakeRoot, build: Build, builder: str
) -> None:
    root = project(make_root, within('only:: latex', CHARTER))
    result = build(root, builder)
    if builder == 'html':
        assert not targets(result)
        assert 'Advertising' in body(result).get_text()
        assert 'charter-' not in result.read('genindex.html')
        assert b'cookie:' not in (result.outdir / 'objects.inv').read_bytes()


def test_links_within_a_charter_do_not_lead_into_what_is_left_out(
    make_root: MakeRoot, build: Build
) -> None:
    sections = [*CHARTER[:2], '   :sections: choices', '']
    blocks = [within('only:: latex', CHARTER), *sections]
    result = build(project(make_root, *blocks))
    assert dangling(result) == []


@pytest.mark.parametrize('order', [1, -1])
def test_so_it_is_where_the_configuration_decides(
    make_root: MakeRoot, build: Build, order: int
) -> None:
    blocks = [
        within('ifconfig:: False', CHARTER),
        within("ifconfig:: builder == 'html'", TABLE),
    ]
    conf = "extensions += ['sphinx.ext.ifconfig']"
    result = build(project(make_root, *blocks[::order], conf=conf))
    assert dangling(result) == []
    assert 'charter.html#charter-name-lark_sid' in targets(result)
    assert tree(result, 'charter').find(id='charter-name-lark_sid')


def test_tags_that_change_move_the_links(make_root: MakeRoot, build: Build) -> None:
    root = make_root(
        {
            'index.rst': page('Lark', ROLES, toctree('charter', 'more')),
            'charter.rst': page('Cookies', within('only:: inside', CHARTER)),
            'more.rst': page('More', *TABLE),
            'cookies.yaml': COOKIES,
        }
    )
    result = build(root, tags=['inside'])
    assert targets(result)[0] == 'charter.html#charter-name-lark_sid'
    result = build(root, expect_warnings=True)
    assert targets(result)[0] == 'more.html#charter-name-lark_sid'
    assert 'no page shows the section of a charter' not in ' '.join(result.warnings)


def test_one_name_in_two_declarations_is_no_conflict_where_one_is_left_out(
    make_root: MakeRoot, build: Build
) -> None:
    root = make_root(
        {
            'index.rst': page(
                'Lark',
                within('only:: latex', ['.. cookie-table:: other.yaml', '']),
                within('only:: html', TABLE),
            ),
            'cookies.yaml': COOKIES,
            'other.yaml': COOKIES,
        }
    )
    assert dangling(build(root)) == []
    both = build(root, tags=['latex'], expect_warnings=True)
    assert all('duplicate-target' in warning for warning in both.warnings)
    assert both.warnings
