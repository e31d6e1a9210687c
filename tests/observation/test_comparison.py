"""A declaration against what was seen: each sentence of what is compared."""

from __future__ import annotations

import math
import re
from dataclasses import replace
from itertools import product

import hypothesis
import pytest
from hypothesis import strategies as st

from sphinx_cookiecharter.checks.engine import check
from sphinx_cookiecharter.declaration.codes import Code, Level
from sphinx_cookiecharter.declaration.finding import UNOPENED, Finding
from sphinx_cookiecharter.declaration.reader import read_bytes
from sphinx_cookiecharter.observation.comparison.compare import audit, compare
from sphinx_cookiecharter.observation.model import WEB, Capture, Item, VisitorChoice

from ..declaration.declared import declared
from .seen import DAY, SHOWN, capture, codes, cookies, found, item


def message(text: str, *seen: Item | Capture) -> str:
    (one,) = found(text, *seen)
    return one.message


# --- one fault of each kind

FAULTS = """\
site: {url: "https://example.org/"}
providers: {}
cookies:
  - {name: sid, category: necessary, purpose: P., duration: session, secure: true}
  - {name: 'ga_*', category: statistics, purpose: P.}
  - {name: gone, category: necessary, purpose: P.}
  - {name: ads, category: marketing, purpose: P., consent: required}
  - name: visits
    category: necessary
    purpose: P.
    duration: 1 month
  - {name: right, category: necessary, purpose: P., same_site: lax}
"""

SEEN = capture(
    item('sid', secure=False, lifetime=0),
    item('_ga_A1B2', host='example.org'),
    item('ads', choice=VisitorChoice.NONE),
    item('visits', lifetime=90 * DAY),
    item('right', same_site='lax', secure=True),
    item('new', host='example.org', lifetime=365 * DAY),
)


def test_one_fault_of_each_kind_is_found_once_in_the_order_of_the_file() -> None:
    findings = found(FAULTS, SEEN)
    assert [(one.line, one.column, one.code.value) for one in findings] == [
        (3, 1, 'undeclared'),
        (4, 78, 'other-attributes'),
        (5, 12, 'near-miss'),
        (6, 12, 'never-observed'),
        (7, 5, 'before-consent'),
        (11, 15, 'lives-longer'),
    ]
    assert all(one.level is one.code.level for one in findings)
    levels = {one.code: one.level for one in findings}
    assert levels.pop(Code.NEVER_OBSERVED) is Level.INFO
    assert set(levels.values()) == {Level.WARNING}


def test_of_what_is_as_declared_nothing_is_said() -> None:
    text = cookies(
        'name: sid, domain: .example.org, party: first, secure: true, http_only: true, '
        'same_site: strict, duration: 1 year, path: /',
        "name: 'player_*', storage: local_storage, duration: persistent",
    )
    sid = item(
        'sid',
        host='example.org',
        path='/',
        lifetime=365 * DAY,
        secure=True,
        http_only=True,
        same_site='strict',
    )
    assert found(text, sid, item('player_9', 'local_storage', lifetime=math.inf)) == []


def test_without_captures_there_is_nothing_to_compare() -> None:
    assert compare(read_bytes(FAULTS.encode(), 'c.yaml'), []) == []


# --- undeclared


def test_what_is_not_declared_is_said_once_with_the_capture_and_what_to_add() -> None:
    pages = ('https://example.org/a', 'https://example.org/b')
    first = capture(
        item(
            'xid',
            host='example.org',
            lifetime=DAY,
            pages=pages,
            choice=VisitorChoice.NONE,
        ),
        item('xid', host='example.org', lifetime=DAY, choice=VisitorChoice.ACCEPTED),
        path='a.har',
    )
    second = capture(item('xid', host='Example.org', lifetime=DAY), path='b.json')
    assert message(cookies(), first, second) == (
        "cookie 'xid' of example.org is not declared, and was seen (in a.har, on "
        "https://example.org/a, and in 1 more); add under 'cookies', and fill in what "
        'is blank: - {name: xid, category: , purpose: , provider: , duration: 1 day, '
        'domain: example.org}'
    )


def test_what_one_service_alone_has_is_filled_in_and_marked() -> None:
    said = message(cookies(), item('_gid', host='example.org', lifetime=DAY))
    assert "under 'cookies' (what the catalogue has of ua: is it yours?), and" in said
    assert '- {name: _gid, category: statistics, purpose: {en: "Tells visitors' in said
    assert said.endswith('provider: Google, duration: 1 day, domain: example.org}')


@pytest.mark.parametrize('jurisdictions', ['eu', 'fr', 'es', 'at', 'jp, br', 'us-ca'])
@pytest.mark.parametrize(
    'seen',
    [
        item('a', host='example.org', lifetime=DAY),
        item('a', host='ads.example'),
        item('a', 'local_storage', lifetime=math.inf),
        item('a', 'local_storage'),
        item('a', 'session_storage'),
    ],
)
def test_what_is_pasted_has_every_key_that_is_asked_for_next(
    jurisdictions: str, seen: Item
) -> None:
    site = f'site: {{url: https://example.org/, jurisdictions: [{jurisdictions}]}}\n'
    pasted = message(site, seen).rpartition('blank: ')[2]
    blank = {str(one.code) for one in check(declared(f'{site}cookies: [{pasted[2:]}]'))}
    assert 'missing-category' in blank
    for key, value in FILLED.items():
        pasted = re.sub(f'{key}: (?=[,}}])', f'{key}: {value}', pasted)
    assert not re.search(': [,}]', pasted)
    filled = check(declared(f'{site}cookies: [{pasted[2:]}]'))
    assert not {str(one.code) for one in filled} & ASKED


#: What somebody fills in, and what is then not asked for any more.
FILLED = {
    'category': 'marketing',
    'purpose': 'Counts how often a film is seen.',
    'provider': 'this-site',
    'duration': '1 day',
    'data': '[pages read]',
    'legal_basis': 'consent',
    'party': 'first',
}
ASKED = {
    *('missing-category', 'missing-purpose', 'missing-provider', 'missing-duration'),
    *('party-missing', 'data-missing', 'legal-basis-missing'),
}


def test_it_stands_at_the_key_or_in_line_1_where_there_is_none() -> None:
    assert codes('site: {}\ncookies: []\n', item('a')) == [(2, 'undeclared')]
    assert codes('site: {}\n', item('a')) == [(1, 'undeclared')]
    assert codes('', item('a')) == [(1, 'undeclared')]


def test_each_storage_and_host_is_one() -> None:
    seen = [
        item('a'),
        item('a', 'local_storage'),
        item('b', host='x.example'),
        item('b', host='y.example'),
    ]
    assert codes(cookies(), *seen) == [(2, 'undeclared')] * 4


@pytest.mark.parametrize(
    ('one', 'other'),
    [
        (item('a', 'local_storage'), item('a', *WEB)),
        (item('a', *WEB), item('a', 'indexed_db')),
        (item('a', host='example.org'), item('a')),
        (item('a'), item('a', host='www.example.org')),
        (item('a', party='first'), item('a', host='example.net')),
        (item(''), item('')),
    ],
)
def test_what_may_be_one_is_not_undeclared_twice(one: Item, other: Item) -> None:
    text = cookies(url='https://example.org/')
    if other.host == 'example.net':
        text = 'cookies: []\n'
    assert len(found(text, capture(one), capture(other))) == 1


def test_what_a_disclosed_pattern_covers_is_not_undeclared_beside_it() -> None:
    seen = [item('nu_1', 'local_storage', host='example.org'), item('nu_*', *WEB)]
    assert '{name: "nu_*", category' in message(cookies(), *seen)
    other = item('nu_1', host='example.org')
    assert len(found(cookies(), *seen, other)) == 2


def test_the_site_itself_is_not_another_host() -> None:
    seen = [item('a', host='ads.example'), item('a')]
    assert len(found(cookies(), *seen)) == 2


ODD = [
    'plain',
    '_sp_A1.b-c',
    'a: b',
    'a #b',
    '- x',
    'null',
    '~',
    'true',
    '1e3',
    '0777',
    '"quoted"',
    "it's",
    'back\\slash',
    '{a}, [b]',
    '*start',
    '&anchor',
    '!tag',
    '%percent',
    '@at',
    '`tick`',
    'a, b',
    'a\u00a0b',
    'été',
    '日本語',
    '😀',
    'with  two   spaces',
    ' around ',
    'a\x01b',
    'a\nb',
    'a\u2028b',
    'a\ufffeb',
    'a\ud800b',
    '',
    'long ' * 200,
    '<<',
    '?',
    'trailing.',
    'trailing:',
]


def test_what_is_pasted_declares_it() -> None:
    hosts = [None, 'example.org', '192.0.2.1', '[2001:db8::1]']
    storages = ['cookie', 'local_storage', 'session_storage']
    for name, host, storage in product(ODD, hosts, storages):
        lifetime = 1234 * DAY if storage == 'cookie' else math.inf
        seen = item(name, storage, host=host, lifetime=lifetime)
        written = message('cookies:\n', seen).rpartition('blank: - ')[2]
        assert '\n' not in written
        text = f'cookies:\n  - {written}\n'
        assert found(text, seen) == [], seen
        declaration = read_bytes(text.encode(), 'cookies.yaml')
        assert declaration.problems == ()
        (cookie,) = declaration.cookies
        assert cookie.storage == storage
        assert cookie.domain == (None if host is None or '[' in host else host)
        if name.isprintable() and len(name) < 200:
            assert cookie.names == (re.sub(' +', ' ', name).strip() or '(no name)',)


@pytest.mark.fuzz
@hypothesis.given(
    st.text(),
    st.sampled_from([None, 'example.org', 'a-b.example', 'münchen.example']),
    st.one_of(st.none(), st.floats(0, 1e12)),
)
def test_whatever_is_pasted_declares_it(
    name: str, host: str | None, lifetime: float | None
) -> None:
    seen = item(name, host=host, lifetime=lifetime)
    hypothesis.assume('cannot be declared' not in (said := message('', seen)))
    text = f'cookies:\n  - {said.rpartition("blank: - ")[2]}\n'
    assert read_bytes(text.encode(), 'cookies.yaml').problems == ()
    assert found(text, seen) == []


def test_what_no_name_fits_is_said_all_the_same() -> None:
    assert 'cannot be declared' in message(cookies(), item('\x01'))
    assert 'cannot be declared' in message(cookies(), item('*'))


@pytest.mark.parametrize(
    ('seconds', 'duration'),
    [
        (0, 'session'),
        (30 * 60 - 2, '30 minutes'),
        (5400, '90 minutes'),
        (3600 * 24 - 1, '1 day'),
        (1.2, '1 second'),
        (0.2, '1 second'),
        (90, '90 seconds'),
        (7 * DAY - 5, '1 week'),
        (10 * DAY, '10 days'),
        (14 * DAY, '2 weeks'),
        (30 * DAY, '1 month'),
        (31 * DAY, '1 month'),
        (59 * DAY, '59 days'),
        (182 * DAY, '6 months'),
        (390 * DAY, '13 months'),
        (397 * DAY, '13 months'),
        (398 * DAY, '398 days'),
        (365 * DAY - 1, '1 year'),
        (366 * DAY, '1 year'),
        (400 * DAY, '400 days'),
        (730 * DAY, '2 years'),
        (3653 * DAY, '10 years'),
        (1e18, 'persistent'),
        (math.inf, 'persistent'),
    ],
)
def test_how_long_it_stays_is_proposed(seconds: float, duration: str) -> None:
    said = message(cookies(), item('a', lifetime=seconds))
    assert said.endswith(f'duration: {duration}}}')
    text = cookies(f'name: a, duration: {duration}')
    assert found(text, item('a', lifetime=seconds)) == []


def test_where_that_is_not_known_it_is_blank() -> None:
    assert 'duration: }' in message(cookies(), item('a'))
    assert 'duration' not in message(
        cookies(), item('a', 'session_storage', lifetime=0)
    )


def test_hosts_that_are_asked_are_not_items() -> None:
    assert found(cookies(), capture(item('x', 'request'), hosts=['cdn.example'])) == []


def test_of_a_declaration_that_was_not_read_whole_nothing_is_undeclared() -> None:
    seen = capture(item('b'), item('_ga_1'), item('c', 'local_storage'))
    broken = cookies('name: a', "name: 'ga_*'", 'name: c') + '  - {name: [b\n'
    assert {code for _, code in codes(broken, seen)} == {'never-observed'}
    items = cookies('name: a') + '  - b\n'
    assert codes(items, seen) == [(3, 'never-observed')]
    names = (
        cookies('name: a') + '  - {name: {b: c}, category: necessary, purpose: P.}\n'
    )
    assert codes(names, seen) == [(3, 'never-observed')]
    assert codes('- b\n', seen) == []
    flow = cookies('name: [a, {b: c}]', 'name: d, secure: true')
    assert {code for _, code in codes(flow, seen)} == {'never-observed'}
    block = 'cookies:\n- category: necessary\n  name:\n  - a\n  - [b]\n  purpose: P.\n'
    assert codes(block, seen) == [(4, 'never-observed')]


def test_what_is_wrong_elsewhere_hides_no_name() -> None:
    text = cookies('name: [a, c], purpose: [P.]', 'name: d, tags: {x: y}')
    assert (2, 'undeclared') in codes(text, item('b'))


def test_what_was_not_read_is_said_by_the_audit() -> None:
    broken = cookies('name: a, duration: a year') + '  - {name: [b\n'
    findings = audit(read_bytes(broken.encode(), 'c.yaml'), [capture(item('a'))])
    assert [(one.line, one.code.value) for one in findings] == [
        (3, 'invalid-duration'),
        (4, 'invalid-yaml'),
    ]


def test_an_item_without_a_name_hides_nothing() -> None:
    text = 'cookies:\n  - {category: necessary, purpose: P.}\n'
    assert codes(text, item('a')) == [(1, 'undeclared')]


# --- names


def test_names_match_with_case() -> None:
    assert codes(cookies('name: sid'), item('Sid')) == [(3, 'near-miss')]


def test_an_exact_name_wins_over_a_pattern() -> None:
    text = cookies("name: 'ab*', secure: true", 'name: abc, secure: false')
    assert codes(text, item('abc', secure=True)) == [
        (3, 'never-observed'),
        (4, 'other-attributes'),
    ]


def test_of_patterns_the_one_with_most_characters_then_the_first() -> None:
    text = cookies("name: 'a*'", "name: 'ab*'", "name: '*bc'")
    assert codes(text, item('abc')) == [(3, 'never-observed'), (5, 'never-observed')]


def test_a_list_names_several() -> None:
    text = cookies("name: [a, 'b_*', c]")
    (one,) = found(text, item('a'), item('b_1'))
    assert (one.line, one.column, one.code) == (3, 57, Code.NEVER_OBSERVED)
    assert "'c'" in one.message


@pytest.mark.parametrize('name', ['_ga_*', '_ga*', '_*', '_ga_MAIN', '_ga_*_x'])
def test_a_pattern_of_a_disclosure_is_declared_by_what_it_meets(name: str) -> None:
    text = cookies(f"name: '{name}'")
    assert found(text, capture(item('_ga_*'), shows=SHOWN)) == []


def test_a_disclosed_pattern_stands_for_all_that_are_declared() -> None:
    text = cookies('name: _ga_A', 'name: _ga_B', 'name: _gb')
    assert codes(text, item('_ga_*')) == [(5, 'never-observed')]


def test_web_fits_every_web_storage() -> None:
    text = cookies(
        'name: a, storage: local_storage',
        'name: b, storage: session_storage',
        'name: c, storage: indexed_db',
        'name: d, storage: cache_storage',
    )
    assert found(text, *[item(name, *WEB) for name in 'abcd']) == []
    assert codes(cookies('name: a'), item('a', *WEB)) == [(3, 'other-attributes')]


def test_a_cookie_without_a_name_can_be_declared() -> None:
    assert found(cookies('name: (no name)'), item('')) == []


# --- which of several


@pytest.mark.parametrize(
    ('seen', 'left'),
    [
        (item('id', host='example.org', path='/'), {4, 5, 6, 7}),
        (item('id', host='example.org', path='/app'), {3, 5, 6, 7}),
        (item('id', host='ads.example', path='/'), {3, 4, 6, 7}),
        (item('id', 'local_storage', host='example.org'), {3, 4, 5, 7}),
        (item('id', 'session_storage', host='other.example'), {3, 4, 5, 6}),
    ],
)
def test_of_several_of_one_name_the_one_that_fits(seen: Item, left: set[int]) -> None:
    text = cookies(
        'name: id, domain: example.org, path: /',
        'name: id, domain: .example.org, path: /app',
        'name: id, domain: ads.example, party: third',
        'name: id, storage: local_storage',
        "name: 'i*', storage: session_storage",
    )
    assert codes(text, seen) == [(line, 'never-observed') for line in sorted(left)]


def test_one_that_names_its_domain_wins_over_one_that_does_not() -> None:
    text = cookies('name: id, party: first', 'name: id, domain: ads.example')
    assert codes(text, item('id', host='ads.example')) == [(3, 'never-observed')]
    assert codes(text, item('id', host='example.org')) == [(4, 'never-observed')]
    assert codes(text, item('id')) == [(4, 'never-observed')]


def test_duplicates_are_one() -> None:
    text = cookies('name: a', 'name: a')
    assert found(text, item('a')) == []
    assert codes(text) == [(3, 'never-observed')]


# --- other-attributes


@pytest.mark.parametrize(
    ('keys', 'seen', 'said'),
    [
        (
            'domain: example.org',
            item('a', host='www.example.org'),
            "'domain' is example.org, and was seen to be www.example.org",
        ),
        ('secure: true', item('a', secure=False), "'secure' is true"),
        ('http_only: false', item('a', http_only=True), "'http_only' is false"),
        ('same_site: none', item('a', same_site='lax'), "'same_site' is none"),
        (
            'storage: cookie',
            item('a', 'local_storage'),
            "'storage' is cookie, and was seen to be local_storage",
        ),
        (
            'party: first',
            item('a', host='ads.example'),
            "'party' is first, and was seen to be third",
        ),
        ('party: third', item('a'), "'party' is third, and was seen to be first"),
        (
            'party: first',
            item('a', host='staging.example', party='third'),
            "'party' is first",
        ),
        ('domain: ads.example', item('a'), "'party' is third"),
    ],
)
def test_what_is_other_than_declared(keys: str, seen: Item, said: str) -> None:
    (one,) = found(cookies(f'name: a, {keys}'), seen)
    assert one.code is Code.OTHER_ATTRIBUTES
    assert said in one.message
    assert 'seen.har' in one.message
    key = keys.partition(':')[0]
    assert (
        one.column
        == len('  - {category: necessary, purpose: P., name: a, ') + len(f'{key}: ') + 1
    )


def test_all_differences_of_an_item_are_one_finding_at_the_first() -> None:
    text = cookies('name: a, secure: true, same_site: lax, http_only: true')
    seen = [
        item('a', http_only=False, same_site='none'),
        item('a', same_site='strict', secure=True),
    ]
    (one,) = found(text, capture(*seen), capture(seen[0], path='more.har'))
    assert "'http_only' is true, and was seen to be false" in one.message
    assert "'same_site' is lax, and was seen to be none and strict" in one.message
    assert "'secure'" not in one.message
    assert (one.line, one.column) == (3, text.splitlines()[2].index('lax') + 1)


def test_without_a_place_of_its_own_it_stands_at_the_item() -> None:
    (one,) = found(cookies('name: a'), item('a', 'local_storage'))
    assert (one.line, one.column, one.code) == (3, 5, Code.OTHER_ATTRIBUTES)


def test_only_what_both_tell_is_compared() -> None:
    seen = item(
        'a',
        host='x.example',
        secure=False,
        http_only=True,
        same_site='none',
        lifetime=9_999 * DAY,
        path='/x',
    )
    assert found(cookies('name: a'), seen) == []
    keys = 'domain: x.example, secure: true, http_only: false, same_site: lax'
    text = cookies(f'name: a, {keys}, duration: session, party: third')
    assert found(text, item('a', host='x.example')) == []


def test_a_path_alone_is_no_difference() -> None:
    assert found(cookies('name: a, path: /x'), item('a', path='/')) == []


def test_the_site_itself_has_no_domain_to_compare() -> None:
    text = cookies('name: a, domain: www.example.org, party: first')
    assert found(text, item('a')) == []


def test_the_capture_knows_the_party_better_than_its_host_does() -> None:
    text = cookies('name: a, party: first')
    assert found(text, item('a', host='staging.example', party='first')) == []


def test_hosts_are_compared_as_browsers_write_them() -> None:
    text = cookies('name: a, domain: .Bücher.example')
    assert found(text, item('a', host='xn--bcher-kva.example')) == []


def test_it_is_neither_undeclared_nor_never_observed() -> None:
    text = cookies('name: a')
    assert codes(text, item('a', 'indexed_db')) == [(3, 'other-attributes')]
    two = cookies('name: a', "name: 'a*', storage: indexed_db")
    assert codes(two, item('a', 'indexed_db')) == [(3, 'never-observed')]


def test_a_storage_that_could_not_be_read_is_not_compared() -> None:
    for storage in ('local-storage', '[local_storage]'):
        text = cookies(f'name: a, storage: {storage}')
        assert found(text, item('a', 'local_storage')) == []
    cut = 'cookies:\n- name: a\n  category: necessary\n  purpose: P.\n  storage: "\n'
    assert found(cut, item('a', 'local_storage')) == []


# --- near-miss


@pytest.mark.parametrize(
    ('name', 'seen'),
    [
        ('ga_*', '_ga_A1'),
        ('_ga_*', 'ga_A1'),
        ('_GA_*', '_ga_a1'),
        ('ga_*', '_ga_*'),
        ('sid', 'SID'),
        ('sid', '__sid'),
        ('sid_', 'sid'),
        ('session-id', 'session_id'),
        ('csrftoken', 'csrf-token'),
        ('csrftoken', 'csrftokens'),
        ('csrftokens', 'csrftoken'),
        ('csrftoken', 'csrftokan'),
        ('csrftoken', 'csrftokne'),
        ('preference1', 'prefference1'),
    ],
)
def test_nearly_the_same(name: str, seen: str) -> None:
    (one,) = found(cookies(f"name: '{name}'"), item(seen))
    assert (one.code, one.line) == (Code.NEAR_MISS, 3)
    assert repr(name) in one.message
    assert repr(seen) in one.message
    assert 'seen.har' in one.message


@pytest.mark.parametrize(
    ('name', 'seen'),
    [
        ('_gid', '_gat'),
        ('theme', 'themes'),
        ('ga_*', 'gadget_x'),
        ('_ga*', 'gallery'),
        ('_*', 'x'),
        ('preference1', 'preference2'),
        ('preference1', 'preference'),
        ('csrftoken', 'crftokens2'),
        ('_', '-'),
    ],
)
def test_not_nearly_the_same(name: str, seen: str) -> None:
    assert codes(cookies(f"name: '{name}'"), item(seen)) == [
        (2, 'undeclared'),
        (3, 'never-observed'),
    ]


def test_one_pattern_is_nearly_several() -> None:
    seen = [item('_ga_A'), item('_ga_B'), item('other')]
    findings = found(cookies("name: 'ga_*'"), *seen)
    assert [one.code.value for one in findings] == ['undeclared', 'near-miss']
    assert "'_ga_A' and 1 more" in findings[1].message


def test_what_was_seen_is_no_near_miss() -> None:
    seen = [item('ga_A'), item('_ga_B')]
    assert codes(cookies("name: 'ga_*'"), *seen) == [(2, 'undeclared')]


def test_what_is_kept_elsewhere_is_no_near_miss() -> None:
    text = cookies('name: sid, domain: example.org')
    for seen in (item('_sid', 'local_storage'), item('_sid', host='ads.example')):
        assert codes(text, seen) == [(2, 'undeclared'), (3, 'never-observed')]


# --- never-observed


@pytest.mark.parametrize(
    'storage',
    ['cookie', 'local_storage', 'session_storage', 'indexed_db', 'cache_storage'],
)
def test_only_what_a_capture_would_show_was_never_observed(storage: str) -> None:
    text = cookies(f'name: a, storage: {storage}')
    others = [one for one in SHOWN if one != storage]
    assert found(text, capture(shows=others)) == []
    both = [capture(shows=others), capture(shows=[storage])]
    assert codes(text, *both) == [(3, 'never-observed')]


def test_what_has_lost_items_may_have_lost_this() -> None:
    lost = replace(
        capture(), problems=(Finding.on(Code.WRONG_TYPE, UNOPENED, 'item 1'),)
    )
    assert found(cookies('name: a'), lost) == []


def test_what_was_broken_off_may_not_have_come_to_it() -> None:
    text = cookies('name: a', 'name: r, storage: request, domain: r.example')
    broken_off = replace(capture(hosts=['x.example']), finished=False)
    assert found(text, broken_off) == []
    assert codes(text, broken_off, capture()) == [(3, 'never-observed')]
    seen = replace(capture(item('b')), finished=False)
    assert codes(text, seen) == [(2, 'undeclared')]


def test_a_request_is_known_by_its_host() -> None:
    text = cookies(
        'name: the player, storage: request, domain: videos.example',
        'name: the fonts, storage: request, domain: fonts.example',
        'name: something, storage: request',
    )
    seen = capture(hosts=['cdn.Videos.example', 'example.net'])
    assert codes(text, seen) == [(4, 'never-observed')]
    assert found(text, capture()) == []
    asked = capture(item('GET', 'request', host='fonts.example'), shows=['request'])
    assert codes(text, asked) == [(3, 'never-observed')]


@pytest.mark.parametrize('storage', ['pixel', 'fingerprint', 'other'])
def test_what_nothing_shows_was_never_said_to_be_missing(storage: str) -> None:
    text = cookies(f'name: a, storage: {storage}, domain: x.example')
    assert found(text) == []
    assert codes(text, capture(shows=[storage])) == [(3, 'never-observed')]


# --- lives-longer


@pytest.mark.parametrize(
    ('declared', 'seconds', 'longer'),
    [
        ('1 day', 2 * DAY, False),
        ('1 day', 2 * DAY + 1, True),
        ('13 months', 398 * DAY, False),
        ('13 months', 398 * DAY + 1, True),
        ('P13M', 400 * DAY, True),
        ('1 year', 367 * DAY, False),
        ('2 years', 100 * DAY, False),
        ('session', 0, False),
        ('session', 600, True),
        ('1 hour', 0, False),
        ('persistent', 99_999 * DAY, False),
        ('persistent', math.inf, False),
        ('1 year', math.inf, True),
    ],
)
def test_longer_than_declared(declared: str, seconds: float, longer: bool) -> None:
    text = cookies(f'name: a, duration: {declared}')
    expected = [(3, 'lives-longer')] * longer
    assert codes(text, item('a', lifetime=seconds)) == expected


def test_the_longest_is_told() -> None:
    text = cookies("name: 'a_*', duration: 1 day")
    seen = [
        item('a_1', lifetime=10 * DAY),
        item('a_2', lifetime=20 * DAY),
        item('a_3', lifetime=1 * DAY),
    ]
    (one,) = found(text, *seen)
    assert (
        "'duration' is 1 day, and it was seen to stay 20 days as 'a_2'" in one.message
    )
    assert one.column == text.splitlines()[2].index('1 day') + 1


def test_web_storage_has_no_end_of_its_own() -> None:
    text = cookies('name: a, storage: local_storage, duration: 6 months')
    assert found(text, item('a', 'local_storage', lifetime=math.inf)) == []
    text = cookies('name: a, storage: local_storage, duration: session')
    kept = item('a', 'local_storage', lifetime=math.inf)
    assert codes(text, kept) == [(3, 'lives-longer')]


def test_of_another_storage_the_duration_is_not_compared() -> None:
    text = cookies('name: a, duration: session')
    kept = item('a', 'local_storage', lifetime=math.inf)
    assert codes(text, kept) == [(3, 'other-attributes')]


# --- before-consent


@pytest.mark.parametrize(
    ('choice', 'early'),
    [
        (VisitorChoice.NONE, True),
        (VisitorChoice.REFUSED, True),
        (VisitorChoice.ACCEPTED, False),
        (None, False),
    ],
)
@pytest.mark.parametrize(
    ('keys', 'needs'),
    [
        ('category: marketing', True),
        ('category: necessary', False),
        ('category: necessary, consent: required', True),
        ('category: marketing, consent: exempt', False),
        ('category: statistics, exemption: audience-measurement', False),
        ('category: no such', True),
        ('category: [marketing]', False),
        ('category: marketing, consent: mabye', False),
        ('tags: []', True),
    ],
)
def test_seen_before_consent(
    keys: str, needs: bool, choice: VisitorChoice | None, early: bool
) -> None:
    text = f'cookies:\n  - {{name: a, purpose: P., {keys}}}\n'
    expected = [(2, 'before-consent')] * (needs and early)
    assert codes(text, item('a', choice=choice)) == expected


def test_before_any_choice_or_after_a_refusal_is_said() -> None:
    text = 'cookies:\n  - {name: a, purpose: P., category: marketing}\n'
    accepted = item('a', choice=VisitorChoice.ACCEPTED)
    refused = item('a', choice=VisitorChoice.REFUSED, pages=('https://example.org/x',))
    assert 'after consent was refused (in seen.har, on https://example.org/x)' in (
        message(text, accepted, refused)
    )
    assert 'before any choice' in message(
        text, refused, item('a', choice=VisitorChoice.NONE)
    )


# --- orders


def test_the_order_of_captures_changes_nothing_that_matters() -> None:
    halves = [
        replace(SEEN, items=SEEN.items[:3], path='a.har'),
        replace(SEEN, items=SEEN.items[3:], path='b.har'),
    ]
    one, other = found(FAULTS, *halves), found(FAULTS, *reversed(halves))
    assert one == other
    assert [(a.line, a.code) for a in one] == [
        (b.line, b.code) for b in found(FAULTS, SEEN)
    ]


@pytest.mark.parametrize(
    ('keys', 'seen', 'told'),
    [
        ('partitioned: false', item('a', partitioned=True), "'partitioned' is false"),
        (
            'same_site: strict',
            item('a', not_same_site=frozenset({'strict', 'none'})),
            'was seen to be lax or not set',
        ),
        (
            'same_site: strict',
            item('a', not_same_site=frozenset({'strict'})),
            'was seen to be none or not set',
        ),
    ],
)
def test_what_a_capture_rules_out(keys: str, seen: Item, told: str) -> None:
    [one] = found(cookies(f'name: a, {keys}'), seen)
    assert one.code == 'other-attributes'
    assert told in one.message


def test_what_a_capture_leaves_open_is_no_difference() -> None:
    seen = item('a', not_same_site=frozenset({'strict', 'none'}))
    assert found(cookies('name: a, same_site: lax, partitioned: true'), seen) == []


def test_a_connection_that_was_not_seen_is_not_called_kept() -> None:
    text = cookies('name: cdn.example, storage: request, domain: cdn.example')
    assert message(text, capture(shows=['request'])).endswith(
        'is in no capture; remove it if the site no longer uses it'
    )
