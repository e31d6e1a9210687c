"""Whole declarations, judged as a data protection officer would.

Each tells all its warnings (`# expect:`), how many they are (`# warnings: 3`), notes
that must be there (`# expect info:`), and codes that must not (`# never: a, b`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from sphinx_cookiecharter.api import read
from sphinx_cookiecharter.checks.engine import check
from sphinx_cookiecharter.declaration.codes import Level

from .expectations import FIXTURES, expectations

if TYPE_CHECKING:
    from pathlib import Path

PATHS = sorted((FIXTURES / 'declarations').glob('*.yaml'))


@pytest.mark.parametrize('path', PATHS, ids=lambda path: path.stem)
def test_a_declaration_gives_what_an_officer_would_say(path: Path) -> None:
    left = check(read(path))
    missing = []
    for expected in expectations(path):
        match = next((each for each in left if expected.is_met_by(each)), None)
        if match is None:
            missing.append(str(expected))
        else:
            left.remove(match)
    warnings = [each.message for each in left if each.level is Level.WARNING]
    assert (missing, warnings) == ([], [])


@pytest.mark.parametrize('path', PATHS, ids=lambda path: path.stem)
def test_it_gives_nothing_that_it_must_not(path: Path) -> None:
    text = path.read_text('utf-8')
    findings = check(read(path))
    never = re.findall(r'# never: (.+)', text)
    codes = {code.strip() for line in never for code in line.split(',')}
    assert not codes & {each.code for each in findings}
    words = [
        word.strip()
        for line in re.findall(r'# never-words: (.+)', text)
        for word in line.split(',')
    ]
    assert not [word for word in words for each in findings if word in each.message]
    count = re.search(r'# warnings: (\d+)', text)
    warnings = [each for each in findings if each.level is Level.WARNING]
    assert count is None or len(warnings) == int(count[1])
