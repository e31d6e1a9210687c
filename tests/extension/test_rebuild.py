"""A second build notices what has changed, and nothing else."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils

from .declarations import CLEAN, FAULTY, PAGE, rich

if TYPE_CHECKING:
    from ..support import Build, MakeRoot

PAGES = {
    'index.rst': f'{PAGE}\n.. toctree::\n\n   other\n',
    'other.rst': 'Other\n=====\n',
}
CHANGED = CLEAN.replace('sessionid', 'zebra_id')


def write(path: Path, text: str, *, age: float = 0) -> None:
    """Write a file that is `age` seconds old."""
    path.write_text(text, 'utf-8')
    if age:
        time = path.stat().st_mtime - age
        os.utime(path, (time, time))


def test_a_changed_declaration_renews_only_the_pages_that_use_it(
    make_root: MakeRoot, build: Build
) -> None:
    root = make_root({**PAGES, 'cookies.yaml': CLEAN})
    assert 'sessionid' in build(root, 'text').read('index.txt')
    assert '0 changed' in build(root, 'text').status
    write(root / 'cookies.yaml', CHANGED)
    result = build(root, 'text')
    assert '0 added, 1 changed, 0 removed' in result.status
    assert 'zebra_id' in result.read('index.txt')
    assert 'sessionid' not in result.read('index.txt')


def test_an_older_file_that_is_put_back_is_noticed(
    make_root: MakeRoot, build: Build
) -> None:
    root = make_root({**PAGES, 'cookies.yaml': CHANGED})
    build(root, 'text')
    write(root / 'cookies.yaml', CLEAN, age=86_400)
    result = build(root, 'text')
    assert '0 added, 1 changed, 0 removed' in result.status
    assert 'sessionid' in result.read('index.txt')
    # And once noticed, it is known.
    assert '0 changed' in build(root, 'text').status


def test_a_change_that_leaves_the_time_stamp_is_noticed(
    make_root: MakeRoot, build: Build
) -> None:
    root = make_root({**PAGES, 'cookies.yaml': CLEAN})
    build(root, 'text')
    before = (root / 'cookies.yaml').stat()
    write(root / 'cookies.yaml', CHANGED)
    os.utime(root / 'cookies.yaml', ns=(before.st_atime_ns, before.st_mtime_ns))
    assert 'zebra_id' in build(root, 'text').read('index.txt')


def test_a_declaration_that_goes_and_comes_back(
    make_root: MakeRoot, build: Build
) -> None:
    root = make_root({**PAGES, 'cookies.yaml': CLEAN})
    build(root, 'text')
    (root / 'cookies.yaml').unlink()
    for _ in range(2):
        result = build(root, 'text', expect_warnings=True)
        (warning,) = result.warnings
        assert warning.startswith(f'{root}/index.rst:4: WARNING: ')
        assert warning.endswith('[cookiecharter.unreadable-file]')
        assert 'sessionid' not in result.read('index.txt')
        assert 'could not be read' in result.read('index.txt')
    write(root / 'cookies.yaml', CLEAN, age=86_400)
    assert 'sessionid' in build(root, 'text').read('index.txt')


def test_sphinx_is_told_of_the_file_whether_it_is_there_or_not(
    make_root: MakeRoot, build: Build
) -> None:
    for files in ({'cookies.yaml': CLEAN}, {}):
        root = make_root({**PAGES, **files}, name=f'root{len(files)}')
        env = build(root, 'dummy', expect_warnings=True).app.env
        assert {Path(one).name for one in env.dependencies['index']} == {'cookies.yaml'}
        assert not env.dependencies.get('other')


def test_one_application_may_build_twice(make_root: MakeRoot) -> None:
    root = make_root({**PAGES, 'cookies.yaml': CLEAN})
    with patch_docutils(root), docutils_namespace():
        app = Sphinx(root, root, root / '_build', root / '_build', 'text', status=None)
        app.build()
        write(root / 'cookies.yaml', CHANGED, age=86_400)
        app.build()
    assert 'zebra_id' in (root / '_build' / 'index.txt').read_text('utf-8')


def test_a_finding_goes_with_its_cause(make_root: MakeRoot, build: Build) -> None:
    root = make_root({**PAGES, 'cookies.yaml': CLEAN})
    build(root, 'text')
    write(root / 'cookies.yaml', FAULTY, age=86_400)
    assert len(build(root, 'text', expect_warnings=True).warnings) == 5
    write(root / 'cookies.yaml', CLEAN, age=2 * 86_400)
    assert build(root, 'text').warnings == []


def test_a_finding_follows_its_line(make_root: MakeRoot, build: Build) -> None:
    root = make_root({**PAGES, 'cookies.yaml': FAULTY})
    build(root, 'text', expect_warnings=True)
    write(root / 'cookies.yaml', f'# A comment\n\n{FAULTY}', age=86_400)
    warnings = build(root, 'text', expect_warnings=True).warnings
    assert warnings[0].startswith(f'{root}/cookies.yaml:4: WARNING: ')


def test_a_finding_at_a_directive_follows_the_directive(
    make_root: MakeRoot, build: Build
) -> None:
    table = '.. cookie-table::\n   :tags: none\n'
    root = make_root({'index.rst': f'Page\n====\n\n{table}', 'cookies.yaml': CLEAN})
    build(root, 'text', expect_warnings=True)
    write(root / 'index.rst', f'Page\n====\n\nMore.\n\n{table}')
    (warning,) = build(root, 'text', expect_warnings=True).warnings
    assert warning.startswith(f'{root}/index.rst:6: WARNING: ')


def test_other_columns_renew_the_pages(make_root: MakeRoot, build: Build) -> None:
    root = make_root({**PAGES, 'cookies.yaml': CLEAN})
    assert 'Keeps you signed in' in build(root, 'text').read('index.txt')
    overrides = {'cookiecharter_columns': ['name', 'duration']}
    result = build(root, 'text', confoverrides=overrides)
    assert 'Keeps you signed in' not in result.read('index.txt')


def test_another_default_declaration_renews_the_pages(
    make_root: MakeRoot, build: Build
) -> None:
    root = make_root({**PAGES, 'cookies.yaml': CLEAN, 'other.yaml': CHANGED})
    build(root, 'text')
    overrides = {'cookiecharter_declaration': 'other.yaml'}
    result = build(root, 'text', confoverrides=overrides)
    assert 'zebra_id' in result.read('index.txt')


@pytest.mark.suppress
def test_one_build_after_another_writes_the_same_bytes(
    make_root: MakeRoot, build: Build
) -> None:
    files = {**PAGES, 'cookies.yaml': rich()}
    one = build(make_root(files, name='one'))
    two = build(make_root(files, name='two'))
    for name in ('index.html', 'searchindex.js'):
        assert one.read(name) == two.read(name)


def test_a_builder_may_use_what_another_has_read(
    make_root: MakeRoot, build: Build
) -> None:
    root = make_root({**PAGES, 'cookies.yaml': FAULTY})
    doctrees = root / '_build' / 'doctrees'
    alone = {
        builder: build(root, builder, expect_warnings=True).read(page)
        for builder, page in (('html', 'index.html'), ('text', 'index.txt'))
    }
    build(root, 'latex', doctreedir=doctrees, expect_warnings=True)
    for builder, page in (('html', 'index.html'), ('text', 'index.txt')):
        result = build(root, builder, doctreedir=doctrees, expect_warnings=True)
        assert result.read(page) == alone[builder]
        assert len(result.warnings) == 5
