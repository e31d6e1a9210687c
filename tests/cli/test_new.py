"""`cookiecharter new`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from sphinx_cookiecharter import check, read
from sphinx_cookiecharter.cli.new import LANGUAGES, SITES, start
from sphinx_cookiecharter.declaration import fields
from sphinx_cookiecharter.declaration.vocabulary import JURISDICTIONS

from ..declaration.declared import declared, names
from .commands import run

if TYPE_CHECKING:
    from pathlib import Path

    from ..support import Build, MakeRoot

STARTS = [(site, language) for site in SITES for language in LANGUAGES]
each_start = pytest.mark.parametrize(('site', 'language'), STARTS)


def test_a_declaration_is_written(tmp_path: Path) -> None:
    status, out, err = run('new', folder=tmp_path)
    assert (status, err) == (0, '')
    assert 'cookiecharter check cookies.yaml' in out
    assert (tmp_path / 'cookies.yaml').read_text('utf-8') == start('public', 'en')
    checked = run('check', '--fail-on=info', folder=tmp_path)
    assert checked == (0, '', '')


def test_it_can_be_written_elsewhere(tmp_path: Path) -> None:
    assert run('new', 'shop.yaml', folder=tmp_path).status == 0
    assert check(read(tmp_path / 'shop.yaml')) == []


def test_beside_a_conf_py_it_is_for_a_documentation(tmp_path: Path) -> None:
    (tmp_path / 'docs').mkdir()
    (tmp_path / 'docs/conf.py').touch()
    assert run('new', 'docs/cookies.yaml', folder=tmp_path).status == 0
    written = (tmp_path / 'docs/cookies.yaml').read_text('utf-8')
    assert written == start('docs', 'en')
    assert run('new', '--for=shop', 'docs/a.yaml', folder=tmp_path).status == 0
    assert (tmp_path / 'docs/a.yaml').read_text('utf-8') == start('shop', 'en')


def test_it_speaks_another_language(tmp_path: Path) -> None:
    assert run('new', '--language', 'fr', folder=tmp_path).status == 0
    assert 'Vous garde connecté' in (tmp_path / 'cookies.yaml').read_text('utf-8')
    status, _, err = run('new', '--language', 'tlh', folder=tmp_path)
    assert status == 2
    assert 'invalid choice' in err


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    path = tmp_path / 'cookies.yaml'
    path.write_text('mine', 'utf-8')
    status, out, err = run('new', folder=tmp_path)
    assert (status, out) == (1, '')
    assert err == 'cookies.yaml is there already, and is left as it is\n'
    assert path.read_text('utf-8') == 'mine'


def test_what_cannot_be_written(tmp_path: Path) -> None:
    status, out, err = run('new', 'none/cookies.yaml', folder=tmp_path)
    assert (status, out) == (1, '')
    assert err.startswith('none/cookies.yaml cannot be written: ')


def uncommented(text: str) -> str:
    # Two blanks more than the sign are prose about a directive.
    key = re.compile(r'^( *)# ?((?: {2})*(?:- )?[a-z_]+:.*)$', re.MULTILINE)
    return key.sub(r'\1\2', text)


@each_start
def test_nothing_is_wrong_with_it(site: str, language: str) -> None:
    assert check(declared(start(site, language)), language) == []


@each_start
def test_what_is_commented_out_is_right_too(site: str, language: str) -> None:
    text = uncommented(start(site, language))
    assert text.count('#') > 10
    own = '[eu]' if language == 'en' else f'[{language}]'
    for jurisdiction in JURISDICTIONS if language == 'en' else [language]:
        declaration = declared(text.replace(own, f'[{jurisdiction}]'))
        assert check(declaration, language) == []


@pytest.mark.parametrize('language', LANGUAGES)
def test_together_they_show_all_that_a_declaration_holds(language: str) -> None:
    texts = ''.join(uncommented(start(site, language)) for site in SITES)
    for name in fields.TOP:
        assert re.search(f'^{name}:', texts, re.MULTILINE)


@pytest.mark.parametrize('site', SITES)
def test_each_language_has_the_same_items(site: str) -> None:
    first, *others = (names(declared(start(site, each))) for each in LANGUAGES)
    assert all(other == first for other in others)


def test_a_charter_is_built_of_it(make_root: MakeRoot, build: Build) -> None:
    root = make_root(
        {
            'index.rst': 'A\n=\n\n.. cookie-charter::\n',
            'cookies.yaml': start('docs', 'en'),
        }
    )
    assert 'theme' in build(root).read('index.html')
