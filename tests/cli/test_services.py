"""The command `services`: what is known, as people and programs read it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from sphinx_cookiecharter.catalogue.collection import Collection
from sphinx_cookiecharter.declaration.reader import read_bytes

from ..catalogue.collections import MINE, VERSIONED, write
from .commands import run

if TYPE_CHECKING:
    from pathlib import Path


def test_all_entries_have_a_line(tmp_path: Path) -> None:
    done = run('services', folder=tmp_path)
    assert done.status == 0
    ids = [line.split(':')[0].split(' (')[0] for line in done.out.splitlines()]
    assert ids == [entry.id for entry in Collection().entries()]


@pytest.mark.parametrize(
    ('word', 'found'),
    [
        ('sphinx-book-theme', 'pydata (also '),
        ('google analytics 4', 'ga4 (also google-analytics): Google Analytics 4: '),
        ('fonts.gstatic.com', 'google-fonts'),
        # As the browser shows it.
        ('_ga_AB12CD34', 'variants: newest, '),
    ],
)
def test_a_word_finds_what_has_it(tmp_path: Path, word: str, found: str) -> None:
    done = run('services', word, folder=tmp_path)
    assert (done.status, done.err) == (0, '')
    assert found in done.out


def test_a_word_that_nothing_has(tmp_path: Path) -> None:
    done = run('services', 'nobody-has-this', folder=tmp_path)
    assert (done.status, done.out) == (1, '')
    assert "'nobody-has-this'" in done.err
    done = run('services', 'nobody-has-this', '--format', 'json', folder=tmp_path)
    assert (done.status, json.loads(done.out)) == (1, [])


def test_json_has_the_items_as_in_a_declaration(tmp_path: Path) -> None:
    write(tmp_path / 'known', {'mine': MINE, 'theme': VERSIONED})
    done = run(
        *('services', 'our search', '--format', 'json', '--catalogue', 'known'),
        folder=tmp_path,
    )
    (entry,) = json.loads(done.out)
    assert list(entry) == [
        *('id', 'title', 'aliases', 'group', 'variants'),
        *('items', 'source', 'as_of', 'confidence'),
    ]
    assert entry['items'] == [
        {
            'name': ['recent', 'chosen'],
            'category': 'preferences',
            'purpose': {
                'en': 'Lists what you searched for.',
                'fr': 'Liste ce que vous avez cherché.',
            },
            'provider': 'Finder Ltd',
            'duration': 'persistent',
            'storage': 'local_storage',
            'party': 'first',
            'exemption': 'ui-customisation',
        }
    ]
    assert (entry['as_of'], entry['confidence']) == ('2026-11-01', 'code')
    assert (entry['source'], entry['group']) == (['our own code'], None)


def test_what_json_says_of_any_entry_can_be_declared(tmp_path: Path) -> None:
    done = run('services', '--format', 'json', folder=tmp_path)
    entries = json.loads(done.out)
    assert {entry['group'] for entry in entries} <= {
        *('theme', 'extension', 'framework', 'consent', 'statistics'),
        *('advertising', 'embed', 'function', 'delivery'),
    }
    items = [item for entry in entries for item in entry['items']]
    declaration = read_bytes(json.dumps({'cookies': items}).encode(), 'c.json')
    assert declaration.problems == ()
    assert len(declaration.cookies) == len(items)
