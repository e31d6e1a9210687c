"""Made-up declarations give every message of a page something to say."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import pytest
import yaml

from . import check, grammar
from .declarations import draw, pages
from .sections import statements

ENTRIES: Final = Path(__file__).parents[2] / 'sphinx_cookiecharter/catalogue/entries'

#: What no charter says of its own: it stands in another directive, in search and the
#: index, or in the tables of builders that have none.
ELSEWHERE: Final = {
    *('control.none', 'obj.name', 'obj.category', 'obj.provider', 'obj.section'),
    *('index', 'item.line'),
    # The end of a list, which stands in another message.
    'tile.more',
    # Whole texts of cells, which have no name of their own there.
    *('dur.session', 'dur.tab', 'dur.persistent', 'dur.renewed', 'dur.renewedonly'),
    *('dur.request', 'this-site'),
    *('kind.first', 'kind.third'),
}


@pytest.mark.fuzz
def test_every_message_is_said_of_some_declaration() -> None:
    entries = {'furo': yaml.safe_load((ENTRIES / 'furo.yaml').read_text('utf-8'))}
    said = {
        statement.message
        for made in draw(pages(), 200)
        for statement in statements(
            check.speaker(made.declaration, 'en', made.request, entries)
        )
    }
    titles = {name for name in grammar.messages() if name.startswith('cat.')}
    unsaid = grammar.messages().keys() - said - titles - ELSEWHERE
    # Another version of Hypothesis draws others.
    assert len(unsaid) < 9, unsaid
