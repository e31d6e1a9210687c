"""What each format tells, from files that the programs have made."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import pytest

from sphinx_cookiecharter.observation.model import WEB

from .make_captures import LONG, SHORT
from .reading import FIXTURES, WRITTEN, read_fixture

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx_cookiecharter.observation.model import Capture, Item

#: The time between the moment of a file and what stands in it, with a slow machine.
SLACK = 600


def only(capture: Capture, name: str) -> Item:
    [found] = [item for item in capture.items if item.name == name]
    return found


def names(capture: Capture) -> list[str]:
    return [item.name for item in capture.items]


@pytest.mark.parametrize('name', FIXTURES)
def test_every_fixture_is_read(tmp_path: Path, name: str) -> None:
    capture = read_fixture(tmp_path, name)
    assert capture.path == str(tmp_path / name)
    assert capture.items


KEPT = ['basket', 'sessionid', 'everywhere', 'locked', '', 'by_script']


@pytest.mark.parametrize(
    ('name', 'more', 'shows'),
    [
        ('devtools.json', [], {'cookie'}),
        ('playwright-cookies.json', [], {'cookie'}),
        ('storage-state.json', ['theme'], {'cookie', 'local_storage'}),
        (
            'storage-state-all.json',
            ['theme', 'drafts', 'notes.txt'],
            {'cookie', 'local_storage', 'indexed_db'},
        ),
    ],
)
def test_what_chromium_has_kept(
    tmp_path: Path, name: str, more: list[str], shows: set[str]
) -> None:
    capture = read_fixture(tmp_path, name)
    assert names(capture) == KEPT + more
    assert capture.shows == shows
    basket = only(capture, 'basket')
    assert basket.host == 'shop.test'
    assert basket.lifetime == pytest.approx(LONG, abs=SLACK)
    assert only(capture, 'everywhere').host == 'shop.test'
    session = only(capture, 'sessionid')
    assert session.lifetime == 0
    assert (session.http_only, session.secure) == (True, False)
    assert only(capture, 'locked').secure is True
    assert {item.party for item in capture.items} == {None}
    assert {item.choice for item in capture.items} == {None}


@pytest.mark.parametrize(
    'name', ['devtools.json', 'playwright-cookies.json', 'storage-state.json']
)
def test_a_same_site_that_was_not_sent_is_not_known(tmp_path: Path, name: str) -> None:
    capture = read_fixture(tmp_path, name)
    assert only(capture, 'sessionid').same_site == 'strict'
    assert only(capture, 'basket').same_site is None


def test_what_is_no_cookie_stays_until_it_is_removed(tmp_path: Path) -> None:
    capture = read_fixture(tmp_path, 'storage-state-all.json')
    found = [only(capture, name) for name in ('theme', 'drafts', 'notes.txt')]
    assert [item.storages for item in found] == [
        {'local_storage'},
        {'indexed_db'},
        {'other'},
    ]
    assert {item.lifetime for item in found} == {math.inf}
    assert {item.host for item in found} == {'shop.test'}


def test_an_archive_tells_what_was_set_whether_kept_or_refused(tmp_path: Path) -> None:
    capture = read_fixture(tmp_path, 'playwright.har')
    assert names(capture) == [
        *('basket', 'sessionid', 'everywhere', 'locked', 'foreign', '', 'visits'),
        'by_script',
    ]
    assert capture.shows == {'cookie'}
    assert capture.hosts == {'numbers.test'}
    assert not {'gone', 'past'} & set(names(capture))
    basket = only(capture, 'basket')
    assert basket.lifetime == LONG
    assert (basket.host, basket.party) == ('shop.test', 'first')
    assert basket.pages == ('http://shop.test/',)
    assert only(capture, 'foreign').host == 'elsewhere.test'
    assert only(capture, 'locked').lifetime == SHORT


def test_an_archive_tells_third_parties_by_their_hosts(tmp_path: Path) -> None:
    visits = only(read_fixture(tmp_path, 'playwright.har'), 'visits')
    assert (visits.host, visits.party) == ('numbers.test', 'third')
    assert visits.pages == ('http://shop.test/', 'http://shop.test/more')


def test_what_a_request_carried_is_known_by_its_name_only(tmp_path: Path) -> None:
    found = only(read_fixture(tmp_path, 'playwright.har'), 'by_script')
    assert found.pages == ('http://shop.test/more',)
    assert found.party == 'first'
    unknown = (found.host, found.lifetime, found.secure, found.http_only, found.path)
    assert set(unknown) == {None}


def test_chromiums_own_archive(tmp_path: Path) -> None:
    capture = read_fixture(tmp_path, 'chromium.har')
    assert names(capture) == [
        *('first', 'second', 'visits', 'from_object'),
        *('early', 'by_script'),
    ]
    assert capture.hosts == {'cdn.numbers.test'}
    first, second = only(capture, 'first'), only(capture, 'second')
    assert first.lifetime == 30 * 86_400
    assert (first.secure, first.same_site) == (True, None)
    assert second.lifetime == 3_600
    assert (second.secure, second.same_site) == (False, 'lax')
    assert first.pages == ('https://shop.test/start',)
    visits = only(capture, 'visits')
    assert (visits.host, visits.party) == ('numbers.test', 'third')
    early = only(capture, 'early')
    assert (early.host, early.party) == ('cdn.numbers.test', 'third')
    made_of = only(capture, 'from_object')
    assert made_of.lifetime == 7 * 86_400
    assert (made_of.secure, made_of.http_only) == (None, True)
    assert made_of.pages == ('https://shop.test/cart',)


def test_curls_jar(tmp_path: Path) -> None:
    capture = read_fixture(tmp_path, 'curl-cookies.txt')
    assert set(names(capture)) == {'visits', 'basket', 'sessionid', 'everywhere'}
    assert capture.shows == {'cookie'}
    assert only(capture, 'basket').lifetime == pytest.approx(LONG, abs=SLACK)
    session = only(capture, 'sessionid')
    assert (session.lifetime, session.http_only) == (0, True)
    assert only(capture, 'visits').http_only is False


def test_a_jar_with_all_that_the_format_allows(tmp_path: Path) -> None:
    capture = read_fixture(tmp_path, 'jar.txt')
    assert names(capture) == ['week', 'expired', 'session', 'empty', '']
    assert [item.lifetime for item in capture.items] == [30 * 86_400, None, 0, 0, 0]
    assert {item.host for item in capture.items} == {'shop.test', 'numbers.test'}
    session = only(capture, 'session')
    assert (session.path, session.http_only, session.secure) == ('/cart', True, True)


def test_what_selenium_and_cypress_give(tmp_path: Path) -> None:
    capture = read_fixture(tmp_path, 'webdriver.json')
    assert set(names(capture)) == {
        *('basket', 'sessionid', 'everywhere', '', 'by_script'),
    }
    assert only(capture, 'basket').lifetime == pytest.approx(LONG, abs=SLACK)
    session = only(capture, 'sessionid')
    assert (session.lifetime, session.same_site) == (0, 'strict')
    assert (session.http_only, session.secure) == (True, False)
    # It says Lax where none was sent.
    assert only(capture, 'basket').same_site is None
    assert only(capture, 'basket').not_same_site == {'strict', 'none'}


def test_what_extensions_of_browsers_give(tmp_path: Path) -> None:
    capture = read_fixture(tmp_path, 'extension.json')
    visits, session = only(capture, 'visits'), only(capture, 'sessionid')
    assert visits.lifetime == 1_798_200_000.5 - WRITTEN
    assert (visits.same_site, visits.secure) == ('none', True)
    assert (session.lifetime, session.same_site, session.http_only) == (
        *(0, 'strict', True),
    )
    assert only(capture, '__Host-embed').partitioned is True
    unspecified = only(capture, 'unspecified')
    assert unspecified.same_site is None
    assert unspecified.not_same_site == {'strict', 'none'}


def test_an_archive_that_playwright_has_packed(tmp_path: Path) -> None:
    capture = read_fixture(tmp_path, 'playwright.zip')
    assert only(capture, 'basket').lifetime == LONG
    assert not {'gone', 'past'} & set(names(capture))


@pytest.mark.parametrize('name', ['inspection.json', 'inspection.yml'])
def test_an_inspection(tmp_path: Path, name: str) -> None:
    capture = read_fixture(tmp_path, name)
    assert names(capture) == [
        *('visits', 'basket', 'logged', 'by_script'),
        *('theme', 'value', 'seen'),
    ]
    assert capture.shows == {'cookie', 'local_storage'}
    assert capture.hosts == {'frame.numbers.test', 'pixel.numbers.test'}
    visits = only(capture, 'visits')
    assert visits.lifetime == 30 * 86_400
    assert (visits.secure, visits.http_only, visits.same_site) == (True, True, 'none')
    assert (visits.host, visits.party) == ('numbers.test', 'third')
    assert only(capture, 'basket').lifetime == 0
    assert only(capture, 'basket').party == 'first'
    logged = only(capture, 'logged')
    assert logged.lifetime == 7 * 86_400
    assert (logged.secure, logged.http_only) == (None, None)
    assert logged.pages == ('https://www.shop.test/about',)
    script = only(capture, 'by_script')
    assert (script.host, script.lifetime, script.party) == (None, None, 'first')
    theme = only(capture, 'theme')
    assert theme.storages == {'local_storage'}
    assert theme.lifetime == math.inf
    assert theme.pages == ('https://www.shop.test/',)
    assert only(capture, 'seen').party == 'third'


def test_disclosures(tmp_path: Path) -> None:
    capture = read_fixture(tmp_path, 'disclosures.json')
    told = {(item.name, item.host): item for item in capture.items}
    assert told.keys() == {
        ('visits', 'numbers.test'),
        ('visits', 'shop.test'),
        ('once', 'numbers.test'),
        ('nu_*', None),
    }
    assert told['visits', 'shop.test'].lifetime == 34_128_000
    assert told['once', 'numbers.test'].lifetime == 0
    web = told['nu_*', None]
    assert (web.storages, web.lifetime) == (WEB, None)
    assert told['visits', 'shop.test'].renewed is True
    assert {item.occasion for item in capture.items} == {None}
    assert capture.shows == frozenset()
    [problem] = capture.problems
    assert problem.code == 'invalid-value'
    assert problem.message.startswith("disclosure 4: its 'identifier' is '*'")
