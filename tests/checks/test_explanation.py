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
    about = ' '.join((code.__doc__ or '').split())
    assert text.startswith(f'{about}\n\nLevel: ')
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
    told = explain(code).levels
    if told == {code.level: ()}:
        assert {law_of((name,)).level(code) for name in JURISDICTIONS} == {code.level}
        return
    given = {name: level for level, names in told.items() for name in names}
    for name in JURISDICTIONS:
        law = law_of((name,))
        rules = [rule for rule in all_rules() if rule.code is code]
        carried = any(law.source(code, rule.sources) for rule in rules)
        assert given.get(name) == (law.level(code) if carried else None)


def test_levels_that_differ_are_told_apart() -> None:
    found = explain(Code.CHOICE_TOO_SHORT)
    assert found.levels == {Level.WARNING: ('it',), Level.INFO: ('cz', 'fr')}
    assert 'info in cz, fr' in str(found)
    assert 'us-ca' not in str(found)
