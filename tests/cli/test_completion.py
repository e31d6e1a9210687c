"""Shells complete commands, options and words, and nobody else pays for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .commands import run

if TYPE_CHECKING:
    from pathlib import Path


def completed(line: str, folder: Path) -> set[str]:
    """Return what a shell is offered at the end of a line."""
    offered = folder / 'offered'
    run(
        folder=folder,
        environment={
            '_ARGCOMPLETE': '1',
            '_ARGCOMPLETE_IFS': '\n',
            '_ARGCOMPLETE_SHELL': 'bash',
            '_ARGCOMPLETE_STDOUT_FILENAME': str(offered),
            'COMP_LINE': line,
            'COMP_POINT': str(len(line)),
        },
    )
    return {word.strip() for word in offered.read_text('utf-8').splitlines()}


@pytest.mark.parametrize(
    ('line', 'words'),
    [
        ('cookiecharter fing', {'fingerprint'}),
        ('cookiecharter check --expl', {'--explain'}),
        ('cookiecharter render --to fr', {'fragment'}),
    ],
)
def test_a_shell_is_offered(line: str, words: set[str], tmp_path: Path) -> None:
    assert completed(line, tmp_path) == words


def test_it_costs_nothing_where_no_shell_asks(tmp_path: Path) -> None:
    """Also where the library is not installed: it is not imported."""
    (tmp_path / 'argcomplete.py').write_text('raise SystemExit(9)', 'utf-8')
    done = run('--version', folder=tmp_path)
    assert done.status == 0
