"""The traps of each format, one by one: reference/peers.md, 1.8."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from .reading import WRITTEN, read

if TYPE_CHECKING:
    from pathlib import Path

COOKIE = {
    'name': 'visits',
    'domain': '.shop.test',
    'path': '/',
    'expires': WRITTEN + 60,
    'httpOnly': False,
    'secure': False,
}
FROM_FIREFOX = {
    'name': 'visits',
    'domain': 'shop.test',
    'firstPartyDomain': '',
    'httpOnly': False,
}
FROM_CYPRESS = {
    'name': 'visits',
    'domain': 'shop.test',
    'expiry': WRITTEN + 60,
    'httpOnly': False,
    'secure': False,
}
SIZED = COOKIE | {'size': 20, 'session': False}


@pytest.mark.parametrize(
    ('expires', 'lifetime'),
    [
        (WRITTEN + 60.5, 60.5),
        (-1, 0),
        (0, 0),
        (WRITTEN - 60, None),
        (None, None),
        ('soon', None),
        (True, None),
        (10**400, None),
        ('2026-11-24T12:01:00Z', 60),
    ],
)
def test_expiry(tmp_path: Path, expires: Any, lifetime: float | None) -> None:
    for content in (
        {'cookies': [COOKIE | {'expires': expires}], 'origins': []},
        {'cookies': [SIZED | {'expires': expires}]},
    ):
        [item] = read(tmp_path, content).items
        assert item.lifetime == lifetime


def test_a_session_that_has_no_expiry(tmp_path: Path) -> None:
    cookie = {key: SIZED[key] for key in SIZED if key != 'expires'}
    [item] = read(tmp_path, [cookie | {'session': True}]).items
    assert item.lifetime == 0


@pytest.mark.parametrize(
    'content',
    [
        {'cookies': [SIZED]},
        {'id': 3, 'result': {'cookies': [SIZED]}},
        [SIZED],
        {'value': [SIZED]},
        {'url': 'https://shop.test', 'cookies': [SIZED]},
    ],
)
def test_all_shapes_of_an_answer(tmp_path: Path, content: Any) -> None:
    [item] = read(tmp_path, content).items
    assert (item.name, item.host, item.lifetime) == ('visits', 'shop.test', 60)


@pytest.mark.parametrize('content', [[], {'cookies': []}, {'result': {'cookies': []}}])
def test_a_browser_that_keeps_nothing(tmp_path: Path, content: Any) -> None:
    assert read(tmp_path, content).items == ()


@pytest.mark.parametrize(
    'key', ['https://shop.test', {'topLevelSite': 'a', 'hasCrossSiteAncestor': True}]
)
def test_a_partition_changes_nothing(tmp_path: Path, key: Any) -> None:
    [item] = read(tmp_path, [SIZED | {'partitionKey': key}]).items
    assert item.host == 'shop.test'


@pytest.mark.parametrize(
    ('cookie', 'same_site'),
    [
        (SIZED, None),
        (SIZED | {'sameSite': 'Lax'}, 'lax'),
        (SIZED | {'sameSite': 'None'}, 'none'),
        (SIZED | {'sameSite': 'unspecified'}, None),
        (COOKIE | {'sameSite': 'Lax'}, None),
        (COOKIE | {'sameSite': 'Strict'}, 'strict'),
        (COOKIE | {'sameSite': 'None'}, None),
        (COOKIE | {'sameSite': 'None', 'secure': True}, 'none'),
    ],
)
def test_only_playwright_makes_up_a_same_site(
    tmp_path: Path, cookie: dict[str, Any], same_site: str | None
) -> None:
    [item] = read(tmp_path, [cookie]).items
    assert item.same_site == same_site


@pytest.mark.parametrize(
    ('cookie', 'ruled_out'),
    [
        # What was not sent, browsers take for Lax.
        (SIZED, {'strict', 'none'}),
        (COOKIE | {'sameSite': 'Lax'}, {'strict', 'none'}),
        # Other browsers than Chromium say None where none was sent.
        (COOKIE | {'sameSite': 'None'}, {'strict'}),
        (COOKIE, set()),
        (FROM_CYPRESS | {'sameSite': 'no_restriction'}, {'strict'}),
        (FROM_CYPRESS | {'sameSite': 'lax'}, {'strict', 'none'}),
        (FROM_FIREFOX | {'sameSite': 'no_restriction', 'secure': True}, {'strict'}),
        (FROM_FIREFOX | {'sameSite': 'lax'}, set()),
        (FROM_FIREFOX | {'sameSite': 'unspecified'}, {'strict', 'none'}),
    ],
)
def test_what_cannot_be_told_apart_rules_out_the_rest(
    tmp_path: Path, cookie: dict[str, Any], ruled_out: set[str]
) -> None:
    [item] = read(tmp_path, [cookie]).items
    assert item.not_same_site == ruled_out


@pytest.mark.parametrize(
    ('cookie', 'partitioned'),
    [
        (SIZED, False),
        (SIZED | {'partitionKeyOpaque': True}, True),
        (COOKIE, None),
        (COOKIE | {'partitionKey': 'https://shop.test'}, True),
        (FROM_FIREFOX | {'partitionKey': None}, False),
    ],
)
def test_whether_a_cookie_is_partitioned(
    tmp_path: Path, cookie: dict[str, Any], partitioned: bool | None
) -> None:
    [item] = read(tmp_path, [cookie]).items
    assert item.partitioned is partitioned


def test_databases_are_shown_only_where_they_were_asked_for(tmp_path: Path) -> None:
    origin: dict[str, Any] = {'origin': 'https://shop.test', 'localStorage': []}
    without = read(tmp_path, {'cookies': [], 'origins': [origin]})
    assert without.shows == {'cookie', 'local_storage'}
    asked = read(tmp_path, {'cookies': [], 'origins': [origin | {'indexedDB': []}]})
    assert asked.shows == {'cookie', 'local_storage', 'indexed_db'}


@pytest.mark.parametrize(
    'host', ['127.0.0.1', '127.1.2.3', 'localhost', 'a.localhost', '[::1]']
)
def test_loopback_is_the_site_itself(tmp_path: Path, host: str) -> None:
    state = {
        'cookies': [COOKIE | {'domain': host}],
        'origins': [
            {
                'origin': f'http://{host}:8000',
                'localStorage': [{'name': 'theme', 'value': ''}],
            }
        ],
    }
    assert [item.host for item in read(tmp_path, state).items] == [None, None]


def entry(url: str, **more: Any) -> dict[str, Any]:
    request = {'url': url, 'cookies': more.pop('sent', []), 'headers': []}
    if 'opens' in more:
        kind = 'document' if more.pop('opens') else 'iframe'
        request['headers'] = [{'name': 'Sec-Fetch-Dest', 'value': kind}]
    headers = [
        {'name': 'Set-Cookie', 'value': value} for value in more.pop('set_cookie', [])
    ]
    return {
        'startedDateTime': '2026-11-24T12:00:00Z',
        'pageref': 'page_1',
        'request': request,
        'response': {
            'headers': headers,
            'content': {'mimeType': 'text/html'},
        },
        **more,
    }


def archive(*entries: Any, **log: Any) -> dict[str, Any]:
    return {'log': {'version': '1.2', 'entries': list(entries), **log}}


def test_the_page_of_an_entry(tmp_path: Path) -> None:
    """A tab goes from page to page; frames in it are no pages."""
    found = read(
        tmp_path,
        archive(
            entry('https://shop.test/?q=1', opens=True, set_cookie=['a=']),
            entry('https://frame.test/', opens=False, set_cookie=['b=']),
            entry('https://shop.test/next', opens=True),
            entry('https://frame.test/', opens=False, set_cookie=['c=']),
        ),
    )
    assert [(item.name, item.pages, item.party) for item in found.items] == [
        ('a', ('https://shop.test/',), 'first'),
        ('b', ('https://shop.test/',), 'third'),
        ('c', ('https://shop.test/next',), 'third'),
    ]
    assert found.hosts == {'frame.test'}


def test_a_redirection_is_on_the_way_to_the_page_it_leads_to(tmp_path: Path) -> None:
    one = entry('http://bounce.test/', opens=True, set_cookie=['a='])
    one['response']['status'] = 302
    found = read(
        tmp_path,
        archive(one, entry('https://shop.test/', opens=True, set_cookie=['b='])),
    )
    assert [(item.name, item.pages, item.party) for item in found.items] == [
        ('a', ('https://shop.test/',), 'third'),
        ('b', ('https://shop.test/',), 'first'),
    ]
    assert found.hosts == {'bounce.test'}


def test_a_page_that_the_browser_had_already_is_no_redirection(tmp_path: Path) -> None:
    """304 says that it has not changed: the tab is on it."""
    unchanged = entry('https://shop.test/', opens=True, set_cookie=['a='])
    unchanged['response']['status'] = 304
    following = entry('https://numbers.test/', opens=False, set_cookie=['b='])
    found = read(tmp_path, archive(unchanged, following))
    assert [(item.name, item.pages, item.party) for item in found.items] == [
        ('a', ('https://shop.test/',), 'first'),
        ('b', ('https://shop.test/',), 'third'),
    ]


def test_the_headers_and_the_lists_of_an_archive_both_count(tmp_path: Path) -> None:
    one = entry(
        'https://shop.test/',
        sent=[{'name': 'in_list'}],
        set_cookie=['told=1; Max-Age=60; Path=/', 'gone=; Max-Age=0', 'mine=; Secure'],
    )
    one['request']['headers'] = [{'name': 'Cookie', 'value': 'in_list=1; in_header=2'}]
    one['response']['cookies'] = [
        {'name': 'told', 'path': '/', 'httpOnly': False, 'expires': None},
        {'name': 'gone'},
        {'name': 'mine', 'secure': False},
        {'name': 'only_in_list', 'expires': '2026-11-24T12:01:00Z'},
    ]
    found = read(tmp_path, archive(one))
    assert [(item.name, item.secure, item.lifetime) for item in found.items] == [
        ('told', False, 60),
        ('mine', True, 0),
        ('mine', False, None),
        ('only_in_list', None, 60),
        ('in_list', None, None),
        ('in_header', None, None),
    ]


def test_what_comes_from_nowhere_is_no_entry(tmp_path: Path) -> None:
    """Chromium notes it all the same, and nothing of it is missed."""
    urls = (
        'data:image/png;base64,a',
        'blob:https://x.test/1',
        'chrome-extension://abc/',
    )
    entries = [entry(url, set_cookie=['a=']) for url in urls]
    found = read(tmp_path, archive(entry('https://shop.test/', opens=True), *entries))
    assert (found.items, found.hosts, found.problems) == ((), frozenset(), ())


def test_the_page_of_an_entry_that_says_little(tmp_path: Path) -> None:
    """As with proxies: no pages, and headers of before there was Sec-Fetch-Dest."""
    one = entry('http://shop.test/', set_cookie=['a='])
    two = entry('http://frame.test/', set_cookie=['b='])
    for each in (one, two):
        del each['pageref']
    found = read(tmp_path, archive(one, two))
    assert [item.party for item in found.items] == ['first', 'third']


def test_a_page_shows_neither_credentials_nor_query(tmp_path: Path) -> None:
    one = entry('https://me:secret@shop.test:8443/a?b#c', opens=True, set_cookie=['a='])
    [item] = read(tmp_path, archive(one)).items
    assert item.pages == ('https://shop.test:8443/a',)


def test_a_cookie_that_is_set_again_and_again_is_one_item(tmp_path: Path) -> None:
    found = read(
        tmp_path,
        archive(
            entry('https://shop.test/', opens=True, set_cookie=['a=; Max-Age=60']),
            entry('https://shop.test/b', opens=True, set_cookie=['a=; Max-Age=90']),
            entry('https://shop.test/c', opens=True, set_cookie=['a=; Max-Age=30']),
        ),
    )
    [item] = found.items
    assert item.lifetime == 90
    assert item.pages == tuple(f'https://shop.test/{page}' for page in ('', 'b', 'c'))


def test_what_a_request_carried_of_a_cookie_that_was_set(tmp_path: Path) -> None:
    sent = [{'name': 'a', 'value': ''}]
    found = read(
        tmp_path,
        archive(
            entry('https://shop.test/', opens=True, set_cookie=['a=;Domain=shop.test']),
            entry('https://www.shop.test/', opens=True, sent=sent),
            entry('https://shop.test/', opens=True, sent=sent),
            entry('https://other.test/', opens=False, sent=sent),
        ),
    )
    assert [(item.host, item.lifetime) for item in found.items] == [
        ('shop.test', 0),
        ('other.test', None),
    ]


@pytest.mark.parametrize('time', [None, 1e300, -1e300])
def test_an_entry_without_a_time_has_the_files(
    tmp_path: Path, time: float | None
) -> None:
    one = entry(
        'https://shop.test/',
        set_cookie=['a=; Expires=Tue, 24 Nov 2026 12:01:00 GMT'],
        startedDateTime=time,
    )
    [item] = read(tmp_path, archive(one)).items
    assert item.lifetime == 60


@pytest.mark.parametrize(
    ('broken', 'told'),
    [
        (5, "entry 1: its request has no 'url'"),
        ({'request': 'GET'}, "entry 1: its request has no 'url'"),
        (entry('https://[shop'), "entry 1: the 'url' of its request has no host"),
        (entry(''), "entry 1: the 'url' of its request has no host"),
    ],
)
def test_a_broken_entry_does_not_lose_the_others(
    tmp_path: Path, broken: Any, told: str
) -> None:
    found = read(tmp_path, archive(broken, entry('https://b.test', set_cookie=['a='])))
    assert [item.name for item in found.items] == ['a']
    [problem] = found.problems
    assert problem.message.startswith(told)


def test_what_is_set_for_no_host_is_of_who_sets_it(tmp_path: Path) -> None:
    cookies = ['a=; Domain=localhost:8000', 'b=; Domain=shop.test']
    setting = entry('https://www.shop.test/', opens=True, set_cookie=cookies)
    found = read(tmp_path, archive(setting))
    assert [(item.name, item.host) for item in found.items] == [
        ('a', 'www.shop.test'),
        ('b', 'shop.test'),
    ]
    [problem] = found.problems
    assert problem.message == (
        "entry 1: browsers refuse the cookie 'a': the domain 'localhost:8000' is no "
        'host name'
    )


def row(*fields: str) -> str:
    return '\t'.join(fields)


def test_who_does_not_mark_http_only_says_nothing_of_it(tmp_path: Path) -> None:
    jar = row('shop.test', 'FALSE', '/', 'FALSE', '0', 'a', 'b')
    [item] = read(tmp_path, f'# Netscape HTTP Cookie File\n{jar}\n').items
    assert item.http_only is None
    marked = f'#HttpOnly_{jar}\n{row("x.test", "FALSE", "/", "FALSE", "0", "c", "d")}'
    assert [item.http_only for item in read(tmp_path, marked).items] == [True, False]


@pytest.mark.parametrize(
    'jar',
    [
        row('shop.test', 'TRUE', '/', 'true', '', 'a', 'b\tc'),
        row('.shop.test', 'FALSE', '/', 'TRUE', '-1', 'a', ''),
        row('shop.test', 'FALSE', '/', 'TRUE', '0', 'a'),
        f'{row("shop.test", "FALSE", "/", "TRUE", "0", "a", "b")}\r\n\r\n',
    ],
)
def test_rows_of_a_jar(tmp_path: Path, jar: str) -> None:
    [item] = read(tmp_path, jar).items
    assert (item.name, item.host, item.lifetime, item.secure) == (
        'a',
        'shop.test',
        0,
        True,
    )


def test_an_empty_jar(tmp_path: Path) -> None:
    assert read(tmp_path, '# Netscape HTTP Cookie File\n\n').items == ()


def test_byte_order_mark(tmp_path: Path) -> None:
    for content in ('{"cookies": []}', '# Netscape HTTP Cookie File'):
        assert read(tmp_path, b'\xef\xbb\xbf' + content.encode()).items == ()


@pytest.mark.parametrize(
    ('disclosure', 'told'),
    [
        ({'type': 'cookie'}, "no 'identifier'"),
        ({'type': 'database', 'identifier': 'a'}, "'type' must be cookie, web or app"),
        ({'type': 'web', 'identifier': '**'}, "'identifier' is '**'"),
        ('a', "no 'identifier'"),
    ],
)
def test_a_disclosure_that_cannot_be_read_does_not_lose_the_others(
    tmp_path: Path, disclosure: Any, told: str
) -> None:
    sound = {'type': 'cookie', 'identifier': 'a_*', 'maxAgeSeconds': 60}
    found = read(tmp_path, {'disclosures': [disclosure, sound]})
    assert [(item.name, item.lifetime) for item in found.items] == [('a_*', 60)]
    [problem] = found.problems
    assert told in problem.message
