"""`cookiecharter render`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sphinx_cookiecharter import read, render

from ..domain.catalogues import write_catalogue
from .commands import DOUBTFUL, SOUND, run

if TYPE_CHECKING:
    from pathlib import Path

BROKEN = f'{SOUND}  - name: [\n'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / 'cookies.yaml').write_text(SOUND, 'utf-8')
    (tmp_path / 'doubtful.yaml').write_text(DOUBTFUL, 'utf-8')
    (tmp_path / 'broken.yaml').write_text(BROKEN, 'utf-8')
    return tmp_path


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def test_a_page_is_written_by_default(folder: Path) -> None:
    status, out, err = run('render', folder=folder)
    assert (status, err) == (0, '')
    assert out == render(read(folder / 'cookies.yaml'))
    assert out.startswith('<!DOCTYPE html>\n<html lang="en">')
    assert '<h1>Cookies and similar technologies</h1>' in out


def test_the_usual_place_in_a_documentation_is_looked_at(folder: Path) -> None:
    (folder / 'docs').mkdir()
    (folder / 'cookies.yaml').rename(folder / 'docs/cookies.yaml')
    assert 'sessionid' in run('render', '--to', 'markdown', folder=folder).out


@pytest.mark.parametrize('to', ['html', 'fragment', 'markdown'])
def test_findings_do_not_matter(folder: Path, to: str) -> None:
    status, out, err = run('render', 'doubtful.yaml', '--to', to, folder=folder)
    assert (status, err) == (0, '')
    assert 'visits' in out


@pytest.mark.parametrize('to', ['css', 'js'])
def test_what_a_fragment_asks_for_needs_no_file(tmp_path: Path, to: str) -> None:
    status, out, err = run('render', '--to', to, folder=tmp_path)
    assert (status, err) == (0, '')
    assert '.charter-choice' in out


def test_only_the_file_that_is_asked_for_is_written(folder: Path) -> None:
    before = names(folder)
    arguments = ('render', '--to=fragment', 'cookies.yaml', '-o', 'charter.html')
    assert run(*arguments, folder=folder) == (0, '', '')
    assert names(folder) == {*before, 'charter.html'}
    written = (folder / 'charter.html').read_bytes()
    assert written == run(*arguments[:3], folder=folder).out.encode()
    assert written.startswith(b'<div lang="en">')


@pytest.mark.parametrize(
    'arguments', ['broken.yaml', 'cookies.yaml --since broken.yaml']
)
def test_what_cannot_be_read_whole_is_not_written(folder: Path, arguments: str) -> None:
    before = names(folder)
    status, out, err = run(
        'render', *arguments.split(), '--output=charter.html', folder=folder
    )
    assert (status, out) == (1, '')
    assert err.startswith('broken.yaml:')
    assert names(folder) == before


@pytest.mark.parametrize(
    ('arguments', 'complaint'),
    [
        ('nothing.yaml', "there is no file 'nothing.yaml'"),
        ('cookies.yaml --since nothing.yaml', "there is no file 'nothing.yaml'"),
        ('cookies.yaml doubtful.yaml', 'name one file, not 2'),
        ('- --since -', 'only one of the two can be standard input'),
        ('--to pdf', 'invalid choice'),
        ('--language <b>', "'<b>' is no code of a language"),
        ('--locale-dir locale', 'there is no folder locale'),
        (f'--locale-dir {"x" * 300}', 'there is no folder xxx'),
        ('--sections cookie', "'cookie' is unknown; did you mean 'cookies'?"),
        ('--columns size', "'size' is unknown; write one of: name,"),
    ],
)
def test_misuse_is_told(folder: Path, arguments: str, complaint: str) -> None:
    status, out, err = run('render', *arguments.split(), folder=folder)
    assert (status, out) == (2, '')
    assert complaint in err


def test_without_a_file_there_must_be_one(tmp_path: Path) -> None:
    status, _, err = run('render', folder=tmp_path)
    assert status == 2
    assert 'name a file, for here is no cookies.yaml and no docs/cookies.yaml' in err


def test_a_file_that_cannot_be_written_is_told(folder: Path) -> None:
    status, _, err = run('render', '-o', 'no/charter.html', folder=folder)
    assert status == 1
    assert 'no/charter.html cannot be written' in err


def test_standard_input_is_read(tmp_path: Path) -> None:
    out = run('render', '-', '--to=markdown', folder=tmp_path, stdin=SOUND).out
    assert '`sessionid`' in out


@pytest.mark.parametrize('sections', [('summary', 'cookies'), ('summary cookies',)])
def test_names_are_several_arguments_or_one(
    folder: Path, sections: tuple[str, ...]
) -> None:
    arguments = ('--sections', *sections, '--columns', 'purpose name', '--to=fragment')
    out = run('render', 'cookies.yaml', *arguments, folder=folder).out
    declaration = read(folder / 'cookies.yaml')
    assert out == render(
        declaration,
        'fragment',
        sections=['summary', 'cookies'],
        columns=['purpose', 'name'],
    )
    assert 'charter-section-kinds' not in out
    assert out.index('>Purpose<') < out.index('>Name<')


def test_what_has_changed_is_told(folder: Path) -> None:
    arguments = ('doubtful.yaml', '--since', 'cookies.yaml', '--to=markdown')
    out = run('render', *arguments, folder=folder).out
    assert '<a id="charter-section-changes"></a>' in out


def test_a_language_and_its_catalogues(folder: Path) -> None:
    write_catalogue(folder, 'fr', 'page', {'Keeps you signed in.': 'Vous reconnaît.'})
    out = run('render', '--language=fr', '--locale-dir=locale', folder=folder).out
    assert out.startswith('<!DOCTYPE html>\n<html lang="fr">')
    assert '<h1>Cookies et technologies similaires</h1>' in out
    assert 'Vous reconnaît.' in out


@pytest.mark.parametrize(
    ('to', 'heading'), [('html', '<h1>A &amp; B</h1>'), ('markdown', '# A &#38; B\n\n')]
)
def test_a_title_of_ones_own(folder: Path, to: str, heading: str) -> None:
    out = run('render', '--to', to, '--title', 'A & B', folder=folder).out
    assert heading in out


@pytest.mark.parametrize('to', ['html', 'markdown'])
def test_a_title_gives_no_orders(folder: Path, to: str) -> None:
    out = run('render', '--to', to, '--title', 'A\x1b[2J\x9b\nB', folder=folder).out
    assert 'A [2J B' in out.replace('\\', '')
