"""The hook for pre-commit runs what there is, on the files that it is meant for."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from sphinx_cookiecharter.cli.main import build_parser

HOOKS = Path(__file__).parents[2] / '.pre-commit-hooks.yaml'


@pytest.fixture(scope='module')
def hook() -> dict[str, Any]:
    found: list[dict[str, Any]] = yaml.safe_load(HOOKS.read_text('utf-8'))
    (one,) = found
    return one


def test_it_runs_a_command_on_files(hook: dict[str, Any]) -> None:
    program, *arguments = hook['entry'].split()
    assert (program, hook['language']) == ('cookiecharter', 'python')
    options = build_parser()[0].parse_args([*arguments, 'a.yaml', 'b.yaml'])
    assert options.files == ['a.yaml', 'b.yaml']


@pytest.mark.parametrize(
    ('path', 'is_meant'),
    [
        ('cookies.yaml', True),
        ('docs/cookies.yml', True),
        ('docs/fr/cookies.json', True),
        ('docs/my-cookies.yaml', False),
        ('cookies.yaml.j2', False),
        ('cookies.md', False),
    ],
)
def test_its_files(hook: dict[str, Any], path: str, is_meant: bool) -> None:
    assert bool(re.search(hook['files'], path)) == is_meant
