"""A source folder for each case, and what its build must give."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from benchmarks.declaration import CATEGORIES, declare
from benchmarks.ways import WAYS

if TYPE_CHECKING:
    from pathlib import Path

    from benchmarks.declaration import Cookie

_CONF = """\
project = 'Benchmark'
author = 'Bike Shop'
copyright = '2026, Bike Shop'
version = release = '1'
"""

_BODY = re.compile(r'</h1>\n(.*)</section>', re.DOTALL)
_ROW = re.compile(r'<tr[ >].*?</tr>', re.DOTALL)
_CELL = re.compile(r'<t[hd][ >].*?</t[hd]>', re.DOTALL)
_TAG = re.compile(r'<[^>]*>')


@dataclass(frozen=True, slots=True)
class Case:
    """A project to build: `size` cookies, shown in one way.

    With several `pages`, each shows one category; else one page shows all of them.
    `others` is how many pages have nothing to do with cookies.
    """

    way: str
    size: int
    builder: str = 'html'
    pages: int = 1
    others: int = 0
    #: Whether it is built anew, or again after one purpose has been edited.
    is_edit: bool = False

    def cookies(self, edition: int = 0) -> tuple[Cookie, ...]:
        cookies = declare(self.size)
        if not edition:
            return cookies
        purpose = cookies[0].purpose.replace('.', f', edition {edition}.')
        return (replace(cookies[0], purpose=purpose), *cookies[1:])

    def shown(self, edition: int = 0) -> dict[str, tuple[Cookie, ...]]:
        """Return the pages that the way is about, with the cookies of each."""
        cookies = self.cookies(edition)
        if self.pages == 1:
            return {'cookies' if self.others else 'index': cookies}
        categories = [
            tuple(one for one in cookies if one.category == category)
            for category in CATEGORIES
        ]
        return {
            f'cookies-{n:03}': categories[n % len(categories)]
            for n in range(self.pages)
        }


class OutputError(Exception):
    """A build did not give what it should."""


def write(case: Case, folder: Path, finished: Path | None) -> None:
    """Write the sources; `finished` is the page whose tables a raw file takes."""
    files = _files(case)
    if finished is not None:
        files['tables.html'] = _body(finished)
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, 'utf-8')


def edit(case: Case, folder: Path, edition: int) -> None:
    """Change the purpose of the first cookie, wherever it is written first."""
    before = case.cookies(edition - 1)[0].purpose
    after = case.cookies(edition)[0].purpose
    for path in folder.iterdir():
        text = path.read_text('utf-8')
        if before in text:
            path.write_text(text.replace(before, after, 1), 'utf-8')


def check(case: Case, output: Path, edition: int = 0) -> None:
    """Raise OutputError unless the pages show what they should."""
    for name, cookies in case.shown(edition).items():
        rows = cookies if WAYS[case.way].shows else ()
        if case.builder == 'html':
            _check_rows(case, output / f'{name}.html', rows)
        else:
            _check_names(case, output, rows)


def _check_rows(case: Case, page: Path, cookies: tuple[Cookie, ...]) -> None:
    rows = [
        tuple(_words(cell) for cell in _CELL.findall(row))
        for row in _ROW.findall(page.read_text('utf-8'))
        if '<td' in row
    ]
    expected = [cookie.cells() for cookie in cookies]
    if rows != expected:
        differ = (
            pair for pair in zip(rows, expected, strict=False) if len({*pair}) > 1
        )
        row, wanted = next(differ, ((), ()))
        msg = (
            f'{case}: {page.name} has {len(rows)} rows of {len(expected)}; '
            f'the first that differs is {row}, not {wanted}'
        )
        raise OutputError(msg)


def _words(cell: str) -> str:
    return ' '.join(html.unescape(_TAG.sub('', cell)).split())


def _check_names(case: Case, output: Path, cookies: tuple[Cookie, ...]) -> None:
    suffix = {'latex': 'tex', 'text': 'txt', 'epub': 'xhtml'}[case.builder]
    text = ''.join(path.read_text('utf-8') for path in output.glob(f'*.{suffix}'))
    # LaTeX escapes the underscores, and may break after them.
    words = {*re.findall(r'\w+', re.sub(r'\\(?:allowbreak\{\})?', '', text))}
    missing = [cookie.name for cookie in cookies if cookie.name not in words]
    if missing or not text:
        msg = f'{case}: {len(missing)} names are missing, {missing[:3]} among them'
        raise OutputError(msg)


def _body(page: Path) -> str:
    """Return what stands on an HTML page below its title."""
    found = _BODY.search(page.read_text('utf-8'))
    if found is None:
        msg = f'{page.name} has no section'
        raise OutputError(msg)
    return found[1]


def _files(case: Case) -> dict[str, str]:
    way = WAYS[case.way]
    files = {'conf.py': _CONF + way.conf, **way.files(case.cookies())}
    others = [f'other-{n:03}' for n in range(case.others)]
    for name in others:
        files[f'{name}.rst'] = _page(name, 'Nothing about cookies here.\n')
    pages = case.shown()
    for name, cookies in pages.items():
        files[f'{name}.rst'] = _page('Cookies', way.page(cookies))
    if 'index' not in pages:
        files['index.rst'] = _page('Benchmark', 'Cookies on other pages.\n')
    return files


def _page(title: str, content: str) -> str:
    # An orphan: a menu of all pages on each would cost more than what they show.
    return f':orphan:\n\n{title}\n{"=" * 40}\n\n{content}'
