"""The records of consent tools: each opens, asks, and keeps a choice."""

from __future__ import annotations

import re

import pytest

from sphinx_cookiecharter.catalogue.collection import Collection
from sphinx_cookiecharter.catalogue.consent_tool import CONSENT_TOOLS, consent_tool
from sphinx_cookiecharter.catalogue.merge import bring_in
from sphinx_cookiecharter.declaration.patterns import literal_length
from sphinx_cookiecharter.declaration.reader import read_bytes
from sphinx_cookiecharter.declaration.values.base import Report
from sphinx_cookiecharter.declaration.values.scalars import FunctionKind
from sphinx_cookiecharter.declaration.yaml_tree import Scalar


def test_the_ids_are_words_that_an_author_can_write() -> None:
    assert CONSENT_TOOLS
    for name in CONSENT_TOOLS:
        assert re.fullmatch('[a-z]+(-[a-z]+)*', name), name
    titles = {consent_tool(name).title for name in CONSENT_TOOLS}
    assert len(titles) == len(CONSENT_TOOLS)


@pytest.mark.parametrize('name', CONSENT_TOOLS)
def test_a_tool_opens_in_one_way(name: str) -> None:
    opening = consent_tool(name).opening
    ways = [way for way in (opening.call, opening.press, opening.href) if way]
    assert len(ways) == 1
    assert opening.call or not opening.arguments
    assert opening.href.startswith('#') or not opening.href
    if opening.call:
        # What an author could write under `call`.
        report = Report([])
        node = Scalar(opening.call, True, (1, 1))
        assert FunctionKind().read(node, report) == opening.call
        assert report.problems == []


@pytest.mark.parametrize('name', CONSENT_TOOLS)
def test_a_record_lacks_nothing(name: str) -> None:
    tool = consent_tool(name)
    assert tool.title
    assert all(tool.accept), 'what is pressed to accept?'
    assert tool.accept
    assert all(tool.refuse), 'what is pressed to refuse?'
    assert tool.refuse
    assert tool.accept != tool.refuse
    assert literal_length(tool.keeps_choice), 'which item keeps the choice?'
    assert tool.source
    assert re.fullmatch(r'20\d\d-\d\d', tool.as_of)


def test_a_tool_that_nobody_knows_is_told_at_its_value() -> None:
    text = b'choice:\n  url: "#c"\n  tool: klarro\ncookies: []\n'
    whole = bring_in(read_bytes(text, 'c.yaml'), Collection())
    (problem,) = whole.declaration.problems
    assert problem.code == 'invalid-value'
    assert (problem.line, problem.column) == (3, 9)
    assert problem.message == "choice: 'tool' is 'klarro'; did you mean 'klaro'?"
    assert whole.declaration.choice.tool is None
    assert 'tool' in whole.declaration.choice.at


def test_a_tool_that_is_known_changes_nothing() -> None:
    text = b'choice: {tool: klaro}\ncookies: []\n'
    declaration = read_bytes(text, 'c.yaml')
    assert bring_in(declaration, Collection()).declaration is declaration
