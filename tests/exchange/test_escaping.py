"""Hostile texts in every field: no target makes more of them than text."""

from __future__ import annotations

import csv
import json
from typing import TYPE_CHECKING

import pytest

from sphinx_cookiecharter.declaration.characters import printable
from sphinx_cookiecharter.exchange.targets import TARGETS

from .shops import exported
from .visits import TOOLS, visit

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser

#: What would run, end a script or a value, or be filled in.
HOSTILE = (
    '</script><img src=x onerror="window.broken=1"><!-- \'"`${window.broken=1}'
    '{purposes}{{title}}{privacyPolicy} &lt;b&gt; <b>bold</b> ]]> \\\\ %s'
)

WORDS = json.dumps(HOSTILE)

DECLARATION = f"""
site:
  name: {WORDS}
  url: https://bikes.example
  controller: {WORDS}
  privacy_url: "https://bikes.example/privacy?'<b>{{purposes}}"
choice: {{cookie: bike_choice}}
categories:
  {WORDS}: {{title: {WORDS}, description: {WORDS}, refusal: {WORDS}}}
  __proto__: {{title: {WORDS}}}
  statistics: {{title: {WORDS}, description: {WORDS}}}
providers:
  {WORDS}: {{name: {WORDS}, privacy_url: "https://a.example/'<b>", transfer: {WORDS}}}
  constructor: {{name: {WORDS}}}
defaults:
  service: {WORDS}
  location: {WORDS}
  legal_basis: {WORDS}
  recipients: [{{name: {WORDS}, purpose: {WORDS}}}]
  tags: [{WORDS}]
cookies:
  - {{name: bike_choice, category: necessary, purpose: {WORDS}, provider: {WORDS}}}
  - {{name: [{WORDS}, "^a*", "/b/", "c+(d", "*</script>"], category: statistics,
      purpose: {WORDS}, provider: {WORDS}, duration: 1 day, duration_note: {WORDS},
      data: [{WORDS}, {WORDS}], domain: bikes.example, path: "/'<b>"}}
  - {{name: e, category: {WORDS}, purpose: {WORDS}, provider: constructor}}
  - {{name: f, category: __proto__, purpose: {WORDS}, provider: {WORDS[:-1]} two"}}
  - {{name: g, category: nowhere, purpose: {WORDS}}}
"""


def test_json_holds_the_texts_as_they_are() -> None:
    data = json.loads(exported('json', DECLARATION).text)
    assert data['items'][0]['purpose']['und'] == HOSTILE
    assert data['items'][0]['tags'] == [HOSTILE]


def test_csv_holds_a_line_for_each_name() -> None:
    rows = [*csv.reader(exported('csv', DECLARATION).text.splitlines())]
    assert len(rows) == 10
    assert {len(row) for row in rows} == {len(rows[0])}


@pytest.mark.parametrize('target', [name for name in TARGETS if name in TOOLS])
def test_nothing_ends_a_script_of_a_page(target: str) -> None:
    text = exported(target, DECLARATION).text
    if target != 'hds':
        assert '</script' not in text.lower()
        assert '<!--' not in text


@pytest.mark.browser
@pytest.mark.tool
@pytest.mark.parametrize('tool', TOOLS)
def test_no_tool_runs_or_renders_what_is_text(
    browser: Browser, npm_packages: Path, tool: str
) -> None:
    config = exported(tool, DECLARATION).text
    with visit(browser, npm_packages, tool, config) as site:
        site.open_panel()
        assert site.errors == []
        page = site.page
        assert page.evaluate('window.broken') is None
        for markup in ('b', 'img[src="x"]'):
            assert page.locator(f'body {markup}').count() == 0
        words = page.locator('body').inner_text()
        assert '<b>bold</b>' in words or tool == 'hds'
        site.refuse()
        assert site.errors == []


@pytest.mark.parametrize('target', TARGETS)
def test_nothing_is_an_order_to_whoever_shows_the_file(target: str) -> None:
    text = DECLARATION.replace('two"', 'two\u202e\u2066"')
    written = exported(target, text).text
    assert printable(written.replace('\n', '')) == written.replace('\n', '')
