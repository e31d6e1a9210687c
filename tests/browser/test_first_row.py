"""How far down the list begins, and an e-book's page: the origin's four cookies."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ..conftest import CONF
from ..support import silenced
from .themes import THEMES, build_in

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from ..support import Build
    from .themes import Theme

pytestmark = pytest.mark.browser

ORIGIN = Path(__file__).parents[1] / 'fixtures' / 'charters' / 'origin' / 'cookies.yaml'
PAGE = 'Cookies\n=======\n\n.. cookie-charter::\n'
#: By the width of the window, where the first row ends at the latest.
LATEST = {1400: 1000, 360: 1500}
NAMES = {'alabaster', 'furo', 'pydata-sphinx-theme', 'sphinx-book-theme'} | {
    'sphinx-rtd-theme'
}


def project(root: Path, language: str) -> Path:
    """Write a project that shows the origin's cookies, and return its folder."""
    root.mkdir()
    shutil.copyfile(ORIGIN, root / 'cookies.yaml')
    (root / 'index.rst').write_text(PAGE, 'utf-8')
    conf = f'{CONF}{silenced("rights-missing")}language = {language!r}\n'
    (root / 'conf.py').write_text(conf, 'utf-8')
    return root


@pytest.mark.parametrize('language', ['en', 'fr'])
@pytest.mark.parametrize(
    'theme', [theme for theme in THEMES if theme.name in NAMES], ids=str
)
def test_the_list_begins_early(
    tmp_path: Path, browser: Browser, theme: Theme, language: str
) -> None:
    theme.require()
    index = build_in(theme, project(tmp_path / language, language)) / 'index.html'
    ends = {}
    for width in LATEST:
        page = browser.new_page(viewport={'width': width, 'height': 900})
        page.goto(index.as_uri())
        row = page.locator('table.charter-table tbody tr').first.bounding_box()
        page.close()
        assert row is not None
        ends[width] = row['y'] + row['height']
    assert {width: end for width, end in ends.items() if end > LATEST[width]} == {}


def test_cards_of_an_e_book_say_what_they_hold(
    tmp_path: Path, browser: Browser, build: Build
) -> None:
    book = build(project(tmp_path / 'book', 'en'), 'epub').outdir
    page = browser.new_page(viewport={'width': 500, 'height': 800})
    page.goto((book / 'index.xhtml').as_uri())
    rows: list[list[str]] = page.evaluate(
        """() => [...document.querySelectorAll('.charter-table tbody tr')].map(
          row => [...row.cells].map(cell => getComputedStyle(cell, '::before').content)
        )"""
    )
    page.close()
    assert rows == [['none', '"Purpose"', '"Duration"']] * 4
