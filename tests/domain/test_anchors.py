"""The anchors: their names, and their numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .pages import ids, links, ours, page, row_of, toctree, tree

if TYPE_CHECKING:
    from ..support import Build, MakeRoot

pytestmark = pytest.mark.suppress('name-not-token', 'purpose-short')

NAMES = {
    'sessionid': 'sessionid',
    'Mixed_Case-1': 'Mixed_Case-1',
    'été': 'été',
    'Ключ': 'Ключ',
    '日本語': '日本語',
    '_ga_*': '_ga_-',
    'a.b:c/d e': 'a-b-c-d-e',
    'a b': 'a-b',
    'a.b': 'a-b-2',
    'a-b': 'a-b-3',
    'a-b-2': 'a-b-2-2',
    'A-B': 'A-B',
    '"<&>': '----',
}


def declaration(*names: str) -> str:
    items = ''.join(
        f"  - {{name: '{name}', category: {'marketing' if n % 2 else 'necessary'}, "
        'purpose: P., provider: P, duration: 1 day}\n'
        for n, name in enumerate(names)
    )
    return f'cookies:\n{items}'


def test_the_slugs_of_names(make_root: MakeRoot, build: Build) -> None:
    root = make_root(
        {
            'index.rst': page('Page', '.. cookie-charter::'),
            'cookies.yaml': declaration(*NAMES),
        }
    )
    result = build(root)
    for name, slug in NAMES.items():
        assert row_of(result, f'charter-name-{slug}').startswith(name)
    found = ids(result)
    assert len(found) == len(set(found))


def test_equal_slugs_are_numbered_by_declaration_whichever_page_shows_them(
    make_root: MakeRoot, build: Build
) -> None:
    root = make_root(
        {
            'index.rst': page(
                'Page', '.. cookie-table::', '   :categories: marketing', ''
            ),
            'cookies.yaml': declaration('a b', 'a.b', 'a:b', 'a-b'),
        }
    )
    result = build(root)
    assert [one for one in ids(result) if 'name' in one] == [
        'charter-name-a-b-2',
        'charter-name-a-b-4',
    ]
    assert row_of(result, 'charter-name-a-b-2').startswith('a.b')


def test_the_slugs_of_categories_and_providers(
    make_root: MakeRoot, build: Build
) -> None:
    root = make_root(
        {
            'index.rst': page('Page', '.. cookie-charter::'),
            'cookies.yaml': """\
                categories: {Ma Catégorie: {title: Mine, consent: required}}
                providers:
                  acme.fr: {name: Acme SARL, country: FR}
                cookies:
                  - {name: a, category: Ma Catégorie, purpose: P., provider: acme.fr,
                     duration: 1 day}
                  - {name: b, category: Ma Catégorie, purpose: P., duration: 1 day,
                     provider: acme-fr Ltd.}
                """,
        }
    )
    found = ours(ids(build(root)))
    assert 'charter-category-Ma-Catégorie' in found
    assert 'charter-provider-acme-fr' in found
    assert 'charter-provider-acme-fr-Ltd-' in found


def test_items_without_a_category_have_a_heading_of_their_own(
    make_root: MakeRoot, build: Build
) -> None:
    root = make_root(
        {
            'index.rst': page('Page', '.. cookie-charter::'),
            'cookies.yaml': 'cookies:\n  - {name: a, purpose: P.}\n',
        }
    )
    result = build(root, expect_warnings=True)
    assert 'charter-category-unclassified' in ids(result)


def test_names_of_two_declarations_with_one_slug_on_a_page(
    make_root: MakeRoot, build: Build
) -> None:
    root = make_root(
        {
            'index.rst': page(
                'Page',
                ':cookie:name:`a b` :cookie:name:`a:b`',
                '',
                '.. cookie-table::',
                '',
                '.. cookie-table:: other.yaml',
            ),
            'cookies.yaml': declaration('a b'),
            'other.yaml': declaration('a:b'),
        }
    )
    result = build(root)
    found = ids(result)
    assert len(found) == len(set(found))
    assert [link.text for link in links(result)] == ['a b', 'a:b']
    for link in links(result):
        assert row_of(result, link.href[1:]).startswith(link.text)


@pytest.mark.parametrize('directive', ['cookie-charter', 'cookie-table'])
def test_a_table_alone_writes_the_anchors_of_its_rows(
    make_root: MakeRoot, build: Build, directive: str
) -> None:
    root = make_root(
        {
            'index.rst': page('Page', f'.. {directive}::'),
            'cookies.yaml': declaration('a', 'b'),
        }
    )
    found = [one for one in ours(ids(build(root))) if 'name' in one]
    assert found == ['charter-name-a', 'charter-name-b']


def test_an_anchor_does_not_change_the_words_of_a_row(
    make_root: MakeRoot, build: Build
) -> None:
    files = {
        'index.rst': page('Page', '.. cookie-table::'),
        'plain.rst': ':orphan:\n\n'
        + page('Plain', '.. cookie-table::', '   :no-index:', ''),
        'cookies.yaml': declaration('a', 'b'),
    }
    result = build(make_root(files))
    tables = [tree(result, name).find('table') for name in ('index', 'plain')]
    words = [
        [cell.get_text() for cell in table.find_all(['th', 'td'])]
        for table in tables
        if table is not None
    ]
    assert words[0] == words[1]


def test_in_singlehtml_too_names_of_two_declarations_have_their_own_anchors(
    make_root: MakeRoot, build: Build
) -> None:
    root = make_root(
        {
            'index.rst': page('Index', '.. cookie-table::') + toctree('other'),
            'other.rst': page('Other', '.. cookie-table:: other.yaml'),
            'cookies.yaml': declaration('a b'),
            'other.yaml': declaration('a:b'),
        }
    )
    found = ours(ids(build(root, 'singlehtml')))
    assert len(found) == len(set(found))


def test_a_second_directive_knows_the_anchors_of_the_first(
    make_root: MakeRoot, build: Build
) -> None:
    # The charter claims; its rows stand in the table above it.
    root = make_root(
        {
            'index.rst': page(
                'Page',
                ':cookie:name:`a b` :cookie:name:`a:b`',
                '',
                '.. cookie-table::',
                '',
                '.. cookie-table:: other.yaml',
                '',
                '.. cookie-charter:: other.yaml',
                '   :sections: cookies',
            ),
            'cookies.yaml': declaration('a b'),
            'other.yaml': declaration('a:b'),
        }
    )
    result = build(root)
    found = ids(result)
    assert len(found) == len(set(found))
    for link in links(result):
        assert row_of(result, link.href[1:]).startswith(link.text)
