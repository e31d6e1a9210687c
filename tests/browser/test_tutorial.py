"""From a site to a draft charter: the tutorial done as it is written."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from ..support import require_tool, unavailable

pytestmark = pytest.mark.browser

DOCS = Path(__file__).parents[2] / 'docs'
BLOCK = re.compile(r'^```(\S+)(?: (\S+))?\n(.*?)^```$', re.MULTILINE | re.DOTALL)

#: What sets up a folder and an environment, both of which are there in a test.
SETTING_UP = ('mkdir bike-club', 'cd ', 'python3 -m venv', '. .venv', 'pip install')


class Reader:
    """Does what a page says, in a folder; fails where that shows something else."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.status = 0

    def follow(self, shown: str) -> None:
        for one in re.split(r'^\$ ', shown, flags=re.MULTILINE)[1:]:
            command, _, output = one.partition('\n')
            if command.startswith(SETTING_UP):
                continue
            said = f'{self.status}\n' if command == 'echo $?' else self.run(command)
            # What is left out may be any lines.
            expected = re.escape(output).replace(re.escape('…\n'), '(?:.*\n)*')
            assert re.fullmatch(expected, said), f'{command}\n{said}'

    def run(self, command: str) -> str:
        programs = f'{Path(sys.executable).parent}{os.pathsep}{os.environ["PATH"]}'
        done = subprocess.run(
            ['sh', '-c', command],
            cwd=self.folder,
            env={**os.environ, 'PATH': programs, 'NO_COLOR': '1'},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding='utf-8',
            check=False,
        )
        self.status = done.returncode
        return done.stdout


def test_it_shows_what_happens(tmp_path: Path) -> None:
    for module in ('furo', 'playwright'):
        if find_spec(module) is None:
            unavailable(module)
    require_tool('chromium', 'chromium-browser', 'google-chrome')
    reader = Reader(tmp_path)
    docs = tmp_path / 'docs'
    declaration, page = docs / 'cookies.yaml', docs / 'index.rst'
    text = (DOCS / 'tutorial-site.md').read_text('utf-8')
    said_until = 0
    for block in BLOCK.finditer(text):
        prose = text[said_until : block.start()]
        said_until = block.end()
        if 'Remove the folder `docs/_static`' in prose:
            shutil.rmtree(docs / '_static')
        if 'Remove `visit_id` from `docs/cookies.yaml`' in prose:
            used, _, _ = declaration.read_text('utf-8').partition('cookies:\n')
            declaration.write_text(used, 'utf-8')
        kind, name, content = block.groups()
        match kind:
            case 'console':
                reader.follow(content)
            case 'python':
                (docs / 'conf.py').write_text(content, 'utf-8')
            case 'js':
                (docs / '_static/visits.js').write_text(content, 'utf-8')
            case 'rst':
                before = f'{page.read_text("utf-8")}\n' if page.exists() else ''
                page.write_text(before + content, 'utf-8')
            case 'yaml':
                assert declaration.read_text('utf-8').startswith(content)
            case '{literalinclude}':
                shutil.copyfile(DOCS / name, declaration)
                # Nothing but notes, as the page says.
                assert reader.run('cookiecharter check docs/cookies.yaml')
                assert reader.status == 0
    assert 'visit_id' not in declaration.read_text('utf-8')
    assert reader.status == 0
