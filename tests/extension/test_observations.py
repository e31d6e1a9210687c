"""Captures compared with the declaration in builds: when, how often, at which level."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from ..observation.make_captures import SECRET
from ..observation.storage_state import storage_state
from .declarations import PAGE

if TYPE_CHECKING:
    from ..support import Build, MakeRoot

DECLARED = """\
cookies:
  - name: sessionid
    category: necessary
    purpose: Keeps you signed in from one page to the next.
    provider: Example
    duration: session
    secure: true
"""

NO_PAGE = {'index.rst': 'Index\n=====\n', 'cookies.yaml': DECLARED}
ON_PAGE = {
    'index.rst': f'{PAGE}\n.. toctree::\n\n   two\n',
    'two.rst': 'Two\n===\n\n.. cookie-table::\n',
    'cookies.yaml': DECLARED,
}
CONF = "cookiecharter_observations = ['captures/*.json']\n"


SAME = storage_state(sessionid={})
OTHER = storage_state(sessionid={'secure': False}, added={})


def test_what_differs_is_reported_at_its_line(
    make_root: MakeRoot, build: Build
) -> None:
    root = make_root({**ON_PAGE, 'captures/a.json': OTHER}, CONF)
    added, other = build(root, 'dummy', expect_warnings=True).warnings
    assert added == (
        f"{root}/cookies.yaml:1: WARNING: cookie 'added' of example.org is not "
        "declared, and was seen (in captures/a.json); add under 'cookies', and "
        'fill in what is blank: - {name: added, category: , purpose: , provider: , '
        'duration: session, domain: example.org} [cookiecharter.undeclared]'
    )
    assert other == (
        f"{root}/cookies.yaml:7: WARNING: cookie 'sessionid' was seen other than "
        "declared (in captures/a.json): 'secure' is true, and was seen to be false; "
        'correct what is declared, or the site [cookiecharter.other-attributes]'
    )


def test_a_capture_gives_no_orders_to_the_log(
    make_root: MakeRoot, build: Build
) -> None:
    host = 'x\x1b]0;title\x07\n::error::pwned\u202e\x9b'
    cookie = {'name': 'a', 'value': SECRET, 'domain': host, 'path': '/'}
    state = json.dumps({'cookies': [cookie], 'origins': []})
    root = make_root({**ON_PAGE, 'captures/a.json': state}, CONF)
    result = build(root, 'dummy', expect_warnings=True, verbosity=1)
    [warning] = [line for line in result.warnings if 'unreadable-capture' in line]
    assert warning.startswith(f'{root}/captures/a.json:1: WARNING: ')
    assert r'x\x1b]0;title\x07\n::error::pwned\u202e\x9b' in warning
    assert not {'\x1b', '\u202e', '\x9b'} & set(result.status)


def test_also_where_no_page_shows_the_declaration(
    make_root: MakeRoot, build: Build
) -> None:
    root = make_root({**NO_PAGE, 'captures/a.json': OTHER}, CONF)
    assert len(build(root, 'dummy', expect_warnings=True).warnings) == 2


def test_of_what_is_as_declared_nothing_is_said(
    make_root: MakeRoot, build: Build
) -> None:
    for files in (NO_PAGE, ON_PAGE):
        root = make_root({**files, 'captures/a.json': SAME}, CONF)
        assert build(root, 'dummy').statuscode == 0


@pytest.mark.parametrize('files', [NO_PAGE, ON_PAGE])
def test_every_build_reports_it_once_also_one_that_reads_nothing(
    make_root: MakeRoot, build: Build, files: dict[str, str]
) -> None:
    captures = {'captures/a.json': OTHER, 'captures/b.json': OTHER}
    root = make_root({**files, **captures}, CONF)
    first = build(root, 'dummy', expect_warnings=True, warningiserror=True)
    second = build(root, 'dummy', expect_warnings=True, warningiserror=True)
    assert '0 added, 0 changed, 0 removed' in second.status
    assert first.warnings[:2] == second.warnings[:2]
    assert 'captures/a.json, and in 1 more' in first.warnings[0]
    assert sum('[cookiecharter.' in one for one in first.warnings) == 2
    assert first.statuscode == second.statuscode == 1


def test_a_capture_that_changed_is_compared_and_no_page_read(
    make_root: MakeRoot, build: Build
) -> None:
    root = make_root({**ON_PAGE, 'captures/a.json': SAME}, CONF)
    build(root, 'dummy')
    (root / 'captures/b.json').write_text(OTHER, 'utf-8')
    result = build(root, 'dummy', expect_warnings=True)
    assert '0 added, 0 changed, 0 removed' in result.status
    assert len(result.warnings) == 2
    (root / 'captures/b.json').unlink()
    assert build(root, 'dummy').statuscode == 0


def test_a_declaration_that_changed_is_compared(
    make_root: MakeRoot, build: Build
) -> None:
    root = make_root({**NO_PAGE, 'captures/a.json': OTHER}, CONF)
    assert len(build(root, 'dummy', expect_warnings=True).warnings) == 2
    mended = DECLARED.replace('true', 'false')
    mended += '  - {name: added, category: necessary, purpose: Keeps what you chose.}\n'
    (root / 'cookies.yaml').write_text(mended, 'utf-8')
    result = build(root, 'dummy')
    assert '0 added, 0 changed, 0 removed' in result.status


def test_parallel_builds_report_the_same(make_root: MakeRoot, build: Build) -> None:
    pages = {f'page{n}.rst': f':orphan:\n\n{PAGE}' for n in range(12)}
    root = make_root({**ON_PAGE, **pages, 'captures/a.json': OTHER}, CONF)
    result = build(root, 'dummy', expect_warnings=True, parallel=2)
    assert [one.rpartition('[')[2] for one in result.warnings] == [
        'cookiecharter.undeclared]',
        'cookiecharter.other-attributes]',
    ]


def test_levels_and_suppressing_are_as_for_all_findings(
    make_root: MakeRoot, build: Build
) -> None:
    root = make_root({**ON_PAGE, 'captures/a.json': OTHER}, CONF)
    levels = {'undeclared': 'error', 'other-attributes': 'off'}
    result = build(
        root,
        'dummy',
        expect_warnings=True,
        confoverrides={'cookiecharter_levels': levels},
    )
    assert result.statuscode == 1
    (one,) = result.warnings
    assert ': ERROR: ' in one
    suppressed = ['cookiecharter.undeclared', 'cookiecharter.other-attributes']
    build(root, 'dummy', confoverrides={'suppress_warnings': suppressed})


def test_what_was_never_observed_is_a_note(make_root: MakeRoot, build: Build) -> None:
    root = make_root({**NO_PAGE, 'captures/a.json': storage_state()}, CONF)
    assert 'cookies.yaml: 1 note, shown with -v' in build(root, 'dummy').status
    status = build(root, 'dummy', verbosity=1).status
    assert "cookie 'sessionid' is in no capture" in status
    assert 'cookiecharter.never-observed' in status


def test_a_pattern_without_a_file_is_reported_and_the_others_compared(
    make_root: MakeRoot, build: Build
) -> None:
    root = make_root(
        {**ON_PAGE, 'captures/a.json': OTHER},
        "cookiecharter_observations = ['none/*.har', 'captures/*.json', 'captures']\n",
    )
    warnings = build(root, 'dummy', expect_warnings=True).warnings
    none, folder = [one for one in warnings if 'unreadable-capture' in one]
    assert none == (
        f'{root}/conf.py:1: WARNING: cookiecharter_observations: no file fits '
        "'none/*.har' [cookiecharter.unreadable-capture]"
    )
    assert "no file fits 'captures'" in folder
    assert len(warnings) == 4


def test_an_unreadable_capture_is_reported_at_its_line(
    make_root: MakeRoot, build: Build
) -> None:
    root = make_root(
        {
            **NO_PAGE,
            'captures/a.json': f'{{"cookies": [\n{{"value": "{SECRET}"',
            'captures/b.json': '[]x',
            'captures/c.json': '{}',
            'captures/d.json': SAME,
        },
        CONF,
    )
    warnings = build(root, 'dummy', expect_warnings=True).warnings
    assert [one.partition(' WARNING: the capture ')[0] for one in warnings] == [
        f'{root}/captures/a.json:2:',
        f'{root}/captures/b.json:1:',
        f'{root}/captures/c.json:1:',
    ]
    assert SECRET not in '\n'.join(warnings)


@pytest.mark.parametrize('pages', ['no page', 'a page'])
def test_a_declaration_that_is_not_there_is_reported_once(
    make_root: MakeRoot, build: Build, pages: str
) -> None:
    files = dict(NO_PAGE if pages == 'no page' else ON_PAGE)
    del files['cookies.yaml']
    root = make_root({**files, 'captures/a.json': OTHER}, CONF)
    (one,) = build(root, 'dummy', expect_warnings=True).warnings
    place = 'conf.py:1:' if pages == 'no page' else 'index.rst:4:'
    assert one.startswith(
        f'{root}/{place} WARNING: the declaration {root}/cookies.yaml'
    )


def test_what_of_the_declaration_was_not_read_is_reported_once(
    make_root: MakeRoot, build: Build
) -> None:
    broken = f'{DECLARED}  - {{name: [b\n'
    for files in (NO_PAGE, ON_PAGE):
        root = make_root({**files, 'cookies.yaml': broken, 'captures/a': OTHER}, '')
        result = build(
            root,
            'dummy',
            expect_warnings=True,
            confoverrides={'cookiecharter_observations': ['captures/*']},
        )
        codes = [one.rpartition('[')[2] for one in result.warnings]
        assert codes == [
            'cookiecharter.other-attributes]',
            'cookiecharter.invalid-yaml]',
        ]


def test_patterns_lead_anywhere_and_a_file_is_compared_once(
    make_root: MakeRoot, build: Build
) -> None:
    outside = make_root({'deep/in/a.json': OTHER}, name='outside')
    root = make_root(NO_PAGE)
    for patterns in (
        ['../outside/**/*.json'],
        [f'{outside}/deep/*/a.json'],
        ('../outside/deep/in/a.json', '../outside/deep/in/*'),
    ):
        result = build(
            root,
            'dummy',
            expect_warnings=True,
            confoverrides={'cookiecharter_observations': patterns},
        )
        assert len(result.warnings) == 2
        assert 'more)' not in result.warnings[0]


def test_every_builder_reports_it(make_root: MakeRoot, build: Build) -> None:
    root = make_root({**ON_PAGE, 'captures/a.json': OTHER}, CONF)
    for builder in ('html', 'text', 'gettext', 'latex'):
        assert len(build(root, builder, expect_warnings=True).warnings) == 2


SCRIPT = """
import sys
from sphinx.cmd.build import build_main

status = build_main(['-q', '-b', 'dummy', *sys.argv[1:]])
print(*[name for name in sys.modules if name.startswith('sphinx_cookiecharter.obs')])
sys.exit(status)
"""


def test_without_captures_nothing_is_read_or_imported(make_root: MakeRoot) -> None:
    root = make_root(NO_PAGE)
    (root / 'cookies.yaml').unlink()
    done = subprocess.run(
        [sys.executable, '-c', SCRIPT, str(root), str(root / '_build')],
        capture_output=True,
        check=False,
        text=True,
    )
    assert (done.returncode, done.stderr, done.stdout) == (0, '', '\n')


def test_what_entries_bring_in_is_declared(make_root: MakeRoot, build: Build) -> None:
    entry = (
        'cookies:\n'
        '  - name: added\n'
        '    domain: example.org\n'
        '    category: necessary\n'
        '    purpose: Keeps what you added to the basket.\n'
        '    provider: Example\n'
        '    duration: session\n'
    )
    known = {'known/shop.yaml': entry, 'captures/a.json': storage_state(added={})}
    conf = CONF + "cookiecharter_catalogue = ['known']\n"
    lacking = {**NO_PAGE, 'cookies.yaml': 'use: [shopp]\n', **known}
    root = make_root(lacking, conf)
    (warning,) = build(root, 'dummy', expect_warnings=True).warnings
    assert "cookies.yaml:1: WARNING: use: the catalogue has no entry 'shopp'" in warning
    for files in (NO_PAGE, ON_PAGE):
        declared = {**files, 'cookies.yaml': 'use: [shop]\n', **known}
        assert build(make_root(declared, conf), 'dummy').statuscode == 0
