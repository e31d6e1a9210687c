"""Durations, dates and numbers as public pages of each language write them."""

from __future__ import annotations

from datetime import date
from gettext import NullTranslations

import pytest

from sphinx_cookiecharter.declaration.duration import parse_duration
from sphinx_cookiecharter.language.language import Language


def in_language(code: str) -> Language:
    return Language(code, NullTranslations())


@pytest.mark.parametrize(
    ('language', 'duration', 'words'),
    [
        ('sv', '1 day', '1 dag'),
        ('sv', '30 days', '30 dagar'),
        ('nb', '30 days', '30 dager'),
        ('et', '30 days', '30 päeva'),
        ('sv', '13 months', '13 månader'),
        ('ga', '1 day', '1 lá'),
        ('ga', '2 years', '2 bhliain'),
        ('ga', '3 years', '3 bliana'),
        ('ga', '7 years', '7 mbliana'),
        ('ga', '30 minutes', '30 nóiméad'),
        ('ga', '24 hours', '24 uair an chloig'),
        ('ga', '2 months', '2 mhí'),
        ('mt', '13 months', '13-il xahar'),
        ('mt', '2 months', 'xahrejn'),
        ('mt', '6 months', '6 xhur'),
        ('mt', '20 months', '20 xahar'),
        ('mt', '30 days', '30 jum'),
        ('mt', 'P1Y6M', 'sena u 6 xhur'),
        ('pt', '10000 days', '10 000 dias'),
        ('pt_BR', '10000 days', '10.000 dias'),
    ],
)
def test_a_duration(language: str, duration: str, words: str) -> None:
    said = in_language(language).duration(parse_duration(duration))
    assert said.replace('\u00a0', ' ') == words


@pytest.mark.parametrize(
    ('language', 'sentence'),
    [
        ('bg', 'On 1 ноември 2026 г.'),  # noqa: RUF001
        ('hr', 'On 1. studenoga 2026.'),
        ('hu', 'On 2026. november 1.'),
        ('lt', 'On 2026 m. lapkričio 1 d.'),
        ('uk', 'On 1 листопада 2026 р.'),  # noqa: RUF001
        ('de', 'On 1. November 2026.'),
        ('en', 'On 1 November 2026.'),
        ('en_US', 'On November 1, 2026.'),
    ],
)
def test_a_date_that_ends_in_a_full_stop_is_followed_by_no_other(
    language: str, sentence: str
) -> None:
    found = in_language(language)
    runs = found.say('On %(date)s.', date=found.date(date(2026, 11, 1)))
    said = ''.join(run.text for run in runs)
    assert said.replace('\u00a0', ' ').replace('\u202f', ' ') == sentence
