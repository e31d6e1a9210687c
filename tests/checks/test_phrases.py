"""The files of phrases: the same keys in each language, and what they match."""

from __future__ import annotations

import pytest

from sphinx_cookiecharter.checks.phrases import matcher, words
from sphinx_cookiecharter.checks.phrases.compiler import (
    LANGUAGES,
    index_text,
    phrases_by_language,
)
from sphinx_cookiecharter.checks.phrases.index import INDEX
from sphinx_cookiecharter.checks.phrases.matcher import WordList
from sphinx_cookiecharter.checks.phrases.tokens import tokenize
from sphinx_cookiecharter.law.superseded import superseded_names

LISTS = [
    value
    for module in (words, matcher)
    for value in vars(module).values()
    if isinstance(value, WordList)
]


def test_the_index_is_in_step_with_the_files() -> None:
    assert INDEX.read_text('utf-8') == index_text(), 'run make index'


@pytest.mark.parametrize('language', LANGUAGES)
def test_a_language_lacks_no_key(language: str) -> None:
    assert phrases_by_language()[language].keys() == {each._key for each in LISTS}


@pytest.mark.parametrize('language', LANGUAGES)
def test_a_language_has_phrases_under_each_key(language: str) -> None:
    for key, written in phrases_by_language()[language].items():
        phrases = [phrase.strip() for phrase in written.split(',')]
        assert all(tokenize(phrase).row.strip() for phrase in phrases), key
        assert len(phrases) == len(set(phrases)), key


@pytest.mark.parametrize(
    ('text', 'phrase'),
    [
        ('Wählt Werbung aus, die nicht zweimal erscheint.', 'werbung'),
        ('Kiest advertenties die niet terugkomen.', 'advertenties'),
        ('Chooses ads that do not repeat.', 'ads'),
        ('Zeigt Werbung nicht an.', None),
        ('Merkt sich Ihre Anzeigen, auch zur Werbung in Kleinanzeigen.', None),
        ('Cookies, die nicht für Werbung dienen.', None),
        ('Muestra anuncios que documenta la publicidad.', 'publicidad'),
        ('Nie służy reklamie.', None),
        ('Wybiera reklamy, które nie wracają.', 'reklamy'),
        ('Pliki, które nie służą reklamie.', None),
        ('Vybírá reklamu, která se neopakuje.', 'reklamu'),
        ('Soubory, které neslouží reklamě.', None),
        ('Pamatuje si uložené inzeráty a reklamu v nich.', None),
        ('Väljer annonser som inte kommer tillbaka.', 'annonser'),
        ('Kakor som inte används för reklam.', None),
        ('Sparar dina annonser, också reklam i radannonser.', None),
        ('Vælger reklamer, der ikke gentages.', 'reklamer'),
        ('Cookies, der ikke bruges til reklame.', None),
        ('Gemmer dine annoncer og reklamen i dem.', None),
        # As a word of French, it is no advertising.
        ('Retient que vous avez fermé l’annonce.', None),
        ('Vælger annoncer, der ikke gentages.', 'vælger annoncer'),
        ('Valitsee mainoksia, jotka eivät toistu.', 'mainoksia'),
        ('Evästeet, joita ei käytetä mainontaan.', None),
        ('Näyttää sivut ilman mainoksia.', None),
        ('Escolhe publicidade que já não se repete.', 'publicidade'),
        ('Não serve para publicidade.', None),
        # Here *no* is *in the*, which denies nothing.
        ('Guarda no seu dispositivo um número para publicidade.', 'publicidade'),
        ('No se utiliza para publicidad.', None),
        ('Non serve alla pubblicità.', None),
        ('Guarda os seus anúncios e a publicidade neles.', None),
        # Here *no* is *in the*.
        ('Baseado no perfil de interesses.', 'no perfil de interesses'),
    ],
)
def test_what_takes_advertising_back(text: str, phrase: str | None) -> None:
    matched = words.ADVERTISING.find_meant(tokenize(text), words.NO_ADVERTISING)
    assert matched == phrase


def test_a_sign_of_a_superseded_name_stands_in_it() -> None:
    for name in superseded_names():
        assert name.sign in name.pattern.casefold()
        assert '%s' not in name.instead
