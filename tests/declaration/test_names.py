"""Which declared name stands for the name of an item that was met."""

from __future__ import annotations

import pytest

from sphinx_cookiecharter.declaration.patterns import best_match, is_pattern, matches


@pytest.mark.parametrize(
    ('pattern', 'name'),
    [
        ('sessionid', 'sessionid'),
        ('_ga_*', '_ga_ABC123'),
        ('_ga_*', '_ga_'),
        ('*_id', 'visitor_id'),
        ('_pk_*.*', '_pk_id.1.fff'),
        ('a*b*c', 'abc'),
        ('a*b*c', 'a-b-b-c'),
        ('a*bc*c', 'abcc'),
        ('**a**', 'bab'),
        ('*<script>*', 'x<script>y'),
        ('a.b', 'a.b'),
        ('[a]*', '[a]b'),
        ('é*', 'été'),
    ],
)
def test_a_name_that_matches(pattern: str, name: str) -> None:
    assert matches(pattern, name)


@pytest.mark.parametrize(
    ('pattern', 'name'),
    [
        ('sessionid', 'SessionID'),
        ('_ga_*', '_GA_1'),
        ('_ga_*', 'x_ga_1'),
        ('_ga', '_ga_1'),
        ('*_id', 'visitor_id2'),
        ('ab*ba', 'aba'),
        ('a*b*c', 'acb'),
        ('a*bc*c', 'abc'),
        ('a*bb*bb*c', 'abbc'),
        ('a.b', 'axb'),
        ('a?b', 'axb'),
        ('[ab]*', 'a'),
        ('*', 'anything'),
        ('**', 'anything'),
        ('*', '*'),
        ('*', ''),
    ],
)
def test_a_name_that_does_not_match(pattern: str, name: str) -> None:
    assert not matches(pattern, name)


@pytest.mark.parametrize(
    ('patterns', 'best'),
    [
        (['_*', '_ga*', '_ga_1'], '_ga_1'),
        (['_ga_1*', '_ga_1'], '_ga_1'),
        (['_*g*a*', '_ga_*'], '_ga_*'),
        (['_*', '_ga_*', '_ga*'], '_ga_*'),
        (['_g*1', '_ga*', '*ga*'], '_g*1'),
        (['_ga*', '_g*1'], '_ga*'),
        (['_*g*a*', '_ga*'], '_*g*a*'),
        (['*', '**'], None),
        (['_GA_1'], None),
        ([], None),
    ],
)
def test_the_best_match_is_exact_then_most_literal_then_first(
    patterns: list[str], best: str | None
) -> None:
    assert best_match('_ga_1', patterns) == best


def test_many_asterisks_take_no_time() -> None:
    assert not matches('a*' * 2_000 + 'b', 'a' * 20_000)


def test_a_pattern_has_an_asterisk() -> None:
    assert is_pattern('_ga_*')
    assert not is_pattern('_ga_')
