"""The pictures of the README and of the gallery's front page: make pictures."""

from __future__ import annotations

import re
import shutil
import sys
import tempfile
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Final

from playwright.sync_api import sync_playwright

from sphinx_cookiecharter.api import check, read, render

from ..conftest import CHROMIUM_ARGS
from .screenshots import ROOT, copy_gallery
from .themes import THEMES, build_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser

    from .themes import Scheme

FOLDER: Final = ROOT / 'docs' / '_static' / 'pictures'
SCHEMES: Final[tuple[Scheme, ...]] = ('light', 'dark')
#: The themes that most documentations have.
SHOWN: Final = ('furo', 'pydata-sphinx-theme', 'sphinx-rtd-theme')
FRONT: Final = ROOT / 'docs' / 'examples' / 'front.yaml'
#: What is taken out of it, so that there is something to find.
LAST_PURPOSE: Final = '    purpose: Tells one visit from the next.\n'
#: The section of the first table.
TABLE: Final = 'section:not(:has(section)):has(.charter-table) >> nth=0'

WINDOW: Final = """\
<!doctype html>
<meta charset="utf-8">
<style>
:root {{ color-scheme: light dark; }}
body {{
  display: grid; grid-template-columns: 25rem 1fr; gap: 1rem; box-sizing: border-box;
  height: 100vh; margin: 0; padding: 1rem;
  font: 0.95rem/1.5 system-ui, sans-serif;
  color: light-dark(#1b1b1f, #e8e8ea); background: light-dark(#f1f3f6, #0e0e11);
}}
figure {{
  margin: 0; display: flex; flex-direction: column; overflow: hidden;
  border: 1px solid light-dark(#ccd2da, #3a3a42); border-radius: 0.5rem;
  background: light-dark(#fff, #17171a);
}}
div {{ display: flex; flex-direction: column; gap: 1rem; }}
div > figure:last-child {{ flex: 1; }}
figcaption {{
  padding: 0.35rem 0.9rem; font-weight: 600;
  background: light-dark(#e4e8ee, #2a2a31);
}}
pre {{
  margin: 0; padding: 0.7rem 0.9rem; font: 0.85rem/1.5 ui-monospace, monospace;
  white-space: pre-wrap;
}}
b {{ color: light-dark(#9a5b00, #f2b84b); }}
i {{ color: light-dark(#0b4f9c, #8ab8f0); font-style: normal; }}
iframe {{ flex: 1; width: 100%; border: 0; zoom: 0.7; }}
</style>
<div>
  <figure><figcaption>You write cookies.yaml</figcaption>
    <pre>{declaration}</pre></figure>
  <figure><figcaption>You forget a purpose: the build says</figcaption>
    <pre>{finding}</pre></figure>
</div>
<figure><figcaption>Your visitors read</figcaption>
  <iframe srcdoc="{page}"></iframe></figure>
"""


@dataclass(frozen=True, slots=True)
class View:
    """How a picture is taken."""

    scheme: Scheme
    width: int
    height: int
    scale: float


def finding_of(declaration: str) -> str:
    """Return, in HTML, the warning of a declaration, as the log of a build has it."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / 'cookies.yaml'
        path.write_text(declaration, 'utf-8')
        [found] = (f for f in check(read(path)) if f.level == 'warning')
    text = f'{found.message} [cookiecharter.{found.code}]'
    return f'docs/cookies.yaml:{found.line}: <b>WARNING:</b> {escape(text)}'


def window() -> str:
    """Return the page that the README's picture is taken of."""
    declaration = FRONT.read_text('utf-8')
    return WINDOW.format(
        declaration=re.sub(r'(?m)^([ -]*)(\w+):', r'\1<i>\2</i>:', escape(declaration)),
        finding=finding_of(declaration.replace(LAST_PURPOSE, '')),
        page=escape(render(read(FRONT), title='Cookies', sections=['cookies'])),
    )


def take(
    browser: Browser, address: str, view: View, picture: Path, top: str = 'html'
) -> None:
    """Take a picture that begins with the element of the selector `top`."""
    context = browser.new_context(
        color_scheme=view.scheme,
        reduced_motion='reduce',
        viewport={'width': view.width, 'height': view.height},
        device_scale_factor=view.scale,
    )
    tab = context.new_page()
    tab.goto(address)
    tab.locator(top).evaluate('e => e.scrollIntoView({behavior: "instant"})')
    tab.screenshot(path=picture)
    context.close()
    print(f'{picture}: {picture.stat().st_size // 1000} kB', flush=True)


def galleries(folder: Path) -> Iterator[tuple[str, Scheme, str]]:
    """Yield the name, the scheme and the address of a charter in each theme shown."""
    for theme in THEMES:
        if theme.name not in SHOWN:
            continue
        root = folder / theme.id
        copy_gallery(root)
        page = build_in(theme, root) / 'shop.html'
        for scheme in theme.schemes:
            yield theme.name, scheme, page.as_uri()


def main() -> None:
    chromium = shutil.which('chromium')
    if not chromium:
        sys.exit('chromium is not installed')
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as temporary, sync_playwright() as playwright:
        folder = Path(temporary)
        browser = playwright.chromium.launch(
            executable_path=chromium, args=CHROMIUM_ARGS
        )
        page = folder / 'window.html'
        page.write_text(window(), 'utf-8')
        for scheme in SCHEMES:
            view = View(scheme, 1040, 475, 1.5)
            take(browser, page.as_uri(), view, FOLDER / f'window-{scheme}.png')
        for name, scheme, address in galleries(folder):
            view = View(scheme, 1280, 800, 0.625)
            picture = FOLDER / f'gallery-{name}-{scheme}.png'
            take(browser, address, view, picture, TABLE)
        browser.close()


if __name__ == '__main__':
    main()
