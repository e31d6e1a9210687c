"""Findings for programs: one JSON object."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sphinx_cookiecharter.cli.printing import json_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinx_cookiecharter.cli.formats.checked import Checked
    from sphinx_cookiecharter.declaration.finding import Finding


def write(checked: Sequence[Checked]) -> Iterator[str]:
    data = {
        'files': [file.path for file in checked],
        'findings': [
            _finding(file.path, finding)
            for file in checked
            for finding in file.findings
        ],
    }
    yield json_text(data)


def _finding(path: str, finding: Finding) -> dict[str, Any]:
    return {
        'path': path,
        # Null where the file could not be opened.
        'line': finding.line or None,
        'column': finding.column or None,
        'level': finding.level.value,
        'code': finding.code.value,
        'message': finding.message,
    }
