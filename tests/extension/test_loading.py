"""What it costs a project to load the extension, in modules."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from .declarations import CLEAN, PAGE

if TYPE_CHECKING:
    from pathlib import Path

    from ..support import MakeRoot

SCRIPT = """
import gc, sys
from sphinx.cmd.build import main

assert main(['-q', '-W', sys.argv[1], sys.argv[2]]) == 0
heavy = {
    'babel.units',
    'sphinx_cookiecharter.catalogue.collection',
    'sphinx_cookiecharter.catalogue.model',
    'sphinx_cookiecharter.catalogue.consent_tool',
    'sphinx_cookiecharter.declaration.characters',
    'sphinx_cookiecharter.declaration.codes',
    'sphinx_cookiecharter.declaration.text',
    'sphinx_cookiecharter.exchange.targets',
    'sphinx_cookiecharter.language.catalogues',
    'sphinx_cookiecharter.language.labels',
    'sphinx_cookiecharter.law.jurisdiction',
    'sphinx_cookiecharter.charter.charter',
    'sphinx_cookiecharter.charter.table',
    'sphinx_cookiecharter.extension.audit.captures',
    'sphinx_cookiecharter.language.language',
    'sphinx_cookiecharter.checks.applicable_law',
    'sphinx_cookiecharter.checks.engine',
    'sphinx_cookiecharter.law.legal_sources',
    'sphinx_cookiecharter.checks.phrases.words',
    'sphinx_cookiecharter.declaration.reader',
    'sphinx_cookiecharter.extension.blocked_names',
    'yaml',
}
print(gc.isenabled(), *sorted(heavy & set(sys.modules)))
"""


def modules_of(root: Path) -> list[str]:
    done = subprocess.run(
        [sys.executable, '-c', SCRIPT, str(root), str(root / '_build')],
        capture_output=True,
        check=False,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    collecting, *modules = done.stdout.split()
    assert collecting == 'True'
    return modules


def test_a_project_that_does_not_use_it_loads_nothing_heavy(
    make_root: MakeRoot,
) -> None:
    page = 'Page\n====\n\nNothing about cookies.\n'
    assert modules_of(make_root({'index.rst': page})) == []


def test_one_that_has_not_changed_is_not_read_again(make_root: MakeRoot) -> None:
    root = make_root({'index.rst': PAGE, 'cookies.yaml': CLEAN})
    assert 'yaml' in modules_of(root)
    assert not {'yaml', 'sphinx_cookiecharter.checks.engine'} & {*modules_of(root)}


@pytest.mark.parametrize('directive', ['cookie-charter', 'cookie-table'])
def test_one_that_does_loads_what_it_needs(make_root: MakeRoot, directive: str) -> None:
    page = PAGE.replace('cookie-charter', directive)
    modules = modules_of(make_root({'index.rst': page, 'cookies.yaml': CLEAN}))
    assert {'yaml', 'sphinx_cookiecharter.declaration.reader'} <= {*modules}
    # It uses nothing of the catalogue.
    assert not [one for one in modules if '.catalogue.' in one]
