"""Our own format: what is written is read again, and what is wrong is told."""

from __future__ import annotations

import json
import math
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.provisional import domains

from sphinx_cookiecharter.declaration.vocabulary import PARTIES, SAME_SITES, STORAGES
from sphinx_cookiecharter.observation.captures.capture_format import CaptureFile
from sphinx_cookiecharter.observation.captures.formats import native
from sphinx_cookiecharter.observation.model import (
    Capture,
    Item,
    Left,
    Occasion,
    UnreadableCaptureError,
    VisitorChoice,
)

from .reading import read

if TYPE_CHECKING:
    from pathlib import Path

MADE = datetime(2026, 11, 24, 12, tzinfo=UTC)

THEME = Item(
    name='theme',
    storages=frozenset({'local_storage'}),
    lifetime=math.inf,
    pages=('http://127.0.0.1:8000/index.html',),
    occasion=Occasion.ACTION,
    choice=VisitorChoice.NONE,
)
VISITS = Item(
    name='visits',
    storages=frozenset({'cookie'}),
    host='numbers.example',
    path='/',
    lifetime=34_128_000,
    secure=True,
    http_only=False,
    same_site='none',
    party='third',
    pages=('http://127.0.0.1:8000/', 'http://127.0.0.1:8000/more.html'),
    occasion=Occasion.LOAD,
    choice=VisitorChoice.ACCEPTED,
)
SESSION = Item('session', frozenset({'cookie', 'session_storage'}), lifetime=0)


def written(capture: Capture) -> dict[str, Any]:
    text = native.serialize(capture, made=MADE, target='http://127.0.0.1:8000/')
    data = json.loads(text)
    assert isinstance(data, dict)
    return data


def of(*items: Item) -> Capture:
    return Capture(
        'capture', items, frozenset({'cookie', 'local_storage'}), frozenset({'a.test'})
    )


def test_the_shape() -> None:
    assert written(of(THEME, SESSION)) == {
        'format': 'cookiecharter-capture',
        'version': 1,
        'made': '2026-11-24T12:00:00+00:00',
        'target': 'http://127.0.0.1:8000/',
        'finished': True,
        'shows': ['cookie', 'local_storage'],
        'hosts': ['a.test'],
        'items': [
            {
                'name': 'theme',
                'storage': 'local_storage',
                'host': None,
                'lifetime': 'persistent',
                'pages': ['http://127.0.0.1:8000/index.html'],
                'occasion': 'action',
                'choice': 'none',
            },
            {
                'name': 'session',
                'storage': ['cookie', 'session_storage'],
                'host': None,
                'lifetime': 'session',
            },
        ],
    }


def test_all_comes_back(tmp_path: Path) -> None:
    capture = of(THEME, VISITS, SESSION)
    found = read(tmp_path, written(capture))
    assert found.items == capture.items
    assert found.shows == capture.shows
    assert found.hosts == capture.hosts
    assert not found.problems
    assert found.finished


@pytest.mark.parametrize('finished', [False, None, 'no'])
def test_what_was_broken_off_says_so(tmp_path: Path, finished: object) -> None:
    broken_off = replace(of(THEME), finished=False)
    assert written(broken_off)['finished'] is False
    found = read(tmp_path, written(of(THEME)) | {'finished': finished})
    assert found.items == (THEME,)
    assert not found.finished


def test_what_was_left_comes_back(tmp_path: Path) -> None:
    left = (Left('https://a.test/b', 'it was slow'), Left('c.html', ''))
    capture = replace(of(THEME), left=left, site='https://a.test/', finished=False)
    assert written(capture)['left'][0] == left[0]._asdict()
    found = read(tmp_path, written(capture))
    assert (found.left, found.site) == (left, 'https://a.test/')


ITEMS = st.builds(
    Item,
    name=st.text(),
    storages=st.frozensets(st.sampled_from(STORAGES), min_size=1),
    host=st.none() | domains() | st.ip_addresses().map(str),
    path=st.none() | st.text(),
    lifetime=st.none() | st.just(math.inf) | st.floats(0, allow_infinity=False),
    secure=st.none() | st.booleans(),
    http_only=st.none() | st.booleans(),
    same_site=st.none() | st.sampled_from(SAME_SITES),
    not_same_site=st.frozensets(st.sampled_from(SAME_SITES)),
    partitioned=st.none() | st.booleans(),
    renewed=st.none() | st.booleans(),
    description=st.none() | st.text(),
    party=st.none() | st.sampled_from(PARTIES),
    pages=st.lists(st.text(), max_size=3).map(tuple),
    occasion=st.none() | st.sampled_from(Occasion),
    choice=st.none() | st.sampled_from(VisitorChoice),
    accepted=st.none() | st.text(),
)


@pytest.mark.fuzz
@given(st.lists(ITEMS, max_size=4).map(tuple))
def test_every_item_comes_back(items: tuple[Item, ...]) -> None:
    found = native.FORMAT.parse(CaptureFile('capture', 0, '', written(of(*items))))
    assert found.items == items
    assert not found.problems


def test_another_version_is_not_read_by_guessing(tmp_path: Path) -> None:
    data = written(of(THEME)) | {'version': 2}
    with pytest.raises(UnreadableCaptureError, match='release'):
        read(tmp_path, data)


@pytest.mark.parametrize('key', ['items', 'shows', 'hosts'])
def test_what_must_be_there(tmp_path: Path, key: str) -> None:
    data = written(of(THEME))
    del data[key]
    with pytest.raises(UnreadableCaptureError, match=key):
        read(tmp_path, data)


def test_what_it_shows_must_be_known(tmp_path: Path) -> None:
    data = written(of(THEME)) | {'shows': ['cookie', 'cookies'], 'hosts': [5]}
    found = read(tmp_path, data)
    assert found.items == (THEME,)
    first, second = found.problems
    assert first.message.startswith("'shows' must be of cookie, local_storage")
    assert second.message == "'hosts' must be a list of texts"


@pytest.mark.parametrize(
    ('change', 'told'),
    [
        ({'name': None}, "no 'name'"),
        ({'name': 5}, "'name' must be a text"),
        ({'storage': 'localStorage'}, "'storage' must be of cookie"),
        ({'storage': []}, "'storage' must be of cookie"),
        ({'storage': [[]]}, "'storage' must be of cookie"),
        ({'lifetime': -1}, "'lifetime' must be seconds"),
        ({'lifetime': True}, "'lifetime' must be seconds"),
        ({'secure': 'yes'}, "'secure' must be true or false"),
        ({'same_site': 'Lax'}, "'same_site' is 'Lax', not one of strict, lax, none"),
        ({'choice': 'maybe'}, "'choice' is 'maybe'"),
        ({'not_same_site': 'lax'}, "'not_same_site' must be a list of words"),
        ({'not_same_site': ['Lax']}, "'not_same_site' must be of strict, lax, none"),
        ({'pages': 'a'}, "'pages' must be a list"),
    ],
)
def test_an_item_that_is_wrong_does_not_lose_the_others(
    tmp_path: Path, change: dict[str, Any], told: str
) -> None:
    data = written(of(THEME, VISITS))
    data['items'][0].update(change)
    found = read(tmp_path, data)
    assert found.items == (VISITS,)
    [problem] = found.problems
    assert problem.message.startswith('item 1: ')
    assert told in problem.message
