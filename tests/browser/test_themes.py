"""The page in the themes that people use, beside a page without anything of ours."""

from __future__ import annotations

from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import pytest

from ..conftest import CONF
from ..extension.declarations import NAMES, RICH_PAGES, rich
from ..support import RULEBOOK, silenced
from .errors import note_errors
from .settled import settle
from .themes import THEMES, Theme, build_in

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

    from .themes import Scheme

pytestmark = pytest.mark.browser

WIDE, NARROW = 1280, 320
#: What A4 leaves between margins of 1.5 cm.
PAPER = 680

PROSE = 'Keeps you signed in from one page to the next, whatever you read.'

#: What any documentation has: the faults that a theme has with it are its own.
PLAIN = """\
Plain
=====

Some words, ``code``, *emphasis*, **strength**, `a link <https://example.org/>`__ and
:doc:`another <index>`.

- `A section`_
- `A section in it`_
- `The end`_

A section
---------

- An item, with `a link <https://example.org/>`__
- Another that speaks of `A section`_, and of nothing else

.. list-table:: A caption
   :header-rows: 1
   :stub-columns: 1

   * - Name
     - Purpose
     - More
   * - ``one``
     - Some ``code``.
     - `A link <https://example.org/more>`__
   * - ``two``
     - Some words.
     - :doc:`Another <index>`

A section in it
^^^^^^^^^^^^^^^

Term
   Its definition, with ``code``.

`A term <https://example.org/term>`__
   Its definition.

   And more about it.

More of it
----------

Some words.

Still more
----------

Some words, which speak of `A section`_.

The end
-------

1. A number
2. Another
"""

INDEX = """\
Start
=====

.. toctree::

   plain
   charter
   table
   five
"""

PAGES = {
    'conf.py': f"{CONF}{silenced(*RULEBOOK)}language = 'en'\n",
    'cookies.yaml': rich(PROSE, 'A site'),
    'index.rst': INDEX,
    'plain.rst': PLAIN,
    'charter.rst': 'Charter\n=======\n\n.. cookie-charter::\n',
    'table.rst': RICH_PAGES['table.rst'],
    'five.rst': (
        'Five\n====\n\n.. cookie-table::\n'
        '   :columns: name purpose duration provider category\n'
    ),
}

OURS = '[class*="charter-"], [id^="charter-"]'

#: Rules that hide cookie banners, each wider than those that lists have had.
BLOCKER = """
  [class*="cookie" i], [class*="consent" i], [class*="gdpr" i], [class*="banner" i],
  [id^="cookie" i], [id^="consent" i], [id^="gdpr" i],
  [data-cookie], [data-cookie-path], [data-cookie-name], [data-cookie-validity-days],
  [data-ccpa], [data-consent], [data-ref*="cookie"] { display: none !important }
"""

STILL = '*, ::before, ::after { transition: none !important }'

AXE = """async () => {
  const {violations} = await axe.run(document, {
    runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
    resultTypes: ['violations'],
  })
  return violations.flatMap(({id, nodes}) => nodes.map(({target, failureSummary}) => {
    let element = document.querySelector(target[0])
    // It has no look of its own.
    while (element.localName === 'bdi') element = element.parentElement
    // The kind of the element, without our own names: what may be on a page without us.
    const classes = [...element.classList].filter(name => !name.startsWith('charter-'))
    const inside = element.parentElement?.closest('th, td, caption, figcaption, li')
    return {
      kind: [id, inside?.localName, element.localName, ...classes.sort()].join(' '),
      shown: `${target.join(' ')}: ${failureSummary}`,
    }
  }))
}"""

#: Of each row, whether its words are seen, and where it ends.
ROWS = """() => [...document.querySelectorAll('table.charter-table > tbody > tr')].map(
  row => {
    const box = row.getBoundingClientRect()
    return {
      seen: row.checkVisibility({opacityProperty: true, visibilityProperty: true})
        && [...row.cells].every(cell => !cell.textContent.trim() || (
          cell.checkVisibility({opacityProperty: true, visibilityProperty: true})
          && cell.getBoundingClientRect().height > 0
          && cell.getBoundingClientRect().width > 0)),
      width: box.width, height: box.height, text: row.innerText.trim(),
      display: getComputedStyle(row).display,
      inside: getComputedStyle(row).breakInside,
    }
  })"""

#: What cuts a table or lets it be scrolled: on paper that is lost. Some themes do not
#: fit on paper anyway: only what sticks out of a page without us is wrong.
CUT = """width => [...document.querySelectorAll('.charter-table')].flatMap(table => {
  const found = []
  for (let box = table; box; box = box.parentElement)
    if (getComputedStyle(box).overflowX !== 'visible'
        && box.scrollWidth > box.clientWidth + 1)
      found.push(`${box.localName}.${box.className}: ${box.scrollWidth}`)
  const {left, right} = table.getBoundingClientRect()
  if (left < 0 || right > width + 1)
    found.push(`table from ${left} to ${right}`)
  return found
})"""


#: Cells whose words stick out.
CUT_CELLS = """() => [...document.querySelectorAll('.charter-table :is(th, td)')]
  .filter(cell => cell.scrollWidth > cell.clientWidth + 1)
  .map(cell => cell.outerHTML)"""

#: Which share of its table's width the purpose has.
PURPOSES = """() => [...document.querySelectorAll('.charter-table')].map(table =>
  table.querySelector('.charter-purpose').getBoundingClientRect().width
    / table.getBoundingClientRect().width)"""


@dataclass
class Visit:
    """A page that was opened, and what was noted on the way."""

    page: Page
    requests: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def violations(self) -> list[dict[str, str]]:
        """Run axe in the page."""
        if not self.page.evaluate('() => "axe" in window'):
            self.page.evaluate(
                files('axe_playwright_python').joinpath('axe.min.js').read_text('utf-8')
            )
        found: list[dict[str, str]] = self.page.evaluate(AXE)
        return found

    @property
    def rows(self) -> list[dict[str, Any]]:
        rows: list[dict[str, Any]] = self.page.evaluate(ROWS)
        assert len(rows) == len(NAMES) + 1
        return rows

    def width(self, window: int) -> int:
        """Return how wide the page is in a window."""
        self.page.set_viewport_size({'width': window, 'height': 800})
        width: int = self.page.evaluate('() => document.scrollingElement.scrollWidth')
        return width


class Site:
    """The pages in one theme."""

    def __init__(self, theme: Theme, folder: Path, browser: Browser) -> None:
        self.theme = theme
        self._folder = folder
        self._browser = browser

    @contextmanager
    def visit(
        self,
        name: str,
        *,
        width: int = WIDE,
        scheme: Scheme = 'light',
        script: bool = True,
    ) -> Iterator[Visit]:
        context = self._browser.new_context(
            java_script_enabled=script,
            color_scheme=scheme,
            reduced_motion='reduce',
            viewport={'width': width, 'height': 800},
        )
        page = context.new_page()
        found = Visit(page)
        page.on('request', lambda request: found.requests.append(request.url))
        note_errors(page, found.errors)
        page.goto((self._folder / f'{name}.html').as_uri())
        if script:
            page.add_style_tag(content=STILL)
        yield found
        context.close()


@pytest.fixture(scope='module', params=THEMES, ids=str)
def site(
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    browser: Browser,
) -> Site:
    theme: Theme = request.param
    theme.require()
    root = tmp_path_factory.mktemp(theme.id)
    for name, content in PAGES.items():
        (root / name).write_text(content, 'utf-8')
    return Site(theme, build_in(theme, root), browser)


@pytest.mark.parametrize('scheme', ['light', 'dark'])
def test_axe_finds_nothing_that_the_theme_does_not_have(
    site: Site, scheme: Scheme
) -> None:
    if scheme not in site.theme.schemes:
        return  # Its dark page is the light one, as the next test shows.
    for width, names in (WIDE, ('charter', 'table')), (NARROW, ('charter',)):
        with site.visit('plain', width=width, scheme=scheme) as plain:
            theirs = {violation['kind'] for violation in plain.violations()}
        for name in names:
            with site.visit(name, width=width, scheme=scheme) as found:
                ours = [
                    f'{violation["kind"]} at {violation["shown"]}'
                    for violation in found.violations()
                    if violation['kind'] not in theirs
                ]
            assert ours == [], (name, width)


def test_a_dark_system_makes_a_dark_page(site: Site) -> None:
    """So that what is tested as dark is dark."""
    brightness = {}
    schemes: tuple[Scheme, ...] = ('light', 'dark')
    for scheme in schemes:
        with site.visit('charter', scheme=scheme) as found:
            brightness[scheme] = found.page.evaluate(
                """() => {
                  const cell = document.querySelector('table.charter-table td')
                  const [r, g, b] = getComputedStyle(cell).color.match(/[\\d.]+/g)
                  return Number(r) + Number(g) + Number(b)
                }"""
            )
    if site.theme.dark:
        assert brightness['light'] < brightness['dark'] - 150
    else:
        assert brightness['light'] == brightness['dark']


@pytest.mark.parametrize('name', ['charter', 'table'])
def test_a_narrow_page_does_not_scroll_sideways(site: Site, name: str) -> None:
    with site.visit('plain') as plain:
        theirs = plain.width(NARROW)
    with site.visit(name) as found:
        assert found.width(NARROW) <= max(NARROW, theirs)


def test_nothing_fails_and_nothing_comes_from_another_host(site: Site) -> None:
    errors: dict[str, Counter[str]] = {}
    elsewhere: dict[str, set[str]] = {}
    for name in ('plain', 'charter'):
        with site.visit(name) as found:
            settle(found.page)
            assert found.requests
            errors[name] = Counter(found.errors)
            elsewhere[name] = {
                url for url in found.requests if not url.startswith(('file:', 'data:'))
            }
            assert found.page.context.cookies() == []
    assert errors['charter'] - errors['plain'] == Counter()
    assert elsewhere['charter'] <= elsewhere['plain']


@pytest.mark.parametrize('width', [WIDE, NARROW])
def test_without_javascript_every_row_is_seen(site: Site, width: int) -> None:
    with site.visit('charter', width=width, script=False) as found:
        for row in found.rows:
            assert row['seen'], row
            assert row['text'], row


def test_content_blockers_hide_nothing_of_ours(site: Site) -> None:
    with site.visit('charter') as found:
        before = found.page.locator(OURS).count()
        found.page.add_style_tag(content=BLOCKER)
        for row in found.rows:
            assert row['seen'], row
        hidden: list[str] = found.page.evaluate(
            """ours => [...document.querySelectorAll(ours)]
              .filter(element => !element.checkVisibility() && element.innerText)
              .map(element => element.outerHTML.slice(0, 200))""",
            OURS,
        )
        assert hidden == []
        assert before > len(NAMES)


def test_paper_shows_whole_tables(site: Site) -> None:
    with site.visit('plain', width=PAPER) as plain:
        plain.page.emulate_media(media='print')
        width = max(PAPER, plain.width(PAPER))
    for name in ('charter', 'table'):
        with site.visit(name, width=PAPER) as found:
            found.page.emulate_media(media='print')
            for row in found.rows:
                assert row['seen'], row
                assert row['display'] == 'table-row'
                assert row['inside'] in {'avoid', 'avoid-page'}
            assert found.page.evaluate(CUT, width) == [], name


@pytest.mark.parametrize(('name', 'share'), [('charter', 0.4), ('five', 0.3)])
def test_no_cell_is_cut_off(site: Site, name: str, share: float) -> None:
    with site.visit(name) as found:
        for row in found.rows:
            assert row['display'] == 'table-row'
        assert found.page.evaluate(CUT, WIDE) == []
        assert found.page.evaluate(CUT_CELLS) == []
        assert min(found.page.evaluate(PURPOSES)) >= share - 0.005


def test_tiles_have_no_bullets(site: Site) -> None:
    """Nor are they pushed in by the theme's margins for items of lists."""
    with site.visit('charter') as found:
        tiles: list[list[str]] = found.page.evaluate(
            """() => [...document.querySelectorAll('.charter-brief > li')].map(tile => {
              const {listStyleType, marginLeft, marginRight} = getComputedStyle(tile)
              return [listStyleType, marginLeft, marginRight]
            })"""
        )
        assert len(tiles) >= 4
        assert {tuple(tile) for tile in tiles} == {('none', '0px', '0px')}


def test_the_number_or_name_is_seen_first(site: Site) -> None:
    """It is larger and bolder than its label, and on a line of its own."""
    with site.visit('charter') as found:
        tiles: list[list[float]] = found.page.evaluate(
            """() => [...document.querySelectorAll('.charter-brief > li')].map(tile => {
              const value = tile.querySelector('strong')
              const [own, label] = [value, value.parentElement].map(getComputedStyle)
              return [parseFloat(own.fontSize) / parseFloat(label.fontSize),
                      own.fontWeight - label.fontWeight]
            })"""
        )
        assert len(tiles) >= 4
        for larger, bolder in tiles:
            assert larger >= 1.15
            assert bolder >= 100


def test_captions_under_headings_are_heard_and_not_seen(site: Site) -> None:
    with site.visit('charter') as found:
        table = found.page.get_by_role('table', name='Preferences: 4 items')
        assert table.count() == 1
        seen: list[float] = found.page.evaluate(
            """() => [...document.querySelectorAll('.charter-table > caption')].map(
              caption => caption.getBoundingClientRect().width)"""
        )
        assert max(seen) <= 1


def test_names_are_not_turned_round(site: Site) -> None:
    """In a page from right to left, a sign that a name begins with stays there."""
    with site.visit('charter') as found:
        found.page.evaluate("document.documentElement.dir = 'rtl'")
        turned: list[str] = found.page.evaluate(
            """() => [...document.querySelectorAll('.charter-code')].flatMap(code => {
              const words = [...code.querySelectorAll('.pre')]
              const first = document.createRange(), last = document.createRange()
              const [begin, end] = [words[0].firstChild, words.at(-1).firstChild]
              first.setStart(begin, 0)
              first.setEnd(begin, 1)
              last.setStart(end, end.length - 1)
              last.setEnd(end, end.length)
              const a = first.getBoundingClientRect(), z = last.getBoundingClientRect()
              return code.textContent.length < 2 || a.top < z.top - 4 || a.left < z.left
                ? [] : [code.textContent]
            })"""
        )
        assert turned == []


def test_the_keyboard_reaches_every_link(site: Site) -> None:
    with site.visit('charter') as found:
        links: int = found.page.evaluate(
            """ours => {
              window.links = [...new Set([...document.querySelectorAll(ours)].flatMap(
                element => [...element.querySelectorAll('a[href]')]))]
                .filter(link => link.tabIndex >= 0 && !link.matches('.headerlink'))
              window.reached = new Set()
              addEventListener('focusin', ({target}) => window.reached.add(target))
              window.links[0].focus()
              return window.links.length
            }""",
            OURS,
        )
        assert links > 1
        for _ in range(5 * links):
            found.page.keyboard.press('Tab')
        missed: list[str] = found.page.evaluate(
            """() => window.links.filter(link => !window.reached.has(link))
              .map(link => link.outerHTML)"""
        )
        assert missed == []


def test_the_page_says_its_language(site: Site) -> None:
    with site.visit('charter') as found:
        assert found.page.locator('html').get_attribute('lang') == 'en'
