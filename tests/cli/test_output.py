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
    'arguments',
    [
        'export --to json -o cookies.yaml',
        'export --to json -o ./cookies.yaml cookies.yaml',
        'export --to json -o link.yaml cookies.yaml',
        'export --to json -o cookies.yaml link.yaml',
        'export --to json -o cookies.yaml -',
        'render -o cookies.yaml',
        'render -o cookies.yaml docs/../cookies.yaml',
        'render --to css -o cookies.yaml cookies.yaml',
        'render -o old.yaml --since old.yaml cookies.yaml',
        'observe . --storage-state old.yaml -o old.yaml',
    ],
)
def test_what_is_read_is_not_written_over(arguments: str, tmp_path: Path) -> None:
    (tmp_path / 'docs').mkdir()
    for name in ('cookies.yaml', 'old.yaml'):
        (tmp_path / name).write_text(SOUND)
    (tmp_path / 'link.yaml').symlink_to('cookies.yaml')
    with (tmp_path / 'cookies.yaml').open('rb') as stdin:
        done = subprocess.run(
            [sys.executable, '-m', 'sphinx_cookiecharter', *arguments.split()],
            cwd=tmp_path,
            stdin=stdin,
            capture_output=True,
            text=True,
            check=False,
        )
    assert (done.returncode, done.stdout) == (2, '')
    assert 'yaml is an input, too: name another file to write\n' in done.stderr
    for name in ('cookies.yaml', 'old.yaml'):
        assert (tmp_path / name).read_text() == SOUND


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
