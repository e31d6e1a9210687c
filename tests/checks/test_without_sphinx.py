"""The pure rooms work where Sphinx and docutils are not installed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from ..absent import SPHINX, run_without

EXAMPLE = Path(__file__).parents[2] / 'example/cookies.yaml'

IMPORT_ALL = """
from importlib import import_module
from pkgutil import walk_packages

import sphinx_cookiecharter.api

for name in ('law', 'declaration', 'catalogue', 'checks', 'observation'):
    room = import_module(f'sphinx_cookiecharter.{name}')
    for module in walk_packages(room.__path__, f'{room.__name__}.'):
        import_module(module.name)
"""

CHECK = """
from sphinx_cookiecharter.checks.engine import check
from sphinx_cookiecharter.declaration.reader import read, read_bytes

example = read(sys.argv[1])
print(*[name for cookie in example.cookies for name in cookie.names])
print(*[finding for finding in check(example, 'fr') if finding.level == 'warning'])

spoilt = read_bytes(b'cookies: [{name: a, category: necessary}]', 'cookies.yaml')
print(*[finding.code for finding in check(spoilt, 'fr') if finding.level == 'warning'])
"""


def test_every_module_can_be_imported() -> None:
    result = run_without(SPHINX, IMPORT_ALL)
    assert (result.returncode, result.stderr) == (0, '')


def test_the_example_is_read_and_checked() -> None:
    result = run_without(SPHINX, CHECK, str(EXAMPLE))
    assert result.stderr == ''
    assert result.stdout.splitlines() == [
        'sessionid django_language csrftoken cookies_preferences',
        '',
        'missing-purpose',
    ]


def test_importing_the_package_imports_neither() -> None:
    script = 'import sphinx_cookiecharter, sys; print("sphinx" in sys.modules)'
    result = subprocess.run(
        [sys.executable, '-c', script], capture_output=True, check=True, text=True
    )
    assert result.stdout == 'False\n'
