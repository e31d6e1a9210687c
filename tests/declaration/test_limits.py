"""How much aliases may stand for, and how deep a declaration may nest."""

from __future__ import annotations

import pytest
import yaml

from sphinx_cookiecharter.declaration import yaml_tree

from .declared import declared, names, problems


def tagged(tags: int, items: int) -> str:
    """Return a declaration whose items share the tags of the first, on line 2."""
    shared = ', '.join(['tag'] * tags)
    more = '- {name: a, tags: *t}\n' * items
    return f'cookies:\n- {{name: a, tags: &t [{shared}]}}\n{more}'


def test_a_small_alias_may_stand_in_any_number_of_items() -> None:
    items = 1 + yaml_tree.ALIAS_LIMIT // 100
    # The list itself is a value too.
    declaration = declared(tagged(99, items))
    assert declaration.problems == ()
    assert len(declaration.cookies[-1].tags) == 99


def test_a_large_one_may_not() -> None:
    items = yaml_tree.ALIAS_LIMIT // 101
    assert declared(tagged(100, items)).problems == ()
    declaration = declared(tagged(100, items + 1))
    assert problems(declaration) == [(items + 3, 'invalid-yaml')]
    assert not declaration.complete
    assert len(declaration.cookies) == items + 2
    assert declaration.cookies[-1].tags == ()


def nested(depth: int) -> str:
    """Return a list of items, in one of which a value nests."""
    return f'cookies:\n- name: a\n  data:\n    {"- " * depth}x\n- name: b\n'


@pytest.mark.parametrize('depth', [47, 48, 900])
def test_what_nests_too_deep_is_lost_alone(depth: int) -> None:
    declaration = declared(nested(depth))
    (problem,) = declaration.problems
    # The declaration, its list and the item are three of fifty levels.
    assert problem.code == ('invalid-yaml' if depth > 47 else 'wrong-type')
    assert names(declaration) == ['a', 'b']
    assert declaration.complete


def test_one_problem_is_enough_wherever_it_nests() -> None:
    deep = '- ' * 60
    declaration = declared(f'site:\n  contact:\n    {deep}x\n')
    assert problems(declaration) == [(3, 'invalid-yaml')]
    declaration = declared(f'{nested(60)}- no mapping\n')
    assert problems(declaration) == [(4, 'invalid-yaml'), (6, 'wrong-type')]


@pytest.mark.parametrize('depth', [1_100, 100_000])
@pytest.mark.parametrize('parser', ['c', 'python'])
def test_both_parsers_end_at_the_same_depth(
    depth: int, parser: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    if parser == 'python':
        monkeypatch.delattr(yaml, 'CSafeLoader', raising=False)
    declaration = declared(nested(depth))
    assert 'b' not in names(declaration)
    assert not declaration.complete
    assert {line for line, _ in problems(declaration)} == {4}
