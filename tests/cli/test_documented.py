"""What the documentation shows of the command line is what it says."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from .commands import run

if TYPE_CHECKING:
    from collections.abc import Iterator

DOCS = Path(__file__).parents[2] / 'docs'
#: What the page on comparing with captures shows.
AUDITED = Path(__file__).parents[1] / 'fixtures/audited'
#: Three rounds with one declaration.
FIRST = DOCS / 'first-ten-minutes.md'
PAGES = [
    *DOCS.glob('*.md'),
    *DOCS.glob('how-to/*.md'),
    *DOCS.glob('reference/**/*.md'),
]


def shown() -> Iterator[tuple[str, str]]:
    """Yield the commands that are shown with what they say."""
    for page in PAGES:
        text = page.read_text('utf-8')
        if '$ cookiecharter observe' in text:
            # What it goes on to show depends on what a browser has seen.
            continue
        if page == FIRST:
            # It has a declaration for each round.
            continue
        for block in re.findall(
            r'^```console\n(.*?)^```', text, re.MULTILINE | re.DOTALL
        ):
            for said in re.split(r'^\$ ', block, flags=re.MULTILINE)[1:]:
                command, _, output = said.partition('\n')
                # No pipes, no redirections.
                if re.match(r'cookiecharter [^|<>]+$', command) and output:
                    yield command, output


SHOWN = [*shown()]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    tutorial = (DOCS / 'tutorial.md').read_text('utf-8')
    _, second, *_ = re.findall(
        r'^```yaml\n(.*?)^```', tutorial, re.MULTILINE | re.DOTALL
    )
    (tmp_path / 'docs').mkdir()
    (tmp_path / 'docs/cookies.yaml').write_text(second, 'utf-8')
    for path in (DOCS / 'examples').glob('shop*.yaml'):
        (tmp_path / 'docs' / path.name).write_bytes(path.read_bytes())
    shutil.copytree(AUDITED, tmp_path, dirs_exist_ok=True)
    return tmp_path


def test_some_are_shown() -> None:
    assert {command.split()[1] for command, _ in SHOWN} >= {
        'audit',
        'check',
        'diff',
        'fingerprint',
    }


@pytest.mark.parametrize(('command', 'output'), SHOWN, ids=[one for one, _ in SHOWN])
def test_it_says_what_is_shown(folder: Path, command: str, output: str) -> None:
    _, out, err = run(*shlex.split(command)[1:], folder=folder)
    assert err == ''
    assert re.fullmatch(pattern_of(output), out), out


def pattern_of(output: str) -> str:
    """Return what fits an output, of which lines, or ends of them, are left out."""
    pattern = re.escape(output)
    pattern = re.sub(r'^…\\\n', r'(?:.*\\n)*', pattern, flags=re.MULTILINE)
    return pattern.replace('…\\\n', '.*\\n')


def rounds() -> list[tuple[str, str]]:
    """Return the declaration of each round, and what is said of it."""
    return re.findall(
        r'^```{literalinclude} (\S+)$.*?^\$ cookiecharter check$\n(.*?)^(?:```|\$)',
        FIRST.read_text('utf-8'),
        re.MULTILINE | re.DOTALL,
    )


def test_three_rounds_lead_to_no_finding(tmp_path: Path) -> None:
    outputs = []
    for name, output in rounds():
        (tmp_path / 'cookies.yaml').write_bytes((DOCS / name).read_bytes())
        # Their review does not grow old.
        clock = {'SOURCE_DATE_EPOCH': '1795953600'}
        _, out, err = run('check', folder=tmp_path, environment=clock)
        assert err == ''
        assert re.fullmatch(pattern_of(output), out), out
        outputs.append(out)
    lines = [out.count('\n') for out in outputs]
    assert lines == sorted(lines, reverse=True)
    assert (len(lines), lines[0] <= 10, outputs[-1]) == (4, True, '')
