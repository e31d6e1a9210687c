"""A declaration in JSON works the same."""

from __future__ import annotations

import json

import pytest

from sphinx_cookiecharter.declaration.reader import read_bytes
from sphinx_cookiecharter.declaration.text import Text

DECLARATION = {
    'site': {'name': 'Example "1" / <b>', 'url': 'https://example.org/', 'dpo': None},
    'providers': {'example': {'name': {'en': 'Example', 'fr': 'Société É'}}},
    'cookies': [
        {
            'name': ['sessionid', 'no', '*_id'],
            'category': 'necessary',
            'purpose': 'Keeps you\tsigned\nin \u2014 with joy \U0001f36a.',
            'provider': 'example',
            'secure': True,
            'renewed': False,
            'reviewed': '2026-11-24',
            'tags': [],
        },
        {'name': 'x' * 1_500, 'purpose': 'y' * 2_000, 'category': None, 'tags': [1]},
    ],
}


@pytest.mark.parametrize(
    'text',
    [
        pytest.param(json.dumps(DECLARATION), id='ascii'),
        pytest.param(json.dumps(DECLARATION, ensure_ascii=False), id='unicode'),
        pytest.param(
            json.dumps(DECLARATION, ensure_ascii=False, separators=(',', ':')),
            id='compact',
        ),
        pytest.param(
            json.dumps(DECLARATION, ensure_ascii=False, indent=2), id='spaces'
        ),
        pytest.param(
            json.dumps(DECLARATION, ensure_ascii=False, indent='\t'), id='tabs'
        ),
        pytest.param(
            json.dumps(DECLARATION, ensure_ascii=False).replace('/', '\\/'),
            id='escaped-slashes',
        ),
    ],
)
def test_every_way_to_write_json_is_read(text: str) -> None:
    declaration = read_bytes(text.encode(), 'cookies.json')
    assert declaration.problems == ()
    first, second = declaration.cookies
    assert declaration.site.name == Text('Example "1" / <b>')
    assert declaration.site.dpo is None
    assert first.names == ('sessionid', 'no', '*_id')
    assert first.purpose == Text('Keeps you signed in \u2014 with joy \U0001f36a.')
    assert first.provider == declaration.providers['example']
    assert (first.secure, first.renewed) == (True, False)
    assert first.tags == ()
    assert second.names == ('x' * 1_500,)
    assert second.category is None
    assert second.tags == ('1',)


@pytest.mark.parametrize(
    'words',
    ['\\ud83c\\udf6a', '\\\\ud83c\\udf6a', '\\\\\\\\ud83c\\udf6a', '\\\U0001f36a'],
)
def test_a_backslash_that_is_escaped_is_a_backslash(words: str) -> None:
    text = json.dumps({'cookies': [{'purpose': words}]})
    declaration = read_bytes(text.encode(), 'cookies.json')
    assert declaration.problems == ()
    assert declaration.cookies[0].purpose == Text(words)


def test_places_in_json() -> None:
    text = json.dumps(
        {'cookies': [{'name': 'a', 'duration': '2 weaks'}, {'nam': 'b'}]}, indent=2
    )
    problems = read_bytes(text.encode(), 'cookies.json').problems
    assert [(one.line, one.column, one.code) for one in problems] == [
        (5, 19, 'invalid-duration'),
        (8, 7, 'unknown-key'),
    ]
