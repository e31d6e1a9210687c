"""The consent panel's own words, which each export to a consent tool uses."""

from __future__ import annotations

import pytest

from sphinx_cookiecharter.language.panel import PanelWords, panel_words
from sphinx_cookiecharter.language.spoken import spoken


def words(code: str) -> PanelWords:
    purposes = ['Statistics', 'News & offers']
    return panel_words(spoken(code).language, purposes, 'A town', ['Fathom', 'GitHub'])


def test_the_panel_says_what_for_whom_and_where_to_change() -> None:
    said = words('en')
    assert said.purposes == 'Purposes: Statistics and News & offers'
    assert said.controller == 'Responsible for your data (controller): A town'
    assert said.others == 'Others that place or receive data: Fathom and GitHub'
    assert said.later == 'To change your choices later: Manage your choices'


def test_the_french_panel_is_in_french() -> None:
    said = words('fr')
    assert said.purposes == 'Finalités\u00a0: Statistics et News & offers'
    assert said.later == 'Pour modifier vos choix plus tard\u00a0: Gérer vos choix'
    assert not {*said} & {*words('en')}


def test_nothing_is_listed_where_there_is_nothing() -> None:
    said = panel_words(spoken('en').language)
    assert (said.purposes, said.controller, said.others) == ('', '', '')


@pytest.mark.parametrize(
    ('code', 'accept', 'refuse'),
    [('en', 'Accept', 'Refuse'), ('fr', 'accepter', 'refuser')],
)
def test_refusing_is_worded_as_accepting_is(
    code: str, accept: str, refuse: str
) -> None:
    said = words(code)
    assert said.refuse_all == said.accept_all.replace(accept, refuse)
    assert said.refuse.casefold() == refuse.casefold()
    assert said.accept.casefold() == accept.casefold()
