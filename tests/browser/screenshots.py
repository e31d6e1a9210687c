"""Pictures of the gallery in all themes, for a person to look at: make screenshots."""

from __future__ import annotations

import argparse
import json
import shutil
import tempfile
from itertools import islice, product
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import sync_playwright

from sphinx_cookiecharter.declaration.vocabulary import CATEGORIES

from ..conftest import CHROMIUM_ARGS
from ..extension.declarations import ALL_COLUMNS
from .themes import THEMES, build_in

if TYPE_CHECKING:
    from playwright.sync_api import Browser

    from .themes import Scheme

ROOT = Path(__file__).parents[2]
WIDTHS = {'wide': 1400, 'tablet': 960, 'narrow': 360}
#: How many items the longest charter has.
MANY = 60

CONF = """\
project = 'Gallery'
extensions = ['myst_parser', 'sphinx_cookiecharter']
language = 'en'
# The pages that the gallery leads to are not here.
suppress_warnings = ['cookiecharter', 'myst.xref_missing']
"""

#: All columns in one table, which no page of the gallery has.
COLUMNS = f"""\
# All columns

```{{cookie-table}} shop.yaml
:caption: All that the shop declares
:columns: {ALL_COLUMNS}
```
"""


MANY_PAGE = """\
---
orphan: true
---
# Many items

```{cookie-charter} many.yaml
```
"""


def many_items() -> str:
    """Return a declaration of many items, of all that a row can hold."""
    items: list[dict[str, object]] = [
        {
            'name': name + str(n),
            'category': category,
            'purpose': 'Remembers which books you looked at, to show them again.',
            'provider': ('Google', 'Harbour Media GmbH', 'Example Docs')[n % 3],
            'duration': ('13 months', 'session', 'persistent')[n % 3],
            **([MORE, STORED, {}, {}][n % 4]),
        }
        for n, (name, category) in enumerate(
            islice(product(LONG_NAMES, CATEGORIES), MANY)
        )
    ]
    return json.dumps({'site': {'name': 'Many Books'}, 'cookies': items})


LONG_NAMES = [
    'sessionid',
    '__Secure-next-auth.session-token',
    '_hjSessionUser_',
    'OptanonAlertBoxClosed',
    'sphinx_highlight_terms',
    'a0123456789b0123456789c0123456789',
    *(f'cookies_preferences_{letter}' for letter in 'abcdef'),
]
MORE: dict[str, object] = {
    'service': 'shopping basket',
    'location': 'every page',
    'data': ['pages read', 'visitor number'],
    'retention': '25 months',
    'recipients': ['Alphabet Inc.', 'Harbour Media GmbH'],
    'legal_basis': 'consent',
    'opt_out_url': 'https://example.org/out',
    'domain': 'stats.phare-analytics.example',
}
STORED: dict[str, object] = {'storage': 'local_storage', 'renewed': True}


def copy_example(root: Path) -> list[str]:
    """Copy the example, and return its pages that are worth a look."""
    shutil.copytree(ROOT / 'example', root, ignore=shutil.ignore_patterns('_build'))
    return ['charte-cookies']


def copy_gallery(root: Path) -> list[str]:
    """Copy the gallery of the documentation, for not all themes can show the rest."""
    root.mkdir(parents=True)
    for file in (ROOT / 'docs' / 'gallery').iterdir():
        if file.is_file():
            shutil.copy(file, root)
    (root / 'conf.py').write_text(CONF, 'utf-8')
    (root / 'many.yaml').write_text(many_items(), 'utf-8')
    (root / 'many.md').write_text(MANY_PAGE, 'utf-8')
    (root / 'columns.md').write_text(f'---\norphan: true\n---\n{COLUMNS}', 'utf-8')
    return sorted(page.stem for page in root.glob('*.md'))


def take(
    browser: Browser, page: Path, scheme: Scheme, width: int, picture: Path
) -> None:
    context = browser.new_context(
        color_scheme=scheme,
        reduced_motion='reduce',
        viewport={'width': width, 'height': 900},
    )
    tab = context.new_page()
    tab.goto(page.as_uri())
    tab.screenshot(path=picture, full_page=True)
    context.close()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('folder', nargs='?', type=Path, default=ROOT / 'screenshots')
    parser.add_argument('--theme', action='append', help='only this one (repeatable)')
    options = parser.parse_args()
    folder: Path = options.folder
    folder.mkdir(parents=True, exist_ok=True)
    chromium = shutil.which('chromium')
    if not chromium:
        parser.error('chromium is not installed')
    with tempfile.TemporaryDirectory() as temporary, sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium, args=CHROMIUM_ARGS
        )
        for theme in THEMES:
            if options.theme and theme.name not in options.theme:
                continue
            if not theme.installed:
                print(f'{theme.name} is not installed')
                continue
            for copy in (copy_example, copy_gallery):
                root = Path(temporary) / theme.id / copy.__name__
                names = copy(root)
                pages = build_in(theme, root)
                for name, scheme, size in product(names, theme.schemes, WIDTHS):
                    take(
                        browser,
                        pages / f'{name}.html',
                        scheme,
                        WIDTHS[size],
                        folder / f'{name}-{theme.name}-{scheme}-{size}.png',
                    )
            print(f'{theme.name}: {folder}/*-{theme.name}-*.png', flush=True)
        browser.close()


if __name__ == '__main__':
    main()
