"""What the documentation says of sites without Sphinx is done as it stands there."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from jinja2 import Environment, FileSystemLoader

from ..cli.commands import run

DOCS = Path(__file__).parents[2] / 'docs'
PAGE = (DOCS / 'how-to/without-sphinx.md').read_text('utf-8')
COMMANDS = re.findall(r'\bcookiecharter (render .+)', PAGE)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ('templates', 'static', 'docs'):
        (tmp_path / name).mkdir()
    for name, example in ('cookies', 'shop'), ('cookies-before', 'shop-before'):
        text = (DOCS / f'examples/{example}.yaml').read_bytes()
        (tmp_path / f'{name}.yaml').write_bytes(text)
    return tmp_path


def test_there_is_something_to_try() -> None:
    assert len(COMMANDS) > 8


@pytest.mark.parametrize('command', COMMANDS)
def test_a_command_writes_its_file(folder: Path, command: str) -> None:
    arguments = shlex.split(command)
    assert run(*arguments, folder=folder) == (0, '', '')
    assert (folder / arguments[-1]).stat().st_size > 1_000


def test_the_template_shows_the_charter(folder: Path) -> None:
    (template,) = re.findall(
        r'^```html\+jinja\n(.*?)^```', PAGE, re.MULTILINE | re.DOTALL
    )
    (folder / 'templates/cookies.html').write_text(template, 'utf-8')
    run('render', '--to=fragment', '-o=templates/charter.html', folder=folder)
    loader = FileSystemLoader(folder / 'templates')
    environment = Environment(loader=loader, autoescape=True)
    html = environment.get_template('cookies.html').render(
        url_for=lambda endpoint, filename: f'/{endpoint}/{filename}'
    )
    assert 'href="/static/charter.css"' in html
    assert (folder / 'templates/charter.html').read_text('utf-8').strip() in html
