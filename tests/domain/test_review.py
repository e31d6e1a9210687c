"""A declaration is read and checked in one call, without Sphinx."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

from sphinx_cookiecharter.checks.rulebook import review
from sphinx_cookiecharter.declaration.codes import Code, Level

if TYPE_CHECKING:
    from pathlib import Path

SCRIPT = """
import sys

class NotInstalled:
    def find_spec(self, name, path=None, target=None):
        if name.partition('.')[0] in {'sphinx', 'docutils', 'babel', 'jinja2'}:
            raise ImportError(name)

sys.meta_path.insert(0, NotInstalled())

from sphinx_cookiecharter.checks.rulebook import review
# Sphinx brings it; nothing of Sphinx may be needed.
import sphinx_cookiecharter.catalogue.collection

declaration, findings = review(sys.argv[1], sys.argv[2] or None)
for cookie in declaration.cookies:
    print(*cookie.names, cookie.category)
for finding in findings:
    if finding.level != 'info':
        print(finding.line, finding.level, finding.code)
"""

DECLARATION = """\
cookies:
  - name: sessionid
    category: necessary
    purpose: {en: Keeps you signed in.}
    provider: Example
    duration: session
  - name: other
    category: necessary
    provider: Example
    duration: session
"""


def run(path: Path, language: str) -> list[str]:
    done = subprocess.run(
        [sys.executable, '-W', 'error', '-c', SCRIPT, str(path), language],
        capture_output=True,
        check=False,
        text=True,
    )
    assert done.stderr == ''
    return done.stdout.splitlines()


def test_model_and_findings_in_one_call(tmp_path: Path) -> None:
    path = tmp_path / 'cookies.yaml'
    path.write_text(DECLARATION, 'utf-8')
    cookies = ['sessionid necessary', 'other necessary']
    purpose = '7 warning missing-purpose'
    assert run(path, '') == [*cookies, purpose]
    assert run(path, 'en_GB') == [*cookies, purpose]
    missing = '4 warning missing-translation'
    assert run(path, 'fr') == [*cookies, missing, purpose]


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    assert run(tmp_path / 'none.yaml', '') == ['0 warning unreadable-file']


def test_paths_are_strings_or_paths(tmp_path: Path) -> None:
    path = tmp_path / 'cookies.json'
    path.write_text('{"cookies": [{"name": "a", "category": "necessary"}]}', 'utf-8')
    for one in (path, str(path)):
        found = review(one)
        assert found.declaration.cookies[0].names == ('a',)
        warnings = [one for one in found.findings if one.level is Level.WARNING]
        assert [one.code for one in warnings] == [Code.MISSING_PURPOSE]
