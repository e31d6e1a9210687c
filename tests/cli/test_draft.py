"""`cookiecharter draft`."""

from __future__ import annotations

from typing import TYPE_CHECKING

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
