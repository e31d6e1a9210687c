"""Any declaration: what of it matters for consent, and what makes no difference."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import Any

import pytest
import yaml
from hypothesis import assume, given
from hypothesis import strategies as st

from sphinx_cookiecharter.declaration.diff import diff
from sphinx_cookiecharter.declaration.fingerprint import fingerprint

from .declared import declared

pytestmark = pytest.mark.fuzz

#: The same time in other words.
SPELT = {
    '12 months': 'P1Y',
    '1 day': '24 hours',
    '90 minutes': 'PT1H30M',
    'session': 'session',
    'persistent': 'persistent',
}
#: What makes an item another, or its consent: each with values that all differ.
MATTERS: dict[str, list[Any]] = {
    'name': ['a', 'A', 'b_*', 'c'],
    'storage': ['cookie', 'local_storage', 'request'],
    'domain': ['a.example', 'b.example'],
    'category': ['statistics', 'marketing', 'own'],
    'provider': ['numbers', 'adverts', 'Others SA'],
    'duration': [*SPELT],
    'recipients': [['Town'], ['Region'], ['Region', 'Town']],
}
#: What does not, of an item and of the whole.
WORDS = st.sampled_from(
    ['Counts visits.', 'Compte.', {'en': 'Counts.', 'fr': 'Compte.'}]
)
WORDING = st.fixed_dictionaries(
    {'purpose': WORDS},
    optional={
        'service': WORDS,
        'location': WORDS,
        'duration_note': WORDS,
        'data': WORDS | st.lists(WORDS, max_size=2),
        'legal_basis': WORDS,
        'reviewed': st.sampled_from(['2026-11-24', '2025-01-01']),
        'tags': st.just(['x']),
        'renewed': st.booleans(),
    },
)
FACTS = st.fixed_dictionaries(
    {'category': st.sampled_from(MATTERS['category'])},
    optional={
        key: st.sampled_from(MATTERS[key])
        for key in ('storage', 'domain', 'provider', 'duration', 'recipients')
    },
)
ITEMS = st.lists(
    st.tuples(st.sampled_from(MATTERS['name']), FACTS),
    min_size=1,
    max_size=4,
    unique_by=lambda one: (
        one[0],
        one[1].get('storage', 'cookie'),
        one[1].get('domain'),
    ),
).map(lambda found: [{'name': name} | facts for name, facts in found])


def written(items: list[dict[str, Any]], data: st.DataObject) -> str:
    """Return a declaration of the items, with all else chosen anew."""
    names = WORDS if data.draw(st.booleans()) else st.just('Numbers Ltd')
    whole = {
        'site': {'reviewed': data.draw(st.sampled_from(['2026-11-24', '2020-02-29']))},
        'categories': {'own': {'title': data.draw(WORDS)}},
        'providers': {
            'numbers': {'name': data.draw(names), 'country': 'FR'},
            'adverts': {'url': 'https://adverts.example/'},
        },
        'cookies': [
            _shuffled(one | data.draw(WORDING), data)
            for one in data.draw(st.permutations(items))
        ],
    }
    flow = data.draw(st.booleans())
    text = yaml.safe_dump(_shuffled(whole, data), default_flow_style=flow)
    return f'# {data.draw(st.sampled_from("ab"))}\n{text}'


def _shuffled(mapping: dict[str, Any], data: st.DataObject) -> dict[str, Any]:
    return {key: mapping[key] for key in data.draw(st.permutations([*mapping]))}


def otherwise(item: dict[str, Any], data: st.DataObject) -> dict[str, Any]:
    """Return an item that says the same in another way."""
    same = dict(item)
    if data.draw(st.booleans()) and 'duration' in item:
        same['duration'] = SPELT[item['duration']]
    if data.draw(st.booleans()) and 'domain' in item:
        same['domain'] = f'.{item["domain"].title()}'
    if data.draw(st.booleans()) and 'recipients' in item:
        same['recipients'] = [
            {'en': one, 'fr': f'{one} en français'} for one in item['recipients'][::-1]
        ]
    if data.draw(st.booleans()) and 'recipients' in item:
        same['recipients'] = [
            {'name': one, 'purpose': data.draw(WORDS)} for one in same['recipients']
        ]
    return same


@given(ITEMS, st.data())
def test_what_makes_no_difference(
    items: list[dict[str, Any]], data: st.DataObject
) -> None:
    old = declared(written(items, data))
    exempt = {'name': 'exempt', 'category': 'necessary', 'duration': '1 day'}
    same = [otherwise(one, data) for one in items]
    new = declared(written([*same, exempt], data))
    assert fingerprint(old) == fingerprint(new)
    found = diff(old, new)
    assert (found.changed, found.removed, found.reasons) == ((), (), ())
    assert [one.name for one in found.added] == ['exempt']


@given(ITEMS, st.data())
def test_what_makes_a_difference(
    items: list[dict[str, Any]], data: st.DataObject
) -> None:
    old = declared(written(items, data))
    index = data.draw(st.integers(0, len(items) - 1))
    key = data.draw(st.sampled_from([*MATTERS]))
    value = data.draw(st.sampled_from([*MATTERS[key], None]))
    altered = {name: one for name, one in items[index].items() if name != key}
    if value is not None:
        altered[key] = value
    implied = {'storage': 'cookie'}
    assume(altered != items[index] and implied | altered != implied | items[index])
    others = [*items[:index], *items[index + 1 :]]
    # One beside its twin is no other than the twin alone.
    assume(implied | altered not in [implied | one for one in others])
    assume(key != 'name' or value is not None)
    new = declared(written([*others, altered], data))
    assert fingerprint(old).overall != fingerprint(new).overall
    changed = {
        category
        for category in {*fingerprint(old).categories, *fingerprint(new).categories}
        if fingerprint(old).categories.get(category)
        != fingerprint(new).categories.get(category)
    }
    assert changed == {items[index].get('category', ''), altered.get('category', '')}


@given(ITEMS, ITEMS, st.data())
def test_consent_lapses_only_where_the_fingerprint_is_another(
    before: list[dict[str, Any]], after: list[dict[str, Any]], data: st.DataObject
) -> None:
    old, new = declared(written(before, data)), declared(written(after, data))
    if diff(old, new).ask_again:
        assert fingerprint(old) != fingerprint(new)


SCRIPT = """
import sys
from sphinx_cookiecharter.declaration.fingerprint import fingerprint
from sphinx_cookiecharter.declaration.reader import read_bytes
print(fingerprint(read_bytes(sys.stdin.buffer.read(), '')))
"""


def test_it_is_the_same_in_every_process() -> None:
    items = [{'name': f'é{n}', 'category': f'c{n % 3}'} for n in range(9)]
    text = yaml.safe_dump({'cookies': items}, allow_unicode=True)
    said = {
        subprocess.run(
            [sys.executable, '-c', SCRIPT],
            input=text.encode(),
            env=os.environ | {'PYTHONHASHSEED': seed, 'LC_ALL': 'C'},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ('0', '1', '2')
    }
    assert len(said) == 1
