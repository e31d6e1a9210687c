"""Words in another language than the page's say so, for those who listen to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup

if TYPE_CHECKING:
    from ..support import Build, MakeRoot

DECLARATION = """
site: {controller: {fr: Mairie de Nulle-Part}}
categories:
  own: {title: {fr: Divers}, description: {en_GB: Of all sorts.}}
providers:
  town: {name: {fr: La ville, en: The town}}
cookies:
  - name: sessionid
    category: own
    purpose: {fr: Maintient la connexion., pt_BR: Mantém a sessão.}
    provider: town
    duration: session
"""


@pytest.mark.suppress('purpose-short')
@pytest.mark.parametrize(
    ('language', 'foreign'),
    [
        ('fr', {('en-GB', 'Of all sorts.')}),
        (
            'en',
            {
                ('en-GB', 'Of all sorts.'),
                ('fr', 'Mairie de Nulle-Part'),
                ('fr', 'Divers'),
                ('fr', 'Maintient la connexion.'),
            },
        ),
        (
            'pt_BR',
            {
                ('en-GB', 'Of all sorts.'),
                ('fr', 'Mairie de Nulle-Part'),
                ('fr', 'Divers'),
                ('fr', 'La ville'),
            },
        ),
    ],
)
def test_the_words_of_another_language_name_it(
    make_root: MakeRoot, build: Build, language: str, foreign: set[tuple[str, str]]
) -> None:
    root = make_root(
        {
            'index.rst': 'Page\n====\n\n.. cookie-charter::\n',
            'cookies.yaml': DECLARATION,
        },
        f'language = {language!r}\n'
        "cookiecharter_levels = {'missing-translation': 'off'}",
    )
    soup = BeautifulSoup(build(root).read('index.html'), 'html.parser')
    named = {
        (str(element['lang']), element.get_text()) for element in soup.select('[lang]')
    }
    # The words of ours that this language lacks.
    ours = {pair for pair in named if pair[0] == 'en' and language == 'pt_BR'}
    assert named - ours == {
        *foreign,
        (language.replace('_', '-'), soup.select('html')[0].get_text()),
    }


@pytest.mark.suppress('purpose-short')
def test_standard_rows_name_it_too(
    make_root: MakeRoot, build: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        'sphinx_cookiecharter.extension.output.transforms.writes_light_rows',
        lambda _: False,
    )
    root = make_root(
        {
            'index.rst': 'Page\n====\n\n.. cookie-table::\n',
            'cookies.yaml': DECLARATION,
        },
        "cookiecharter_levels = {'missing-translation': 'off'}",
    )
    soup = BeautifulSoup(build(root).read('index.html'), 'html.parser')
    found = {one.get_text() for one in soup.select('td [lang=fr]')}
    assert found == {'Maintient la connexion.'}
