"""The command as a user runs it, on the example with a purpose missing."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLE = Path(__file__).parents[2] / 'example'


def sphinx_build(root: Path, *flags: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [
            *(sys.executable, '-m', 'sphinx', '-b', 'html', '--no-color', *flags),
            *(str(root), str(root / '_build')),
        ],
        capture_output=True,
        text=True,
        check=False,
        encoding='utf-8',
        env={'PYTHONUTF8': '1'},
    )


@pytest.fixture
def example(tmp_path: Path) -> Path:
    root = tmp_path / 'example'
    shutil.copytree(EXAMPLE, root, ignore=shutil.ignore_patterns('_build'))
    return root


def remove_purpose(declaration: Path, name: str) -> int:
    """Delete the purpose of an item; return the line of the item."""
    lines = declaration.read_text('utf-8').splitlines(keepends=True)
    (item,) = [n for n, text in enumerate(lines) if text.strip() == f'- name: {name}']
    purpose = next(n for n in range(item, len(lines)) if 'purpose:' in lines[n])
    del lines[purpose]
    declaration.write_text(''.join(lines), 'utf-8')
    return item + 1


def test_the_example_passes_nitpicking(example: Path) -> None:
    done = sphinx_build(example, '-nW')
    assert done.returncode == 0, done.stderr
    assert done.stderr == ''


def test_a_missing_purpose_fails_the_build_again_and_again(example: Path) -> None:
    assert sphinx_build(example, '-W').returncode == 0
    line = remove_purpose(example / 'cookies.yaml', 'csrftoken')
    for _ in range(2):
        done = sphinx_build(example, '-W')
        assert done.returncode == 1
        (said,) = [text for text in done.stderr.splitlines() if 'csrftoken' in text]
        assert re.fullmatch(
            rf'{re.escape(str(example))}/cookies\.yaml:{line}: WARNING: cookie '
            r"'csrftoken' has no purpose: .+ \[cookiecharter\.missing-purpose\]",
            said,
        )
    # Without the flag it only warns; and the page is there.
    done = sphinx_build(example)
    assert done.returncode == 0
    assert 'missing-purpose' in done.stderr
    page = (example / '_build' / 'charte-cookies.html').read_text('utf-8')
    assert 'csrftoken' in page


def test_to_put_the_purpose_back_mends_it(example: Path) -> None:
    declaration = example / 'cookies.yaml'
    before = declaration.read_bytes()
    remove_purpose(declaration, 'sessionid')
    assert sphinx_build(example, '-W').returncode == 1
    declaration.write_bytes(before)
    assert sphinx_build(example, '-W').returncode == 0
