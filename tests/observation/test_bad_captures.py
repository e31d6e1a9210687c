"""What cannot be read is told, never shown as nothing, and no value gets out."""

from __future__ import annotations

import json
import traceback
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_cookiecharter.observation.captures.compression import unpacked
from sphinx_cookiecharter.observation.captures.formats.native import serialize
from sphinx_cookiecharter.observation.captures.reader import read_capture
from sphinx_cookiecharter.observation.model import UnreadableCaptureError

from .make_captures import SECRET
from .reading import CAPTURES, FIXTURES, read, read_fixture

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx_cookiecharter.observation.model import Capture


#: A disclosure that is sound.
TOLD = {'identifier': 'a', 'type': 'cookie'}


def refusal(folder: Path, content: str | bytes | dict[str, Any] | list[Any]) -> str:
    with pytest.raises(UnreadableCaptureError) as caught:
        read(folder, content)
    return f'{caught.value.line}: {caught.value}'


@pytest.mark.parametrize(
    ('content', 'told'),
    [
        (b'', '0: it is empty'),
        (b'\xef\xbb\xbf \n', '0: it is empty'),
        ('{"cookies": []}'.encode('utf-16'), '0: it is UTF-16; save it as UTF-8'),
        (b'{\n"cookies": "\xff"}', '2: it is not UTF-8'),
        ('{"cookies":\n [', '2: it breaks off: not all of it is there'),
        ('{"cookies":\n ["a', '2: it breaks off: not all of it is there'),
        ('{"cookies":\n oops}', '2: it is no JSON'),
        ('{"cookies": []}\n}', '2: it is no JSON'),
        ('[' * 100_000, '0: it is nested too deeply'),
        ('{"cookies": [' + '9' * 5_000 + ']}', '0: it has a number of too many digits'),
        ('uri_ins: a\ncookies:\n - [', '3: it is no YAML from here on'),
    ],
)
def test_what_is_no_text_or_broken(
    tmp_path: Path, content: str | bytes, told: str
) -> None:
    assert refusal(tmp_path, content) == told


@pytest.mark.parametrize(
    'content',
    [
        '{}',
        '5',
        'null',
        'hello',
        '[1, 2]',
        '[{"name": "a"}]',
        '[[], null]',
        '[{"name": "www", "domain": "a.test", "type": "A"}]',
        '{"value": []}',
        '{"cookies": null}',
        '{"origins": []}',
        '{"id": 1, "error": {"message": "no"}}',
        '{"format": "other"}',
        '# only a comment',
        '<html></html>',
    ],
)
def test_what_is_of_no_known_format(tmp_path: Path, content: str) -> None:
    assert refusal(tmp_path, content).startswith('0: it is of no format that is known')


def test_a_declaration_is_told_from_a_capture(tmp_path: Path) -> None:
    content = 'site: {}\ncookies:\n  - name: a\n    category: necessary\n'
    assert refusal(tmp_path, content) == '0: it is a declaration, and no capture'


@pytest.mark.parametrize(
    ('content', 'told'),
    [
        ({'cookies': 5}, "its 'cookies' must be a list"),
        ({'result': {'cookies': {}}}, "its 'cookies' must be a list"),
        ({'cookies': {}, 'origins': []}, "its 'cookies' must be a list"),
        ({'cookies': [], 'origins': None}, "its 'origins' must be a list"),
        ({'log': []}, "its 'log' must have a list of 'entries'"),
        ({'log': {'entries': {}}}, "its 'log' must have a list of 'entries'"),
        ({'disclosures': {}}, "its 'disclosures' must be a list"),
        ({'uri_ins': '', 'cookies': None}, "its 'cookies' must be a list"),
        (
            {'uri_ins': '', 'cookies': [], 'localStorage': []},
            "its 'localStorage' must be a mapping of origins",
        ),
    ],
)
def test_what_is_of_the_wrong_type(
    tmp_path: Path, content: dict[str, Any], told: str
) -> None:
    assert refusal(tmp_path, content) == f'0: {told}'


@pytest.mark.parametrize(
    ('line', 'told'),
    [
        ('shop.test\tFALSE\t/\tFALSE', 'a row has 4 fields where 7 are needed'),
        ('shop.test FALSE / FALSE 0 a b', 'a row has 1 fields where 7 are needed'),
        ('shop.test\tFALSE\t/\tno\t0\ta\tb', 'the fourth field of a row must be TRUE'),
        ('shop.test\tFALSE\t/\tFALSE\tx\ta\tb', 'the fifth field of a row must be sec'),
        ('a b\tFALSE\t/\tFALSE\t0\ta\tb', "the domain 'a b' is no host name"),
    ],
)
def test_a_broken_row_has_its_line_and_does_not_lose_the_others(
    tmp_path: Path, line: str, told: str
) -> None:
    sound = 'shop.test\tFALSE\t/\tFALSE\t0\ta\tb'
    jar = f'# Netscape HTTP Cookie File\n{sound}\n{line}\n{sound}2\n'
    found = read(tmp_path, jar)
    assert [item.name for item in found.items] == ['a']
    [problem] = found.problems
    assert (problem.line, problem.code) == (3, 'unreadable-capture')
    assert problem.message.startswith(told)


def test_what_cannot_be_opened(tmp_path: Path) -> None:
    for path, told in (
        (tmp_path / 'absent.har', 'it does not exist'),
        (tmp_path, 'it is a directory'),
        (tmp_path / 'a\0b', 'that is no path'),
    ):
        with pytest.raises(UnreadableCaptureError, match=told):
            read_capture(path)


@pytest.mark.parametrize(
    ('content', 'told'),
    [
        ({'cookies': [5, {'name': 'a'}]}, "cookie 1: it has no 'name'"),
        ({'cookies': [{'name': []}, {'name': 'a'}]}, "cookie 1: it has no 'name'"),
        (
            {'cookies': [{'name': 'b', 'domain': 5}, {'name': 'a'}]},
            "cookie 1: its 'domain' must be a text",
        ),
        (
            {'cookies': [{'name': 'b', 'domain': '\x1b]0;x'}, {'name': 'a'}]},
            "cookie 1: the domain '\\x1b]0;x' is no host name",
        ),
        (
            {'uri_ins': '', 'cookies': [{'name': 'b', 'domain': 'a/b'}, {'name': 'a'}]},
            "cookie 1: the domain 'a/b' is no host name",
        ),
        (
            {'disclosures': [TOLD | {'domains': ['https://a.test']}, TOLD]},
            "disclosure 1: the domain 'https://a.test' is no host name",
        ),
        (
            {'cookies': [{'name': 'a'}], 'origins': [{'localStorage': []}]},
            "origin 1: it has no 'origin'",
        ),
        (
            {'cookies': [{'name': 'a'}], 'origins': [{'origin': '', 'opfs': 5}]},
            "origin 1: its 'opfs' must be a list",
        ),
        (
            {
                'cookies': [{'name': 'a'}],
                'origins': [{'origin': '', 'localStorage': [{}]}],
            },
            "origin 1: in its 'localStorage' an entry has no 'name'",
        ),
        (
            {'uri_ins': '', 'cookies': [None, {'name': 'a'}]},
            "cookie 1: it has no 'name'",
        ),
        (
            {'uri_ins': '', 'cookies': [{'name': 'a'}], 'localStorage': {'x': 5}},
            "'localStorage': an origin must be a mapping",
        ),
        (
            {'disclosures': [{'identifier': 'b', 'type': []}, TOLD]},
            "disclosure 1: its 'type' must be cookie, web or app",
        ),
        (
            {'disclosures': [TOLD | {'maxAgeSeconds': 'long'}, TOLD]},
            "disclosure 1: its 'maxAgeSeconds' must be a number",
        ),
        (
            {'disclosures': [TOLD | {'domains': {'a.test': 1}}, TOLD]},
            "disclosure 1: its 'domains' must be a list of texts",
        ),
    ],
)
def test_one_item_that_is_wrong_does_not_lose_the_others(
    tmp_path: Path, content: dict[str, Any], told: str
) -> None:
    found = read(tmp_path, content)
    assert [item.name for item in found.items] == ['a']
    assert [problem.message for problem in found.problems] == [told]


#: A document of each format, of which the value on line 3 is broken.
BROKEN = [
    """[{"name": "a", "domain": "shop.test", "path": "/"},

    5]""",
    """{"cookies": [{"name": "a"},

    5], "origins": []}""",
    """{"result":
    {"cookies": [{"name": "a"},
    5]}}""",
    """{"cookies": [{"name": "a"}], "origins": [
    {"origin": "https://shop.test"},
    {"origin": "https://shop.test", "localStorage": [5]}]}""",
    """{"uri_ins": "", "cookies": [
    {"name": "a"},
    {"name": "b", "domain": []}]}""",
    """{"uri_ins": "", "cookies": [{"name": "a"}], "localStorage": {"x":
    {},
    "y": 5}}""",
    """uri_ins: a
cookies: [{name: a},
  5]""",
    """{"log": {"version": "1.2", "entries": [
    {"request": {"url": "https://shop.test", "cookies": [{"name": "a"}]}},
    {"request": {}}]}}""",
    """{"disclosures": [{"identifier": "a", "type": "cookie"},

    {"identifier": "*", "type": "cookie"}]}""",
    """{"format": "cookiecharter-capture", "version": 1, "shows": [], "hosts": [],
    "items": [{"name": "a", "storage": "cookie"},
    {"name": 5}]}""",
]


@pytest.mark.parametrize('content', BROKEN)
def test_what_is_broken_has_its_line(tmp_path: Path, content: str) -> None:
    found = read(tmp_path, content)
    assert [item.name for item in found.items] == ['a']
    assert [problem.line for problem in found.problems] == [3]


def test_a_list_is_told_by_any_that_is_sound(tmp_path: Path) -> None:
    found = read(tmp_path, [5, {'name': 'a', 'domain': 'shop.test', 'path': '/'}])
    assert [item.name for item in found.items] == ['a']
    assert [problem.line for problem in found.problems] == [1]


@pytest.mark.parametrize(
    ('request_or_response', 'told'),
    [
        ({'request': {'headers': {'Cookie': 'a'}}}, "the 'headers' of its request"),
        ({'request': {'cookies': ['a=b']}}, "the 'cookies' of its request"),
        ({'response': {'headers': {'Set-Cookie': 'a'}}}, "the 'headers' of its resp"),
        ({'response': {'headers': [['Set-Cookie', 'a']]}}, "the 'headers' of its resp"),
        ({'response': {'cookies': {'a': 'b'}}}, "the 'cookies' of its response"),
    ],
)
def test_an_archive_of_another_shape_says_so(
    tmp_path: Path, request_or_response: dict[str, Any], told: str
) -> None:
    entry = {'request': {}, 'response': {}} | request_or_response
    entry['request'] = {'url': 'https://shop.test/'} | entry['request']
    found = read(tmp_path, {'log': {'entries': [entry]}})
    [problem] = found.problems
    assert told in problem.message


def test_a_declaration_in_json_is_told_from_a_capture(tmp_path: Path) -> None:
    content = {'cookies': [{'name': 'a', 'category': 'necessary', 'domain': 'a.test'}]}
    assert refusal(tmp_path, content) == '0: it is a declaration, and no capture'


@pytest.mark.parametrize('name', FIXTURES)
def test_no_value_leaves_a_reader(tmp_path: Path, name: str) -> None:
    whole = unpacked((CAPTURES / name).read_bytes()).decode()
    assert SECRET in whole or name in {
        'disclosures.json',  # These two formats have no values.
        'recorded.json',
    }
    capture = read_fixture(tmp_path, name)
    assert SECRET not in repr(capture)
    when = datetime(2026, 11, 24, tzinfo=UTC)
    assert SECRET not in serialize(capture, made=when, target='')


@pytest.mark.parametrize('name', FIXTURES)
def test_no_value_leaves_a_reader_that_fails(tmp_path: Path, name: str) -> None:
    whole = (CAPTURES / name).read_bytes()
    for length in range(0, len(whole), 97):
        for damaged in (
            whole[:length],
            whole[:length] + b'\xff' + whole[length:],
            whole[:length] + b'}' + whole[length:],
        ):
            told = read_any(tmp_path, damaged)
            assert SECRET not in repr(told)
            if isinstance(told, UnreadableCaptureError):
                assert SECRET not in ''.join(traceback.format_exception(told))
                assert not held(told)


def read_any(folder: Path, content: str | bytes) -> Capture | UnreadableCaptureError:
    """Read, or refuse: nothing else may come of it."""
    try:
        return read(folder, content)
    except UnreadableCaptureError as error:
        return error


def held(error: BaseException | None) -> bool:
    """Whether an exception, or one that it came from, holds a value."""
    while error is not None:
        if SECRET in repr((error.args, vars(error))):
            return True
        error = error.__cause__ or error.__context__
    return False


def test_large_bodies_are_left_behind(tmp_path: Path) -> None:
    archive = json.loads((CAPTURES / 'chromium.har').read_text('utf-8'))
    for entry in archive['log']['entries']:
        entry['response']['content']['text'] = SECRET * 1_000_000
    found = read(tmp_path, archive)
    assert found.items == read_fixture(tmp_path, 'chromium.har').items


VALUE: st.SearchStrategy[Any] = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=6)
    | st.sampled_from(['https://[', '*', 'cookie', 'web', '2026-11-24', '-1', '[::1']),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                [
                    *('cookies', 'origins', 'origin', 'localStorage', 'indexedDB'),
                    *('name', 'domain', 'path', 'expires', 'sameSite', 'value'),
                    *('log', 'entries', 'pages', 'request', 'response', 'headers'),
                    *('url', 'startedDateTime', 'pageref', 'title', 'id', 'content'),
                    *('disclosures', 'identifier', 'type', 'domains', 'maxAgeSeconds'),
                    *('uri_ins', 'hosts', 'start_time', 'timestamp', 'location'),
                    *('result', 'mimeType', '_resourceType', 'requests', 'thirdParty'),
                ]
            ),
            inner,
            max_size=5,
        )
    ),
    max_leaves=12,
)


#: What makes a document of a format, so that its reader is reached.
FRAMES = st.sampled_from(
    [
        lambda one, two: {'log': {'entries': one, 'pages': two}},
        lambda one, two: {'log': {'entries': [{'request': one, 'response': two}]}},
        lambda one, two: {'cookies': one, 'origins': two},
        lambda one, two: {
            'cookies': [one, two],
            'origins': [{'origin': 'a', 'opfs': two}],
        },
        lambda one, two: {'result': {'cookies': [one, two]}},
        lambda one, two: {'disclosures': [one, two]},
        lambda one, two: {'uri_ins': two, 'cookies': [one], 'localStorage': {'': two}},
        lambda one, two: {'uri_ins': '', 'cookies': [], 'hosts': {'requests': one}},
        lambda one, two: {
            'format': 'cookiecharter-capture',
            'version': 1,
            'shows': [one],
            'hosts': [two],
            'items': [one, two],
        },
        lambda one, two: [one, two],
        lambda one, two: one,
    ]
)


@pytest.mark.fuzz
@given(frame=FRAMES, one=VALUE, two=VALUE)
def test_any_json(
    tmp_path_factory: pytest.TempPathFactory, frame: Any, one: Any, two: Any
) -> None:
    read_any(tmp_path_factory.getbasetemp(), json.dumps(frame(one, two)))


@pytest.mark.fuzz
@given(st.binary(max_size=200))
def test_any_bytes(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    read_any(tmp_path_factory.getbasetemp(), data)


@pytest.mark.fuzz
@given(
    st.sampled_from(
        ['# Netscape HTTP Cookie File\n', '#HttpOnly_', '', 'uri_ins: a\n']
    ),
    st.lists(
        st.sampled_from(['\t', '\n', '\r', 'TRUE', 'FALSE', '0', '/', '-', 'cookies:'])
        | st.text(max_size=3),
        max_size=40,
    ),
)
def test_any_rows(
    tmp_path_factory: pytest.TempPathFactory, start: str, rows: list[str]
) -> None:
    text = start + ''.join(rows)
    read_any(tmp_path_factory.getbasetemp(), text.encode(errors='surrogatepass'))


@pytest.mark.fuzz
@given(st.sampled_from(FIXTURES), st.data())
def test_any_damage(
    tmp_path_factory: pytest.TempPathFactory, name: str, data: st.DataObject
) -> None:
    whole = (CAPTURES / name).read_bytes()
    start = data.draw(st.integers(0, len(whole)))
    end = start + data.draw(st.integers(0, 40))
    instead = data.draw(
        st.sampled_from([b'', b'null', b'[]', b'{}', b'"', b'1e999', b'NaN', b'5'])
        | st.binary(max_size=3)
    )
    damaged = whole[:start] + instead + whole[end:]
    read_any(tmp_path_factory.getbasetemp(), damaged)
