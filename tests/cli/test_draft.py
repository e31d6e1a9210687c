"""`cookiecharter draft`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import yaml

from ..observation.make_captures import SECRET
from ..observation.reading import CAPTURES, FIXTURES
from .commands import run

if TYPE_CHECKING:
    from pathlib import Path

PAGE = """\
## Preferences

| Cookie | Purpose |
| --- | --- |
| theme | Keeps your colours. |
"""
BROKEN = '{"cookies": [\n'


def copied(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).write_bytes((CAPTURES / name).read_bytes())


def test_from_a_capture_to_a_declaration_that_is_checked(tmp_path: Path) -> None:
    copied(tmp_path, 'chromium.har')
    status, out, err = run('draft', 'chromium.har', folder=tmp_path)
    assert (status, err) == (0, '')
    (tmp_path / 'cookies.yaml').write_text(out, 'utf-8')
    status, said, _ = run('check', '-v', 'cookies.yaml', folder=tmp_path)
    assert status == 1
    lines = out.splitlines()
    for code in ('missing-purpose', 'missing-category'):
        places = [line for line in said.splitlines() if line.endswith(f'[{code}]')]
        assert len(places) == out.count('  - name: ') == 6
        for place in places:
            assert lines[int(place.split(':')[1]) - 1].startswith('  - name: ')


#: What a browser saw of twenty-nine services; each capture has the id of its own.
SERVICES = sorted((CAPTURES.parent / 'seen').glob('*.json'))


def test_of_each_service_that_is_known_the_draft_uses_the_entry(
    tmp_path: Path,
) -> None:
    status, out, err = run('draft', *map(str, SERVICES), folder=tmp_path)
    assert (status, err) == (0, '')
    declared = yaml.safe_load(out)
    assert sorted(declared) == ['use']
    assert sorted(declared['use']) == [path.stem for path in SERVICES]
    assert 'Other hosts' not in out


def test_of_services_that_are_known_only_the_site_is_asked_for(tmp_path: Path) -> None:
    _, out, _ = run('draft', *map(str, SERVICES), folder=tmp_path)
    (tmp_path / 'cookies.yaml').write_text(out, 'utf-8')
    status, said, _ = run('check', '--format', 'json', 'cookies.yaml', folder=tmp_path)
    assert status == 0
    assert {finding['code'] for finding in json.loads(said)['findings']} == {
        'controller-missing',
        'dpo-missing',
        'rights-missing',
        'updated-missing',
        'withdrawal-missing',
    }


def test_an_audit_names_the_entry_of_each_service(tmp_path: Path) -> None:
    (tmp_path / 'cookies.yaml').write_text('cookies: []\n', 'utf-8')
    _, out, _ = run('audit', 'cookies.yaml', *map(str, SERVICES), folder=tmp_path)
    kept = [path.stem for path in SERVICES if json.loads(path.read_bytes())['items']]
    assert len(kept) > 20
    for service in kept:
        assert out.count(f' ({service}) ') == 1
    assert out.count('[undeclared]') == len(kept)


def test_what_cannot_be_read_does_not_keep_the_others_from_it(tmp_path: Path) -> None:
    copied(tmp_path, 'recorded.json')
    (tmp_path / 'broken.json').write_text(BROKEN, 'utf-8')
    captures = ('broken.json', 'absent.har', 'recorded.json')
    status, out, err = run('draft', *captures, folder=tmp_path)
    assert status == 1
    assert '- name: theme\n' in out
    first, second = err.splitlines()
    assert first.startswith('broken.json:2')
    assert 'it breaks off' in first
    assert second.startswith('absent.har: ')
    assert 'it does not exist' in second


def test_an_item_that_cannot_be_read_is_told_too(tmp_path: Path) -> None:
    copied(tmp_path, 'disclosures.json')
    status, out, err = run('draft', 'disclosures.json', folder=tmp_path)
    assert status == 1
    assert '- name: "nu_*"\n' in out
    assert "disclosure 4: its 'identifier' is '*'" in err


def test_where_nothing_can_be_read_nothing_is_drafted(tmp_path: Path) -> None:
    (tmp_path / 'broken.json').write_text(BROKEN, 'utf-8')
    status, out, _ = run('draft', 'broken.json', folder=tmp_path)
    assert (status, out) == (1, '')


def test_pages_and_captures_together(tmp_path: Path) -> None:
    copied(tmp_path, 'recorded.json')
    (tmp_path / 'page.md').write_text(PAGE, 'utf-8')
    status, out, err = run('draft', 'page.md', 'recorded.json', folder=tmp_path)
    assert (status, err) == (0, '')
    assert out.count('- name: theme\n') == 1
    assert '  # from page.md, line 5\n  # Seen in recorded.json' in out
    (tmp_path / 'cookies.yaml').write_text(out, 'utf-8')
    _, said, _ = run('check', '-v', 'cookies.yaml', folder=tmp_path)
    assert 'invalid-' not in said


def test_a_row_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    (tmp_path / 'page.md').write_text(f'{PAGE}| | Lost. |\n', 'utf-8')
    status, out, err = run('draft', 'page.md', folder=tmp_path)
    assert status == 1
    assert '- name: theme\n' in out
    assert err.startswith('page.md:6')


def test_a_source_must_be_named(tmp_path: Path) -> None:
    status, out, err = run('draft', folder=tmp_path)
    assert (status, out) == (2, '')
    assert 'SOURCE' in err


def test_no_value_is_printed(tmp_path: Path) -> None:
    copied(tmp_path, *FIXTURES)
    _, out, err = run('draft', *FIXTURES, folder=tmp_path)
    assert out.count('  - name: ') > 10
    assert SECRET not in out + err
    (tmp_path / 'cookies.yaml').write_text('cookies: []\n', 'utf-8')
    _, out, err = run('audit', 'cookies.yaml', *FIXTURES, folder=tmp_path)
    assert out.count('[undeclared]') > 10
    assert SECRET not in out + err
