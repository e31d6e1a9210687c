"""What is rendered without Sphinx, in Chromium: on its own page, and on a site's."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest

from sphinx_cookiecharter import read, render
from sphinx_cookiecharter.rendering import assets

from ..extension.declarations import ALL_COLUMNS, rich
from .errors import note_errors
from .sites import Answer, answering

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

    from .sites import Host

pytestmark = pytest.mark.browser

GALLERY: Final = Path(__file__).parents[2] / 'docs/gallery'
WIDE, NARROW = 1280, 360

PANEL: Final = """\
choice: {tool: klaro}
cookies:
- {name: visits, category: statistics, purpose: Counts how many people come here.,
   provider: Numbers, duration: 13 months}
- {name: sid, category: necessary, purpose: Keeps you signed in from page to page.,
   provider: This site, duration: session}
"""

#: A page of a site, which keeps style and script in files of its own.
SITE: Final = """\
<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Site</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,"><link rel="stylesheet" href="/charter.css">
<script src="/tool.js"></script><script src="/charter.js" defer></script></head>
<body><main><h1>Cookies</h1>%s</main></body></html>
"""
POLICY: Final = (('Content-Security-Policy', "default-src 'self'; img-src data:"),)
TOOL: Final = 'window.klaro = {show: () => { document.title = "panel" }}'

AXE: Final = """async () => {
  const {violations} = await axe.run(document, {resultTypes: ['violations']})
  return violations.flatMap(({id, nodes}) => nodes.map(({target}) => [id, target[0]]))
}"""

SIDEWAYS: Final = """() =>
  document.documentElement.scrollWidth > document.documentElement.clientWidth"""

#: How much of its table's width the purpose has.
PURPOSE: Final = """() => [...document.querySelectorAll('.charter-table')].map(table =>
  table.querySelector('td.charter-purpose').getBoundingClientRect().width
    / table.getBoundingClientRect().width)"""


class Seen:
    """A page that was opened: what it asked for, and complained of."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.requests: list[str] = []
        self.errors: list[str] = []
        page.on('request', lambda request: self.requests.append(request.url))
        note_errors(page, self.errors)

    def violations(self) -> list[Any]:
        axe = files('axe_playwright_python').joinpath('axe.min.js').read_text('utf-8')
        self.page.evaluate(axe)
        found: list[Any] = self.page.evaluate(AXE)
        return found


def written(folder: Path, text: str) -> Path:
    path = folder / 'cookies.yaml'
    path.write_text(text, 'utf-8')
    return path


@pytest.fixture
def pages(tmp_path: Path) -> dict[str, str]:
    """Return pages: of the gallery, with a button, with all columns."""
    return {
        'shop': render(read(GALLERY / 'shop.yaml')),
        'portal': render(read(GALLERY / 'portal.yaml'), language='fr', title='Page'),
        'panel': render(read(written(tmp_path, PANEL))),
        'rich': render(
            read(written(tmp_path, rich('Some words.'))), columns=ALL_COLUMNS.split()
        ),
    }


@pytest.mark.parametrize('scheme', ['light', 'dark'])
@pytest.mark.parametrize('width', [WIDE, NARROW])
def test_a_page_of_its_own(
    browser: Browser,
    tmp_path: Path,
    pages: dict[str, str],
    width: int,
    scheme: Any,
) -> None:
    for name, html in pages.items():
        path = tmp_path / f'{name}.html'
        path.write_text(html, 'utf-8')
        context = browser.new_context(
            viewport={'width': width, 'height': 800}, color_scheme=scheme
        )
        seen = Seen(context.new_page())
        seen.page.goto(path.as_uri())
        assert seen.errors == []
        assert seen.requests == [path.as_uri()]
        assert not seen.page.evaluate(SIDEWAYS)
        assert seen.violations() == [], name
        context.close()


def test_a_button_that_opens_nothing_says_so(
    browser: Browser, tmp_path: Path, pages: dict[str, str]
) -> None:
    path = tmp_path / 'panel.html'
    path.write_text(pages['panel'], 'utf-8')
    page = browser.new_page()
    page.goto(path.as_uri())
    sentence = page.get_by_text('Your choices are managed in a panel')
    assert not sentence.is_visible()
    page.get_by_role('button', name='Manage your choices').click()
    sentence.wait_for()
    page.context.close()


@pytest.fixture
def host(tmp_path: Path) -> Iterator[Host]:
    """Return a site that allows nothing but its own files, with a fragment."""
    fragment = render(read(written(tmp_path, PANEL)), 'fragment')
    answers = {
        '/': Answer(SITE % fragment, POLICY),
        '/charter.css': Answer(assets.style_sheet(), kind='text/css'),
        '/charter.js': Answer(assets.script(), kind='text/javascript'),
        '/tool.js': Answer(TOOL, kind='text/javascript'),
    }
    with answering(answers) as host:
        yield host


@pytest.mark.parametrize('width', [WIDE, NARROW])
def test_a_fragment_under_a_strict_policy(
    browser: Browser, host: Host, width: int
) -> None:
    context = browser.new_context(viewport={'width': width, 'height': 800})
    seen = Seen(context.new_page())
    seen.page.goto(host.url())
    assert not seen.page.evaluate(SIDEWAYS)
    seen.page.get_by_role('button', name='Manage your choices').click()
    seen.page.wait_for_function('document.title === "panel"')
    assert seen.errors == []
    shares = seen.page.evaluate(PURPOSE)
    assert shares
    # In cards each cell has a line of its own.
    assert all(share >= (0.4 if width == WIDE else 0.9) - 0.01 for share in shares)
    context.close()
