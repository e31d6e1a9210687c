"""What is made for the page on which one tries it, and what it says without npm."""

from __future__ import annotations

import json
import shutil
import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from zipfile import ZipFile

import pytest

if TYPE_CHECKING:
    from .support import Build

DOCS: Final = Path(__file__).parents[1] / 'docs'
SHOP: Final = (DOCS / 'gallery/shop.yaml').read_text('utf-8')
ASKED: Final = {'text': SHOP, 'language': 'fr', 'jurisdiction': 'at'}


@pytest.fixture
def in_page(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Any:
    monkeypatch.syspath_prepend(DOCS / 'try')
    monkeypatch.setattr(sys, 'dont_write_bytecode', True)
    monkeypatch.chdir(tmp_path)
    return import_module('in_page')


def test_findings_are_those_of_the_jurisdiction_that_is_chosen(in_page: Any) -> None:
    codes = {
        jurisdiction: {
            finding['code']
            for finding in json.loads(
                in_page.answer(
                    json.dumps(
                        {'about': 'findings', **ASKED, 'jurisdiction': jurisdiction}
                    )
                )
            )
        }
        for jurisdiction in ('', 'at')
    }
    assert 'legal-basis-missing' in codes['at'] - codes['']


def test_the_archive_holds_what_is_loaded_and_no_more(
    docs_extensions: None, tmp_path: Path
) -> None:
    archive = import_module('python_archive')
    questions = [{'about': 'page', **ASKED}]
    made = [tmp_path / name for name in ('one.zip', 'other.zip')]
    digests = [archive.write_archive(to, DOCS / 'try', questions) for to in made]
    assert digests[0] == digests[1]
    names = set(ZipFile(made[0]).namelist())
    assert {
        'in_page.py',
        'sphinx_cookiecharter/api.py',
        'sphinx_cookiecharter/locale/fr/LC_MESSAGES/sphinx_cookiecharter.mo',
        'docutils/nodes.py',
        'babel/locale-data/fr.dat',
    } <= names
    assert 'babel/locale-data/de.dat' not in names
    assert not [
        name
        for name in names
        if name.endswith(('.po', '.pyc', '.so'))
        or name.startswith('sphinx_cookiecharter/extension/')
    ]


# What MyST uses of Sphinx is its own affair.
@pytest.mark.filterwarnings("ignore:'myst_parser")
def test_without_npm_the_page_says_so(
    docs_extensions: None,
    build: Build,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(import_module('try_it'), 'installed', lambda _folder: None)
    (tmp_path / 'conf.py').touch()
    shutil.copyfile(DOCS / 'try.md', tmp_path / 'index.md')
    overrides = {
        'extensions': ['myst_parser', 'try_it'],
        'suppress_warnings': ['myst.xref_missing', 'ref.doc'],
    }
    page = build(tmp_path, confoverrides=overrides).read('index.html')
    assert 'These pages were built without npm' in page
    assert 'Load Python' not in page
