"""Findings as workflow commands of GitHub, which shows them beside the lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sphinx_cookiecharter.cli.formats.paths import relative
from sphinx_cookiecharter.declaration.characters import printable
from sphinx_cookiecharter.declaration.codes import Level

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinx_cookiecharter.cli.formats.checked import Checked
    from sphinx_cookiecharter.declaration.finding import Finding

_COMMANDS: Final = {
    Level.ERROR: 'error',
    Level.WARNING: 'warning',
    Level.INFO: 'notice',
}

_IN_MESSAGE: Final = str.maketrans({'%': '%25', '\r': '%0D', '\n': '%0A'})
_IN_PROPERTY: Final = _IN_MESSAGE | str.maketrans({':': '%3A', ',': '%2C'})


def write(checked: Sequence[Checked]) -> Iterator[str]:
    for path, findings in checked:
        for finding in findings:
            yield _command(path, finding)


def _command(path: str, finding: Finding) -> str:
    properties = {'file': relative(path)}
    if finding.line:
        properties |= {'line': str(finding.line), 'col': str(finding.column)}
    properties['title'] = finding.code
    written = ','.join(
        f'{name}={printable(value.translate(_IN_PROPERTY))}'
        for name, value in properties.items()
    )
    message = printable(finding.message.translate(_IN_MESSAGE))
    return f'::{_COMMANDS[finding.level]} {written}::{message}'
