"""The table of consent tools."""

from __future__ import annotations

import re

import pytest

from sphinx_cookiecharter.declaration import fields
from sphinx_cookiecharter.declaration.tools import TOOLS
from sphinx_cookiecharter.declaration.values.base import Report
from sphinx_cookiecharter.declaration.values.scalars import FunctionKind
from sphinx_cookiecharter.declaration.yaml_tree import Scalar


def test_the_ids_are_words_that_an_author_can_write() -> None:
    for name in TOOLS:
        assert re.fullmatch('[a-z]+(-[a-z]+)*', name), name
    assert len({tool.name for tool in TOOLS.values()}) == len(TOOLS)


@pytest.mark.parametrize('name', TOOLS)
def test_a_tool_opens_in_one_way(name: str) -> None:
    tool = TOOLS[name]
    assert tool.name
    assert len([way for way in (tool.call, tool.press, tool.href) if way]) == 1
    assert tool.call or not tool.arguments
    assert tool.href.startswith('#') or not tool.href
    if tool.call:
        # What an author could write under `call`.
        report = Report([])
        node = Scalar(tool.call, True, (1, 1))
        assert FunctionKind().read(node, report) == tool.call
        assert report.problems == []


def test_the_description_of_the_keys_lists_them() -> None:
    label = fields.CHOICE.by_name['tool'].kind.label
    assert all(f'`{name}`' in label for name in TOOLS)
