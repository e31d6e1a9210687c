"""Each command runs where neither Sphinx nor what it brings is installed.

Of those that need them, the help.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sphinx_cookiecharter.cli.main import COMMANDS
from sphinx_cookiecharter.exchange.targets import TARGETS

from ..absent import SPHINX, run_without
from ..observation.storage_state import storage_state
from .commands import DOUBTFUL, SOUND

if TYPE_CHECKING:
    from pathlib import Path

MAIN = """
from sphinx_cookiecharter.cli.main import main

sys.exit(main(sys.argv[1:]))
"""

USING = f'{SOUND}use: [furo, ga4]\n'

STATE = storage_state(sessionid={})

RUNS = [
    'audit sound.yaml state.json',
    'check sound.yaml',
    'check using.yaml',
    'check --format=sarif sound.yaml',
    'check --explain missing-purpose',
    'diff sound.yaml doubtful.yaml',
    'draft state.json',
    'fingerprint sound.yaml',
    'new new.yaml',
    'observe --help',
    'render --help',
    'services furo',
    'schema',
]


#: What puts durations and dates into words needs Babel, and Sphinx no more than others.
WORDED = {'export'}


def test_no_command_is_left_out() -> None:
    assert {arguments.split()[0] for arguments in RUNS} == set(COMMANDS) - WORDED


@pytest.mark.parametrize('arguments', RUNS)
def test_a_command_runs(tmp_path: Path, arguments: str) -> None:
    for name, text in (
        ('sound.yaml', SOUND),
        ('doubtful.yaml', DOUBTFUL),
        ('using.yaml', USING),
        ('state.json', STATE),
    ):
        (tmp_path / name).write_text(text, 'utf-8')
    done = run_without(SPHINX, MAIN, *arguments.split(), folder=tmp_path)
    assert (done.returncode, done.stderr) == (0, '')
    assert done.stdout or 'sound.yaml' in arguments or 'using.yaml' in arguments


@pytest.mark.parametrize('target', TARGETS)
def test_an_export_needs_babel_alone(tmp_path: Path, target: str) -> None:
    (tmp_path / 'sound.yaml').write_text(SOUND, 'utf-8')
    absent = tuple(name for name in SPHINX if name != 'babel')
    done = run_without(
        absent, MAIN, 'export', 'sound.yaml', '--to', target, folder=tmp_path
    )
    assert done.returncode == 0, done.stderr
    assert 'Keeps you signed in' in done.stdout


def test_observe_says_what_it_needs(tmp_path: Path) -> None:
    done = run_without(
        (*SPHINX, 'playwright'), MAIN, 'observe', 'site', folder=tmp_path
    )
    assert done.returncode == 2
    assert "pip install 'sphinx-cookiecharter[observe]'" in done.stderr
