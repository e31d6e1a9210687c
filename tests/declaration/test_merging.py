"""Anchors, aliases and merge keys, as much as a declaration may have of them."""

from __future__ import annotations

import pytest

from sphinx_cookiecharter.declaration.text import Text

from .declared import declared, names, problems

COMMON = """
x-common: &common {purpose: Common., category: necessary}
x-other: &other {purpose: Other., service: other}
"""


def levels(number: int) -> str:
    """Return `number` lists, each of ten aliases of the one before it."""
    lines = ['x-0: &x0 [ha, ha, ha, ha, ha, ha, ha, ha, ha, ha]']
    lines += [
        f'x-{n}: &x{n} [{", ".join([f"*x{n - 1}"] * 10)}]' for n in range(1, number)
    ]
    return '\n'.join([*lines, ''])


@pytest.mark.parametrize(
    ('keys', 'purpose', 'service'),
    [
        ('<<: *common', 'Common.', None),
        ('<<: *common, purpose: Own.', 'Own.', None),
        ('purpose: Own., <<: *common', 'Own.', None),
        ('<<: [*common, *other]', 'Common.', 'other'),
        ('<<: [*other, *common]', 'Other.', 'other'),
        ('<<: *other, <<: *common', 'Other.', 'other'),
        ('<<: {<<: *common, service: nested}', 'Common.', 'nested'),
        ('<<: [], purpose: Own.', 'Own.', None),
    ],
)
def test_an_item_s_own_keys_win_then_the_first_merged(
    keys: str, purpose: str, service: str | None
) -> None:
    declaration = declared(f'{COMMON}cookies: [{{name: a, {keys}}}]')
    (cookie,) = declaration.cookies
    assert declaration.problems == ()
    assert cookie.names == ('a',)
    assert cookie.purpose == Text(purpose)
    assert cookie.service == (Text(service) if service else None)


def test_a_blank_key_of_one_s_own_wins_too() -> None:
    (cookie,) = declared(f'{COMMON}cookies: [{{<<: *common, purpose: }}]').cookies
    assert cookie.purpose is None
    assert cookie.category == 'necessary'


def test_merge_keys_work_in_every_mapping() -> None:
    declaration = declared("""
        x-url: &url {url: https://example.org/}
        site: {<<: *url}
        categories: {<<: {own: {<<: {title: Own}}}}
        providers: {example: {<<: *url}}
        cookies: [{name: a, purpose: {<<: {en: Yes.}}}]
        """)
    assert declaration.problems == ()
    assert declaration.site.url == 'https://example.org/'
    assert declaration.categories['own'].title == Text('Own')
    assert declaration.providers['example'].url == 'https://example.org/'
    assert declaration.cookies[0].purpose == Text(languages=(('en', 'Yes.'),))


def test_a_quoted_merge_key_is_a_key() -> None:
    assert problems(declared('cookies: [{"<<": {name: a}}]')) == [(1, 'unknown-key')]


def test_aliases_stand_for_whole_items_and_lists() -> None:
    declaration = declared("""
        x-one: &one {name: a, tags: &tags [x, y]}
        x-two: &two [{name: b}, {name: c, tags: *tags}]
        cookies: *two
        """)
    assert names(declaration) == ['b', 'c']
    assert declaration.cookies[1].tags == ('x', 'y')


def test_a_wrong_value_that_ten_items_share_is_one_problem() -> None:
    items = ''.join(f'  - {{<<: *common, name: c{n}}}\n' for n in range(10))
    declaration = declared(f'x-: &common {{duration: 2 weaks}}\ncookies:\n{items}')
    assert len(declaration.cookies) == 10
    assert problems(declaration) == [(1, 'invalid-duration')]


@pytest.mark.parametrize(
    'value',
    [
        '&x [*x]',
        '&x {a: *x}',
        '&x {<<: *x}',
        '&x [&y [*x]]',
        '&x [[[{a: [*x]}]]]',
    ],
)
def test_a_recursive_alias_is_one_problem(value: str) -> None:
    declaration = declared(f'x-: {value}\ncookies: [{{name: a}}]')
    assert problems(declaration) == [(1, 'invalid-yaml')]
    assert names(declaration) == ['a']


def test_an_item_that_holds_itself_is_kept() -> None:
    declaration = declared('cookies: [&a {name: a, purpose: *a, data: Some.}]')
    assert problems(declaration) == [(1, 'invalid-yaml')]
    assert names(declaration) == ['a']
    assert declaration.cookies[0].data == (Text('Some.'),)


def test_an_alias_of_what_stands_below_names_nothing() -> None:
    declaration = declared('cookies: [{name: *b}, {name: &b b}]')
    assert problems(declaration) == [(1, 'invalid-yaml')]
    assert names(declaration) == ['b']


@pytest.mark.parametrize('number', [9, 40])
def test_aliases_that_explode_are_one_problem_and_lose_no_item(number: int) -> None:
    declaration = declared(f"""{levels(number)}
x-one: &one {{name: b, tags: *x0}}
cookies:
  - {{name: a}}
  - *one
  - {{name: c, <<: *one}}
""")
    assert problems(declaration) == [(6, 'invalid-yaml')]
    assert names(declaration) == ['a', 'b', 'c']
    assert declaration.cookies[2].tags == ('ha',) * 10


def test_an_exploding_alias_in_an_item_loses_only_its_key() -> None:
    declaration = declared(f'{levels(9)}cookies: [{{name: a, tags: *x8}}, {{name: b}}]')
    assert problems(declaration) == [(6, 'invalid-yaml')]
    assert names(declaration) == ['a', 'b']


def test_many_honest_aliases_are_no_explosion() -> None:
    keys = ', '.join(f'l{chr(97 + n)}: text' for n in range(26))
    items = '  - {<<: *common}\n' * 5_000
    declaration = declared(
        f'x-: &common {{name: a, purpose: {{{keys}}}}}\ncookies:\n{items}'
    )
    assert declaration.problems == ()
    assert len(declaration.cookies) == 5_000
