"""The public names: what the documentation says of them, used as a user would."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from textwrap import dedent

import pytest

import sphinx_cookiecharter
from sphinx_cookiecharter import Code, Level, api, check, diff, fingerprint, read

DOCS = Path(__file__).parents[1] / 'docs'
PAGE = DOCS / 'reference/api.md'

BLOCKS = re.MULTILINE | re.DOTALL

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

#: An entry of a project's own.
ENTRY = """\
title: Our search
cookies:
  - {name: recent, storage: local_storage, category: preferences, party: first,
     purpose: Lists what you searched for., provider: This site, duration: persistent}
written: {action: [recent]}
source: [our own code]
as_of: 2026-11-01
confidence: code
"""


def run(script: str, folder: Path) -> str:
    done = subprocess.run(
        [sys.executable, '-W', 'error', '-c', dedent(script)],
        cwd=folder,
        capture_output=True,
        check=False,
        text=True,
    )
    assert done.stderr == ''
    return done.stdout


def test_the_documentation_describes_all_public_names() -> None:
    described = re.findall(
        r'^::::\{py:(?:class|function)\} (\w+)', PAGE.read_text('utf-8'), re.MULTILINE
    )
    assert sorted(described) == sorted(api.__all__)


def test_the_package_has_the_same_names() -> None:
    assert sphinx_cookiecharter.__all__ == api.__all__
    for name in api.__all__:
        assert getattr(sphinx_cookiecharter, name) is getattr(api, name)
    with pytest.raises(AttributeError, match="has no attribute 'review'"):
        sphinx_cookiecharter.__getattr__('review')


def test_importing_the_package_loads_nothing_of_it(tmp_path: Path) -> None:
    script = """
        import sys
        import sphinx_cookiecharter
        print(*[name for name in sys.modules if name.startswith('sphinx')])
    """
    assert run(script, tmp_path) == 'sphinx_cookiecharter\n'


def test_it_needs_no_sphinx(tmp_path: Path) -> None:
    (tmp_path / 'cookies.yaml').write_text('use: [furo]\ncookies: []\n', 'utf-8')
    script = """
        import sys
        from sphinx_cookiecharter import check, diff, fingerprint, read
        declaration = read('cookies.yaml')
        print(*[cookie.names[0] for cookie in declaration.cookies])
        check(declaration), diff(declaration, declaration), fingerprint(declaration)
        print(*{'sphinx', 'docutils', 'babel', 'jinja2'} & {*sys.modules})
    """
    assert run(script, tmp_path) == 'theme\n\n'


@pytest.mark.parametrize('page', [PAGE, DOCS / 'how-to/since.md'])
def test_it_prints_what_the_documentation_shows(page: Path, tmp_path: Path) -> None:
    text = page.read_text('utf-8')
    for declaration in re.findall(r'^```yaml\n(.*?)^```', text, BLOCKS):
        (tmp_path / 'cookies.yaml').write_text(declaration, 'utf-8')
    (tmp_path / 'docs').mkdir()
    for path in (DOCS / 'examples').glob('shop*.yaml'):
        (tmp_path / 'docs' / path.name).write_bytes(path.read_bytes())
    pattern = r'^```python\n(.*?)^```\n\nprints\n\n```text\n(.*?)^```'
    examples = re.findall(pattern, text, BLOCKS)
    assert examples
    for script, output in examples:
        assert run(script, tmp_path) == output


def warnings(path: str | Path, language: str | None = None) -> list[tuple[int, str]]:
    """Return the lines and codes of the warnings on a declaration."""
    return [
        (finding.line, finding.code)
        for finding in check(read(path), language)
        if finding.level is Level.WARNING
    ]


def test_a_declaration_is_read_and_checked(tmp_path: Path) -> None:
    path = tmp_path / 'cookies.yaml'
    path.write_text(DECLARATION, 'utf-8')
    declaration = read(path)
    assert [cookie.names for cookie in declaration.cookies] == [
        ('sessionid',),
        ('other',),
    ]
    purpose = (7, Code.MISSING_PURPOSE)
    assert warnings(path) == warnings(str(path)) == [purpose]
    assert warnings(path, 'en_GB') == [purpose]
    assert warnings(path, 'fr') == [(4, Code.MISSING_TRANSLATION), purpose]


def test_what_it_uses_is_brought_in(tmp_path: Path) -> None:
    (tmp_path / 'known').mkdir()
    (tmp_path / 'known/mine.yaml').write_text(ENTRY, 'utf-8')
    path = tmp_path / 'cookies.yaml'
    path.write_text('use: [furo, mine]\n', 'utf-8')
    declaration = read(path, catalogue=[tmp_path / 'known'])
    assert [cookie.names for cookie in declaration.cookies] == [('theme',), ('recent',)]
    assert declaration.complete
    assert not read(path).complete
    assert warnings(path) == [(1, Code.INVALID_VALUE)]


def test_a_file_that_is_not_there_is_a_finding(tmp_path: Path) -> None:
    path = tmp_path / 'cookies.yaml'
    assert not read(path).complete
    assert warnings(path) == [(0, Code.UNREADABLE_FILE)]


def test_two_states_are_compared(tmp_path: Path) -> None:
    path = tmp_path / 'cookies.yaml'
    path.write_text(DECLARATION, 'utf-8')
    old = read(path)
    path.write_text(DECLARATION.replace('necessary', 'statistics', 1), 'utf-8')
    new = read(path)
    difference = diff(old, new)
    assert (difference.added, difference.removed) == ((), ())
    assert [change.name for change in difference.changed] == ['sessionid']
    assert difference.ask_again
    assert not diff(new, old).ask_again
    assert [*difference.reasons] == [('sessionid', 'consent')]
    assert fingerprint(old) != fingerprint(new)
