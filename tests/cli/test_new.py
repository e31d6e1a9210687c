"""`cookiecharter new`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx_cookiecharter import check, read
from sphinx_cookiecharter.cli import new
from sphinx_cookiecharter.declaration import fields
from sphinx_cookiecharter.declaration.vocabulary import JURISDICTIONS

from ..declaration.declared import declared, names
from .commands import run

if TYPE_CHECKING:
    from pathlib import Path

    from ..support import Build, MakeRoot

START = new.start()


def test_a_declaration_is_written(tmp_path: Path) -> None:
    status, out, err = run('new', folder=tmp_path)
    assert (status, err) == (0, '')
    assert 'cookiecharter check cookies.yaml' in out
    assert (tmp_path / 'cookies.yaml').read_text('utf-8') == START
    assert run('check', '--fail-on=info', 'cookies.yaml', folder=tmp_path) == (
        0,
        '',
        '',
    )


def test_it_can_be_written_elsewhere(tmp_path: Path) -> None:
    assert run('new', 'shop.yaml', folder=tmp_path).status == 0
    assert check(read(tmp_path / 'shop.yaml')) == []


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


def test_what_is_commented_out_is_right_too() -> None:
    # Two blanks more than the sign are prose about a directive.
    key = re.compile(r'^( *)# ?((?: {2})*(?:- )?[a-z_]+:.*)$', re.MULTILINE)
    text = key.sub(r'\1\2', START)
    assert text.count('#') > 10
    declaration = declared(text)
    assert names(declaration) == [
        'sessionid',
        'consent',
        'numbers_id',
        'numbers_first_*',
        'comment_author',
        'theme',
    ]
    assert {'comments'} < set(declaration.categories)
    assert declaration.choice.url
    for one in JURISDICTIONS:
        assert check(declared(text.replace('[eu]', f'[{one}]'))) == []
    for name in fields.TOP:
        assert f'{name}:' in text


def test_a_charter_is_built_of_it(make_root: MakeRoot, build: Build) -> None:
    root = make_root(
        {'index.rst': 'A\n=\n\n.. cookie-charter::\n', 'cookies.yaml': START}
    )
    assert 'sessionid' in build(root).read('index.html')
