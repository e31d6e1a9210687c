"""A first declaration from captures: nothing lost or guessed, every gap marked."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from sphinx_cookiecharter.checks.engine import check
from sphinx_cookiecharter.declaration.characters import CONTROL
from sphinx_cookiecharter.declaration.codes import Code, Level
from sphinx_cookiecharter.declaration.reader import read_bytes
from sphinx_cookiecharter.declaration.text import collapse
from sphinx_cookiecharter.declaration.vocabulary import STORAGES
from sphinx_cookiecharter.observation.comparison.compare import compare
from sphinx_cookiecharter.observation.drafting.draft import draft
from sphinx_cookiecharter.observation.model import WEB, Item, Occasion, VisitorChoice

from ..declaration.declared import declared
from .make_captures import SECRET
from .reading import FIXTURES, read_fixture
from .seen import DAY, capture, item

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx_cookiecharter.declaration.model import Cookie


def drafted(*items: Item) -> list[Cookie]:
    declaration = declared(draft([capture(*items)]))
    assert not declaration.problems
    return list(declaration.cookies)


def test_a_draft() -> None:
    visits = item(
        '_visits',
        host='numbers.example',
        lifetime=390 * DAY,
        party='third',
        secure=True,
        http_only=False,
        same_site='none',
        pages=('http://shop.test/', 'http://shop.test/b', 'http://shop.test/c'),
        occasion=Occasion.LOAD,
        choice=VisitorChoice.NONE,
    )
    theme = item('theme', 'local_storage', lifetime=math.inf)
    assert (
        draft([capture(visits, theme, hosts=['cdn.example'])])
        == """\
# Drafted from what was seen in
#     seen.har
# Fill in what is left empty; `cookiecharter check` finds each place.

cookies:

  # Seen in seen.har.
  - name: theme
    category:  # necessary, preferences, statistics, external or marketing?
    purpose:  # what is it for?
    provider:  # who sets it, or receives its data?
    duration: persistent
    storage: local_storage

  # Seen in seen.har, on http://shop.test/ and 2 more pages; on load, before any choice.
  - name: _visits
    category:  # necessary, preferences, statistics, external or marketing?
    purpose:  # what is it for?
    provider:  # who sets it, or receives its data?
    duration: 13 months
    domain: numbers.example
    party: third
    secure: true
    http_only: false
    same_site: none

# Other hosts were asked for something, and learn who visits. Declare
# each as the `domain` of an item with `storage: request`.
#     cdn.example
"""
    )


def test_check_reports_each_gap_and_nothing_of_shape() -> None:
    text = draft([capture(item('sid', lifetime=0), item('theme', 'local_storage'))])
    declaration = declared(text)
    sid, theme = (cookie.line for cookie in declaration.cookies)
    gaps = {
        (finding.line, finding.code.value): finding.level
        for finding in check(declaration, None)
        if finding.code.value.startswith('missing-') and finding.line >= sid
    }
    assert gaps == {
        (sid, 'missing-category'): Level.WARNING,
        (sid, 'missing-provider'): Level.INFO,
        (sid, 'missing-purpose'): Level.WARNING,
        (theme, 'missing-category'): Level.WARNING,
        (theme, 'missing-duration'): Level.INFO,
        (theme, 'missing-provider'): Level.INFO,
        (theme, 'missing-purpose'): Level.WARNING,
    }


@pytest.mark.parametrize('name', FIXTURES)
def test_an_audit_of_the_draft_has_nothing_to_say(tmp_path: Path, name: str) -> None:
    seen = read_fixture(tmp_path, name)
    text = draft([seen])
    assert SECRET not in text
    declaration = read_bytes(text.encode(), 'cookies.yaml')
    assert not declaration.problems
    for one in compare(declaration, [seen]):
        # It is not said yet what needs no consent.
        assert one.code is Code.BEFORE_CONSENT
    codes = {one.code for one in check(declaration, None)}
    assert not codes & {Code.DUPLICATE_COOKIE, Code.UNKNOWN_STORAGE, Code.MISSING_NAME}


def test_several_captures_are_one_draft() -> None:
    text = draft(
        [
            capture(
                item('a', host='shop.test', lifetime=60, secure=True), path='1.har'
            ),
            capture(
                item('a', host='shop.test', lifetime=7 * DAY, secure=False),
                item('b', party='first'),
                path='2.har',
            ),
            capture(item('b', host='shop.test', lifetime=0), path='3.json'),
        ]
    )
    assert '# Seen in 1.har and 1 more capture.\n' in text
    assert '# It was seen with secure false and true.\n' in text
    a, b = declared(text).cookies
    assert (str(a.duration), a.secure) == ('1 week', None)
    assert (b.domain, b.party, str(b.duration)) == ('shop.test', 'first', 'session')


def test_alike_names_are_not_made_one() -> None:
    found = drafted(item('_sp_1'), item('_sp_2'), item('_sp_2', 'local_storage'))
    assert [cookie.names for cookie in found] == [('_sp_1',), ('_sp_2',), ('_sp_2',)]


def test_what_may_be_of_several_storages() -> None:
    text = draft([capture(Item('a', WEB))])
    question = '# or session_storage, indexed_db, cache_storage: which?'
    assert f'storage: local_storage  {question}\n' in text
    [one] = drafted(Item('a', WEB), item('a', 'session_storage'))
    assert one.storage == 'session_storage'


def test_third_parties_come_last() -> None:
    found = drafted(
        item('a', host='a.example', party='third'),
        item('z', host='shop.test', party='first'),
        item('b'),
    )
    assert [cookie.names[0] for cookie in found] == ['b', 'z', 'a']


def test_the_order_is_that_of_no_capture() -> None:
    one, two = item('a', host='x.test'), item('b', 'local_storage', host='x.test')
    assert draft([capture(one, two)]) == draft([capture(two, one)])


@pytest.mark.parametrize(
    ('name', 'why'),
    [
        ('a\nb', 'its name has a control character'),
        ('a\x1b[31m', 'its name has a control character'),
        ('a\u2028b', 'its name has a control character'),
        ('**', 'its name stands for every name'),
    ],
)
def test_what_cannot_be_declared_is_a_comment(name: str, why: str) -> None:
    text = draft([capture(item(name), item('sound'))])
    assert f' is left out: {why}.\n' in text
    assert not CONTROL.search(text.replace('\n', ''))
    assert [cookie.names for cookie in declared(text).cookies] == [('sound',)]


@pytest.mark.parametrize(
    ('name', 'declared_as'),
    [('', '(no name)'), (' ', '(no name)'), (' a', 'a'), ('a  b', 'a b')],
)
def test_what_a_declaration_calls_otherwise(name: str, declared_as: str) -> None:
    [cookie] = drafted(item(name, host='shop.test'), item(name.strip()))
    assert cookie.names == (declared_as,)
    seen = capture(item(name))
    assert compare(declared(draft([seen])), [seen]) == []


def test_nothing_to_declare() -> None:
    for items in ([], [item('*')]):
        declaration = declared(draft([capture(*items)]))
        assert not declaration.problems
        assert not declaration.cookies


def test_what_a_page_or_a_path_is_called_does_not_break_out_of_its_comment() -> None:
    seen = capture(
        item('a', pages=('https://x.test/\n- b\x1b',), host='x.test'),
        path='a\nb: c',
        hosts=['y\nz'],
    )
    declaration = declared(draft([seen]))
    assert not declaration.problems
    assert [cookie.names for cookie in declaration.cookies] == [('a',)]


NAMES = st.text() | st.text(
    st.sampled_from(list('a1-:#&*!|>%@`"\'{}[],?~ =\\é🍪\u200b'))
)
HOSTS = st.none() | st.sampled_from(
    ['shop.test', 'null', 'no', '1e3', '10.0.0.1', 'bücher.test', '[::2]', 'a b']
)


@pytest.mark.fuzz
@given(
    st.sampled_from(
        [
            'null',
            '~',
            'true',
            'no',
            '1e3',
            '0777',
            '12:30',
            '2026-11-24',
            '<<',
            '-',
            '?',
        ]
    )
    | NAMES,
    st.sampled_from(STORAGES),
    HOSTS,
)
def test_every_name_that_is_drafted_is_read_as_it_was(
    name: str, storage: str, host: str | None
) -> None:
    found = drafted(item(name, storage, host=host), item('other'))
    one = [cookie for cookie in found if cookie.names != ('other',)]
    assume(one)
    assert [(cookie.names, cookie.storage, cookie.domain) for cookie in one] == [
        ((collapse(name) or '(no name)',), storage, host)
    ]


@pytest.mark.fuzz
@given(
    st.floats(0, 1e13, exclude_min=True)
    | st.floats(0, 1e6, exclude_min=True)
    | st.integers(1, 2_000).map(lambda days: days * DAY)
    | st.just(math.inf)
    | st.just(0.0)
)
def test_what_was_seen_does_not_live_longer_than_drafted(lifetime: float) -> None:
    seen = capture(item('a', lifetime=lifetime))
    declaration = declared(draft([seen]))
    assert not compare(declaration, [seen])
    [cookie] = declaration.cookies
    assert cookie.duration is not None
    if 0 < lifetime < 1e12:
        # Nor is it said to live much longer than it does.
        more = DAY if lifetime > DAY else 2
        assert cookie.duration.longest_seconds <= max(lifetime * 1.1, lifetime + more)


def test_what_a_vendor_discloses() -> None:
    told = item('a', renewed=True, description='Counts\nvisits.')
    drafted = draft([capture(told)])
    assert '  # The vendor says: Counts visits.\n' in drafted
    assert '    renewed: true\n' in drafted
    assert not read_bytes(drafted.encode(), 'cookies.yaml').truncated
