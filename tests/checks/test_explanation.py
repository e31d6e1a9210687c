"""What is said of a code: all of its rules, their levels and their sources."""

from __future__ import annotations

import pytest

from sphinx_cookiecharter.checks.applicable_law import law_of
from sphinx_cookiecharter.checks.engine import all_rules
from sphinx_cookiecharter.checks.explain import explain
from sphinx_cookiecharter.declaration.codes import Code, Level
from sphinx_cookiecharter.law.jurisdiction import JURISDICTIONS
from sphinx_cookiecharter.law.legal_sources import CONSISTENCY


@pytest.mark.parametrize('code', Code)
def test_everything_is_said(code: Code) -> None:
    found = explain(code)
    text = str(found)
    assert text.startswith(f'{code.__doc__}\n\nLevel: ')
    rules = [rule for rule in all_rules() if rule.code is code]
    sources = {source for rule in rules for source in rule.sources} or {CONSISTENCY}
    assert set(found.sources) == sources
    for source in sources:
        assert source.authority in text
        hand = ', read at second hand' if source.second_hand else ''
        assert f'{source}{hand}\n' in text
        assert source.url in text
    for rule in rules:
        # The examples, at least.
        about = (rule.ask.__doc__ or '').partition('Bad: ')[2]
        assert ' '.join(about.split()) in ' '.join(text.split())


@pytest.mark.parametrize('code', Code)
def test_the_levels_are_those_of_the_jurisdictions(code: Code) -> None:
    said = explain(code).levels
    if said == {code.level: ()}:
        assert {law_of((one,)).level(code) for one in JURISDICTIONS} == {code.level}
        return
    given = {one: level for level, names in said.items() for one in names}
    for one in JURISDICTIONS:
        assert given.get(one) == law_of((one,)).level(code)


def test_levels_that_differ_are_told_apart() -> None:
    found = explain(Code.CHOICE_TOO_LONG)
    assert 'fr' in found.levels[Level.WARNING]
    assert 'Level: info in be, ' in str(found)
    assert '; warning in cz, ' in str(found)
    assert 'us-ca' not in str(found)
