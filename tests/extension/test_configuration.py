"""The configuration: paths, columns, levels, and what is refused."""

from __future__ import annotations

import tempfile
from typing import TYPE_CHECKING

import pytest
from sphinx.cmd.build import build_main
from sphinx.errors import ConfigError, VersionRequirementError

from .declarations import CLEAN, FAULTY, PAGE

if TYPE_CHECKING:
    from pathlib import Path

    from ..support import Build, MakeRoot

OTHER = CLEAN.replace('sessionid', 'zebra_id')


# --- paths


@pytest.mark.parametrize(
    'argument', ['here.yaml', '/sub/here.yaml', '../sub/here.yaml']
)
def test_an_argument_is_relative_to_its_document(
    make_root: MakeRoot, build: Build, argument: str
) -> None:
    root = make_root(
        {
            'index.rst': 'Index\n=====\n\n.. toctree::\n\n   sub/page\n',
            'sub/page.rst': f'Page\n====\n\n.. cookie-charter:: {argument}\n',
            'sub/here.yaml': OTHER,
        }
    )
    assert 'zebra_id' in build(root, 'text').read('sub/page.txt')


def test_the_default_is_in_the_source_directory(
    make_root: MakeRoot, build: Build
) -> None:
    root = make_root(
        {
            'index.rst': 'Index\n=====\n\n.. toctree::\n\n   sub/page\n',
            'sub/page.rst': PAGE,
            'sub/cookies.yaml': 'cookies: []\n',
            'cookies.yaml': OTHER,
        }
    )
    assert 'zebra_id' in build(root, 'text').read('sub/page.txt')


@pytest.mark.parametrize('directive', ['cookie-charter', 'cookie-table'])
def test_a_path_may_have_spaces(
    make_root: MakeRoot, build: Build, directive: str
) -> None:
    root = make_root(
        {
            'index.rst': f'Page\n====\n\n.. {directive}:: our data/the cookies.yaml\n',
            'our data/the cookies.yaml': FAULTY,
        }
    )
    result = build(root, 'text', expect_warnings=True)
    assert 'first' in result.read('index.txt')
    assert result.warnings[0].startswith(
        f'{root}/our data/the cookies.yaml:2: WARNING: '
    )


def test_a_declaration_outside_the_source_directory(
    make_root: MakeRoot, build: Build
) -> None:
    outside = make_root({'cookies.yaml': FAULTY}, name='outside')
    root = make_root({'index.rst': PAGE, 'table.rst': ':orphan:\n\nTable\n=====\n'})
    for value in (str(outside / 'cookies.yaml'), '../outside/cookies.yaml'):
        result = build(
            root,
            'text',
            expect_warnings=True,
            confoverrides={'cookiecharter_declaration': value},
        )
        assert 'first' in result.read('index.txt')
        assert result.warnings[0].startswith(f'{outside}/cookies.yaml:2: WARNING: ')
    root = make_root(
        {'index.rst': 'Page\n====\n\n.. cookie-charter:: ../outside/cookies.yaml\n'},
        name='relative',
    )
    result = build(root, 'text', expect_warnings=True)
    assert result.warnings[0].startswith(f'{outside}/cookies.yaml:2: WARNING: ')


def test_one_file_named_in_two_ways_is_reported_once(
    make_root: MakeRoot, build: Build
) -> None:
    root = make_root(
        {
            'index.rst': (
                f'{PAGE}\n.. cookie-table:: cookies.yaml\n\n'
                '.. cookie-table:: /cookies.yaml\n\n'
                f'.. cookie-table:: ../root/cookies.yaml\n'
            ),
            'cookies.yaml': FAULTY,
        }
    )
    for value in (
        'cookies.yaml',
        './cookies.yaml',
        '../root/cookies.yaml',
        str(root / 'cookies.yaml'),
    ):
        result = build(
            root,
            'dummy',
            expect_warnings=True,
            confoverrides={'cookiecharter_declaration': value},
        )
        assert len(result.warnings) == 5


@pytest.mark.suppress('purpose-short')
def test_a_json_declaration(make_root: MakeRoot, build: Build) -> None:
    root = make_root(
        {
            'index.rst': 'Page\n====\n\n.. cookie-charter:: cookies.json\n',
            'cookies.json': (
                '{"cookies": [\n {"name": "tab\\u0062ed", "category": "necessary",\n'
                '\t"purpose": "Signs in."}\n]}\n'
            ),
        }
    )
    assert 'tabbed' in build(root, 'text').read('index.txt')


def test_a_byte_order_mark_is_accepted(make_root: MakeRoot, build: Build) -> None:
    root = make_root(
        {'index.rst': PAGE, 'cookies.yaml': b'\xef\xbb\xbf' + CLEAN.encode()}
    )
    assert 'sessionid' in build(root, 'text').read('index.txt')


# --- columns


def test_columns_for_every_table(make_root: MakeRoot, build: Build) -> None:
    root = make_root(
        {
            'index.rst': f'{PAGE}\n.. cookie-table::\n   :columns: name duration\n',
            'cookies.yaml': CLEAN,
        },
        "cookiecharter_columns = ['storage', 'name']\n",
    )
    tree = build(root, 'xml').read('index.xml')
    heads = [
        [cell.split('>')[-1] for cell in head.split('</paragraph>')[:-1]]
        for head in tree.split('<thead>')[1:]
        for head in [head.split('</thead>')[0]]
    ]
    assert heads == [['Technology', 'Name'], ['Name', 'Duration']]


def test_columns_may_be_a_tuple(make_root: MakeRoot, build: Build) -> None:
    root = make_root(
        {'index.rst': PAGE, 'cookies.yaml': CLEAN},
        "cookiecharter_columns = ('name', 'duration')\n",
    )
    assert 'Keeps you' not in build(root, 'text').read('index.txt')


# --- on the command line


def test_values_on_the_command_line(
    make_root: MakeRoot, capsys: pytest.CaptureFixture[str]
) -> None:
    root = make_root({'index.rst': PAGE, 'cookies.yaml': CLEAN, 'other.yaml': FAULTY})
    out = root / '_build'
    status = build_main(
        [
            *('-b', 'text', str(root), str(out)),
            *('-D', 'cookiecharter_declaration=other.yaml'),
            *('-D', 'cookiecharter_columns=name,duration'),
            *('-D', 'cookiecharter_levels.missing-purpose=error'),
            *('-D', 'cookiecharter_levels.unknown-key=off'),
        ]
    )
    log = capsys.readouterr().err
    assert status == 1
    assert f"{root}/other.yaml:2: ERROR: cookie 'first' has no purpose" in log
    assert 'nonsense' not in log
    assert 'Counts' not in (out / 'index.txt').read_text('utf-8')


# --- what is refused

REFUSED = [
    ('cookiecharter_declaration = 3', ['cookiecharter_declaration', '3']),
    ('cookiecharter_declaration = ""', ['cookiecharter_declaration', "''"]),
    ('cookiecharter_declaration = None', ['cookiecharter_declaration', 'None']),
    (
        'cookiecharter_columns = ["nmae"]',
        ['cookiecharter_columns', "'nmae'", "did you mean 'name'?"],
    ),
    ('cookiecharter_columns = "name"', ['cookiecharter_columns', 'list', "'name'"]),
    ('cookiecharter_sections = []', ['cookiecharter_sections', 'at least']),
    ('cookiecharter_sections = "rights"', ['cookiecharter_sections', 'list']),
    (
        'cookiecharter_sections = ["right"]',
        ['cookiecharter_sections', "'right'", "did you mean 'rights'?"],
    ),
    ('cookiecharter_columns = [3]', ['cookiecharter_columns', '3']),
    ('cookiecharter_columns = [["name"]]', ['cookiecharter_columns', "['name']"]),
    (
        'cookiecharter_observations = "captures/*.har"',
        ['cookiecharter_observations', 'list of patterns', "'captures/*.har'"],
    ),
    ('cookiecharter_observations = [3]', ['cookiecharter_observations', '3']),
    ('cookiecharter_observations = [""]', ['cookiecharter_observations', "''"]),
    ('cookiecharter_levels = "error"', ['cookiecharter_levels', "'error'"]),
    (
        'cookiecharter_levels = {"missing-purposes": "error"}',
        [
            'cookiecharter_levels',
            "'missing-purposes'",
            "did you mean 'missing-purpose'?",
        ],
    ),
    (
        'cookiecharter_levels = {"missing-purpose": "eror"}',
        ['cookiecharter_levels', "'eror'", "did you mean 'error'?"],
    ),
    (
        'cookiecharter_levels = {"missing-purpose": None}',
        ['cookiecharter_levels', 'None', 'error, warning, info, off'],
    ),
    ('cookiecharter_catalogue = "known"', ['cookiecharter_catalogue', "'known'"]),
    ('cookiecharter_catalogue = [3]', ['cookiecharter_catalogue', '3']),
    (
        'cookiecharter_levels = {"missing-purpose": ["error"]}',
        ['cookiecharter_levels', "['error']"],
    ),
]


@pytest.mark.parametrize(('conf', 'says'), REFUSED)
def test_a_wrong_value_is_one_clear_configuration_error(
    make_root: MakeRoot,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    conf: str,
    says: list[str],
) -> None:
    root = make_root({'index.rst': PAGE, 'cookies.yaml': CLEAN}, conf)
    # Sphinx keeps the traceback of every error there.
    monkeypatch.setattr(tempfile, 'tempdir', str(tmp_path))
    status = build_main(['-b', 'dummy', str(root), str(root / '_build')])
    log = capsys.readouterr().err
    assert status == 2
    assert 'Configuration error' in log
    assert log.count('cookiecharter_') == 1
    # Sphinx 9 would show where it was raised, and ask to report it.
    assert len(log.splitlines()) == 1
    for part in says:
        assert part in log


def test_of_a_hundred_codes_the_nearest_is_named(
    make_root: MakeRoot, build: Build
) -> None:
    root = make_root({}, "cookiecharter_levels = {'zzz': 'off'}")
    with pytest.raises(ConfigError, match='did you mean') as caught:
        build(root, 'dummy')
    assert len(str(caught.value)) < 100


def test_paths_may_be_objects(make_root: MakeRoot, build: Build) -> None:
    root = make_root(
        {
            'index.rst': PAGE,
            'data/own.yaml': OTHER,
            'captures/a.json': '{"cookies": [], "origins": []}',
            'known/none.txt': '',
        },
        """\
        from pathlib import Path
        cookiecharter_declaration = Path('data') / 'own.yaml'
        cookiecharter_observations = [Path('captures/*.json')]
        cookiecharter_catalogue = (Path('known'),)
        """,
    )
    assert 'zebra_id' in build(root, 'text').read('index.txt')
    again = build(root, 'text')
    assert '0 added, 0 changed, 0 removed' in again.status


@pytest.mark.parametrize('version', [(8, 0), (7, 4)])
def test_an_older_sphinx_is_one_clear_sentence(
    make_root: MakeRoot,
    build: Build,
    monkeypatch: pytest.MonkeyPatch,
    version: tuple[int, int],
) -> None:
    monkeypatch.setattr('sphinx.version_info', (*version, 0, 'final', 0))
    root = make_root({'index.rst': PAGE, 'cookies.yaml': CLEAN})
    with pytest.raises(VersionRequirementError, match=r'at least Sphinx v8\.1'):
        build(root, 'dummy')


def test_a_page_with_a_mere_reference_is_as_the_theme_shows_it(
    make_root: MakeRoot, build: Build
) -> None:
    root = make_root(
        {
            'index.rst': 'See :cookie:name:`zebra_id`.\n\n.. toctree::\n\n   page\n',
            'page.rst': PAGE,
            'cookies.yaml': OTHER,
        }
    )
    result = build(root)
    assert 'charter.css' not in result.read('index.html')
    assert 'charter.css' in result.read('page.html')
