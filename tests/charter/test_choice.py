"""What a reader sees of the control with which a choice is changed, outside HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from docutils import nodes

from sphinx_cookiecharter.catalogue.consent_tool import CONSENT_TOOLS
from sphinx_cookiecharter.charter.nodes.choice_control import (
    charter_button,
    charter_choice,
    choice_control,
)
from sphinx_cookiecharter.charter.nodes.inline import SourceInfo
from sphinx_cookiecharter.declaration.model import Choice
from sphinx_cookiecharter.language.language import Language

from .charters import NECESSARY, cookies

if TYPE_CHECKING:
    from .charters import ShowPage

WORDS = Language('en')
PLACE = SourceInfo('/docs/index.rst', 7, '/docs/cookies.yaml')
URL = 'https://example.org/choice'

PANEL = 'Your choices are managed in a panel on the pages of the site.'
PAGES = 'Your choices are managed on the pages of the site.'
BROWSER = 'You can delete cookies and other data that sites keep'


def control(choice: Choice) -> nodes.Element:
    return choice_control(choice, WORDS, PLACE)


def button(choice: Choice) -> charter_button:
    (found,) = control(choice).findall(charter_button)
    return found


@pytest.mark.parametrize('tool', CONSENT_TOOLS)
def test_each_tool_has_a_button_and_a_sentence(tool: str) -> None:
    element = control(Choice(tool=tool))
    opener, sentence = element.children
    assert isinstance(element, charter_choice)
    assert isinstance(opener, charter_button)
    assert isinstance(sentence, nodes.paragraph)
    assert opener.astext() == 'Manage your choices'
    assert sentence.astext() == PANEL
    for node in (element, opener, sentence):
        assert (node.source, node.line) == ('/docs/index.rst', 7)


def test_the_most_particular_wins() -> None:
    every = Choice(url=URL, tool='klaro', call='acme.openPanel')
    assert button(every)['call'] == 'acme.openPanel'
    assert button(every)['arguments'] == '[]'
    assert button(Choice(url=URL, tool='klaro'))['call'] == 'klaro.show'
    assert button(Choice(url='#panel', tool='klaro'))['call'] == 'klaro.show'


def test_an_address_helps_where_the_panel_does_not_open() -> None:
    element = control(Choice(url=URL, tool='klaro'))
    assert element.astext().endswith('Other way to your choices: example.org/choice')
    (link,) = element.findall(nodes.reference)
    assert link['refuri'] == URL
    # A place on the page is no help.
    assert (
        list(control(Choice(url='#panel', tool='klaro')).findall(nodes.reference)) == []
    )


def test_an_address_alone_is_a_link_for_everyone() -> None:
    element = control(Choice(url=URL))
    assert isinstance(element, nodes.paragraph)
    assert element.astext() == 'Manage your choices'


@pytest.mark.parametrize(
    ('choice', 'said'),
    [
        ('tool: orejime', PANEL),
        ('call: acme.openPanel', PANEL),
        ('url: "#panel"', PAGES),
        (f'call: open, url: "{URL}"', f'{PANEL} Other way to your choices: '),
    ],
)
def test_a_charter_and_a_directive_say_what_to_do(
    show: ShowPage, choice: str, said: str
) -> None:
    declaration = cookies(NECESSARY, top=f'choice: {{{choice}}}\n')
    (alone,) = show(declaration, directive='cookie-choice').opening
    assert alone.startswith(said)
    page = show(declaration)
    assert alone in page.opening
    assert page.text.count(said) == 1
    assert 'Manage your choices' not in page.text
    assert BROWSER not in page.text


def test_without_any_of_them_a_directive_says_what_every_reader_can_do(
    show: ShowPage,
) -> None:
    page = show(cookies(NECESSARY), directive='cookie-choice')
    assert page.opening[0].startswith(BROWSER)
    assert BROWSER not in show(cookies(NECESSARY)).text


@pytest.mark.parametrize(
    ('choice', 'said'),
    [
        (
            'tool: orejime',
            'Vos choix se gèrent dans un panneau, sur les pages du site.',
        ),
        (f'tool: orejime, url: "{URL}"', 'Autre accès à vos choix\u00a0: example.org/'),
        ('url: "#panel"', 'Vos choix se gèrent sur les pages du site.'),
        ('', 'Vous pouvez supprimer, dans les réglages de votre navigateur'),
    ],
)
def test_in_french(show: ShowPage, choice: str, said: str) -> None:
    declaration = cookies(NECESSARY, top=f'choice: {{{choice}}}\n')
    page = show(declaration, directive='cookie-choice', language='fr')
    assert said in page.text
    assert 'You ' not in page.text
