"""An entry with a mistake gives findings at their lines, and keeps what is sound."""

from __future__ import annotations

import json
from pathlib import Path
from textwrap import dedent
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_cookiecharter.catalogue.model import Confidence, Moment
from sphinx_cookiecharter.catalogue.reader import read_bytes, read_entry

from .collections import MINE

if TYPE_CHECKING:
    from sphinx_cookiecharter.catalogue.model import Entry


def read(text: str) -> Entry:
    return read_bytes(dedent(text).encode(), Path('mine.yaml'))


def test_all_that_it_says() -> None:
    entry = read(MINE)
    assert entry.problems == ()
    assert (entry.id, entry.title.plain) == ('mine', 'Our search')
    (cookie,) = entry.stored.cookies
    assert cookie.names == ('recent', 'chosen')
    assert cookie.provider is entry.providers['finder']
    assert entry.stored.moment_of('recent') is Moment.ACTION
    assert entry.stored.moment_of('other') is None
    assert entry.confidence is Confidence.CODE
    assert str(entry.as_of) == '2026-11-01'


MISTAKES = [
    ('cokies: []', 1, 'unknown-key', "did you mean 'cookies'?"),
    ('id: other', 1, 'invalid-value', 'the name of the file'),
    ('confidence: sure', 1, 'invalid-value', 'browser, code, vendor'),
    ('as_of: yesterday', 1, 'invalid-value', 'not a date'),
    ('\n\ncontacts: ["https://a.example/x"]', 3, 'invalid-value', "'a.example'"),
    ('detection: {theme: [furo]}', 1, 'unknown-key', "did you mean 'themes'?"),
    ('detection: [furo]', 1, 'wrong-type', 'must be a mapping'),
    ('- furo', 1, 'wrong-type', "entry 'mine' must be a mapping"),
    ('written: {load: [x]}', 1, 'invalid-value', "'x' is the name of no item"),
    ('where: {x: p}', 1, 'invalid-value', "'x' is the name of no item"),
    ('where: [x]', 1, 'wrong-type', 'must be a mapping'),
    ('detection: {html: [a > b]}', 1, 'invalid-value', "'a > b' is no element"),
    ('written: {late: [x]}', 1, 'unknown-key', 'load, action, leave, consent'),
    ('variants: {}', 1, 'wrong-type', 'a list of mappings'),
    ('variants: [x]', 1, 'wrong-type', 'must be a mapping'),
    ('variants:\n  - {when: {version: 1}}', 2, 'unknown-key', "'version' is unknown"),
    (
        'variants:\n  - when:\n      distributions: {a: new}',
        3,
        'invalid-value',
        "as in '>=0.8'",
    ),
    (
        'variants:\n  - when: {distributions: [a]}',
        2,
        'wrong-type',
        'a mapping of names to ranges',
    ),
    ('cookies: {a: 1}', 1, 'wrong-type', 'a list of cookies'),
    (
        'cookies:\n  - name: x\n    duration: a while',
        3,
        'invalid-duration',
        "'duration' is 'a while'",
    ),
    ('cookies:\n  - {name: x, purpos: y}', 2, 'unknown-key', "'purpose'"),
    ('cookies: [', 1, 'invalid-yaml', 'not closed'),
]


@pytest.mark.parametrize(('text', 'line', 'code', 'says'), MISTAKES)
def test_a_mistake_is_told_at_its_line(
    text: str, line: int, code: str, says: str
) -> None:
    (problem,) = read(text).problems
    assert (problem.line, problem.code) == (line, code)
    assert says in problem.message


def test_what_is_beside_a_mistake_is_kept() -> None:
    entry = read(MINE.replace('as_of: 2026', 'as_off: 2026'))
    assert [one.code for one in entry.problems] == ['unknown-key']
    assert entry.stored.cookies
    assert entry.as_of is None


def test_keys_of_ones_own_are_for_anchors() -> None:
    assert read('x-mine: {a: 1}').problems == ()


@pytest.mark.parametrize('kind', ['missing', 'folder', 'latin'])
def test_a_file_that_cannot_be_read(tmp_path: Path, kind: str) -> None:
    path = tmp_path / 'mine.yaml'
    if kind == 'folder':
        path.mkdir()
    elif kind == 'latin':
        path.write_bytes('title: é\n'.encode('latin-1'))
    (problem,) = read_entry(path).problems
    assert problem.code == 'unreadable-file'
    assert problem.line == (1 if kind == 'latin' else 0)


WORDS = st.sampled_from(
    [
        *('id', 'title', 'detection', 'cookies', 'written', 'variants', 'when'),
        *(
            'distributions',
            'name',
            'load',
            'contacts',
            '<2',
            '~',
            '*',
            '',
            'x',
            '[',
            ':',
        ),
    ]
)
VALUES = st.recursive(
    WORDS,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3)
    ),
    max_leaves=12,
)


@pytest.mark.fuzz
@given(VALUES)
def test_nothing_raises(value: object) -> None:
    entry = read_bytes(json.dumps(value).encode(), Path('mine.yaml'))
    assert entry.id == 'mine'
    for problem in entry.problems:
        assert problem.line >= 1
