"""`cookiecharter check` as a process: what it says, where, and how it ends."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sphinx_cookiecharter import __version__
from sphinx_cookiecharter.cli.main import COMMANDS

from ..checks.expectations import BAD, LANGUAGE
from .commands import DOUBTFUL, SOUND, run

if TYPE_CHECKING:
    from ..support import Build, MakeRoot


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / 'sound.yaml').write_text(SOUND, 'utf-8')
    (tmp_path / 'doubtful.yaml').write_text(DOUBTFUL, 'utf-8')
    return tmp_path


def test_of_a_sound_declaration_nothing_is_said(folder: Path) -> None:
    assert run('check', 'sound.yaml', folder=folder) == (0, '', '')


def test_findings_are_lines_that_editors_understand(folder: Path) -> None:
    status, out, err = run('check', 'doubtful.yaml', folder=folder)
    assert (status, err) == (1, '')
    note, warning, other = out.splitlines()
    assert note == (
        "doubtful.yaml:4:5: INFO: cookie 'sessionid' has no duration: say how long "
        "it stays, as '13 months', 'session' or 'persistent' [missing-duration]"
    )
    assert warning == (
        "doubtful.yaml:9:5: WARNING: cookie 'visits' has no purpose: say what it is "
        'for [missing-purpose]'
    )
    assert other.startswith("doubtful.yaml:13:15: WARNING: cookie 'visits': 'duration'")


def test_they_are_those_of_the_build(make_root: MakeRoot, build: Build) -> None:
    """Of many fixtures: the same lines, messages, codes and levels, notes too."""
    paths = BAD[::4]
    names = [path.name for path in paths]
    pages = {f'{name}.rst': f'A\n=\n\n.. cookie-charter:: {name}\n' for name in names}
    root = make_root(
        {
            'index.rst': ':orphan:\n',
            **{page: f':orphan:\n\n{text}' for page, text in pages.items()},
            **{path.name: path.read_bytes() for path in paths},
        },
        f"""
        language = {LANGUAGE!r}
        cookiecharter_levels = {{'missing-purpose': 'error', 'dpo-missing': 'off'}}
        """,
    )
    result = build(root, 'dummy', expect_warnings=True, verbosity=1)
    logged = re.compile(
        rf'{re.escape(str(root))}/(\S+\.yaml):(\d+): (?:(WARNING|ERROR): )?(.+) '
        r'\[cookiecharter\.([a-z-]+)\]'
    )
    built = {
        (name, int(line), (level or 'info').lower(), code, message)
        for one in (*result.warnings, *result.status.splitlines())
        if (found := logged.fullmatch(one))
        for name, line, level, message, code in [found.groups()]
    }
    options = [
        *('--level', 'missing-purpose=error', '--level', 'dpo-missing=off'),
        *('--language', LANGUAGE, '--format', 'json'),
    ]
    out = run('check', *options, *names, folder=root).out
    said = {
        (one['path'], one['line'], one['level'], one['code'], one['message'])
        for one in json.loads(out)['findings']
        # A file that was not opened is reported at its directive.
        if one['line'] is not None
    }
    assert said == built
    assert len({name for name, *_ in said}) == len(names)
    assert {level for _, _, level, *_ in said} == {'error', 'warning', 'info'}


@pytest.mark.parametrize(
    ('options', 'status'),
    [
        ([], 1),
        (['--fail-on', 'warning'], 1),
        (['--fail-on', 'info'], 1),
        (['--fail-on', 'error'], 0),
        (['--fail-on=error', '--level', 'missing-purpose=error'], 1),
        (['--level', 'missing-purpose=off', '--level', 'invalid-duration=info'], 0),
        (['--level=missing-purpose=off', '--level=invalid-duration=off'], 0),
    ],
)
def test_what_fails_is_chosen(folder: Path, options: list[str], status: int) -> None:
    assert run('check', *options, 'doubtful.yaml', folder=folder).status == status


def test_levels_are_as_in_the_configuration(folder: Path) -> None:
    options = ('--level', 'missing-purpose=error', '--level', 'invalid-duration=off')
    out = run('check', *options, 'doubtful.yaml', folder=folder).out
    assert [line.split()[1] for line in out.splitlines()] == ['INFO:', 'ERROR:']


def test_translations_are_looked_for_in_a_language(folder: Path) -> None:
    spoken = SOUND.replace('Keeps you signed in.', '{en: Keeps you signed in.}')
    (folder / 'spoken.yaml').write_text(spoken, 'utf-8')
    assert run('check', 'spoken.yaml', folder=folder) == (0, '', '')
    assert run('check', '--language=en_GB', 'spoken.yaml', folder=folder).status == 0
    status, out, _ = run('check', '--language', 'fr', 'spoken.yaml', folder=folder)
    assert status == 1
    assert out.startswith('spoken.yaml:5:5: WARNING: ')
    assert out.endswith('[missing-translation]\n')


def test_a_file_that_is_not_there_is_misuse_and_a_finding(folder: Path) -> None:
    status, out, err = run('check', 'none.yaml', '.', 'doubtful.yaml', folder=folder)
    assert (status, err) == (2, '')
    lines = out.splitlines()
    assert lines[0] == (
        'none.yaml: WARNING: the declaration none.yaml cannot be read: it does not '
        'exist; write it there, or name another file [unreadable-file]'
    )
    assert lines[1].startswith('.: WARNING: the declaration . cannot be read: it is a')
    assert lines[2].startswith('doubtful.yaml:4:5: ')


def test_what_is_there_and_cannot_be_read_is_no_misuse(folder: Path) -> None:
    (folder / 'latin.yaml').write_bytes(b'cookies: [] # \xe9')
    for path in ('.', 'latin.yaml', 'n' * 300):
        assert run('check', path, folder=folder).status == 1


def test_without_a_name_the_usual_ones_are_tried(folder: Path) -> None:
    (folder / 'docs').mkdir()
    (folder / 'docs/cookies.yaml').write_text(DOUBTFUL, 'utf-8')
    status, out, _ = run('check', '--level=missing-duration=off', folder=folder)
    assert (status, out.partition(':')[0]) == (1, 'docs/cookies.yaml')
    (folder / 'cookies.yaml').write_text(SOUND, 'utf-8')
    assert run('check', folder=folder) == (0, '', '')


def test_files_stand_on_both_sides_of_options(folder: Path) -> None:
    out = run('check', 'none', '--format', 'json', 'sound.yaml', '-', folder=folder).out
    assert json.loads(out)['files'] == ['none', 'sound.yaml', '<stdin>']


def test_standard_input_is_read(folder: Path) -> None:
    status, out, _ = run('check', '-', folder=folder, stdin=DOUBTFUL)
    assert status == 1
    assert out.startswith('<stdin>:4:5: ')
    out = run('check', '--stdin-filename=a.yaml', '-', folder=folder, stdin='').out
    assert out.startswith('a.yaml:1:1: ')
    assert '[empty-declaration]' in out


def test_json_has_all_findings_and_nothing_else(folder: Path) -> None:
    status, out, err = run(
        'check', '--format=json', 'doubtful.yaml', 'none.yaml', folder=folder
    )
    assert (status, err) == (2, '')
    data = json.loads(out)
    assert data['files'] == ['doubtful.yaml', 'none.yaml']
    places = [(one['path'], one['line'], one['column']) for one in data['findings']]
    assert places == [
        ('doubtful.yaml', 4, 5),
        ('doubtful.yaml', 9, 5),
        ('doubtful.yaml', 13, 15),
        ('none.yaml', None, None),
    ]
    codes = [(one['level'], one['code']) for one in data['findings']]
    assert codes == [
        ('info', 'missing-duration'),
        ('warning', 'missing-purpose'),
        ('warning', 'invalid-duration'),
        ('warning', 'unreadable-file'),
    ]


@pytest.mark.parametrize(
    ('arguments', 'words'),
    [
        ([], 'the following arguments are required'),
        (['chek', 'sound.yaml'], 'invalid choice'),
        (['check'], 'here is no cookies.yaml and no docs/cookies.yaml'),
        (['check', '--explain', 'cookiecharter.missing-nam'], "mean 'missing-name'?"),
        (['check', '-', 'sound.yaml', '-'], 'can be read only once'),
        (['check', 'sound.yaml', '--level', 'missing-purpose'], 'CODE=LEVEL'),
        (['check', 'x', '--level', 'missing-porpose=off'], "mean 'missing-purpose'?"),
        (['check', 'x', '--level', 'missing-purpose=warn'], "mean 'warning'?"),
        (['check', 'x', '--fail-on', 'off'], 'invalid choice'),
        (['check', 'x', '--colour'], 'unrecognized arguments: --colour'),
        (['diff', 'x', 'y', 'z'], 'unrecognized arguments: z'),
        (['check', 'x', '--format', 'xml'], 'invalid choice'),
        (['check', '--explain', 'missing-purpose', 'x'], 'checks no file'),
        (['check', '--explain', 'missing-porpose'], "mean 'missing-purpose'?"),
    ],
)
def test_misuse(folder: Path, arguments: list[str], words: str) -> None:
    status, out, err = run(*arguments, folder=folder)
    assert (status, out) == (2, '')
    assert err.startswith('usage: cookiecharter')
    assert words in err


def test_a_finding_is_explained(folder: Path) -> None:
    status, out, err = run('check', '--explain', 'missing-purpose', folder=folder)
    assert (status, err) == (0, '')
    assert out.startswith('missing-purpose\n\nAn item has no purpose.')
    assert '\n\nLevel: warning\n\n' in out
    assert 'Bad: `' in out
    assert 'Good: `' in out
    assert '  European Union: GDPR, Article 13(1)(c)\n' in out


def test_there_is_help_and_a_version(folder: Path) -> None:
    assert run('--version', folder=folder) == (
        0,
        f'cookiecharter {__version__}\n',
        '',
    )
    help_ = run('--help', folder=folder).out
    assert len(re.findall('^  cookiecharter ', help_, re.MULTILINE)) == 3
    assert re.findall('^    ([a-z]+)', help_, re.MULTILINE) == [*COMMANDS]
    status, out, err = run('check', '--help', folder=folder)
    assert (status, err) == (0, '')
    assert '--fail-on LEVEL' in out


def test_colours_are_for_terminals(folder: Path) -> None:
    assert '\x1b' not in run('check', 'doubtful.yaml', folder=folder).out
    colours = {'FORCE_COLOR': '1', 'NO_COLOR': ''}
    out = run('check', 'doubtful.yaml', folder=folder, environment=colours).out
    assert '\x1b[33mWARNING\x1b[0m' in out
    colours['NO_COLOR'] = '1'
    out = run('check', 'doubtful.yaml', folder=folder, environment=colours).out
    assert '\x1b' not in out


@pytest.mark.skipif(sys.platform == 'win32', reason='there are no such terminals')
def test_a_terminal_has_colours(folder: Path) -> None:
    import pty

    ours, theirs = pty.openpty()
    command = [sys.executable, '-m', 'sphinx_cookiecharter', 'check', 'doubtful.yaml']
    environment = {**os.environ, 'TERM': 'xterm'}
    environment.pop('NO_COLOR', None)
    subprocess.run(
        command, cwd=folder, stdout=theirs, env=environment, check=False, timeout=60
    )
    os.close(theirs)
    assert b'\x1b[33mWARNING\x1b[0m' in os.read(ours, 10_000)
    os.close(ours)


@pytest.mark.skipif(sys.platform == 'win32', reason='there are no such terminals')
@pytest.mark.parametrize(
    ('name', 'end'),
    [
        (
            'doubtful.yaml',
            b'2 warnings, 1 note; more on one: cookiecharter check --explain CODE',
        ),
        ('sound.yaml', b'no findings'),
    ],
)
def test_a_terminal_has_a_count(folder: Path, name: str, end: bytes) -> None:
    import pty

    ours, theirs = pty.openpty()
    command = [sys.executable, '-m', 'sphinx_cookiecharter', 'check', name]
    subprocess.run(
        command,
        cwd=folder,
        stdout=subprocess.DEVNULL,
        stderr=theirs,
        check=False,
        timeout=60,
    )
    os.close(theirs)
    assert os.read(ours, 10_000).strip() == end
    os.close(ours)


def test_what_no_encoding_has_is_written_all_the_same(folder: Path) -> None:
    text = SOUND.replace('category: necessary', 'category: né')
    (folder / 'odd.yaml').write_text(text, 'utf-8')
    ascii_only = {'PYTHONIOENCODING': 'ascii', 'PYTHONUTF8': '0', 'LC_ALL': 'C'}
    status, out, err = run('check', 'odd.yaml', folder=folder, environment=ascii_only)
    assert (status, err) == (1, '')
    assert 'né' in out


@pytest.mark.skipif(sys.platform == 'win32', reason='a shell of POSIX closes streams')
@pytest.mark.parametrize(
    ('redirected', 'status', 'out', 'err'),
    [
        ('sound.yaml >&-', 0, '', ''),
        ('doubtful.yaml >&-', 1, '', ''),
        ('--format json doubtful.yaml >&-', 1, '', ''),
        ('- <&-', 1, '<stdin>: WARNING: the declaration <stdin> cannot be read', ''),
        pytest.param(
            *('doubtful.yaml > /dev/full', 1, '', 'cookiecharter: cannot write: '),
            marks=pytest.mark.skipif(not Path('/dev/full').exists(), reason='none'),
        ),
    ],
)
def test_streams_that_are_closed_or_full(
    folder: Path, redirected: str, status: int, out: str, err: str
) -> None:
    done = subprocess.run(
        f'{sys.executable} -m sphinx_cookiecharter check {redirected}',
        shell=True,
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == status
    assert done.stdout.startswith(out)
    assert done.stderr.startswith(err)
    assert 'Traceback' not in done.stderr
    assert done.stdout.count('\n') == bool(out)
    assert done.stderr.count('\n') == bool(err)


@pytest.mark.skipif(sys.platform == 'win32', reason='pipes break in other ways')
@pytest.mark.parametrize(
    ('arguments', 'status'),
    [(['many.yaml'], 1), (['--explain', 'missing-purpose'], 0)],
    ids=['while it is written', 'as it ends'],
)
def test_who_reads_may_stop(folder: Path, arguments: list[str], status: int) -> None:
    items = ''.join(f'  - name: item{n}\n' for n in range(3_000))
    (folder / 'many.yaml').write_text(f'cookies:\n{items}', 'utf-8')
    with subprocess.Popen(
        [sys.executable, '-m', 'sphinx_cookiecharter', 'check', *arguments],
        cwd=folder,
        # Without a buffer there is nothing left to be written as Python ends.
        env={
            key: value for key, value in os.environ.items() if key != 'PYTHONUNBUFFERED'
        },
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == ''
    assert process.returncode == status


def test_every_command_is_documented() -> None:
    pages = (Path(__file__).parents[2] / 'docs/reference/command-line').glob('*.md')
    described = [
        name
        for page in pages
        for name in re.findall(
            r'^```{command} (.+)$', page.read_text('utf-8'), re.MULTILINE
        )
    ]
    assert sorted(described) == sorted(COMMANDS)
