"""Texts: in one language or several, and what the reader of one finds."""

from __future__ import annotations

import pytest

from sphinx_cookiecharter.declaration.text import Text

from .declared import declared, item

LANGUAGES = Text(
    languages=(('en', 'colour'), ('pt', 'cor'), ('pt_BR', 'tom'), ('zh_Hant', '顏色'))
)


@pytest.mark.parametrize(
    ('language', 'words'),
    [
        ('en', 'colour'),
        ('en_GB', 'colour'),
        ('pt', 'cor'),
        ('pt_PT', 'cor'),
        ('pt_BR', 'tom'),
        ('pt-BR', 'tom'),
        ('pt_br', 'tom'),
        ('zh_Hant', '顏色'),
    ],
)
def test_a_text_speaks_a_language_or_its_base(language: str, words: str) -> None:
    assert LANGUAGES.speaks(language)
    assert LANGUAGES.in_language(language) == words


@pytest.mark.parametrize('language', ['fr', 'zh', 'e', 'english', ''])
def test_the_first_language_stands_in_for_one_that_is_missing(language: str) -> None:
    assert not LANGUAGES.speaks(language)
    assert LANGUAGES.in_language(language) == 'colour'


def test_a_plain_text_speaks_every_language_through_the_catalogues() -> None:
    text = Text('colour')
    assert text.speaks('fr')
    assert text.in_language('fr') == 'colour'
    assert text.translatable
    assert not LANGUAGES.translatable


def test_a_mapping_is_read_as_languages_in_its_order() -> None:
    purpose = item('purpose: {fr: Oui., no: Ja., pt_BR: Sim., de-AT: Ja, on: "", en: }')
    assert purpose.purpose == Text(
        languages=(('fr', 'Oui.'), ('no', 'Ja.'), ('pt_BR', 'Sim.'), ('de-AT', 'Ja'))
    )


def test_white_space_collapses_into_one_paragraph() -> None:
    (cookie,) = declared("""
        cookies:
          - purpose: |
              Keeps  you

                signed\tin.

            service: "  sign-in\\n"
            location: >
              on every
              page
            data: "10\\_000\u202fbytes"
        """).cookies
    assert cookie.purpose == Text('Keeps you signed in.')
    assert cookie.service == Text('sign-in')
    assert cookie.location == Text('on every page')
    assert cookie.data == (Text('10\u00a0000\u202fbytes'),)
