"""A `Set-Cookie` header is read as browsers read it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_cookiecharter.observation.captures.set_cookie import (
    parse_set_cookie,
    split_set_cookies,
)
from sphinx_cookiecharter.observation.captures.timestamps import cookie_date, moment

NOW = datetime(2026, 11, 24, 12, tzinfo=UTC).timestamp()
DAY = 86_400


@pytest.mark.parametrize(
    ('line', 'name'),
    [
        ('a=b', 'a'),
        (' a = b ; Path=/', 'a'),
        ('a=b=c', 'a'),
        ('a=', 'a'),
        ('=b', ''),
        ('b', ''),
        ('b; Secure', ''),
        ('__Host-a=b', '__Host-a'),
        ('"a"=b', '"a"'),
    ],
)
def test_the_name(line: str, name: str) -> None:
    found = parse_set_cookie(line)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize('line', ['', ' ', '=', ';', '; Secure', ' = ; Path=/'])
def test_nothing_at_all(line: str) -> None:
    assert parse_set_cookie(line) is None


@pytest.mark.parametrize(
    ('attributes', 'lifetime'),
    [
        ('', 0),
        ('Max-Age=60', 60),
        ('max-age = 60', 60),
        ('Max-Age=60; Expires=Thu, 24 Nov 2050 12:00:00 GMT', 60),
        ('Expires=Thu, 24 Nov 2050 12:00:00 GMT; Max-Age=60', 60),
        ('Expires=Thu, 01 Jan 1970 00:00:00 GMT; Max-Age=60', 60),
        ('Expires=Wed, 25 Nov 2026 12:00:00 GMT', DAY),
        ('Expires=Wednesday, 25-Nov-26 12:00:00 GMT', DAY),
        ('Expires=Wed Nov 25 12:00:00 2026', DAY),
        ('Max-Age=60; Max-Age=120', 120),
        # None of these is a number or a date: they count as not there.
        ('Max-Age=soon', 0),
        ('Max-Age=1.5', 0),
        ('Max-Age=', 0),
        ('Expires=0', 0),
        ('Expires=tomorrow', 0),
        ('Expires=Fri, 31 Feb 2050 12:00:00 GMT', 0),
        (f'Max-Age={"9" * 1_025}', 0),
        # These only delete.
        ('Max-Age=0', None),
        ('Max-Age=-1', None),
        ('Max-Age=0; Expires=Thu, 24 Nov 2050 12:00:00 GMT', None),
        ('Expires=Thu, 01 Jan 1970 00:00:00 GMT', None),
        ('Expires=Thu, 01-Jan-70 00:00:01 GMT', None),
    ],
)
def test_the_lifetime(attributes: str, lifetime: float | None) -> None:
    found = parse_set_cookie(f'a=b; {attributes}')
    assert found is not None
    assert found.lifetime(NOW) == lifetime


def test_the_other_attributes() -> None:
    found = parse_set_cookie(
        'a=b; Domain=.Example.ORG; Path=/x; SECURE; httponly; SameSite=STRICT; Other'
    )
    assert found is not None
    assert (found.domain, found.path) == ('example.org', '/x')
    assert (found.secure, found.http_only, found.same_site) == (True, True, 'strict')


def test_attributes_that_say_nothing() -> None:
    found = parse_set_cookie('a=b; Domain=; Path=x; SameSite=Sometimes')
    assert found is not None
    assert found[1:] == (None, None, None, None, False, False, None, False)


def test_partitioned() -> None:
    found = parse_set_cookie('__Host-a=b; Secure; Path=/; Partitioned')
    assert found is not None
    assert found.partitioned


@pytest.mark.parametrize(
    ('value', 'lines'),
    [
        ('a=b', ['a=b']),
        ('a=1, b=2', ['a=1', 'b=2']),
        ('a=1; Path=/,b=2', ['a=1; Path=/', 'b=2']),
        (
            'a=1; Expires=Fri, 20 Nov 2026 11:00:00 GMT, b=2; Secure, c=3',
            ['a=1; Expires=Fri, 20 Nov 2026 11:00:00 GMT', 'b=2; Secure', 'c=3'],
        ),
        (
            'a=1; expires=Friday, 20-Nov-26 11:00:00 GMT; Path=/,__Host-b="x"',
            ['a=1; expires=Friday, 20-Nov-26 11:00:00 GMT; Path=/', '__Host-b="x"'],
        ),
        # These commas are the value's own.
        ('a=1,2,3', ['a=1,2,3']),
        ('a=x=1,y=2', ['a=x=1,y=2']),
        ('a={"b":1,"c":"d=e"}; Path=/', ['a={"b":1,"c":"d=e"}; Path=/']),
        ('a=1; Comment=this, that', ['a=1; Comment=this, that']),
    ],
)
def test_what_programs_join_by_commas(value: str, lines: list[str]) -> None:
    assert list(split_set_cookies(value)) == lines


@pytest.mark.fuzz
@given(st.text() | st.text('aA0=;, -:GMTNov').map(lambda text: f'a=b;Expires={text}'))
def test_any_text(line: str) -> None:
    for one in split_set_cookies(line):
        found = parse_set_cookie(one)
        if found is not None:
            found.lifetime(NOW)


@pytest.mark.parametrize(
    'value',
    [
        NOW,
        '2026-11-24T12:00:00Z',
        '2026-11-24T12:00:00.000+00:00',
        '2026-11-24T13:00:00+01:00',
        '2026-11-24T12:00:00',
        'Tue, 24 Nov 2026 12:00:00 GMT',
    ],
)
def test_moments(value: object) -> None:
    assert moment(value) == NOW


@pytest.mark.parametrize('value', [None, True, 'soon', '', [], float('nan'), 10**400])
def test_what_is_no_moment(value: object) -> None:
    assert moment(value) is None


@pytest.mark.fuzz
@given(st.datetimes(datetime(1601, 1, 1), datetime(9999, 12, 31)))  # noqa: DTZ001
def test_every_date_that_a_server_writes(when: datetime) -> None:
    when = when.replace(microsecond=0, tzinfo=UTC)
    assert cookie_date(f'{when:%a, %d %b} {when.year:04} {when:%H:%M:%S} GMT') == (
        when.timestamp()
    )
