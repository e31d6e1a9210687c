"""Where the result of a command goes."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from sphinx_cookiecharter.cli.output import output

from .commands import SOUND, run

if TYPE_CHECKING:
    from pathlib import Path


def test_two_that_write_one_file_do_not_meet(tmp_path: Path) -> None:
    (tmp_path / 'cookies.yaml').write_text(SOUND)
    out = tmp_path / 'out'
    with output(str(out)) as file:
        file.write('first')
        done = run('export', '--to', 'json', '-o', 'out', folder=tmp_path)
        assert done.status == 0, done.err
        assert 'sessionid' in out.read_text()
    assert out.read_text() == 'first'
    assert {path.name for path in tmp_path.iterdir()} == {'cookies.yaml', 'out'}


@pytest.mark.parametrize(
    'command', ['export --to json', 'render', 'check', 'fingerprint', 'schema']
)
def test_without_an_output_nothing_breaks(command: str, tmp_path: Path) -> None:
    (tmp_path / 'cookies.yaml').write_text(SOUND)
    named = '' if command == 'schema' else 'cookies.yaml'
    words = command.split()
    line = ' '.join([words[0], named, *words[1:]])
    done = subprocess.run(
        ['sh', '-c', f'{sys.executable} -m sphinx_cookiecharter {line} >&-'],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, '')
