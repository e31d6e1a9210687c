"""Durations: what is read, what is refused, and which is longer."""

from __future__ import annotations

from itertools import pairwise

import pytest

from sphinx_cookiecharter.declaration.duration import (
    PERSISTENT,
    SESSION,
    UNITS,
    Duration,
    parse_duration,
)

DAY = 86_400

# The longest that so many calendar months can be: reference/law.md, 2.1.
LONGEST_DAYS = {6: 184, 12: 366, 13: 397, 24: 731, 25: 762}

READ = {
    '30 days': ((30, 'day'),),
    '1 days': ((1, 'day'),),
    '2 day': ((2, 'day'),),
    '999999999 seconds': ((999_999_999, 'second'),),
    'P13M': ((13, 'month'),),
    'P1Y6M': ((1, 'year'), (6, 'month')),
    'P2W': ((2, 'week'),),
    'PT30M': ((30, 'minute'),),
    'P1DT12H': ((1, 'day'), (12, 'hour')),
    'P0Y6M': ((6, 'month'),),
    'P1Y2M3DT4H5M6S': (
        (1, 'year'),
        (2, 'month'),
        (3, 'day'),
        (4, 'hour'),
        (5, 'minute'),
        (6, 'second'),
    ),
}

REFUSED = (
    # no whole number above 0
    *('0 days', '00 days', '-1 day', '+1 day', '1.5 days', '1,5 days', '1e3 days'),
    *('½ day', 'one day', 'a day', 'days', 'day 1', '1-2 days', '~1 day', '< 1 day'),
    # more than anybody could mean
    *('99999999999999999999 days', 'P99999999999999999999D', '9' * 10_000 + ' days'),
    # digits and spaces of other scripts
    *('\u0661\u0663 months', '\uff11\uff13 months', 'P\u0661M', '\xb2 days'),
    *('13\u2007months', '13\u00a0months'),
    # no unit, or no known one
    *('1', '3600', '1day', '2 weaks', '2 fortnights', '2 mois', '2 d', '2 dayss'),
    *('2 Days', '1 day and 2 hours', '1 day, 2 hours', '1 day\nx', '1 day\n'),
    # nearly a keyword
    *('', 'Session', 'sessions', 'session cookie', 'permanent', 'forever', 'never'),
    # nearly ISO 8601
    *('P', 'PT', 'P1', '1M', 'p1m', 'P1H', 'PT1D', 'PT1Y', 'P1YT', 'P1M1Y', 'P1D1W'),
    *('PT1S1M', 'P1M1M', 'P1M ', 'P 1M', '-P1D', '+P1D', 'P-1D', 'P1.5D', 'PT1,5S'),
    *('P0D', 'PT0S', 'P0Y0M0DT0H0M0S', 'R5/P1D', 'P0001-02-03', '2026-11-24'),
)


@pytest.mark.parametrize(('text', 'parts'), READ.items(), ids=READ)
def test_a_duration_keeps_the_author_s_units(
    text: str, parts: tuple[tuple[int, str], ...]
) -> None:
    duration = parse_duration(text)
    assert (duration.keyword, duration.parts) == ('', parts)


@pytest.mark.parametrize('unit', UNITS)
def test_every_unit_is_read_in_singular_and_plural(unit: str) -> None:
    assert parse_duration(f'1 {unit}').parts == ((1, unit),)
    assert parse_duration(f'12 {unit}s').parts == ((12, unit),)


def test_the_units_are_those_of_the_contract() -> None:
    assert set(UNITS) == set('second minute hour day week month year'.split())


@pytest.mark.parametrize('keyword', ['session', 'persistent'])
def test_keywords_have_no_parts(keyword: str) -> None:
    assert parse_duration(keyword).keyword == keyword
    assert parse_duration(keyword).parts == ()


@pytest.mark.parametrize('text', REFUSED, ids=lambda text: ascii(text)[:30])
def test_everything_else_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match='is not a duration'):
        parse_duration(text)


@pytest.mark.parametrize(('months', 'days'), LONGEST_DAYS.items())
def test_months_are_compared_with_days_by_their_longest_run(
    months: int, days: int
) -> None:
    measured = parse_duration(f'{months} months')
    assert measured.longest_seconds == days * DAY
    assert measured == parse_duration(f'{days} days')
    assert measured > parse_duration(f'{days - 1} days')
    assert measured < parse_duration(f'{days + 1} days')


def test_days_that_are_no_more_than_13_months() -> None:
    limit = parse_duration('13 months')
    assert parse_duration('33955200 seconds') <= limit  # Matomo's 393 days
    assert parse_duration('397 days') <= limit
    assert parse_duration('398 days') > limit
    assert parse_duration('400 days') > limit  # Chrome's longest


@pytest.mark.parametrize(
    ('one', 'other'),
    [
        ('12 months', 'P1Y'),
        ('1 year', 'P12M'),
        ('25 months', 'P2Y1M'),
        ('48 months', '1461 days'),
        ('2 weeks', '14 days'),
        ('1 day', 'PT24H'),
        ('90 minutes', 'PT1H30M'),
    ],
)
def test_equal_durations(one: str, other: str) -> None:
    first, second = parse_duration(one), parse_duration(other)
    assert first == second
    assert hash(first) == hash(second)
    assert first <= second
    assert not first < second


def test_the_order_of_durations() -> None:
    ordered = [
        SESSION,
        *map(
            parse_duration,
            """1 second,59 seconds,1 minute,2 hours,1 day,1 week,1 month,32 days,
            6 months,185 days,12 months,13 months,398 days,24 months,999999999 years
            """.replace('\n', '')
            .replace('  ', '')
            .split(','),
        ),
        PERSISTENT,
    ]
    assert all(shorter < longer for shorter, longer in pairwise(ordered))
    backwards = ordered[::-1]
    assert sorted(backwards) == ordered


def test_a_duration_is_compared_with_durations_only() -> None:
    assert SESSION != 'session'
    assert Duration('session') == SESSION


@pytest.mark.parametrize(
    ('written', 'said'),
    [
        ('session', 'session'),
        ('persistent', 'persistent'),
        ('1 day', '1 day'),
        ('P13M', '13 months'),
        ('PT1S', '1 second'),
        ('P1Y6M', 'P1Y6M'),
        ('P1DT12H30M', 'P1DT12H30M'),
        ('PT2M1S', 'PT2M1S'),
    ],
)
def test_a_duration_is_written_as_in_a_declaration(written: str, said: str) -> None:
    assert str(parse_duration(written)) == said
    assert parse_duration(said) == parse_duration(written)
