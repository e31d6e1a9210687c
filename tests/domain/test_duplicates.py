"""One name in two declarations is reported, at the later directive."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .pages import page, targets, toctree

if TYPE_CHECKING:
    from pathlib import Path

    from ..support import Build, MakeRoot

pytestmark = pytest.mark.suppress('purpose-short')

ONE = """\
cookies:
  - {name: shared, category: necessary, purpose: First.}
  - {name: mine, category: necessary, purpose: Mine.}
"""
TWO = """\
cookies:
  - {name: shared, category: necessary, purpose: Second.}
  - {name: yours, category: necessary, purpose: Yours.}
"""


def write(make_root: MakeRoot, a: str, b: str, roles: str = '') -> Path:
    return make_root(
        {
            'index.rst': page('Index', roles, toctree('a', 'b')),
            'a.rst': page('A', a),
            'b.rst': page('B', b),
            'one.yaml': ONE,
            'two.yaml': TWO,
        }
    )


def test_it_is_reported_at_the_later_directive_in_every_build(
    make_root: MakeRoot, build: Build
) -> None:
    root = write(
        make_root,
        '.. cookie-table:: one.yaml',
        'Text.\n\n.. cookie-table:: two.yaml',
        ':cookie:name:`shared`',
    )
    for _ in range(2):
        result = build(root, expect_warnings=True)
        (warning,) = result.warnings
        assert warning.startswith(f'{root}/b.rst:6: WARNING: ')
        assert "'shared'" in warning
        assert 'one.yaml' in warning
        assert warning.endswith('[cookiecharter.duplicate-target]')
        assert targets(result) == ['a.html#charter-name-shared']


def test_on_one_page_too(make_root: MakeRoot, build: Build) -> None:
    root = write(
        make_root,
        '.. cookie-table:: two.yaml\n\n.. cookie-table:: one.yaml',
        'Nothing.',
    )
    (warning,) = build(root, expect_warnings=True).warnings
    assert warning.startswith(f'{root}/a.rst:6: WARNING: ')
    assert 'two.yaml' in warning


def test_the_message_says_where_references_really_lead(
    make_root: MakeRoot, build: Build
) -> None:
    # A charter claims before a table, although its page is the later one.
    root = write(
        make_root,
        '.. cookie-table:: one.yaml',
        '.. cookie-charter:: two.yaml',
        ':cookie:name:`shared`',
    )
    result = build(root, expect_warnings=True)
    (warning,) = result.warnings
    assert '[cookiecharter.duplicate-target]' in warning
    (target,) = targets(result)
    assert target == 'b.html#charter-name-shared'
    assert 'one.yaml already, which is where references lead' not in warning


def test_no_index_says_that_it_is_meant(make_root: MakeRoot, build: Build) -> None:
    tables = ('.. cookie-table:: one.yaml', '.. cookie-table:: two.yaml')
    root = write(make_root, tables[0], f'{tables[1]}\n   :no-index:\n')
    build(root)
    root = write(make_root, f'{tables[0]}\n   :no-index:\n', tables[1])
    build(root)


def test_one_declaration_in_many_places_is_no_duplicate(
    make_root: MakeRoot, build: Build
) -> None:
    table = '.. cookie-table:: one.yaml\n\n.. cookie-charter:: /one.yaml'
    build(write(make_root, table, table))


def test_a_category_or_provider_in_two_declarations_is_no_duplicate(
    make_root: MakeRoot, build: Build
) -> None:
    root = write(
        make_root,
        '.. cookie-charter:: one.yaml',
        '.. cookie-charter:: two.yaml',
        ':cookie:category:`necessary` :cookie:section:`cookies`',
    )
    (root / 'two.yaml').write_text(TWO.replace('shared', 'another'))
    result = build(root)
    assert {one.partition('#')[0] for one in targets(result)} == {'a.html'}


def test_it_goes_with_its_cause(make_root: MakeRoot, build: Build) -> None:
    root = write(make_root, '.. cookie-table:: one.yaml', '.. cookie-table:: two.yaml')
    assert len(build(root, expect_warnings=True).warnings) == 1
    (root / 'one.yaml').write_text(ONE.replace('shared', 'another'))
    build(root)
