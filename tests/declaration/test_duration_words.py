"""The words for durations: one file a language, and what they mean together."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest

import sphinx_cookiecharter
from sphinx_cookiecharter.declaration.duration import UNITS
from sphinx_cookiecharter.declaration.duration_words import meant
from sphinx_cookiecharter.law.records import read_record

FILES = Path(sphinx_cookiecharter.__file__).parent / 'declaration' / 'durations'
LANGUAGES = {path.stem: read_record(path) for path in FILES.glob('*.yaml')}


def said(language: str, key: str) -> list[str]:
    return [word.strip() for word in LANGUAGES[language][key].split(',') if word]


@pytest.mark.parametrize('language', LANGUAGES)
def test_a_language_has_the_keys_of_the_others(language: str) -> None:
    keys = [*UNITS, 'one', 'and', 'session', 'persistent']
    assert [*LANGUAGES[language]] == keys
    for key in keys:
        words = said(language, key)
        assert len(words) == len(set(words)), key
        for word in words:
            assert word == unicodedata.normalize('NFC', word.casefold())


@pytest.mark.parametrize('keys', [UNITS, ('session', 'persistent')])
def test_no_word_means_two_things(keys: tuple[str, ...]) -> None:
    meanings: dict[str, str] = {}
    for language in LANGUAGES:
        for key in keys:
            for word in said(language, key):
                assert meanings.setdefault(word, key) == key, word


@pytest.mark.parametrize('language', LANGUAGES)
def test_each_word_is_understood(language: str) -> None:
    for unit in UNITS:
        for word in said(language, unit):
            assert meant(f'3 {word}') == f'3 {unit}s'
            for one in said(language, 'one'):
                assert meant(f'{one} {word}') == f'1 {unit}'
    for keyword in ('session', 'persistent'):
        for phrase in said(language, keyword):
            assert meant(phrase) == keyword


@pytest.mark.parametrize(
    ('text', 'duration'),
    [
        ('1 an et 6 mois', 'P1Y6M'),
        ('1 year, and 2 days', 'P1Y2D'),
        ('1 Jahr und 2 Tage', 'P1Y2D'),
        ('Jusqu’à la fermeture du navigateur', 'session'),
        ('3 m', None),
        ('1-2 days', None),
        ('2 days and 1 year', None),
    ],
)
def test_what_a_text_means(text: str, duration: str | None) -> None:
    assert meant(text) == duration
