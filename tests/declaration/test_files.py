"""Files that are not there, may not be opened, or are not UTF-8."""

from __future__ import annotations

import codecs
import os
from dataclasses import asdict
from pathlib import Path

import pytest

from sphinx_cookiecharter.declaration.reader import read

from .declared import declared, names, problems

TEXT = """\
cookies:
  - {name: été, category: necessary, purpose: Garde votre session ouverte.}
  - {name: hiver, category: necessary, purpose: Garde votre choix.}
"""


def assert_unreadable(path: Path, why: str) -> None:
    """Assert that reading says why there is nothing to read: on no line, and once."""
    declaration = read(path)
    (problem,) = declaration.problems
    assert (problem.code, problem.line) == ('unreadable-file', 0)
    assert str(path) in problem.message
    assert why in problem.message
    assert declaration.cookies == ()
    assert not declaration.complete


def test_a_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / 'cookies.yaml'
    path.write_text(TEXT, 'utf-8')
    declaration = read(path)
    assert asdict(declaration) == asdict(read(str(path)))
    assert declaration.path == str(path)
    assert names(declaration) == ['été', 'hiver']
    assert declaration.problems == ()


def test_a_missing_file(tmp_path: Path) -> None:
    assert_unreadable(tmp_path / 'cookies.yaml', 'does not exist')


def test_a_missing_directory(tmp_path: Path) -> None:
    assert_unreadable(tmp_path / 'none/cookies.yaml', 'does not exist')


def test_a_link_to_nothing(tmp_path: Path) -> None:
    path = tmp_path / 'cookies.yaml'
    path.symlink_to('elsewhere.yaml')
    assert_unreadable(path, 'does not exist')


def test_a_link_to_itself(tmp_path: Path) -> None:
    path = tmp_path / 'cookies.yaml'
    path.symlink_to('cookies.yaml')
    assert_unreadable(path, 'cannot be read')


def test_a_directory(tmp_path: Path) -> None:
    assert_unreadable(tmp_path, 'directory')


def test_a_file_in_a_file(tmp_path: Path) -> None:
    (tmp_path / 'file').touch()
    assert_unreadable(tmp_path / 'file/cookies.yaml', 'cannot be read')


def test_a_path_that_is_too_long(tmp_path: Path) -> None:
    assert_unreadable(tmp_path / ('x' * 5_000), 'cannot be read')


@pytest.mark.skipif(not hasattr(os, 'mkfifo'), reason='there are no pipes here')
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    path = tmp_path / 'cookies.yaml'
    os.mkfifo(path)
    assert_unreadable(path, 'not a file')


def test_a_device_is_not_read() -> None:
    assert_unreadable(Path('/dev/zero'), 'cannot be read')


def test_no_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / 'cookies.yaml'
    path.write_text(TEXT, 'utf-8')

    def refuse(path: Path) -> bytes:
        raise PermissionError(13, 'Permission denied', str(path))

    # Root may open everything.
    monkeypatch.setattr(Path, 'read_bytes', refuse)
    assert_unreadable(path, 'Permission denied')


@pytest.mark.parametrize(
    'data',
    [
        pytest.param(TEXT.encode(), id='utf-8'),
        pytest.param(codecs.BOM_UTF8 + TEXT.encode(), id='utf-8-mark'),
        pytest.param(TEXT.replace('\n', '\r\n').encode(), id='windows'),
        pytest.param(TEXT.rstrip().encode(), id='no-last-line-break'),
    ],
)
def test_utf_8_is_read(data: bytes) -> None:
    declaration = declared(data)
    assert names(declaration) == ['été', 'hiver']
    assert declaration.problems == ()


@pytest.mark.parametrize(
    'data',
    [
        pytest.param(codecs.BOM_UTF16_LE + TEXT.encode('utf-16-le'), id='little'),
        pytest.param(codecs.BOM_UTF16_BE + TEXT.encode('utf-16-be'), id='big'),
        pytest.param(TEXT.encode('utf-16-le'), id='little-without-mark'),
        pytest.param(TEXT.encode('utf-16-be'), id='big-without-mark'),
    ],
)
def test_utf_16_is_read_and_reported(data: bytes) -> None:
    declaration = declared(data)
    assert names(declaration) == ['été', 'hiver']
    assert problems(declaration) == [(1, 'unreadable-file')]


@pytest.mark.parametrize('encoding', ['latin-1', 'cp1252', 'iso8859-15', 'utf-7'])
def test_other_encodings_lose_no_item(encoding: str) -> None:
    declaration = declared(TEXT.encode(encoding))
    assert len(declaration.cookies) == 2
    assert names(declaration)[1] == 'hiver'
    if encoding != 'utf-7':  # which is ASCII, as far as anybody can tell
        assert problems(declaration) == [(2, 'unreadable-file')]


def test_the_first_byte_that_is_not_utf_8_is_pointed_at() -> None:
    data = 'site: {}\r\ncookies: [{name: é'.encode() + b'\xff}]\n# \xfe'
    (problem,) = declared(data).problems
    assert (problem.line, problem.column) == (2, 19)
    assert '0xFF' in problem.message


@pytest.mark.parametrize(
    'text', ['', '\n', ' \n\n', '# Only\n# comments', '---', '--- ~\n...', '\ufeff']
)
def test_an_empty_file_is_whole_and_has_no_items(text: str) -> None:
    declaration = declared(text.encode())
    assert declaration.cookies == ()
    assert declaration.problems == ()
    assert declaration.complete
