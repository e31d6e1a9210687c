"""The records of consent tools: each opens, asks, and keeps a choice."""

from __future__ import annotations

import re

import pytest

from sphinx_cookiecharter.catalogue.collection import Collection
from sphinx_cookiecharter.catalogue.consent_tool import CONSENT_TOOLS, consent_tool
from sphinx_cookiecharter.catalogue.merge import bring_in
from sphinx_cookiecharter.checks.engine import check
from sphinx_cookiecharter.declaration.patterns import literal_length
from sphinx_cookiecharter.declaration.reader import read_bytes
from sphinx_cookiecharter.declaration.values.base import Report
from sphinx_cookiecharter.declaration.values.scalars import FunctionKind
from sphinx_cookiecharter.declaration.yaml_tree import Scalar

from .collections import problems, using


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


@pytest.mark.parametrize('name', CONSENT_TOOLS)
def test_a_tool_brings_the_item_that_keeps_the_choice(name: str) -> None:
    declaration = using(f'choice:\n  tool: {name}\n').declaration
    assert problems(using(f'choice: {{tool: {name}}}')) == []
    (keeper,) = declaration.cookies
    assert declaration.choice.cookie == consent_tool(name).keeps_choice
    assert declaration.choice.cookie in keeper.names
    assert keeper.exemption == 'consent-choice'
    assert keeper.place == (2, 9)


@pytest.mark.parametrize(
    ('name', 'says'),
    [
        ('orestbida', "did you mean 'vanilla-cookieconsent'?"),
        ('furo', 'write one of: '),
        ('didomi', "write 'call' or 'url' in its place, and 'use: [didomi]'"),
    ],
)
def test_a_tool_of_another_name_or_whose_panel_is_not_known(
    name: str, says: str
) -> None:
    ((_, code, message),) = problems(using(f'choice: {{tool: {name}}}'))
    assert code == 'invalid-value'
    assert says in message


def test_findings_on_the_tools_item_stand_at_the_tool() -> None:
    site = 'site: {jurisdictions: [fr]}\n'
    declaration = using(f'{site}choice:\n  tool: complianz\n').declaration
    (finding,) = (one for one in check(declaration) if one.code == 'choice-too-long')
    assert (finding.line, finding.column) == (3, 9)
    assert 'use: [{complianz: {change: {"cmplz_*": {duration: …}}}}]' in finding.message


@pytest.mark.parametrize(
    ('text', 'cookie', 'names'),
    [
        # Another item is named.
        ('choice: {tool: klaro, cookie: mine}', 'mine', []),
        # The author declares it.
        ('choice: {tool: klaro}\ncookies: [{name: klaro}]', 'klaro', ['klaro']),
        # The entry is used, adapted too.
        ('choice: {tool: klaro}\nuse: [klaro]', 'klaro', ['klaro']),
        ('choice: {tool: klaro}\nuse: [klaro: {without: [klaro]}]', None, []),
    ],
)
def test_what_the_author_says_of_it_wins(
    text: str, cookie: str | None, names: list[str]
) -> None:
    declaration = using(text).declaration
    assert declaration.choice.cookie == cookie
    assert [one for item in declaration.cookies for one in item.names] == names
