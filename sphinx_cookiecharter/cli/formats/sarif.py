"""Findings as SARIF 2.1.0, which tools for code scanning read."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import quote

from sphinx_cookiecharter import __version__
from sphinx_cookiecharter.checks.explain import explain
from sphinx_cookiecharter.cli.formats.paths import relative
from sphinx_cookiecharter.cli.printing import json_text
from sphinx_cookiecharter.declaration.codes import Code, Level

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinx_cookiecharter.cli.formats.checked import Checked
    from sphinx_cookiecharter.declaration.finding import Finding

_SCHEMA: Final = (
    'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/'
    'sarif-schema-2.1.0.json'
)

_LEVELS: Final = {Level.ERROR: 'error', Level.WARNING: 'warning', Level.INFO: 'note'}


def write(checked: Sequence[Checked]) -> Iterator[str]:
    codes = list(Code)
    run = {
        'tool': {
            'driver': {
                'name': 'cookiecharter',
                'version': __version__,
                'rules': [_rule(code) for code in codes],
            }
        },
        # Columns are counted as Python counts characters.
        'columnKind': 'unicodeCodePoints',
        'results': [
            _result(path, finding, codes)
            for path, findings in checked
            for finding in findings
        ],
    }
    data = {'$schema': _SCHEMA, 'version': '2.1.0', 'runs': [run]}
    yield json_text(data)


def _rule(code: Code) -> dict[str, Any]:
    explanation = explain(code)
    return {
        'id': code.value,
        'shortDescription': {'text': explanation.summary},
        'fullDescription': {'text': explanation.about},
        'help': {'text': str(explanation)},
        'defaultConfiguration': {'level': _LEVELS[code.level]},
    }


def _result(path: str, finding: Finding, codes: list[Code]) -> dict[str, Any]:
    place: dict[str, Any] = {'artifactLocation': _location(path)}
    if finding.line:
        place['region'] = {'startLine': finding.line, 'startColumn': finding.column}
    return {
        'ruleId': finding.code.value,
        'ruleIndex': codes.index(finding.code),
        'level': _LEVELS[finding.level],
        'message': {'text': finding.message},
        'locations': [{'physicalLocation': place}],
    }


def _location(path: str) -> dict[str, str]:
    """Return where a file lies: from the working directory, or in full outside."""
    short = Path(relative(path))
    if short.is_absolute():
        return {'uri': short.as_uri()}
    if '..' in short.parts:
        return {'uri': Path.cwd().joinpath(short).resolve().as_uri()}
    # A colon in the first part would make a scheme of it.
    return {'uri': quote(short.as_posix(), safe='/'), 'uriBaseId': '%SRCROOT%'}
