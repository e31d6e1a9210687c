"""Findings for people and editors: a line each, as in the build, with its column."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_cookiecharter.cli.colours import FAINT, OF_LEVEL, painted

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinx_cookiecharter.cli.formats.checked import Checked
    from sphinx_cookiecharter.declaration.finding import Finding


def write(checked: Sequence[Checked], colours: bool = False) -> Iterator[str]:
    for path, findings in checked:
        for finding in findings:
            yield _line(path, finding, colours)


def _line(path: str, finding: Finding, colours: bool) -> str:
    place = f'{path}:{finding.line}:{finding.column}' if finding.line else path
    level, code = finding.level.name, f'[{finding.code}]'
    if colours:
        level, code = painted(level, OF_LEVEL[finding.level]), painted(code, FAINT)
    return f'{place}: {level}: {finding.message} {code}'
