"""The command line brings in what a declaration uses, as a build does."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

import pytest

from ..catalogue.collections import MINE, VERSIONED, install, write
from ..checks.expectations import FIXTURES
from ..observation.storage_state import storage_state
from .commands import run

if TYPE_CHECKING:
    from pathlib import Path

LOST = '1:7: WARNING: use: the catalogue has no entry'


def declare(folder: Path, text: str, name: str = 'cookies.yaml') -> None:
    (folder / name).write_text(text, 'utf-8')


def test_check_knows_the_entries(tmp_path: Path) -> None:
    declare(tmp_path, 'use: [furo]\n')
    done = run('check', 'cookies.yaml', folder=tmp_path)
    assert (done.status, done.err) == (0, '')
    assert 'no entry' not in done.out


def test_check_takes_folders_of_entries(tmp_path: Path) -> None:
    declare(tmp_path, 'use: [mine]\n')
    done = run('check', 'cookies.yaml', folder=tmp_path)
    assert done.status == 1
    assert f"cookies.yaml:{LOST} 'mine'" in done.out
    write(tmp_path / 'known', {'mine': MINE})
    done = run('check', '--catalogue', 'known', 'cookies.yaml', folder=tmp_path)
    assert (done.status, done.err) == (0, '')


def test_what_is_wrong_with_an_entry_is_told_at_its_line(tmp_path: Path) -> None:
    declare(tmp_path, 'use: [mine]\n')
    write(tmp_path / 'known', {'mine': 'titel: Mine\n' + MINE})
    options = ('--catalogue', 'known', '--format', 'json')
    done = run('check', 'cookies.yaml', *options, folder=tmp_path)
    assert done.status == 1
    loud = [
        (one['path'], one['line'], one['code'])
        for one in json.loads(done.out)['findings']
        if one['level'] == 'warning'
    ]
    path = str(tmp_path / 'known' / 'mine.yaml')
    assert [(path.endswith(one[0]), *one[1:]) for one in loud] == [
        (True, 1, 'unknown-key')
    ]
    done = run(
        'check', 'cookies.yaml', *options, '--level', 'unknown-key=off', folder=tmp_path
    )
    assert done.status == 0


def test_a_guess_at_the_version_is_told_beside_the_findings(tmp_path: Path) -> None:
    declare(tmp_path, 'cookies: []\nuse: [theme]\n')
    write(tmp_path / 'known', {'theme': VERSIONED})
    done = run(
        'check',
        'cookies.yaml',
        '--catalogue',
        'known',
        '--format',
        'json',
        folder=tmp_path,
    )
    assert done.status == 0
    json.loads(done.out)
    assert done.err == (
        'cookies.yaml:2: use: theme: nothing says which version of charter-test-theme '
        'your pages have, so this is the variant that keeps most; write '
        "'theme: {variant: newest}' if it is yours, or 'before-2' in its place\n"
    )


def test_the_theme_says_which_versions_count(tmp_path: Path) -> None:
    declare(tmp_path, 'use: [theme]\n')
    write(tmp_path / 'known', {'theme': VERSIONED})
    install(tmp_path / 'site', 'charter-test-theme', '1.9')
    arguments = ('fingerprint', 'cookies.yaml', '--catalogue', 'known')
    path = os.pathsep.join((str(tmp_path / 'site'), os.environ.get('PYTHONPATH', '')))
    prints = [
        run(*arguments, *more, folder=tmp_path, environment={'PYTHONPATH': path}).err
        for more in ((), ('--theme', 'charter_test_theme'), ('--theme', 'furo'))
    ]
    assert 'nothing says which version' in prints[0]
    assert prints[1] == ''
    assert prints[2] == prints[0]


@pytest.mark.parametrize(
    'command',
    [
        'check cookies.yaml --level empty-declaration=off',
        'diff cookies.yaml cookies.yaml',
        'render cookies.yaml',
        'draft seen.json',
    ],
)
def test_a_theme_that_nobody_knows_is_told_once(command: str, tmp_path: Path) -> None:
    declare(tmp_path, 'use: [furo]\n')
    (tmp_path / 'seen.json').write_text(storage_state(), 'utf-8')
    unknown = run(*command.split(), '--theme', 'furro', folder=tmp_path)
    assert unknown.status == 0
    assert unknown.err == (
        "no theme 'furro' is installed here or in the catalogue, so that --theme makes "
        "no difference; did you mean 'furo'?\n"
    )
    assert unknown.out == run(*command.split(), folder=tmp_path).out


def test_a_theme_is_known_if_it_is_installed_or_has_an_entry(tmp_path: Path) -> None:
    declare(tmp_path, 'cookies: []\n')
    entry = 'group: theme\naliases: [also_mine]\n' + MINE
    write(tmp_path / 'known', {'mine': entry})
    for theme in ('nature', 'sphinx_rtd_theme', 'press', 'mine', 'also_mine'):
        options = ('--theme', theme, '--catalogue', 'known')
        assert run('check', 'cookies.yaml', *options, folder=tmp_path).err == ''


def test_diff_and_fingerprint_look_at_the_whole(tmp_path: Path) -> None:
    declare(tmp_path, 'use: [furo]\n', 'old.yaml')
    declare(tmp_path, 'use: [furo, matomo]\n', 'new.yaml')
    done = run('diff', 'old.yaml', 'new.yaml', folder=tmp_path)
    assert 'added: _pk_id.*' in done.out
    assert 'consent must be asked anew: _pk_id.*: it is new' in done.out
    prints = {
        run('fingerprint', name, folder=tmp_path).out
        for name in ('old.yaml', 'new.yaml')
    }
    assert len(prints) == 2


def test_what_lacks_an_entry_is_not_compared(tmp_path: Path) -> None:
    declare(tmp_path, 'use: [mine]\n')
    write(tmp_path / 'known', {'mine': 'cookies: [\n'})
    for command in (['fingerprint', 'cookies.yaml'], ['diff', *['cookies.yaml'] * 2]):
        done = run(*command, folder=tmp_path)
        assert (done.status, done.out) == (1, '')
        assert LOST in done.err
        done = run(*command, '--catalogue', 'known', folder=tmp_path)
        assert (done.status, done.out) == (1, '')
        assert 'mine.yaml:1:10: WARNING: not valid YAML' in done.err.replace('\\', '/')


def test_audit_compares_what_entries_bring_in(tmp_path: Path) -> None:
    write(
        tmp_path / 'known',
        {'mine': 'cookies: [{name: x, category: necessary, purpose: P.}]\n'},
    )
    state = storage_state(x={'domain': 'a.example'})
    (tmp_path / 'seen.json').write_text(state, 'utf-8')
    for use, known, status, says in (
        ('mine', ['--catalogue', 'known'], 0, ''),
        ('mine', [], 1, 'the catalogue has no entry'),
        ('furo', [], 1, 'is not declared, and was seen'),
    ):
        declare(tmp_path, f'use: [{use}]\n')
        done = run('audit', 'cookies.yaml', 'seen.json', *known, folder=tmp_path)
        assert (done.status, done.err) == (status, '')
        assert says in done.out


def test_an_honest_first_list_gets_few_words_and_first_what_helps_most() -> None:
    done = run('check', 'declarations/01-names-and-purposes.yaml', folder=FIXTURES)
    first, *others = done.out.splitlines()
    assert first.endswith('[known-service]')
    assert len(others) < 10
    assert 'WARNING' not in done.out
    assert done.status == 0
