"""What is known of each pair of laws: each asks for its own, and the strictest wins."""

from __future__ import annotations

from itertools import permutations
from operator import attrgetter

from sphinx_cookiecharter.checks.applicable_law import Law, law_of
from sphinx_cookiecharter.checks.engine import all_rules
from sphinx_cookiecharter.declaration.codes import Code, Level
from sphinx_cookiecharter.declaration.duration import parse_duration
from sphinx_cookiecharter.declaration.vocabulary import EXEMPTIONS
from sphinx_cookiecharter.law.jurisdiction import JURISDICTIONS

PAIRS = [*permutations(JURISDICTIONS, 2)]
ORDER = list(Level)


def alone(pair: tuple[str, str]) -> list[Law]:
    return [law_of((name,)) for name in pair]


def test_an_exemption_holds_where_neither_refuses_it() -> None:
    for pair in PAIRS:
        for exemption in EXEMPTIONS:
            first, second = (law.refusals(exemption) for law in alone(pair))
            assert law_of(pair).refusals(exemption) == first + second


def test_of_two_limits_the_one_that_matters_more_is_told() -> None:
    durations = [parse_duration(f'{months} months') for months in range(1, 40)]
    for pair in PAIRS:
        both, laws = law_of(pair), alone(pair)
        for code in (Code.CHOICE_TOO_LONG, Code.CHOICE_TOO_SHORT):
            for duration in durations:
                limits = [
                    limit
                    for law in laws
                    for limit in (
                        law.longer_than(code, duration)
                        if code is Code.CHOICE_TOO_LONG
                        else law.shorter_than(code, duration),
                    )
                    if limit is not None
                ]
                told = (
                    both.longer_than(code, duration)
                    if code is Code.CHOICE_TOO_LONG
                    else both.shorter_than(code, duration)
                )
                gravest = min(
                    limits, key=lambda limit: ORDER.index(limit[0]), default=None
                )
                assert told == gravest


def test_data_may_go_where_each_law_that_asks_lets_them() -> None:
    for pair in PAIRS:
        safe = [law.safe_countries for law in alone(pair)]
        asked = [countries for countries in safe if countries is not None]
        both = law_of(pair).safe_countries
        assert both == (frozenset.intersection(*asked) if asked else None)


def test_what_a_pair_asks_one_of_the_two_asks() -> None:
    for pair in PAIRS:
        both = law_of(pair)
        for code in filter(attrgetter('is_local'), Code):
            asking = [law for one in alone(pair) for law in one.asking(code)]
            assert both.asking(code) == asking
        assert both.names_authority is any(law.names_authority for law in alone(pair))


def test_a_pair_cites_what_one_of_the_two_cites() -> None:
    for pair in PAIRS:
        for rule in all_rules():
            each = [law.source(rule.code, rule.sources) for law in alone(pair)]
            assert law_of(pair).source(rule.code, rule.sources) in each
