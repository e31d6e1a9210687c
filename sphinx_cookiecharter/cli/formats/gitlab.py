"""Findings as a Code Quality report, which GitLab shows in merge requests."""

from __future__ import annotations

import json
from collections import Counter
from hashlib import sha256
from typing import TYPE_CHECKING, Any, Final

from sphinx_cookiecharter.cli.formats.paths import relative
from sphinx_cookiecharter.cli.printing import json_text
from sphinx_cookiecharter.declaration.codes import Level

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinx_cookiecharter.cli.formats.checked import Checked
    from sphinx_cookiecharter.declaration.finding import Finding

_SEVERITIES: Final = {
    Level.ERROR: 'critical',
    Level.WARNING: 'major',
    Level.INFO: 'info',
}


def write(checked: Sequence[Checked]) -> Iterator[str]:
    alike: Counter[tuple[str, str, str]] = Counter()
    issues = []
    for path, findings in checked:
        for finding in findings:
            identity = (relative(path), finding.code.value, finding.message)
            alike[identity] += 1
            issues.append(_issue(finding, identity, alike[identity]))
    yield json_text(issues)


def _issue(
    finding: Finding, identity: tuple[str, str, str], number: int
) -> dict[str, Any]:
    path, code, message = identity
    # Without its line: what has only moved is not new to a merge request.
    digest = sha256(json.dumps([*identity, number]).encode())
    return {
        'description': message,
        'check_name': code,
        'fingerprint': digest.hexdigest(),
        'severity': _SEVERITIES[finding.level],
        # A report has no issue without a line.
        'location': {'path': path, 'lines': {'begin': max(finding.line, 1)}},
    }
