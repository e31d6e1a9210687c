"""Visits in Chromium to a site with a consent tool, at the host that is declared."""

from __future__ import annotations

import json
import os
import subprocess
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from sphinx_cookiecharter import exchange
from sphinx_cookiecharter.catalogue.consent_tool import consent_tool

from ..browser.errors import note_errors
from ..browser.settled import GRACE, settle

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, BrowserContext, Page, Route

#: A script that a test makes of a package, which has none for pages.
HDS = 'hds.js'
_HDS_SOURCE = """
import { CookieConsentCore } from 'hds-js'
const settings = JSON.parse(document.getElementById('settings').textContent)
CookieConsentCore.create(settings, { language: document.documentElement.lang })
"""

HOST = 'bikes.example'
URL = f'https://{HOST}/'

#: What the site has already kept: of each item, and of what is nobody's.
KEPT = (
    *('sessionid', 'bike_lang', 'bike_size', 'numbers_id', 'numbers_first.1'),
    *('numbers_first.22', 'numbers_firstly', 'variant'),
)


class Tool(NamedTuple):
    """How a page loads a tool, and how a visitor chooses.

    `before` and `after` are the files of its package that a page loads, before or after
    the configuration. What is pressed one after the other: `choose` from the banner,
    for statistics alone; `withdraw` in the panel that is open, statistics alone.
    `script` is how a page has a script that needs consent to statistics. `leaves` is
    what stays of refused cookies, as the losses say.
    """

    before: tuple[str, ...]
    after: tuple[str, ...]
    ready: str
    choose: tuple[str, ...]
    withdraw: tuple[str, ...]
    script: str
    leaves: frozenset[str] = frozenset()


TOOLS = {
    'vanilla-cookieconsent': Tool(
        before=(
            'vanilla-cookieconsent/dist/cookieconsent.css',
            'vanilla-cookieconsent/dist/cookieconsent.umd.js',
        ),
        after=(),
        ready='#cc-main .cm',
        choose=(
            '#cc-main [data-role="show"]',
            '#cc-main .section__toggle[value="statistics"]',
            '#cc-main [data-role="save"]',
        ),
        script='<script type="text/plain" data-category="statistics">count()</script>',
        withdraw=(
            '#cc-main .section__toggle[value="statistics"]',
            '#cc-main [data-role="save"]',
        ),
    ),
    'klaro': Tool(
        before=('klaro/dist/klaro.css',),
        after=('klaro/dist/klaro-no-css.js',),
        ready='.klaro .cookie-notice',
        choose=(
            '.klaro .cn-learn-more',
            '#purpose-item-statistics',
            '.klaro .cm-btn-accept',
        ),
        script='<script type="text/plain" data-type="application/javascript" '
        'data-name="statistics-numbers">count()</script>',
        withdraw=('#purpose-item-statistics', '.klaro .cm-btn-accept'),
    ),
    'tarteaucitron': Tool(
        before=('tarteaucitronjs/tarteaucitron.js',),
        after=(),
        ready='#tarteaucitronAlertBig',
        choose=(
            '#tarteaucitronCloseAlert',
            '#statistics-numbersAllowed',
            '#statistics-this-siteAllowed',
            '#preferences-this-siteDenied',
            '#tests-this-siteDenied',
            '#marketing-adverts-incDenied',
        ),
        script="<script>document.addEventListener('statistics-numbers_loaded', count)"
        '</script>',
        withdraw=('#statistics-numbersDenied', '#statistics-this-siteDenied'),
        leaves=frozenset({'numbers_first.1', 'numbers_first.22'}),
    ),
    'orejime': Tool(
        before=('orejime/dist/orejime-standard.css',),
        after=('orejime/dist/orejime-standard-en.js',),
        ready='.orejime-Banner',
        choose=(
            '.orejime-Banner-learnMoreButton',
            '#orejime-purpose-statistics',
            '.orejime-Modal-saveButton',
        ),
        script='<template data-purpose="statistics-numbers"><script>count()</script>'
        '</template>',
        withdraw=('#orejime-purpose-statistics', '.orejime-Modal-saveButton'),
        leaves=frozenset(KEPT),
    ),
    'hds': Tool(
        before=(),
        after=(HDS,),
        ready='.hds-cc',
        choose=(
            '.hds-cc__accordion-button--details',
            '#statistics-cookies',
            '.hds-button[data-approved="selected"]',
        ),
        script='<script>'
        'const maybe = () => '
        "hds.cookieConsent.getConsentStatus(['statistics']) && count()"
        "\naddEventListener('hds-cookie-consent-ready', maybe)"
        "\naddEventListener('hds-cookie-consent-changed', maybe)</script>",
        withdraw=('#statistics-cookies', '.hds-button[data-approved="selected"]'),
    ),
}


#: How a button looks, in a script.
_LOOK = """button => {
  const style = getComputedStyle(button)
  return [style.backgroundColor, style.color, style.fontSize, style.fontWeight]
}"""

#: The script of the control that opens a panel.
_CONTROL = Path(exchange.__file__).parents[1] / 'static/charter.js'


@dataclass
class Visit:
    """A page of the site, and what went wrong on it."""

    page: Page
    tool: str
    errors: list[str]
    #: The text of the page, which the next loading of it gets.
    text: str = ''

    def keep(self, *, domain: bool = False) -> None:
        """Have the site keep all that it may, with the attribute Domain or without."""
        self.page.context.add_cookies(
            [
                {'name': name, 'value': '1', 'domain': f'.{HOST}', 'path': '/'}
                if domain
                else {'name': name, 'value': '1', 'url': URL}
                for name in KEPT
            ]
        )

    def configure(self, config: str) -> None:
        """Give the page another configuration, from its next loading on."""
        self.text = _page(self.tool, config, 'en')

    def press(self, *selectors: str) -> None:
        for selector in selectors:
            # As a visitor's press: some boxes lie under what is drawn in their place.
            self.page.locator(selector).first.dispatch_event('click')
        # One of them then loads the page anew.
        self.page.wait_for_timeout(GRACE)
        self.page.wait_for_load_state()
        settle(self.page)

    def accept(self) -> None:
        self.press(*consent_tool(self.tool).accept)

    def refuse(self) -> None:
        self.press(*consent_tool(self.tool).refuse)

    def choose_statistics(self) -> None:
        self.press(*TOOLS[self.tool].choose)

    def open_panel(self) -> None:
        """Open it as the control of a charter does."""
        self.page.locator('.charter-button').dispatch_event('click')
        settle(self.page)

    def withdraw_statistics(self) -> None:
        self.press(*TOOLS[self.tool].withdraw)

    def reload(self) -> None:
        self.page.reload()
        settle(self.page)

    @property
    def cookies(self) -> set[str]:
        """The cookies on the device, that of the choice aside."""
        context: BrowserContext = self.page.context
        names = {cookie['name'] for cookie in context.cookies()}
        return {name for name in names if name != 'bike_choice'}

    def counts(self) -> bool:
        """Whether the script ran that needs consent to statistics."""
        return bool(self.page.evaluate('window.counted'))

    @property
    def has_chosen(self) -> bool:
        kept = {one['name']: one['value'] for one in self.page.context.cookies()}
        # One tool keeps that nobody has chosen yet.
        return 'bike_choice' in kept and 'wait' not in kept['bike_choice']

    @property
    def accept_and_refuse_look_alike(self) -> bool:
        """Whether the two buttons have one size of letters and one colour."""
        tool = consent_tool(self.tool)
        accept, refuse = (
            self.page.locator(selectors[0]).first.evaluate(_LOOK)
            for selectors in (tool.accept, tool.refuse)
        )
        return bool(accept == refuse)


@contextmanager
def visit(
    browser: Browser,
    packages: Path,
    tool: str,
    config: str,
    *,
    language: str = 'en',
    asks: bool = True,
) -> Iterator[Visit]:
    """Open the site in a fresh profile, and wait for the banner where it `asks`."""
    # Some tools hide from what a script drives, and from what calls itself so.
    context = browser.new_context(user_agent='Mozilla/5.0 (X11) Firefox/140.0')
    context.add_init_script('delete Object.getPrototypeOf(navigator).webdriver')
    page = context.new_page()
    site = Visit(page, tool, [], _page(tool, config, language))
    context.route('**/*', lambda route: _answer(route, packages, site.text))
    note_errors(page, site.errors)
    page.goto(URL)
    if asks:
        ready = page.locator(TOOLS[tool].ready).first
        ready.wait_for(state='attached', timeout=5000)
    settle(page)
    yield site
    context.close()


def _answer(route: Route, packages: Path, page: str) -> None:
    address = route.request.url.partition('?')[0]
    path = address.removeprefix(URL)
    if not address.startswith(URL):
        route.abort()
    elif path == f'npm/{HDS}':
        route.fulfill(path=_bundle(packages))
    elif path.startswith('npm/'):
        route.fulfill(path=packages / 'node_modules' / path.removeprefix('npm/'))
    elif path == 'charter.js':
        route.fulfill(path=_CONTROL)
    elif path:
        route.fulfill(status=204)
    else:
        route.fulfill(body=page, content_type='text/html; charset=utf-8')


@cache
def _bundle(packages: Path) -> Path:
    """Return a script with what `_HDS_SOURCE` imports."""
    bundle = packages / HDS
    if not bundle.exists():
        # Another worker never meets half a file.
        part = packages / f'{os.getpid()}-{HDS}'
        program = packages / 'node_modules/.bin/esbuild'
        options = f'--bundle --minify --log-level=error --outfile={part}'.split()
        subprocess.run(
            [program, *options], cwd=packages, input=_HDS_SOURCE, check=True, text=True
        )
        part.replace(bundle)
    return bundle


def _page(tool: str, config: str, language: str) -> str:
    before, after, *_ = TOOLS[tool]
    script = TOOLS[tool].script
    return '\n'.join(
        [
            f'<!doctype html><html lang="{language}"><head><title>Bikes</title>',
            *map(_load, before),
            f'</head><body><h1>Bikes</h1>{_control(tool)}',
            f'<script>function count() {{ window.counted = true }}</script>{script}',
            # As a page would have it at worst: inline.
            _inline(tool, config),
            *map(_load, after),
            '<script src="/charter.js"></script>',
            '</body></html>',
        ]
    )


def _inline(tool: str, config: str) -> str:
    if tool != 'hds':
        return f'<script>{config}</script>'
    # As a template does with JSON.
    data = config.replace('<', '\\u003c')
    return f'<script id="settings" type="application/json">{data}</script>'


def _load(file: str) -> str:
    if file.endswith('.css'):
        return f'<link rel="stylesheet" href="/npm/{file}">'
    return f'<script src="/npm/{file}"></script>'


def _control(tool: str) -> str:
    """Return the control of a charter, as HTML has it."""
    opening = consent_tool(tool).opening
    arguments = escape(json.dumps(opening.arguments))
    return (
        '<div class="charter-choice"><button class="charter-button" type="button" '
        f'data-charter-call="{opening.call}" data-charter-arguments="{arguments}" '
        'hidden>Manage your choices</button><div aria-live="polite"><p>In a panel.</p>'
        '</div></div>'
    )
