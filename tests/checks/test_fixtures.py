"""Each code's failing declarations give what they expect; their twins give nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sphinx_cookiecharter.declaration.codes import Code

from .expectations import BAD, GOOD, code_of, expectations, findings

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx_cookiecharter.declaration.finding import Finding

#: Codes that no declaration gives by itself.
NOT_OF_A_DECLARATION = {
    Code.DUPLICATE_TARGET,
    # Building a translation gives these.
    Code.BROKEN_TRANSLATION,
    Code.UNTRANSLATED_LANGUAGE,
    Code.EMPTY_SELECTION,
    Code.HIDDEN_BY_BLOCKERS,
    Code.UNKNOWN_REFERENCE,
    # Comparing it with captures gives these.
    Code.UNDECLARED,
    Code.NEVER_OBSERVED,
    Code.NEAR_MISS,
    Code.LIVES_LONGER,
    Code.OTHER_ATTRIBUTES,
    Code.BEFORE_CONSENT,
    Code.NEWLY_SEEN,
    Code.NO_LONGER_SEEN,
    Code.UNREADABLE_CAPTURE,
    # And this, comparing it with built pages.
    Code.UNDECLARED_HOST,
}


def stem(path: Path) -> str:
    return path.stem


@pytest.mark.parametrize('path', BAD, ids=stem)
def test_a_failing_declaration_gives_what_it_expects(path: Path) -> None:
    missing = []
    left = findings(path)
    for expected in expectations(path):
        found = next((one for one in left if expected.is_met_by(one)), None)
        if found is None:
            missing.append(expected)
        else:
            left.remove(found)
    if missing or left:
        lines = [f'{path.name}:']
        lines += [f'  missing: {expected}' for expected in missing]
        lines += [f'  not expected: {shown(finding)}' for finding in left]
        pytest.fail('\n'.join(lines), pytrace=False)


@pytest.mark.parametrize('path', GOOD, ids=stem)
def test_its_twin_gives_nothing(path: Path) -> None:
    assert [shown(finding) for finding in findings(path)] == []


def test_a_failing_declaration_is_about_the_code_of_its_name() -> None:
    for path in BAD:
        codes = {expected.code for expected in expectations(path)}
        assert code_of(path) in codes, path


def test_every_failing_declaration_has_a_twin() -> None:
    assert [path.name for path in BAD] == [path.name for path in GOOD]


def test_every_code_has_a_failing_declaration() -> None:
    assert {code_of(path) for path in BAD} == set(Code) - NOT_OF_A_DECLARATION


def shown(finding: Finding) -> str:
    return (
        f'{finding.line}:{finding.column} {finding.level} {finding.code}: '
        f'{finding.message}'
    )
