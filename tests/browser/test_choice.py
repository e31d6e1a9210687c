"""The control of a choice in Chromium: with its tool, without, and without a script."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Protocol

import pytest

from sphinx_cookiecharter.catalogue.consent_tool import CONSENT_TOOLS, consent_tool

from ..conftest import CONF
from ..extension.declarations import CLEAN
from .errors import note_errors

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Locator, Page

    from ..support import Build

pytestmark = pytest.mark.browser

THEMES = ('alabaster', 'furo')

#: What the page may have: a tool that notes on whom and with what it was called.
PRESENT = """\
window.noted = []
function note(...given) { noted.push([this === window ? null : this.own, given]) }
window.acme = {panels: {own: 'acme', open: note}}
window.klaro = {own: 'klaro', show: note}
window.cmplz_set_banner_status = note
window.CookieConsent = {showPreferences() { throw new Error('not ready') }}
window.LaravelCookieConsent = {reset: async () => { throw new Error('offline') }}
"""

#: Its own button, hidden as such buttons often are.
REVOKE = """\
addEventListener('DOMContentLoaded', () => {
  const tab = document.createElement('div')
  tab.className = 'cc-revoke'
  tab.style.display = 'none'
  tab.addEventListener('click', () => noted.push(['osano', []]))
  document.body.append(tab)
})
"""

#: A banner that is shown while the address leads to it.
BANNER = """

.. raw:: html

   <div id="__consent">Banner</div>
"""

CALL = 'call: acme.panels.open'
SENTENCE = 'Your choices are managed in a panel'


class Control:
    """The control on a page, as a reader has it."""

    def __init__(self, page: Page, errors: list[str]) -> None:
        self.page = page
        self.errors = errors
        self.opener: Locator = page.locator('.charter-choice .charter-button')
        self.sentence: Locator = page.locator('.charter-choice p')

    @property
    def shown(self) -> tuple[bool, bool]:
        """Whether the button and the sentence are seen."""
        return self.opener.is_visible(), self.sentence.is_visible()

    @property
    def noted(self) -> list[object]:
        noted: list[object] = self.page.evaluate('window.noted')
        return noted


class Open(Protocol):
    """Open a page with the control that a declaration's `choice` gives."""

    def __call__(
        self,
        choice: str,
        tool: str = '',
        *,
        theme: str = 'alabaster',
        script: bool = True,
        more: str = '',
    ) -> Control: ...


@pytest.fixture(scope='module')
def built(
    tmp_path_factory: pytest.TempPathFactory, build: Build
) -> Callable[[str, str, str, str], Path]:
    @cache
    def built(choice: str, tool: str, theme: str, more: str) -> Path:
        root = tmp_path_factory.mktemp('choice')
        for name, content in {
            'conf.py': CONF
            + "html_static_path = ['_static']\nhtml_js_files = ['tool.js']\n",
            '_static/tool.js': tool,
            'cookies.yaml': f'choice: {{{choice}}}\n{CLEAN}',
            'index.rst': f'Page\n====\n\n.. cookie-choice::\n\nText.\n{more}',
        }.items():
            (root / name).parent.mkdir(exist_ok=True)
            (root / name).write_text(content, 'utf-8')
        result = build(root, confoverrides={'html_theme': theme})
        return result.outdir / 'index.html'

    return built


@pytest.fixture
def open_page(
    browser: Browser, built: Callable[[str, str, str, str], Path]
) -> Iterator[Open]:
    contexts = []

    def open_page(
        choice: str,
        tool: str = '',
        *,
        theme: str = 'alabaster',
        script: bool = True,
        more: str = '',
    ) -> Control:
        context = browser.new_context(java_script_enabled=script)
        contexts.append(context)
        page = context.new_page()
        errors: list[str] = []
        note_errors(page, errors)
        page.goto(built(choice, tool, theme, more).as_uri())
        return Control(page, errors)

    yield open_page
    for context in contexts:
        context.close()


@pytest.mark.parametrize('theme', THEMES)
def test_a_button_calls_the_function(open_page: Open, theme: str) -> None:
    control = open_page(CALL, PRESENT, theme=theme)
    assert control.shown == (True, False)
    button = control.page.get_by_role('button', name='Manage your choices', exact=True)
    button.click()
    # As a method of what has it.
    assert control.noted == [['acme', []]]
    assert control.shown == (True, False)
    assert control.errors == []


@pytest.mark.parametrize(
    ('tool', 'noted'),
    [('klaro', ['klaro', [None, True]]), ('complianz', [None, ['show']])],
)
def test_a_tool_gets_what_it_asks_for(
    open_page: Open, tool: str, noted: list[object]
) -> None:
    control = open_page(f'tool: {tool}', PRESENT)
    control.opener.click()
    assert control.noted == [noted]


@pytest.mark.parametrize('name', CONSENT_TOOLS)
def test_each_tool_is_called_by_its_own_name(open_page: Open, name: str) -> None:
    """A stand-in is where the table says that the tool is."""
    tool = consent_tool(name).opening
    if tool.href:
        control = open_page(f'tool: {name}', more=BANNER)
        control.opener.click()
        assert control.page.url.endswith(tool.href)
        assert control.shown == (True, False)
        return
    control = open_page(f'tool: {name}')
    control.page.evaluate(
        """([path, selector]) => {
          window.noted = []
          if (selector) {
            const own = document.createElement('a')
            own.className = selector.slice(1)
            own.addEventListener('click', () => noted.push([]))
            document.body.append(own)
            return
          }
          const names = path.split('.')
          const last = names.pop()
          const owner = names.reduce((object, key) => object[key] ??= {}, window)
          owner[last] = (...given) => { noted.push(given) }
        }""",
        [tool.call, tool.press],
    )
    control.opener.click()
    assert control.noted == [json.loads(json.dumps(tool.arguments))]
    assert control.shown == (True, False)


def test_the_tools_own_button_is_pressed(open_page: Open) -> None:
    control = open_page('tool: osano', PRESENT + REVOKE)
    control.opener.click()
    assert control.noted == [['osano', []]]
    assert control.shown == (True, False)


@pytest.mark.parametrize('choice', [CALL, *(f'tool: {name}' for name in CONSENT_TOOLS)])
def test_without_the_tool_the_sentence_comes_back(open_page: Open, choice: str) -> None:
    control = open_page(choice)
    address = control.page.url
    assert control.shown == (True, False)
    control.opener.click()
    control.sentence.wait_for(state='visible', timeout=2000)
    assert SENTENCE in control.sentence.inner_text()
    assert control.shown == (True, True)
    assert control.page.url == address
    assert control.errors == []


@pytest.mark.parametrize('tool', ['vanilla-cookieconsent', 'whitecube'])
def test_a_tool_that_fails_breaks_nothing(open_page: Open, tool: str) -> None:
    control = open_page(f'tool: {tool}', PRESENT)
    control.opener.click()
    control.sentence.wait_for(state='visible', timeout=2000)
    assert control.errors == []


def test_a_tool_that_comes_late_takes_the_sentence_away(open_page: Open) -> None:
    control = open_page(CALL)
    control.opener.click()
    control.sentence.wait_for(state='visible', timeout=2000)
    control.page.evaluate('window.acme = {panels: {open() {}}}')
    control.opener.click()
    control.sentence.wait_for(state='hidden', timeout=2000)


@pytest.mark.parametrize('theme', THEMES)
@pytest.mark.parametrize(
    'choice', [CALL, 'tool: osano', 'tool: sphinx-immaterial-consent']
)
def test_without_javascript_there_is_the_sentence_and_no_dead_button(
    open_page: Open, theme: str, choice: str
) -> None:
    control = open_page(choice, theme=theme, script=False)
    assert control.shown == (False, True)
    assert SENTENCE in control.sentence.inner_text()


def test_a_blocker_that_hides_the_button_leaves_the_sentence(open_page: Open) -> None:
    more = '\n.. raw:: html\n\n   <style>button { display: none !important }</style>\n'
    assert open_page(CALL, more=more).shown == (False, True)


@pytest.mark.parametrize('key', ['Enter', 'Space'])
def test_the_keyboard_reaches_and_presses_it(open_page: Open, key: str) -> None:
    control = open_page(CALL, PRESENT)
    for _ in range(50):
        control.page.keyboard.press('Tab')
        if control.opener.evaluate('button => button === document.activeElement'):
            break
    style = 'button => getComputedStyle(button).outlineStyle'
    assert control.opener.evaluate(style) == 'solid'
    control.page.keyboard.press(key)
    assert control.noted == [['acme', []]]


@pytest.mark.parametrize('theme', THEMES)
@pytest.mark.parametrize('tool', ['klaro', 'sphinx-immaterial-consent'])
def test_it_is_large_enough_and_in_the_letters_of_the_text(
    open_page: Open, theme: str, tool: str
) -> None:
    control = open_page(f'tool: {tool}', theme=theme)
    box = control.opener.bounding_box()
    assert box is not None
    assert box['height'] >= 24
    assert box['width'] >= 24
    style = 'it => [getComputedStyle(it).fontFamily, getComputedStyle(it).fontSize]'
    text = control.page.get_by_text('Text.', exact=True)
    assert control.opener.evaluate(style) == text.evaluate(style)


def test_on_paper_there_is_the_sentence(open_page: Open) -> None:
    control = open_page(CALL, PRESENT)
    control.page.emulate_media(media='print')
    assert control.shown == (False, True)
