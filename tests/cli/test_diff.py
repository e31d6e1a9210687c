"""`cookiecharter diff` and `cookiecharter fingerprint`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from sphinx_cookiecharter.declaration.fingerprint import fingerprint
from sphinx_cookiecharter.declaration.reader import read

from .commands import SOUND, run

if TYPE_CHECKING:
    from pathlib import Path

VISITS = """\
  - name: visits
    category: statistics
    purpose: Counts visits.
    provider: Numbers Ltd
    duration: 6 months
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    later = VISITS.replace('6 months', '13 months').replace('Counts', 'Counts all')
    for name, text in (
        ('old.yaml', SOUND + VISITS),
        ('new.yaml', SOUND.replace('sessionid', 'session') + later),
        ('broken.yaml', SOUND + '  - {name: a'),
    ):
        (tmp_path / name).write_text(text, 'utf-8')
    return tmp_path


def test_what_readers_should_be_told(folder: Path) -> None:
    assert run('diff', 'old.yaml', 'new.yaml', folder=folder) == (
        0,
        (
            'added: session\n'
            'removed: sessionid\n'
            'lives longer: visits: 13 months, was 6 months\n'
            'consent must be asked anew: visits: it lives longer\n'
        ),
        '',
    )


def test_nothing_to_tell(folder: Path) -> None:
    reworded = (SOUND + VISITS).replace('Counts', 'Tells')
    assert run('diff', 'old.yaml', '-', folder=folder, stdin=reworded) == (
        0,
        'nothing that readers should be told\nconsent need not be asked anew\n',
        '',
    )


def test_items_of_one_name_are_told_apart(folder: Path) -> None:
    moved = VISITS + '    domain: numbers.example\n    storage: local_storage\n'
    out = run('diff', 'old.yaml', '-', folder=folder, stdin=SOUND + moved).out
    assert out == (
        'added: visits (local_storage, numbers.example)\n'
        'removed: visits\n'
        'consent must be asked anew: visits: it is new\n'
    )


def test_json(folder: Path) -> None:
    status, out, err = run(
        'diff', '--format', 'json', 'old.yaml', 'new.yaml', folder=folder
    )
    assert (status, err) == (0, '')
    data = json.loads(out)
    assert list(data) == ['added', 'removed', 'changed', 'ask_again', 'reasons']
    assert data['added'] == [
        {
            'name': 'session',
            'storage': 'cookie',
            'domain': None,
            'consent': 'exempt',
            'category': 'necessary',
            'provider': 'this-site',
            'duration': 'session',
            'recipients': [],
        }
    ]
    assert [one['name'] for one in data['removed']] == ['sessionid']
    assert data['changed'] == [
        {
            'name': 'visits',
            'storage': 'cookie',
            'domain': None,
            'changes': {'duration': {'old': '6 months', 'new': '13 months'}},
        }
    ]
    assert data['ask_again'] is True
    assert data['reasons'] == [{'name': 'visits', 'reason': 'duration'}]


@pytest.mark.parametrize(
    ('arguments', 'words'),
    [
        (['diff', 'old.yaml', 'none.yaml'], 'none.yaml: WARNING: the declaration'),
        (['diff', 'broken.yaml', 'new.yaml'], 'broken.yaml:9:5: WARNING: not valid'),
        (['fingerprint', 'broken.yaml'], '[invalid-yaml]'),
    ],
)
def test_of_what_cannot_be_read_nothing_is_said(
    folder: Path, arguments: list[str], words: str
) -> None:
    status, out, err = run(*arguments, folder=folder)
    assert (status, out) == (1, '')
    assert words in err


def test_standard_input_is_one_file(folder: Path) -> None:
    status, out, err = run('diff', '-', '-', folder=folder)
    assert (status, out) == (2, '')
    assert 'only one of the two' in err


def test_a_fingerprint(folder: Path) -> None:
    found = fingerprint(read(folder / 'old.yaml'))
    assert run('fingerprint', 'old.yaml', folder=folder) == (0, f'{found[0]}\n', '')
    out = run('fingerprint', '--format=json', 'old.yaml', folder=folder).out
    assert json.loads(out) == {
        'fingerprint': found.overall,
        'revision': found.revision,
        'categories': {'statistics': found.categories['statistics']},
    }
