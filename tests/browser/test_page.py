"""The page in Chromium: wide, narrow, and without JavaScript."""

from __future__ import annotations

import shutil
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import pytest

from ..conftest import CONF
from ..extension.declarations import NAMES, RICH_PAGES, rich
from ..support import RULEBOOK, silenced
from .errors import note_errors
from .settled import settle

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from playwright.sync_api import Browser, Page

    from ..support import Build

pytestmark = pytest.mark.browser

EXAMPLE = Path(__file__).parents[2] / 'example'
THEMES = ('alabaster', 'furo')
#: What is built, and its page with a charter.
SITES = {'example': 'charte-cookies.html', 'rich': 'index.html'}
WIDE, NARROW = 1280, 320

#: A sentence of an ordinary length.
PROSE = 'Keeps you signed in from one page to the next, whatever you read.'
#: One with a word that nothing breaks, in a table of a few columns.
LONG = 'Sends https://example.org/a/very/long/address/that/nothing/breaks?and=more.'

#: Addresses longer than a narrow screen.
LENGTHY = 'https://a-very-long-host.of-a-departement.example/contact/and/more'
ADDRESSES = f"""\
site: {{name: opendata-of-a-place.example, url: "{LENGTHY}", contact: "{LENGTHY}"}}
providers: {{acme: {{name: Acme, url: "{LENGTHY}"}}}}
cookies:
- {{name: sid, category: necessary, provider: acme, purpose: Words., duration: session}}
"""

#: A charter with the default columns; the other pages have a table of all columns.
INDEX = """\
Page
====

.. cookie-charter::

.. toctree::

   table
   more
"""

ROWS = """() => [...document.querySelectorAll('table.charter-table tbody tr')].map(
  row => [...row.cells].map(cell => {
    const box = cell.getBoundingClientRect()
    const label = getComputedStyle(cell, '::before')
    return {
      name: cell.matches('.charter-name'),
      label: cell.dataset.label,
      shown: label.content,
      display: getComputedStyle(cell).display,
      visible: cell.checkVisibility({opacityProperty: true, visibilityProperty: true}),
      empty: cell.textContent.trim() === '',
      left: box.left, right: box.right, top: box.top, bottom: box.bottom,
      width: box.width, height: box.height,
      words: [...cell.querySelectorAll('p')].map(p => {
        const range = document.createRange()
        range.selectNodeContents(p)
        const text = range.getBoundingClientRect()
        return [text.left, text.right, text.width, text.height]
      }),
    }
  }))"""

WIDTHS = """() => [
  document.documentElement.scrollWidth,
  document.documentElement.clientWidth,
  document.body.scrollWidth,
]"""


@dataclass
class Visit:
    """A page that was opened, and what was noted on the way."""

    page: Page
    requests: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    @property
    def rows(self) -> list[list[dict[str, Any]]]:
        rows: list[list[dict[str, Any]]] = self.page.evaluate(ROWS)
        return rows

    def scrolls_sideways(self) -> bool:
        document, window, body = self.page.evaluate(WIDTHS)
        return bool(max(document, body) > window)


class OpenPage(Protocol):
    """Open a page in a window of some width; a page is loaded once."""

    def __call__(
        self,
        site: str,
        theme: str,
        width: int,
        *,
        page_name: str = '',
        script: bool = True,
    ) -> Visit: ...


@pytest.fixture(scope='module')
def built(
    tmp_path_factory: pytest.TempPathFactory, build: Build
) -> Callable[[str, str], Path]:
    """Return a page of a site in a theme, built once."""

    @cache
    def built(site: str, theme: str) -> Path:
        root = tmp_path_factory.mktemp(f'{site}-{theme}') / site
        if site == 'example':
            shutil.copytree(EXAMPLE, root, ignore=shutil.ignore_patterns('_build'))
        else:
            root.mkdir()
            for name, content in {
                'conf.py': CONF + silenced(*RULEBOOK),
                'cookies.yaml': rich(PROSE, 'A site'),
                **RICH_PAGES,
                'index.rst': INDEX,
                'long.rst': ':orphan:\n\nLong\n====\n\n.. cookie-table:: long.yaml\n',
                'addresses.yaml': ADDRESSES,
                **{
                    f'{headings}.rst': (
                        f':orphan:\n\n{headings}\n========\n\n'
                        '.. cookie-charter:: addresses.yaml\n'
                        f'   :headings: {headings}\n   :no-index:\n'
                    )
                    for headings in ('sections', 'rubrics', 'none')
                },
                'long.yaml': (
                    'cookies:\n'
                    '- {name: sid, category: necessary, provider: Acme, '
                    f"purpose: '{LONG}', duration: session}}\n"
                ),
            }.items():
                (root / name).write_text(content, 'utf-8')
        result = build(root, confoverrides={'html_theme': theme})
        return result.outdir / SITES[site]

    return built


@pytest.fixture(scope='module')
def visit(browser: Browser, built: Callable[[str, str], Path]) -> Iterator[OpenPage]:
    visits: dict[tuple[str, str, str, bool], Visit] = {}

    def opened(site: str, theme: str, page_name: str, script: bool) -> Visit:
        page = browser.new_context(java_script_enabled=script).new_page()
        found = Visit(page)
        page.on('request', lambda request: found.requests.append(request.url))
        note_errors(page, found.errors)
        page.on(
            'requestfailed',
            lambda request: found.errors.append(f'failed {request.url}'),
        )
        path = built(site, theme)
        page.goto((path.with_name(page_name) if page_name else path).as_uri())
        return found

    def visit(
        site: str, theme: str, width: int, *, page_name: str = '', script: bool = True
    ) -> Visit:
        key = site, theme, page_name, script
        if key not in visits:
            visits[key] = opened(*key)
        found = visits[key]
        found.page.set_viewport_size({'width': width, 'height': 800})
        return found

    yield visit
    for found in visits.values():
        found.page.context.close()


def assert_all_is_seen(found: Visit, width: int) -> None:
    """Check that each row is there, each word inside the window."""
    rows = found.rows
    assert rows
    for row in rows:
        for cell in row:
            if cell['empty']:
                continue
            assert cell['visible'], cell
            assert cell['width'] > 0, cell
            assert cell['height'] > 0, cell
            assert cell['left'] >= 0, cell
            assert cell['right'] <= width + 1, cell
            for left, right, wide, high in cell['words']:
                assert wide > 0, cell
                assert high > 0, cell
                assert left >= cell['left'] - 1, cell
                assert right <= cell['right'] + 1, cell


def assert_tables(found: Visit) -> None:
    """Check that cells are cells, under their heads, without labels of their own."""
    cells = [cell for row in found.rows for cell in row]
    assert {cell['display'] for cell in cells} == {'table-cell'}
    assert {cell['shown'] for cell in cells} == {'none'}
    heads = found.page.locator('table.charter-table thead th')
    assert heads.count() >= 4
    for n in range(heads.count()):
        assert heads.nth(n).is_visible()


def assert_cards(found: Visit) -> None:
    """Check that a row is a card: its title is the name, other cells have labels."""
    for row in found.rows:
        title, *others = sorted(row, key=lambda cell: cell['shown'] != 'none')
        assert title['name']
        assert title['shown'] == 'none'
        for cell in others:
            assert cell['visible'] != cell['empty']
            if not cell['empty']:
                assert cell['label']
                assert cell['shown'] == f'"{cell["label"]}"'
                assert cell['top'] >= title['bottom']


@pytest.mark.parametrize('theme', THEMES)
@pytest.mark.parametrize('site', SITES)
def test_on_a_wide_screen_it_is_a_table(visit: OpenPage, site: str, theme: str) -> None:
    found = visit(site, theme, WIDE)
    assert_tables(found)
    assert not found.scrolls_sideways()
    assert_all_is_seen(found, WIDE)
    assert len(found.rows) == {'example': 4, 'rich': len(NAMES) + 1}[site]


@pytest.mark.parametrize('theme', THEMES)
def test_eleven_columns_are_cards_on_a_wide_screen_too(
    visit: OpenPage, theme: str
) -> None:
    found = visit('rich', theme, WIDE, page_name='table.html')
    # In columns of two letters each, nobody reads.
    assert_cards(found)
    assert_all_is_seen(found, WIDE)
    assert not found.scrolls_sideways()


@pytest.mark.parametrize('width', [WIDE, NARROW])
@pytest.mark.parametrize('theme', THEMES)
def test_a_long_word_breaks(visit: OpenPage, theme: str, width: int) -> None:
    found = visit('rich', theme, width, page_name='long.html')
    assert not found.scrolls_sideways()
    assert_all_is_seen(found, width)
    # Nor does the word push the table out of the text (themes add a few pixels).
    inside: bool = found.page.evaluate(
        """() => {
          const table = document.querySelector('table.charter-table')
          const text = table.closest('section').getBoundingClientRect()
          return table.getBoundingClientRect().right <= text.right + 8
        }"""
    )
    assert inside


@pytest.mark.parametrize('name', ['sections', 'rubrics', 'none'])
def test_long_addresses_do_not_push_a_narrow_page_wide(
    visit: OpenPage, name: str
) -> None:
    found = visit('rich', 'alabaster', NARROW, page_name=f'{name}.html')
    assert not found.scrolls_sideways()


@pytest.mark.parametrize('script', [True, False], ids=['script', 'no script'])
@pytest.mark.parametrize('theme', THEMES)
@pytest.mark.parametrize('site', SITES)
def test_on_a_narrow_screen_rows_are_cards_that_say_what_they_hold(
    visit: OpenPage, site: str, theme: str, script: bool
) -> None:
    found = visit(site, theme, NARROW, script=script)
    assert not found.scrolls_sideways()
    assert_all_is_seen(found, NARROW)
    assert_cards(found)


@pytest.mark.parametrize('theme', THEMES)
def test_a_table_of_its_own_fits_a_narrow_screen(visit: OpenPage, theme: str) -> None:
    for name in ('table.html', 'more.html'):
        found = visit('rich', theme, NARROW, page_name=name)
        assert not found.scrolls_sideways(), name
        assert_all_is_seen(found, NARROW)


@pytest.mark.parametrize('theme', THEMES)
@pytest.mark.parametrize('site', SITES)
def test_without_javascript_nothing_is_missing(
    visit: OpenPage, site: str, theme: str
) -> None:
    text = {}
    for script in (True, False):
        found = visit(site, theme, WIDE, script=script)
        article = found.page.locator('[role=main]').first
        text[script] = article.inner_text()
        assert len(found.rows) == {'example': 4, 'rich': len(NAMES) + 1}[site]
    assert text[True] == text[False]
    assert 'csrftoken' in text[False] or '#hash' in text[False]


@pytest.mark.parametrize('theme', THEMES)
@pytest.mark.parametrize('site', SITES)
def test_nothing_comes_from_another_host_and_nothing_fails(
    visit: OpenPage, site: str, theme: str
) -> None:
    visit(site, theme, WIDE)
    found = visit(site, theme, NARROW)
    settle(found.page)
    assert found.requests
    elsewhere = [
        url for url in found.requests if not url.startswith(('file:', 'data:'))
    ]
    assert elsewhere == []
    assert found.errors == []
    assert found.page.context.cookies() == []


def test_the_search_finds_a_purpose_a_name_and_a_heading(
    visit: OpenPage,
) -> None:
    found = visit('example', 'alabaster', WIDE, page_name='search.html')
    address = found.page.url
    for query in ('csrftoken', 'formulaires', 'nécessaires', 'CNIL'):
        found.page.goto(f'{address}?q={query}')
        link = found.page.locator('#search-results ul.search li a').first
        link.wait_for(timeout=5000)
        assert 'charte-cookies.html' in str(link.get_attribute('href')), query


@pytest.mark.parametrize('theme', THEMES)
def test_it_prints_as_a_table(visit: OpenPage, theme: str) -> None:
    found = visit('example', theme, 700)
    found.page.emulate_media(media='print')
    try:
        displays = {cell['display'] for row in found.rows for cell in row}
    finally:
        found.page.emulate_media(media='screen')
    assert displays == {'table-cell'}
