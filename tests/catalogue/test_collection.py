"""Entries of a project override those of other packages, and these override ours."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sphinx_cookiecharter.catalogue import collection, reader
from sphinx_cookiecharter.catalogue.collection import Collection
from sphinx_cookiecharter.catalogue.model import Detection

from .collections import MINE, install, problems, using, write

if TYPE_CHECKING:
    from pathlib import Path

POINT = """\
[sphinx_cookiecharter.catalogue]
{name} = {value}
"""


def title(known: Collection, name: str) -> str:
    entry = known.entry(name)
    assert entry is not None
    return entry.title.values[0]


def package(site: Path, name: str, entries: dict[str, str]) -> None:
    """Install a package whose folder `known` holds entries."""
    write(site / name / 'known', entries)
    (site / name / '__init__.py').write_text('', 'utf-8')
    point = POINT.format(name=name, value=f'{name}.known')
    install(site, name.replace('_', '-'), '1.0', point)


def test_each_overrides_by_id(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = tmp_path / 'site'
    assert title(Collection(), 'furo') == 'Furo'
    theirs = {'furo': 'title: Theirs', 'their-theme': 'title: Theirs'}
    package(site, 'charter_test_pack', theirs)
    monkeypatch.syspath_prepend(site)
    known = Collection()
    assert title(known, 'furo') == 'Theirs'
    assert title(known, 'their-theme') == 'Theirs'
    assert known.signs()['furo'] == Detection()
    assert 'pydata_sphinx_theme' in known.signs()['pydata'].themes
    assert title(known, 'pydata').startswith('pydata')
    first = write(tmp_path / 'first', {'furo': 'title: First', 'mine': MINE})
    second = write(tmp_path / 'second', {'furo': 'title: Second'})
    known = Collection([first, second])
    assert title(known, 'furo') == 'Second'
    assert title(known, 'mine') == 'Our search'
    assert title(known, 'their-theme') == 'Theirs'
    assert known.broken == []


def test_only_what_is_used_is_read_and_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calls = []

    def counting(path: Path) -> object:
        calls.append(path.stem)
        return reader.read_entry(path)

    monkeypatch.setattr(collection, 'read_entry', counting)
    known = Collection()
    for _ in range(2):
        known.entry('furo')
        known.meant('nothing like it')
    assert calls == ['furo']


@pytest.mark.parametrize(
    ('value', 'content', 'why'),
    [
        ('charter_test_gone', None, 'is no package'),
        ('charter_test_gone.known', None, 'ModuleNotFoundError'),
        ('charter_test_bad.known', 'raise RuntimeError("no")', 'RuntimeError: no'),
        ('charter_test_bad', '', 'is no package'),
    ],
)
def test_a_package_without_its_entries_is_told_of(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    value: str,
    content: str | None,
    why: str,
) -> None:
    monkeypatch.syspath_prepend(tmp_path)
    if content is not None:
        (tmp_path / 'charter_test_bad.py').write_text(content, 'utf-8')
    install(tmp_path, 'charter-test-bad', '1.0', POINT.format(name='bad', value=value))
    whole = using('cookies: []\nuse: [furo]')
    ((line, code, message),) = problems(whole)
    assert (line, code) == (2, 'unreadable-file')
    assert 'charter-test-bad' in message
    assert why in message
    assert whole.declaration.cookies


@pytest.mark.parametrize('name', ['gone', 'a\0b', 'a' * 5_000])
def test_a_folder_that_is_not_there_is_told_of(tmp_path: Path, name: str) -> None:
    ((_, code, message),) = problems(using('use: [furo]', tmp_path / name))
    assert code == 'unreadable-file'
    assert str(tmp_path / name) in message
