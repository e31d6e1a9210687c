"""Which place a reference leads to, where several show the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .pages import COOKIES, ids, ours, page, targets, toctree, tree

if TYPE_CHECKING:
    from ..support import Build, MakeRoot, Result

ROLES = ':cookie:name:`sessionid` :cookie:category:`necessary` :cookie:provider:`acme`'
TABLE = '.. cookie-table::'
CHARTER = '.. cookie-charter::'


@pytest.fixture
def lead(make_root: MakeRoot, build: Build) -> Lead:
    return Lead(make_root, build)


class Lead:
    def __init__(self, make_root: MakeRoot, build: Build) -> None:
        self.make_root = make_root
        self.build = build

    def __call__(self, roles: str = ROLES, **pages: str) -> Result:
        files = {f'{name}.rst': page(name, text) for name, text in pages.items()}
        index = page('Index', roles, toctree(*pages))
        root = self.make_root({'index.rst': index, **files, 'cookies.yaml': COOKIES})
        return self.build(root)


def test_a_charter_claims_before_a_table(lead: Lead) -> None:
    result = lead(a=TABLE, b=CHARTER, c=TABLE)
    assert {one.partition('#')[0] for one in targets(result)} == {'b.html'}


def test_of_equals_the_first_document_claims(lead: Lead) -> None:
    result = lead(b=CHARTER, a=CHARTER)
    assert {one.partition('#')[0] for one in targets(result)} == {'a.html'}
    result = lead(b=TABLE, a=TABLE)
    assert {one.partition('#')[0] for one in targets(result)} == {'a.html'}


def test_what_a_charter_leaves_out_the_table_keeps(lead: Lead) -> None:
    result = lead(a=TABLE, b=f'{CHARTER}\n   :categories: statistics')
    assert targets(result)[:2] == ['a.html#charter-name-sessionid'] * 2
    # An entry of its own comes before a row that stands in for it.
    assert targets(result)[2] == 'b.html#charter-provider-acme'


def test_a_heading_claims_before_the_row_that_stands_in_for_it(lead: Lead) -> None:
    result = lead(
        ':cookie:provider:`acme`',
        a=f'{CHARTER}\n   :sections: cookies',
        b=f'{CHARTER}\n   :sections: providers',
    )
    assert targets(result) == ['b.html#charter-provider-acme']


def test_every_page_writes_its_own_anchors(lead: Lead) -> None:
    result = lead(a=TABLE, b=CHARTER)
    assert 'charter-name-sessionid' in ids(result, 'a')
    assert 'charter-name-sessionid' in ids(result, 'b')


def test_on_a_page_the_first_directive_writes_the_anchor(lead: Lead) -> None:
    result = lead(a=f'{TABLE}\n\n{CHARTER}\n\n{TABLE}')
    found = ids(result, 'a')
    assert len(found) == len(set(found))
    assert targets(result)[0] == 'a.html#charter-name-sessionid'
    first = tree(result, 'a').find('table')
    assert first is not None
    assert first.find(id='charter-name-sessionid') is not None


def test_two_charters_on_a_page(lead: Lead) -> None:
    result = lead(a=f'{CHARTER}\n\n{CHARTER}')
    found = ids(result, 'a')
    assert len(found) == len(set(found))
    # And those of the second are still sections.
    assert len(tree(result, 'a').select('section section')) > 10


# --- no-index


def test_no_index_claims_nothing_and_writes_no_anchor(lead: Lead) -> None:
    result = lead(a=f'{CHARTER}\n   :no-index:', b=f'{TABLE}\n   :no-index:', c=TABLE)
    assert {one.partition('#')[0] for one in targets(result)} == {'c.html'}
    for name in 'ab':
        assert ours(ids(result, name)) == []
        assert tree(result, name).select('table [id]') == []
    sections = tree(result, 'a').select('section section')
    assert len(sections) > 5
    assert all(section['id'] for section in sections)
    assert len(set(ids(result, 'a'))) == len(ids(result, 'a'))


@pytest.mark.parametrize('headings', ['sections', 'rubrics', 'none'])
@pytest.mark.parametrize('builder', ['html', 'latex', 'singlehtml', 'epub', 'text'])
def test_no_index_under_every_heading(
    make_root: MakeRoot, build: Build, headings: str, builder: str
) -> None:
    text = f'{CHARTER}\n   :no-index:\n   :headings: {headings}\n'
    root = make_root({'index.rst': page('Index', text), 'cookies.yaml': COOKIES})
    result = build(root, builder)
    if builder in {'html', 'singlehtml'}:
        assert ours(ids(result)) == []
