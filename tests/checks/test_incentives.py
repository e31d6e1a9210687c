"""That hiding a fact gains nothing, and telling whose law holds costs nothing."""

from __future__ import annotations

import copy
import json
from collections import Counter
from itertools import product
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from sphinx_cookiecharter.checks.applicable_law import law_of
from sphinx_cookiecharter.checks.engine import all_rules, check
from sphinx_cookiecharter.declaration.codes import Code, Level
from sphinx_cookiecharter.declaration.reader import read_bytes
from sphinx_cookiecharter.law.jurisdiction import JURISDICTIONS
from sphinx_cookiecharter.law.legal_sources import CONSISTENCY

from .expectations import FIXTURES, GOOD

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sphinx_cookiecharter.declaration.finding import Finding

JUDGED = sorted((FIXTURES / 'declarations').glob('*.yaml'))

#: Those that are about who sets or receives something.
OF_PROVIDERS = [
    path for path in GOOD if path.stem.startswith(('provider', 'country', 'transfer'))
]

#: What may be told of a provider, and is told less of by each removal.
FACTS = ('country', 'privacy_url', 'transfer')


def findings(content: dict[str, Any]) -> list[Finding]:
    return check(read_bytes(json.dumps(content, default=str).encode(), 'c.json'))


def told(content: dict[str, Any]) -> Counter[tuple[Code, str, Level]]:
    """Return how often each finding is given, wherever it stands."""
    return Counter((one.code, one.item, one.level) for one in findings(content))


def assert_gains_nothing(open_one: dict[str, Any], hidden: dict[str, Any]) -> None:
    """Assert that what is no longer found is made up for by what is as loud."""
    before, after = told(open_one), told(hidden)
    lost, gained = before - after, after - before
    for levels in ({Level.ERROR, Level.WARNING}, set(Level)):
        avoided = sum(n for (*_, level), n in lost.items() if level in levels)
        instead = sum(n for (*_, level), n in gained.items() if level in levels)
        assert avoided <= instead, (lost, gained)


def less_told(content: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield a declaration with one fact less, for each fact on a provider."""
    for name, provider in (content.get('providers') or {}).items():
        for fact in FACTS:
            if fact in provider:
                less = copy.deepcopy(content)
                del less['providers'][name][fact]
                yield less
        less = copy.deepcopy(content)
        written = less['providers'].pop(name).get('name', name)
        for item in less['cookies']:
            if item.get('provider') == name:
                item['provider'] = written
        yield less


@pytest.mark.parametrize('path', [*JUDGED, *OF_PROVIDERS], ids=lambda path: path.stem)
def test_hiding_a_fact_on_a_provider_gains_nothing(path: Path) -> None:
    content = yaml.safe_load(path.read_bytes())
    for less in less_told(content):
        assert_gains_nothing(content, less)


@pytest.mark.parametrize('jurisdiction', [None, *JURISDICTIONS])
def test_whatever_is_told_hiding_it_gains_nothing(jurisdiction: str | None) -> None:
    items = (
        {'category': 'necessary', 'party': 'first'},
        {'category': 'marketing', 'party': 'first'},
        {'category': 'marketing', 'party': 'third', 'storage': 'request'},
    )
    facts = product(
        (None, 'FR', 'US'),
        # One that is not secure is mended, not hidden.
        (None, 'https://ads.example/privacy'),
        (None, 'Standard contractual clauses', 'yes'),
    )
    site = {} if jurisdiction is None else {'jurisdictions': [jurisdiction]}
    for item, values in product(items, facts):
        written = dict(zip(FACTS, values, strict=True))
        known = {key: value for key, value in written.items() if value is not None}
        content = {
            'site': site,
            'providers': {'ads': {'name': 'Example Ads', **known}},
            'cookies': [
                {
                    'name': 'a',
                    **item,
                    'provider': 'ads',
                    'purpose': 'Holds the number of your order.',
                }
            ],
        }
        for less in less_told(content):
            assert_gains_nothing(content, less)


@pytest.mark.parametrize('jurisdiction', [None, *JURISDICTIONS])
@pytest.mark.parametrize('country', ['FR', 'US', None])
def test_not_to_name_who_sets_what_needs_consent_is_as_loud(
    jurisdiction: str | None, country: str | None
) -> None:
    item = {'name': 'a', 'category': 'marketing', 'purpose': 'Chooses what you see.'}
    provider = {'name': 'Example Ads'} | ({'country': country} if country else {})
    content = {
        'site': {} if jurisdiction is None else {'jurisdictions': [jurisdiction]},
        'providers': {'ads': provider},
        'cookies': [{**item, 'provider': 'ads'}],
    }
    before, after = told(content), told({**content, 'cookies': [item]})
    # From the loudest on.
    levels = list(Level)
    lost = [levels.index(level) for *_, level in before - after]
    gained = [levels.index(level) for *_, level in after - before]
    assert min(gained, default=len(levels)) <= min(lost, default=len(levels))


@pytest.mark.parametrize('jurisdiction', JURISDICTIONS)
def test_writing_jurisdictions_raises_only_what_their_texts_carry(
    jurisdiction: str,
) -> None:
    law = law_of((jurisdiction,))
    for path in JUDGED:
        written = yaml.safe_load(path.read_bytes())
        unwritten = copy.deepcopy(written)
        unwritten.setdefault('site', {}).pop('jurisdictions', None)
        written.setdefault('site', {})['jurisdictions'] = [jurisdiction]
        for code, *_ in told(written) - told(unwritten):
            rules = [rule for rule in all_rules() if rule.code == code]
            texts = {law.source(code, rule.sources) for rule in rules}
            assert texts - {CONSISTENCY, None}, (path.stem, code)
