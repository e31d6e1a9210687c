"""Quotation marks, apostrophes, spaces and full stops, as each language has them."""

from __future__ import annotations

import re

import pytest

from .catalogues import LANGUAGES, VARIANTS, glossary, laws, pairs

every_language = pytest.mark.parametrize('language', LANGUAGES)

QUOTES = set('«»„“”‚‘‹›')  # noqa: RUF001
#: Where a no-break space stands before these signs.
SPACED = {'fr': ':;?!»', 'fr_CA': ':»'}
ENDS = re.compile(r'[.;·]$')


@every_language
def test_no_sign_is_one_of_a_typewriter(language: str) -> None:
    for _, form in pairs(language):
        for sign in ("'", '"', '...', '--', ' - '):
            assert sign not in form, form


@every_language
def test_quotation_marks_are_those_of_the_language(language: str) -> None:
    quotes = (
        glossary(VARIANTS.get(language, language)).quotes
        if language != 'en_US'
        else '“”'
    )
    for _, form in pairs(language):
        assert not QUOTES & set(form) - set(quotes), form


@every_language
def test_spaces_stand_where_the_language_has_them(language: str) -> None:
    spaced = SPACED.get(language, '')
    closed = ''.join(sign for sign in '.,:;?!)' if sign not in spaced)
    for _, form in pairs(language):
        assert form == form.strip(), form
        assert not re.search('[ \u00a0\u202f]{2}', form), form
        assert not re.search(f'[ \u00a0\u202f][{re.escape(closed)}]', form), form
        if spaced:
            assert not re.search(f'[^\u00a0\u202f][{spaced}]', form), form
            assert not re.search('«[^\u00a0\u202f]', form), form


@every_language
def test_a_sentence_ends_as_in_english_and_a_label_does_not(language: str) -> None:
    for english, form in pairs(language):
        # The name of a law may end in an abbreviation.
        if english not in laws():
            assert form.endswith('.') == english.endswith('.'), form
        assert form.endswith(':') == english.endswith(':'), form


@every_language
def test_a_label_stays_one(language: str) -> None:
    """What is inserted stands behind a label, in whatever case the language has."""
    for english, form in pairs(language):
        if ': %(' in english:
            assert re.search(r':[ \u00a0]%\(', form), form
