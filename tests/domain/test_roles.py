"""Where roles lead, and what they show there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ..extension.declarations import quoted
from .pages import (
    CHARTER,
    COOKIES,
    Link,
    body,
    ids,
    links,
    page,
    row_of,
    targets,
    toctree,
    tree,
)

if TYPE_CHECKING:
    from ..support import Build, MakeRoot, Result

pytestmark = pytest.mark.suppress('purpose-short')


@pytest.fixture
def show(make_root: MakeRoot, build: Build) -> Show:
    return Show(make_root, build)


class Show:
    """Build prose beside a charter, or another directive, on another page."""

    def __init__(self, make_root: MakeRoot, build: Build) -> None:
        self.make_root = make_root
        self.build = build

    def __call__(
        self, prose: str, charter: str = CHARTER, declaration: str = COOKIES
    ) -> Result:
        root = self.make_root(
            {
                'index.rst': page('Index', prose, toctree('charter')),
                'charter.rst': charter,
                'cookies.yaml': declaration,
            }
        )
        return self.build(root)


def charter(*options: str, directive: str = 'cookie-charter') -> str:
    return page('Charter', f'.. {directive}::', *(f'   {option}' for option in options))


# --- what they show


def test_each_kind_of_object_has_a_role(show: Show) -> None:
    result = show(
        ':cookie:name:`sessionid` :cookie:category:`statistics` '
        ':cookie:provider:`acme` :cookie:section:`choices`'
    )
    assert links(result) == [
        Link('sessionid', 'charter.html#charter-name-sessionid', code=True),
        Link('Statistics', 'charter.html#charter-category-statistics', code=False),
        Link('Acme Ltd', 'charter.html#charter-provider-acme', code=False),
        Link('Your choices', 'charter.html#charter-section-choices', code=False),
    ]
    found = ids(result, 'charter')
    for target in targets(result):
        assert found.count(target.partition('#')[2]) == 1


SHOWN = ('cookies', 'choices', 'definition', 'kinds')


def test_each_section_that_is_shown_is_a_target(show: Show) -> None:
    result = show(' '.join(f':cookie:section:`{section}`' for section in SHOWN))
    for section, link in zip(SHOWN, links(result), strict=True):
        assert link.href == f'charter.html#charter-section-{section}'
        target = tree(result, 'charter').find(id=f'charter-section-{section}')
        assert target is not None
        heading = target.find(['h2', 'h3'])
        assert heading is not None
        assert heading.get_text().rstrip('¶') == link.text


def test_a_section_without_a_heading_is_a_target_too(show: Show) -> None:
    result = show(
        ':cookie:section:`introduction` :cookie:section:`summary` '
        ':cookie:section:`changes`'
    )
    assert [(link.text, link.href.partition('#')[2]) for link in links(result)] == [
        ('About this page', 'charter-section-introduction'),
        ('In brief', 'charter-section-summary'),
        # Nothing is compared: what there is to tell is in the summary.
        ('In brief', 'charter-section-summary'),
    ]
    charter = tree(result, 'charter')
    for name, tag in (('introduction', 'p'), ('summary', 'ul')):
        target = charter.find(id=f'charter-section-{name}')
        assert target is not None
        assert target.name == tag


def test_titles_may_be_explicit(show: Show) -> None:
    result = show(
        ':cookie:name:`the session <sessionid>` :cookie:category:`them <statistics>` '
        ':cookie:provider:`him <acme>` :cookie:section:`your choices <choices>`'
    )
    assert [link.text for link in links(result)] == [
        'the session',
        'them',
        'him',
        'your choices',
    ]


def test_an_exclamation_mark_makes_no_link(show: Show) -> None:
    assert links(show(':cookie:name:`!nothing`')) == []


@pytest.mark.parametrize('builder', ['html', 'dirhtml', 'singlehtml'])
def test_no_class_or_id_in_prose_is_one_that_content_blockers_hide(
    make_root: MakeRoot, build: Build, builder: str
) -> None:
    roles = (
        ':cookie:name:`sessionid` :cookie:category:`statistics` :any:`sessionid` '
        ':cookie:provider:`acme` :cookie:section:`choices` :any:`so <sessionid>`'
    )
    root = make_root({'index.rst': f'{CHARTER}\nA {roles}.', 'cookies.yaml': COOKIES})
    found = tree(build(root, builder))
    for element in found.select('[class], [id]'):
        for name in [*element.get_attribute_list('class'), element.get('id') or '']:
            assert not str(name or '').casefold().startswith('cookie'), element
    assert len(found.select('.xref.charter-ref')) == 4


# --- names


ROWS = {
    '_ga_ABC123': '_ga_*',
    '_ga_': '_ga_*',
    '_ga_*': '_ga_*',
    '_ga_special': '_ga_special',
    '_ga_specially': '_ga_*',
}


def test_a_name_leads_to_its_pattern_unless_it_is_declared(show: Show) -> None:
    result = show(' '.join(f':cookie:name:`{name}`' for name in ROWS))
    for (text, href, code), (name, row) in zip(
        links(result), ROWS.items(), strict=True
    ):
        assert (text, code) == (name, True)
        found = row_of(result, href.partition('#')[2], 'charter')
        assert found.split()[0] == row


PATTERNS = """\
cookies:
  - {name: '*yz', category: marketing, purpose: Suffix., provider: P, duration: 1 day}
  - {name: 'ab*', category: necessary, purpose: Prefix., provider: P, duration: 1 day}
  - {name: 'abc*', category: statistics, purpose: Long., provider: P, duration: 1 day}
"""


SPLIT = """\
.. cookie-table::
   :categories: necessary

.. cookie-table::
   :categories: marketing, statistics
"""


@pytest.mark.parametrize(
    'directives',
    [
        '.. cookie-charter::',
        '.. cookie-table::',
        SPLIT,
    ],
)
def test_of_patterns_the_longest_then_the_first_declared(
    show: Show, directives: str
) -> None:
    rows = {'abcd': 'Long.', 'abyz': 'Suffix.', 'abcyz': 'Long.', 'abx': 'Prefix.'}
    result = show(
        ' '.join(f':cookie:name:`{name}`' for name in rows),
        page('Charter', directives),
        PATTERNS,
    )
    found = {
        name: next(
            purpose
            for purpose in rows.values()
            if f' {purpose}' in row_of(result, href.partition('#')[2], 'charter')
        )
        for name, href, _ in links(result)
    }
    assert found == rows


def test_the_names_of_a_list_share_a_row(show: Show) -> None:
    result = show(':cookie:name:`lang` :cookie:name:`language`')
    assert targets(result) == ['charter.html#charter-name-lang'] * 2


def test_names_match_with_case(make_root: MakeRoot, build: Build) -> None:
    declaration = COOKIES.replace('name: _ga_special', 'name: SessionID')
    root = make_root(
        {
            'index.rst': f'{CHARTER}\n:cookie:name:`SessionID` '
            ':cookie:name:`sessionid` :cookie:name:`SESSIONID`',
            'cookies.yaml': declaration,
        }
    )
    result = build(root, expect_warnings=True)
    assert targets(result) == ['#charter-name-SessionID', '#charter-name-sessionid']
    assert len(result.warnings) == 1
    assert "'SESSIONID'" in result.warnings[0]


TWINS = """\
cookies:
  - {name: twin, category: marketing, purpose: First., provider: P, duration: 1 day}
  - {name: twin, category: necessary, purpose: Second., storage: local_storage,
     provider: P, duration: 1 day}
"""


@pytest.mark.parametrize('directive', ['cookie-charter', 'cookie-table'])
def test_of_items_of_one_name_the_first_declared_is_meant(
    show: Show, directive: str
) -> None:
    result = show(':cookie:name:`twin`', charter(directive=directive), TWINS)
    (target,) = targets(result)
    assert 'First.' in row_of(result, target.partition('#')[2], 'charter')


@pytest.mark.suppress('name-not-token')
def test_names_are_linked_whatever_is_in_them(show: Show) -> None:
    names = ['été', 'a b', 'a&b', "it's", '"q"', 'x;y', 'p|q', '日本', '-x', '%41']
    items = ''.join(
        f'  - {{name: {quoted(name)}, category: necessary, purpose: P.}}\n'
        for name in names
    )
    prose = ' '.join(f':cookie:name:`{name}`' for name in names)
    result = show(prose, declaration=f'cookies:\n{items}')
    assert [text for text, *_ in links(result)] == names
    for name, target in zip(names, targets(result), strict=True):
        assert row_of(result, target.partition('#')[2], 'charter').startswith(name)


# --- categories


def test_a_category_leads_to_its_heading(show: Show) -> None:
    result = show(':cookie:category:`statistics`')
    target = tree(result, 'charter').find(id='charter-category-statistics')
    assert target is not None
    assert target.name == 'section'


def test_a_category_leads_to_its_rubric(show: Show) -> None:
    result = show(':cookie:category:`statistics`', charter(':headings: rubrics'))
    assert targets(result) == ['charter.html#charter-category-statistics']
    target = tree(result, 'charter').find(id='charter-category-statistics')
    assert target is not None
    assert target.get_text().startswith('Statistics')
    assert target.name in {'h2', 'h3', 'h4', 'p'}


def test_without_headings_a_category_leads_to_its_table(show: Show) -> None:
    result = show(':cookie:category:`statistics`', charter(':headings: none'))
    assert targets(result) == ['charter.html#charter-category-statistics']
    target = tree(result, 'charter').find(id='charter-category-statistics')
    assert target is not None
    table = target if target.name == 'table' else target.find_parent('table')
    assert table is not None
    assert table.caption is not None
    assert 'Statistics: 2 cookies' in table.caption.get_text()


def test_in_a_table_a_category_leads_to_its_first_row(show: Show) -> None:
    result = show(':cookie:category:`statistics`', charter(directive='cookie-table'))
    assert links(result) == [
        Link('Statistics', 'charter.html#charter-name-_ga_-', code=False)
    ]


def test_a_category_that_no_page_shows_is_none(
    make_root: MakeRoot, build: Build
) -> None:
    root = make_root(
        {
            'index.rst': f'{CHARTER}\n:cookie:category:`marketing`',
            'cookies.yaml': COOKIES,
        }
    )
    (warning,) = build(root, expect_warnings=True).warnings
    assert warning.endswith('[cookiecharter.unknown-reference]')


# --- providers


@pytest.mark.parametrize('name', ['acme', 'Acme Ltd'])
def test_a_provider_leads_to_its_entry_by_id_and_by_name(show: Show, name: str) -> None:
    result = show(f':cookie:provider:`{name}`')
    assert links(result) == [
        Link('Acme Ltd', 'charter.html#charter-provider-acme', code=False)
    ]
    target = tree(result, 'charter').find(id='charter-provider-acme')
    assert target is not None
    assert target.name == 'dt'


def test_a_provider_that_is_only_named_has_an_entry_too(show: Show) -> None:
    result = show(':cookie:provider:`Example itself`')
    assert targets(result) == ['charter.html#charter-provider-Example-itself']


@pytest.mark.parametrize('name', ['acme', 'Acme Ltd'])
@pytest.mark.parametrize(
    ('directive', 'options'),
    [('cookie-table', ()), ('cookie-charter', (':sections: cookies',))],
)
def test_without_entries_a_provider_leads_to_the_first_row_on_the_page(
    show: Show, name: str, directive: str, options: tuple[str, ...]
) -> None:
    # Declared last, shown first: necessary comes before statistics.
    moved = """\
providers: {acme: {name: Acme Ltd}}
cookies:
  - {name: late, category: marketing, purpose: P., provider: acme, duration: 1 day}
  - {name: early, category: necessary, purpose: P., provider: acme, duration: 1 day}
"""
    result = show(
        f':cookie:provider:`{name}`', charter(*options, directive=directive), moved
    )
    assert links(result) == [
        Link('Acme Ltd', 'charter.html#charter-name-early', code=False)
    ]


# --- any


def test_any_finds_exact_names_only(make_root: MakeRoot, build: Build) -> None:
    root = make_root(
        {
            'index.rst': f'{CHARTER}\n:any:`sessionid` :any:`_ga_ABC` :any:`statistics`'
            ' :any:`acme` :any:`choices` :any:`_ga_*`',
            'cookies.yaml': COOKIES,
        }
    )
    result = build(root, expect_warnings=True)
    found = body(result).select('p:last-of-type a.reference.internal')
    assert [(a.get_text(), a['href']) for a in found if a.select('code')] == [
        ('sessionid', '#charter-name-sessionid'),
        ('_ga_*', '#charter-name-_ga_-'),
    ]
    assert len(result.warnings) == 4
    for warning, name in zip(
        result.warnings, ('_ga_ABC', 'statistics', 'acme', 'choices'), strict=True
    ):
        assert name in warning
        assert 'cookiecharter' not in warning


def test_any_may_have_a_title(make_root: MakeRoot, build: Build) -> None:
    root = make_root(
        {
            'index.rst': f'{CHARTER}\n:any:`this one <sessionid>`',
            'cookies.yaml': COOKIES,
        }
    )
    found = body(build(root)).select('a[href="#charter-name-sessionid"]')
    assert 'this one' in [a.get_text() for a in found]


# --- beside what others do


def test_a_label_before_a_charter_is_a_target_too(
    make_root: MakeRoot, build: Build
) -> None:
    root = make_root(
        {
            'index.rst': page(
                'Index',
                ':ref:`the charter <label>` :ref:`words <tabled>` :numref:`named` '
                ':cookie:section:`summary`',
                '',
                '.. _tabled:',
                '',
                '.. cookie-table::',
                '   :name: named',
                '   :no-index:',
                '',
                '.. _label:',
                '',
                '.. cookie-charter::',
            ),
            'cookies.yaml': COOKIES,
        },
        'numfig = True\n',
    )
    for builder in ('html', 'singlehtml', 'latex', 'epub', 'text'):
        result = build(root, builder)
        if builder in {'html', 'singlehtml'}:
            found = ids(result)
            for anchor in ('label', 'tabled', 'named', 'charter-section-summary'):
                assert found.count(anchor) == 1, (builder, anchor)


def test_roles_stand_in_headings_and_in_other_roles(
    make_root: MakeRoot, build: Build
) -> None:
    title = 'About :cookie:name:`sessionid` and :cookie:category:`statistics`'
    root = make_root(
        {
            'index.rst': page(title, f'- in a list: {title}', '', '.. cookie-table::')
            + toctree('other'),
            'other.rst': page('Other', ':doc:`index`', '', '.. toctree::', ''),
            'cookies.yaml': COOKIES,
        }
    )
    result = build(root, expect_warnings=True)
    assert [one for one in result.warnings if 'cookie' in one.casefold()] == []
    assert (
        targets(result)
        == [
            '#charter-name-sessionid',
            '#charter-name-_ga_-',
        ]
        * 2
    )
