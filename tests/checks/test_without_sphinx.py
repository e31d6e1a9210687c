"""The pure rooms work where Sphinx and docutils are not installed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

EXAMPLE = Path(__file__).parents[2] / 'example/cookies.yaml'

SCRIPT = """
import sys
from importlib.abc import MetaPathFinder


class NotInstalled(MetaPathFinder):
    def find_spec(self, name, path, target=None):
        if name.partition('.')[0] in {'sphinx', 'docutils', 'babel', 'jinja2'}:
            raise ImportError(name)


sys.meta_path.insert(0, NotInstalled())

import importlib, pkgutil
import sphinx_cookiecharter.catalogue as catalogue
import sphinx_cookiecharter.checks as checks
import sphinx_cookiecharter.declaration as declaration
import sphinx_cookiecharter.law as law
import sphinx_cookiecharter.observation as observation

for room in (law, declaration, catalogue, checks, observation):
    for module in pkgutil.walk_packages(room.__path__, f'{room.__name__}.'):
        importlib.import_module(module.name)

from sphinx_cookiecharter.checks.rulebook import check
from sphinx_cookiecharter.declaration.reader import read, read_bytes

read_it = read(sys.argv[1])
print(*[name for cookie in read_it.cookies for name in cookie.names])
print(*[one for one in check(read_it, 'fr') if one.level == 'warning'])

spoilt = read_bytes(b'cookies: [{name: a, category: necessary}]', 'cookies.yaml')
print(*[one.code for one in check(spoilt, 'fr') if one.level == 'warning'])
print(*{'sphinx', 'docutils', 'babel', 'jinja2'} & set(sys.modules))
"""


def test_the_example_is_read_and_checked() -> None:
    result = subprocess.run(
        [sys.executable, '-W', 'error', '-c', SCRIPT, str(EXAMPLE)],
        capture_output=True,
        check=False,
        text=True,
    )
    assert result.stderr == ''
    assert result.stdout.splitlines() == [
        'sessionid django_language csrftoken cookies_preferences',
        '',
        'missing-purpose',
        '',
    ]


def test_importing_the_package_imports_neither() -> None:
    script = 'import sphinx_cookiecharter, sys; print("sphinx" in sys.modules)'
    result = subprocess.run(
        [sys.executable, '-c', script], capture_output=True, check=True, text=True
    )
    assert result.stdout == 'False\n'
