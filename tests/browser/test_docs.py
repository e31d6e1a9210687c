"""Pages of the documentation: the front page, and how the catalogue is searched."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, FloatRect, Locator, Page

    from ..support import Build

pytestmark = [
    pytest.mark.browser,
    # What MyST uses of Sphinx is its own affair.
    pytest.mark.filterwarnings("ignore:'myst_parser"),
]

DOCS = Path(__file__).parents[2] / 'docs'
WIDE, NARROW, HEIGHT = 1280, 320, 800


@pytest.fixture(scope='module')
def front(
    browser: Browser, build: Build, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Page]:
    """The front page, built without the pages that it links to."""
    root = tmp_path_factory.mktemp('docs')
    copy(root, 'index.md', 'examples/front.yaml')
    overrides = {
        'extensions': ['myst_parser', 'sphinx_cookiecharter'],
        'suppress_warnings': ['myst.xref_missing', 'toc.not_readable'],
        # The charter of the documentation is one of the pages left out.
        'cookiecharter_audit_output': False,
        'cookiecharter_exports': {},
    }
    page = browser.new_page()
    page.goto((build(root, confoverrides=overrides).outdir / 'index.html').as_uri())
    yield page
    page.close()


def copy(root: Path, *names: str) -> None:
    for name in ('conf.py', '_static/docs.css', '_static/search-table.js', *names):
        (root / name).parent.mkdir(exist_ok=True)
        shutil.copyfile(DOCS / name, root / name)


def box(locator: Locator) -> FloatRect:
    found = locator.bounding_box()
    assert found is not None
    return found


def test_it_shows_all_in_one_window(front: Page) -> None:
    front.set_viewport_size({'width': WIDE, 'height': HEIGHT})
    written = box(front.locator('.front .highlight-yaml'))
    tables = front.locator('.front table.charter-table')
    assert tables.count() == 2
    for n in range(tables.count()):
        table = box(tables.nth(n))
        assert table['x'] > written['x'] + written['width']
        assert table['x'] + table['width'] <= WIDE
        assert table['y'] + table['height'] <= HEIGHT
    # Below both are the ways on, and they are the last.
    last = box(front.locator('article p').last)
    assert written['y'] + written['height'] < last['y']
    assert last['y'] + last['height'] <= HEIGHT


@pytest.mark.parametrize('width', [NARROW, 700, 1000, 1024, WIDE])
def test_it_does_not_scroll_sideways(front: Page, width: int) -> None:
    front.set_viewport_size({'width': width, 'height': HEIGHT})
    widest = front.evaluate(
        'Math.max(document.documentElement.scrollWidth, document.body.scrollWidth)'
    )
    assert widest <= width


def test_on_a_narrow_window_one_stands_below_the_other(front: Page) -> None:
    front.set_viewport_size({'width': NARROW, 'height': HEIGHT})
    written = box(front.locator('.front .highlight-yaml'))
    table = box(front.locator('.front table.charter-table').first)
    assert table['y'] > written['y'] + written['height']


def test_the_index_of_the_catalogue_is_searched_by_name(
    browser: Browser,
) -> None:
    script = (DOCS / '_static' / 'search-table.js').read_text('utf-8')
    rows = ''.join(f'<tr><td>{name}</td></tr>' for name in ('Furo', 'Matomo', 'Umami'))
    page = browser.new_page()
    page.set_content(
        '<div class="entry-index"><p hidden><input><span role="status"></span></p>'
        f'<table><tbody>{rows}</tbody></table></div><script>{script}</script>'
    )
    page.get_by_role('textbox').fill('MA')
    assert page.locator('tr:visible').all_inner_texts() == ['Matomo', 'Umami']
    assert page.get_by_role('status').inner_text() == '2 of 3'
    page.get_by_role('textbox').fill('ma tomo')
    assert page.locator('tr:visible').all_inner_texts() == ['Matomo']
    page.get_by_role('textbox').fill('')
    assert page.locator('tr:visible').count() == 3
    page.close()
