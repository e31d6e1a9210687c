"""No capture makes reading or comparing raise, hang, or lose what is sound."""

from __future__ import annotations

import json
import time
from copy import deepcopy
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from sphinx_cookiecharter.observation.captures.positions import Positions
from sphinx_cookiecharter.observation.captures.set_cookie import split_set_cookies
from sphinx_cookiecharter.observation.comparison.baseline import since
from sphinx_cookiecharter.observation.comparison.compare import compare
from sphinx_cookiecharter.observation.drafting.draft import draft
from sphinx_cookiecharter.observation.model import Capture

from ..declaration.declared import declared
from .make_captures import SECRET
from .reading import CAPTURES
from .seen import cookies
from .test_bad_captures import VALUE, read_any

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.fuzz

#: Far more than anything takes that is so small, also on a busy machine.
SECONDS = 10

DOCUMENTS = {
    path.name: json.loads(path.read_text('utf-8'))
    for path in CAPTURES.iterdir()
    if path.suffix in {'.json', '.har'}
}

DECLARATION = declared(
    cookies(
        'name: basket, duration: session, secure: true, partitioned: true',
        'name: "*visits", duration: 1 hour, same_site: strict, domain: shop.test',
        'name: theme, storage: local_storage',
    )
)

#: What has a meaning somewhere in a capture.
WORDS = st.sampled_from(
    [
        *(
            -1,
            0,
            1e308,
            10**400,
            True,
            None,
            '',
            '*',
            '/',
            '.',
            '::1',
            '[',
            'https://[',
        ),
        *('Lax', 'no_restriction', 'unspecified', '2026-11-24T12:00:00Z', 'web', 'app'),
        'a=b; Max-Age=-1, c=d; Expires=Fri, 20 Nov 2026 11:00:00 GMT,e=f; Partitioned',
        *('document', 'text/html', 'ws://x.test', 'data:,', 'SHOP.test.', '0x7f.1'),
    ]
)

#: The keys of all formats, of which one may take the place of another.
KEYS = st.sampled_from(
    [
        *('name', 'domain', 'path', 'expires', 'expiry', 'expirationDate', 'sameSite'),
        *('secure', 'httpOnly', 'hostOnly', 'session', 'size', 'partitionKey', 'value'),
        *(
            'headers',
            'cookies',
            'request',
            'response',
            'url',
            'entries',
            'log',
            'pages',
        ),
        *('origins', 'origin', 'localStorage', 'indexedDB', 'opfs', 'result', 'id'),
        *('disclosures', 'identifier', 'type', 'domains', 'maxAgeSeconds', 'uri_ins'),
        *(
            'items',
            'storage',
            'host',
            'lifetime',
            'choice',
            'left',
            'finished',
            'shows',
        ),
    ]
)


def places(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[Any]:
    """Yield the path of each value in a document."""
    yield path
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from places(inner, (*path, key))
    elif isinstance(value, list):
        for place, inner in enumerate(value):
            yield from places(inner, (*path, place))


def at(value: Any, path: tuple[str | int, ...]) -> Any:
    for key in path:
        value = value[key]
    return value


def mutate(document: Any, data: st.DataObject) -> Any:
    """Return a document of which one value is another, gone, moved or twice there."""
    path = data.draw(st.sampled_from(list(places(document))))
    if not path:
        return data.draw(VALUE)
    parent, key = at(document, path[:-1]), path[-1]
    what = data.draw(st.sampled_from(['replace', 'replace', 'drop', 'rename', 'copy']))
    if what == 'drop':
        del parent[key]
    elif what == 'replace':
        parent[key] = data.draw(VALUE | WORDS)
    elif isinstance(parent, dict):
        # A value that stands where a name does is one.
        assume(SECRET not in repr(parent[key]))
        parent[data.draw(KEYS)] = deepcopy(parent[key])
    else:
        parent.insert(data.draw(st.integers(0, len(parent))), deepcopy(parent[key]))
    return document


@given(st.sampled_from(sorted(DOCUMENTS)), st.data())
def test_any_change_of_structure(
    tmp_path_factory: pytest.TempPathFactory, name: str, data: st.DataObject
) -> None:
    document = deepcopy(DOCUMENTS[name])
    for _ in range(data.draw(st.integers(1, 4))):
        document = mutate(document, data)
    text = json.dumps(document, indent=1)
    start = time.monotonic()
    told = read_any(tmp_path_factory.getbasetemp(), text)
    if isinstance(told, Capture):
        assert all(
            1 <= problem.line <= text.count('\n') + 1 for problem in told.problems
        )
        compare(DECLARATION, [told])
        since(DECLARATION, [told], told)
        drafted = draft([told])
        assert not declared(drafted).truncated
    assert SECRET not in repr(told)
    assert time.monotonic() - start < SECONDS


#: Where the entries of a format stand, and one that is sound.
SOUND: dict[tuple[str, ...], tuple[Any, Any]] = {
    (): ([], {'name': 'sound', 'domain': 'a.test', 'path': '/'}),
    ('cookies',): ({'origins': []}, {'name': 'sound', 'domain': 'a.test'}),
    ('log', 'entries'): (
        {},
        {'request': {'url': 'https://a.test', 'cookies': [{'name': 'sound'}]}},
    ),
    ('disclosures',): ({}, {'identifier': 'sound', 'type': 'cookie'}),
    ('items',): (
        {'format': 'cookiecharter-capture', 'version': 1, 'shows': [], 'hosts': []},
        {'name': 'sound', 'storage': 'cookie'},
    ),
}


@given(st.sampled_from(sorted(SOUND)), st.lists(VALUE | WORDS, max_size=4), st.data())
def test_what_is_broken_does_not_lose_what_is_sound(
    tmp_path_factory: pytest.TempPathFactory,
    where: tuple[str, ...],
    broken: list[Any],
    data: st.DataObject,
) -> None:
    others, sound = SOUND[where]
    entries = [*broken]
    entries.insert(data.draw(st.integers(0, len(broken))), sound)
    document: Any = entries
    for key in reversed(where):
        document = {key: document}
    if where:
        document = others | document
    told = read_any(tmp_path_factory.getbasetemp(), json.dumps(document))
    assert isinstance(told, Capture), told
    assert 'sound' in {item.name for item in told.items}


@given(VALUE, st.sampled_from([None, 0, 2]))
def test_every_value_has_its_line(value: Any, indent: int | None) -> None:
    """Each value is found on the line that it would begin without those behind it."""
    text = json.dumps(value, indent=indent)
    assume(text[0] in '{[')
    positions = Positions(text, is_json=True)
    for path in places(json.loads(text)):
        if path:
            line = text.split('\n')[positions.line(path) - 1]
            assert json.dumps(at(value, path), indent=indent).split('\n')[0][:1] in line


@given(st.text('aA1=;, -:"{}GMTNov', max_size=60))
def test_splitting_loses_nothing_but_joints(value: str) -> None:
    parts = list(split_set_cookies(value))
    assert ''.join(parts).replace(' ', '').replace(',', '') == value.replace(
        ' ', ''
    ).replace(',', '')


def test_many_broken_entries_take_linear_time(tmp_path: Path) -> None:
    """Each has its line, and the document is not searched for each of them."""
    start = time.monotonic()
    told = read_any(tmp_path, json.dumps({'cookies': [5] * 100_000, 'origins': []}))
    assert isinstance(told, Capture)
    assert len(told.problems) == 100_000
    assert time.monotonic() - start < SECONDS
