"""What is said of what a target cannot hold."""

from __future__ import annotations

import pytest

from sphinx_cookiecharter.catalogue.consent_tool import CONSENT_TOOLS
from sphinx_cookiecharter.exchange.losses import FACTS
from sphinx_cookiecharter.exchange.targets import TARGETS

from .shops import SHOP, exported, lines

TOOLS = [name for name in TARGETS if name not in {'json', 'csv'}]


def test_a_consent_tool_has_one_name_everywhere() -> None:
    assert {*TOOLS} <= {*CONSENT_TOOLS}


def test_it_is_said_item_by_item() -> None:
    assert "holds no duration: 1 item ('a')" in lines(
        'klaro', 'cookies: [{name: a, duration: 1 day}, {name: b}]'
    )
    assert "holds no duration: 2 items ('a', 'b')" in lines(
        'klaro', 'cookies: [{name: a, duration: 1 day}, {name: b, duration: 1 day}]'
    )


@pytest.mark.parametrize('tool', TOOLS)
def test_what_is_not_declared_is_not_lost(tool: str) -> None:
    text = 'cookies: [{name: a, category: statistics, purpose: Counts visits.}]'
    assert not any(
        line.startswith(f'holds no {fact}')
        for line in lines(tool, text)
        for fact in FACTS
    )


@pytest.mark.parametrize('tool', TOOLS)
def test_what_a_declaration_has_is_held_or_said_to_be_lost(tool: str) -> None:
    """Words that stand nowhere in the file are named."""
    done = exported(tool, SHOP, 'en')
    told = ' '.join(map(str, done.losses))
    for words, fact in (
        ('Counts visits.', 'purpose'),
        ('Numbers Ltd', 'provider'),
        ('13 months', 'duration'),
        ('numbers.example/privacy', 'privacy policy'),
        ('Pages and Time', 'data'),
        ('Contract clauses.', 'safeguard of a transfer'),
    ):
        assert words in done.text or f'holds no {fact}:' in told, fact


@pytest.mark.parametrize('tool', TOOLS)
def test_a_text_that_lacks_a_language_is_said(tool: str) -> None:
    text = """
        cookies:
          - {name: a, category: statistics, purpose: {en: Counts visits.}}
          - {name: b, category: statistics, purpose: Counts pages.}
    """
    said = "has no purpose in 'fr', but in another language"
    assert f"{said}: 1 item ('a')" in lines(tool, text, 'fr')
    named = exported(tool, text, 'fr', source='en')
    assert f"{said}: 2 items ('a', 'b')" in map(str, named.losses)
    assert said not in ' '.join(lines(tool, text, 'en'))


@pytest.mark.parametrize('tool', TOOLS)
def test_a_language_that_we_lack_is_said(tool: str) -> None:
    said = "has our words in English, for we have none in 'xx'"
    assert said in lines(tool, SHOP, 'xx')
    assert said not in lines(tool, SHOP, 'fr')
