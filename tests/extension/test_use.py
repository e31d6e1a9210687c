"""A build brings in what a declaration uses, and notices when that is another."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from sphinx_cookiecharter.catalogue import collection, reader

from ..catalogue.collections import MINE, VERSIONED, install, write
from .declarations import PAGE

if TYPE_CHECKING:
    from pathlib import Path

    from ..support import Build, MakeRoot

CONF = "cookiecharter_catalogue = ['known']\n"
PAGES = {
    'index.rst': f'{PAGE}\n.. toctree::\n\n   other\n',
    'other.rst': 'Other\n=====\n',
}
GUESSED = 'nothing says which version of charter-test-theme your pages have'
RENEWED = '0 added, 1 changed, 0 removed'


def root_with(make_root: MakeRoot, declaration: str, **entries: str) -> Path:
    files = {f'known/{name}.yaml': text for name, text in entries.items()}
    conf = CONF if entries else ''
    return make_root({**PAGES, 'cookies.yaml': declaration, **files}, conf)


def test_its_items_are_shown_in_the_language_of_the_build(
    make_root: MakeRoot, build: Build
) -> None:
    root = root_with(make_root, 'use: [furo, google-fonts]\n')
    text = build(root, 'text').read('index.txt')
    assert '"theme"' in text
    assert 'Fetches the fonts in which these pages are shown.' in text
    french = build(root, 'text', confoverrides={'language': 'fr'}).read('index.txt')
    assert 'Charge les polices dans lesquelles ces pages' in french


def test_its_texts_are_not_for_the_translators_of_the_project(
    make_root: MakeRoot, build: Build
) -> None:
    root = root_with(make_root, 'use: [furo]\n')
    build(root, 'gettext')
    assert 'Remembers' not in (root / '_build/gettext/index.pot').read_text('utf-8')


def test_a_changed_entry_renews_only_the_pages_that_use_it(
    make_root: MakeRoot, build: Build
) -> None:
    root = root_with(make_root, 'use: [mine]\n', mine=MINE)
    assert 'recent' in build(root, 'text').read('index.txt')
    assert '0 changed' in build(root, 'text').status
    own = root / 'known/mine.yaml'
    before = own.stat()
    own.write_text(MINE.replace('recent', 'zebra'), 'utf-8')
    # A digest tells what a time stamp does not.
    os.utime(own, ns=(before.st_atime_ns, before.st_mtime_ns))
    result = build(root, 'text')
    assert RENEWED in result.status
    assert 'zebra' in result.read('index.txt')
    assert '0 changed' in build(root, 'text').status


def test_an_entry_that_overrides_one_of_ours_is_noticed(
    make_root: MakeRoot, build: Build
) -> None:
    root = root_with(make_root, 'use: [furo]\n', mine=MINE)
    assert 'theme' in build(root, 'text').read('index.txt')
    write(root / 'known', {'furo': MINE.replace('id: mine', 'id: furo')})
    result = build(root, 'text')
    assert RENEWED in result.status
    assert 'recent' in result.read('index.txt')
    (root / 'known/furo.yaml').unlink()
    assert 'recent' not in build(root, 'text').read('index.txt')


def test_an_entry_that_comes_is_noticed(make_root: MakeRoot, build: Build) -> None:
    root = root_with(make_root, 'use: [mine]\n', other=MINE.replace('mine', 'other'))
    for _ in range(2):
        (warning,) = build(root, 'text', expect_warnings=True).warnings
        assert warning.startswith(f'{root}/cookies.yaml:1: WARNING: ')
        assert "no entry 'mine'" in warning
        assert warning.endswith('[cookiecharter.invalid-value]')
    write(root / 'known', {'mine': MINE})
    assert 'recent' in build(root, 'text').read('index.txt')


def test_another_installed_version_renews_the_pages(
    make_root: MakeRoot, build: Build, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(tmp_path / 'site')
    root = root_with(make_root, 'use: [theme]\n', theme=VERSIONED)
    conf = (root / 'conf.py').read_text('utf-8')
    for _ in range(2):
        result = build(root, 'text')
        assert 'newest' in result.read('index.txt')
        assert f'{root}/cookies.yaml:1: use: theme: {GUESSED}' in result.status
    assert '0 changed' in build(root, 'text').status
    # What is installed beside it, and not in use, says nothing of its pages.
    install(tmp_path / 'site', 'charter-test-theme', '1.0')
    assert '0 changed' in build(root, 'text').status
    (root / 'conf.py').write_text(f"{conf}html_theme = 'charter_test_theme'\n")
    result = build(root, 'text')
    assert RENEWED in result.status
    assert 'older' in result.read('index.txt')
    assert GUESSED not in result.status


def test_a_mistake_in_an_entry_is_told_at_its_line_in_every_build(
    make_root: MakeRoot, build: Build
) -> None:
    wrong = MINE.replace('duration: persistent', 'duration: a while')
    root = root_with(make_root, 'use: [mine]\n', mine=wrong)
    line = wrong.splitlines().index('    duration: a while') + 1
    for _ in range(2):
        (warning,) = build(root, 'text', expect_warnings=True).warnings
        assert warning.startswith(f'{root}/known/mine.yaml:{line}: WARNING: ')
        assert warning.endswith('[cookiecharter.invalid-duration]')


def test_an_earlier_declaration_may_use_entries_too(
    make_root: MakeRoot, build: Build
) -> None:
    page = PAGE + '   :sections: changes\n   :since: old.yaml\n'
    files = {'index.rst': page, 'cookies.yaml': 'use: [furo, mine]\n'}
    root = make_root(
        {**files, 'old.yaml': 'use: [furo]\n', 'known/mine.yaml': MINE}, CONF
    )
    text = build(root, 'text').read('index.txt')
    assert 'recent' in text
    assert 'theme' not in text
    # What it is compared with may be broken, and breaks nothing.
    (root / 'old.yaml').write_text('use: [broken]\n', 'utf-8')
    write(root / 'known', {'broken': 'cookies: [\n'})
    (warning,) = build(root, 'text', expect_warnings=True).warnings
    assert 'nothing is said of changes' in warning


def test_each_entry_is_read_once_in_a_build(
    make_root: MakeRoot, build: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls = []

    def counting(path: Path) -> object:
        calls.append(path.stem)
        return reader.read_entry(path)

    monkeypatch.setattr(collection, 'read_entry', counting)
    table = '.. cookie-table:: other.yaml\n   :no-index:\n'
    files = {
        'index.rst': PAGE + '\n' + table,
        'cookies.yaml': 'use: [furo, mine]\n',
        'other.yaml': 'use: [furo]\n',
        'known/mine.yaml': MINE,
    }
    build(make_root(files, CONF), 'text')
    assert sorted(calls) == ['furo', 'mine']


def test_parallel_reading_brings_in_the_same(make_root: MakeRoot, build: Build) -> None:
    pages = [f'page{n}' for n in range(8)]
    files = {
        'index.rst': 'All\n===\n\n.. toctree::\n\n'
        + ''.join(f'   {one}\n' for one in pages),
        **{
            f'{one}.rst': f'{one}\n=====\n\n.. cookie-table::\n   :no-index:\n'
            for one in pages
        },
        'cookies.yaml': 'use: [furo, mine]\n',
        'known/mine.yaml': MINE,
    }
    root = make_root(files, CONF)
    result = build(root, 'text', parallel=2)
    assert all('recent' in result.read(f'{one}.txt') for one in pages)
    assert '0 changed' in build(root, 'text', parallel=2).status


def test_a_package_that_is_only_installed_changes_no_charter(
    make_root: MakeRoot, build: Build
) -> None:
    pytest.importorskip('pydata_sphinx_theme')
    files = {'index.rst': PAGE, 'cookies.yaml': 'use: [ga4]\n'}
    for theme in ('alabaster', 'sphinx_rtd_theme'):
        root = make_root(files, f'html_theme = {theme!r}\n', name=theme)
        result = build(root, 'text')
        assert '"_ga"' in result.read('index.txt')
        assert 'use: ga4' not in result.status
