"""Findings in the log of a build: where, how often, and at which level."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ..support import RULEBOOK
from .declarations import CLEAN, FAULTY, PAGE, SMALL

if TYPE_CHECKING:
    from pathlib import Path

    from ..support import Build, MakeRoot

THREE_PAGES = {
    'index.rst': f'{PAGE}\n.. toctree::\n\n   a\n   z\n',
    'a.rst': PAGE,
    'z.rst': 'Table\n=====\n\n.. cookie-table::\n   :columns: name purpose\n',
}

NOTES = """\
cookies:
  - name: a
    category: necessary
    purpose: Keeps you signed in.
  - name: b
    category: necessary
    purpose: Keeps you signed in.
    duration: session
"""


def places(warnings: list[str], root: Path) -> list[tuple[int, str]]:
    """Return the line and the code of each finding on the declaration."""
    found = []
    for warning in warnings:
        path, line, rest = warning.split(':', 2)
        assert path == f'{root}/cookies.yaml'
        assert rest.startswith(' WARNING: ')
        assert rest.endswith(']')
        found.append((int(line), rest.rpartition('[')[2].rstrip(']')))
    return found


FOUND = [
    (2, 'cookiecharter.missing-purpose'),
    (6, 'cookiecharter.missing-category'),
    (11, 'cookiecharter.unknown-category'),
    (14, 'cookiecharter.invalid-duration'),
    (15, 'cookiecharter.unknown-key'),
]


def test_a_finding_is_one_line_with_file_line_item_and_code(
    make_root: MakeRoot, build: Build
) -> None:
    root = make_root({'index.rst': PAGE, 'cookies.yaml': FAULTY})
    first = build(root, 'dummy', expect_warnings=True).warnings[0]
    assert first == (
        f"{root}/cookies.yaml:2: WARNING: cookie 'first' has no purpose: say what it "
        'is for [cookiecharter.missing-purpose]'
    )


def test_each_finding_is_shown_once_in_the_order_of_the_file(
    make_root: MakeRoot, build: Build
) -> None:
    root = make_root({**THREE_PAGES, 'cookies.yaml': FAULTY})
    result = build(root, 'dummy', expect_warnings=True)
    assert places(result.warnings, root) == FOUND
    assert result.statuscode == 0


def test_suggestions_name_the_right_words(make_root: MakeRoot, build: Build) -> None:
    root = make_root({'index.rst': PAGE, 'cookies.yaml': FAULTY})
    warnings = build(root, 'dummy', expect_warnings=True).warnings
    (unknown,) = [one for one in warnings if 'unknown-category' in one]
    assert "'statistic'" in unknown
    assert "did you mean 'statistics'?" in unknown
    (duration,) = [one for one in warnings if 'invalid-duration' in one]
    assert "cookie 'third'" in duration
    assert "did you mean '13 months'?" in duration


def test_a_build_that_reads_nothing_reports_the_same(
    make_root: MakeRoot, build: Build
) -> None:
    root = make_root({**THREE_PAGES, 'cookies.yaml': FAULTY})
    first = build(root, 'dummy', expect_warnings=True)
    second = build(root, 'dummy', expect_warnings=True)
    assert '0 added, 0 changed, 0 removed' in second.status
    assert second.warnings == first.warnings


def test_warnings_as_errors_fail_until_the_declaration_is_mended(
    make_root: MakeRoot, build: Build
) -> None:
    root = make_root({'index.rst': PAGE, 'cookies.yaml': FAULTY})
    for _ in range(2):
        result = build(root, 'dummy', expect_warnings=True, warningiserror=True)
        assert result.statuscode == 1
        assert "cookie 'first' has no purpose" in result.warnings[0]
    (root / 'cookies.yaml').write_text(CLEAN, 'utf-8')
    assert build(root, 'dummy', warningiserror=True).statuscode == 0


def test_a_finding_of_an_unchanged_page_is_reported_when_another_is_read(
    make_root: MakeRoot, build: Build
) -> None:
    root = make_root({**THREE_PAGES, 'cookies.yaml': FAULTY})
    first = build(root, 'dummy', expect_warnings=True)
    (root / 'z.rst').write_text('Other\n=====\n', 'utf-8')
    second = build(root, 'dummy', expect_warnings=True)
    assert '0 added, 1 changed, 0 removed' in second.status
    assert second.warnings == first.warnings


def test_a_page_that_is_gone_reports_nothing(make_root: MakeRoot, build: Build) -> None:
    root = make_root(
        {
            'index.rst': 'Index\n=====\n\n.. toctree::\n   :glob:\n\n   *\n',
            'a.rst': PAGE,
            'cookies.yaml': FAULTY,
        }
    )
    build(root, 'dummy', expect_warnings=True)
    (root / 'a.rst').unlink()
    (root / 'index.rst').write_text('Index\n=====\n', 'utf-8')
    build(root, 'dummy')


def test_a_declaration_that_no_page_uses_is_not_read(
    make_root: MakeRoot, build: Build
) -> None:
    root = make_root({'index.rst': 'Index\n=====\n', 'cookies.yaml': FAULTY})
    build(root, 'dummy')


def test_findings_on_two_declarations_are_kept_apart(
    make_root: MakeRoot, build: Build
) -> None:
    root = make_root(
        {
            'index.rst': f'{PAGE}\n.. cookie-table:: other.yaml\n',
            'cookies.yaml': 'cookies:\n  - {name: a, category: necessary}\n',
            'other.yaml': '# Another\ncookies:\n  - {name: b, category: necessary}\n',
        }
    )
    warnings = build(root, 'dummy', expect_warnings=True).warnings
    assert [one.partition(' WARNING')[0] for one in warnings] == [
        f'{root}/cookies.yaml:2:',
        f'{root}/other.yaml:3:',
    ]


# --- levels


def levels(**of: str) -> dict[str, object]:
    return {
        'cookiecharter_levels': {code.replace('_', '-'): of[code] for code in of},
    }


def test_an_error_fails_the_build_without_a_flag(
    make_root: MakeRoot, build: Build
) -> None:
    root = make_root({'index.rst': PAGE, 'cookies.yaml': FAULTY})
    for _ in range(2):
        result = build(
            root,
            'dummy',
            expect_warnings=True,
            confoverrides=levels(missing_purpose='error'),
        )
        assert result.statuscode == 1
        assert result.warnings[0] == (
            f"{root}/cookies.yaml:2: ERROR: cookie 'first' has no purpose: say what "
            'it is for [cookiecharter.missing-purpose]'
        )
        assert ' WARNING: ' in result.warnings[1]


def test_levels_apply_to_what_an_earlier_build_has_read(
    make_root: MakeRoot, build: Build
) -> None:
    root = make_root({'index.rst': PAGE, 'cookies.yaml': SMALL})
    assert build(root, 'dummy').statuscode == 0
    overrides = levels(missing_duration='error')
    result = build(root, 'dummy', expect_warnings=True, confoverrides=overrides)
    assert '0 added, 0 changed, 0 removed' in result.status
    assert result.statuscode == 1
    assert [one.rpartition(' ')[2] for one in result.warnings] == [
        '[cookiecharter.missing-duration]'
    ]


@pytest.mark.parametrize(
    'suppressed', ['cookiecharter', 'cookiecharter.*', 'cookiecharter.missing-purpose']
)
def test_a_suppressed_error_does_neither(
    make_root: MakeRoot, build: Build, suppressed: str
) -> None:
    declaration = CLEAN.replace('    purpose: Keeps', '    x: Keeps').replace(
        '    x: Keeps you signed in from one page to the next.\n', ''
    )
    root = make_root({'index.rst': PAGE, 'cookies.yaml': declaration})
    overrides = levels(missing_purpose='error')
    assert (
        build(root, 'dummy', expect_warnings=True, confoverrides=overrides).statuscode
        == 1
    )
    result = build(
        root,
        'dummy',
        confoverrides={**overrides, 'suppress_warnings': [suppressed]},
    )
    assert result.statuscode == 0
    assert result.warnings == []


def test_off_is_silence(make_root: MakeRoot, build: Build) -> None:
    root = make_root({'index.rst': PAGE, 'cookies.yaml': FAULTY})
    overrides = levels(missing_purpose='off', unknown_key='off')
    warnings = build(
        root, 'dummy', expect_warnings=True, confoverrides=overrides
    ).warnings
    assert not [one for one in warnings if 'purpose' in one or 'nonsense' in one]
    assert [one for one in warnings if 'missing-category' in one]


@pytest.mark.suppress
def test_notes_are_one_line_a_declaration(make_root: MakeRoot, build: Build) -> None:
    root = make_root({**THREE_PAGES, 'cookies.yaml': NOTES})
    for _ in range(2):
        result = build(root, 'dummy', warningiserror=True)
        assert result.statuscode == 0
        assert result.status.count('cookies.yaml: 3 notes, shown with -v') == 1
        assert 'missing-' not in result.status


@pytest.mark.suppress
def test_one_note_is_singular(make_root: MakeRoot, build: Build) -> None:
    root = make_root(
        {'index.rst': PAGE, 'cookies.yaml': SMALL + '    duration: session\n'}
    )
    assert 'cookies.yaml: 1 note, shown with -v' in build(root, 'dummy').status


@pytest.mark.suppress
def test_no_notes_no_line(make_root: MakeRoot, build: Build) -> None:
    root = make_root({'index.rst': PAGE, 'cookies.yaml': CLEAN})
    assert 'shown with -v' not in build(root, 'dummy').status


@pytest.mark.suppress
def test_the_notes_name_a_declaration_from_the_source_directory(
    make_root: MakeRoot, build: Build
) -> None:
    root = make_root(
        {
            'index.rst': 'Index\n=====\n\n.. cookie-charter:: data/site.yaml\n',
            'data/site.yaml': NOTES,
        }
    )
    assert 'data/site.yaml: 3 notes, shown with -v' in build(root, 'dummy').status


@pytest.mark.suppress
def test_verbose_builds_show_all_notes_with_their_codes(
    make_root: MakeRoot, build: Build
) -> None:
    root = make_root({**THREE_PAGES, 'cookies.yaml': NOTES})
    for _ in range(2):
        result = build(root, 'dummy', verbosity=1)
        notes = [line for line in result.status.splitlines() if 'cookies.yaml:' in line]
        assert [line.partition(': ')[0] for line in notes] == [
            f'{root}/cookies.yaml:2',
            f'{root}/cookies.yaml:2',
            f'{root}/cookies.yaml:5',
        ]
        assert [line.rpartition(' ')[2] for line in notes] == [
            '[cookiecharter.missing-duration]',
            '[cookiecharter.missing-provider]',
            '[cookiecharter.missing-provider]',
        ]
        assert all("cookie '" in line for line in notes)


def test_suppressed_notes_are_not_counted(make_root: MakeRoot, build: Build) -> None:
    root = make_root({'index.rst': PAGE, 'cookies.yaml': NOTES})
    result = build(
        root,
        'dummy',
        confoverrides={
            'suppress_warnings': [
                f'cookiecharter.{code}' for code in ('missing-provider', *RULEBOOK)
            ]
        },
    )
    assert 'cookies.yaml: 1 note, shown with -v' in result.status
    result = build(
        root,
        'dummy',
        verbosity=1,
        confoverrides={'suppress_warnings': ['cookiecharter']},
    )
    assert 'missing-' not in result.status


@pytest.mark.suppress
def test_a_warning_may_be_made_a_note(make_root: MakeRoot, build: Build) -> None:
    root = make_root({'index.rst': PAGE, 'cookies.yaml': CLEAN + '    odd: 1\n'})
    result = build(root, 'dummy', confoverrides=levels(unknown_key='info'))
    assert 'cookies.yaml: 1 note, shown with -v' in result.status


def test_findings_are_suppressed_by_type_and_by_code(
    make_root: MakeRoot, build: Build
) -> None:
    root = make_root({'index.rst': PAGE, 'cookies.yaml': FAULTY})
    result = build(
        root,
        'dummy',
        expect_warnings=True,
        confoverrides={
            'suppress_warnings': [
                'cookiecharter.missing-purpose',
                'cookiecharter.unknown-key',
            ]
        },
    )
    codes = [code for _, code in places(result.warnings, root)]
    assert codes == [
        'cookiecharter.missing-category',
        'cookiecharter.unknown-category',
        'cookiecharter.invalid-duration',
    ]
    result = build(
        root,
        'dummy',
        warningiserror=True,
        confoverrides={'suppress_warnings': ['cookiecharter']},
    )
    assert result.statuscode == 0


# --- at the directive


def test_a_missing_file_is_reported_at_the_directive_once(
    make_root: MakeRoot, build: Build
) -> None:
    root = make_root(THREE_PAGES)
    for _ in range(2):
        result = build(root, 'dummy', expect_warnings=True, warningiserror=True)
        (warning,) = result.warnings
        assert warning.startswith(f'{root}/a.rst:4: WARNING: ')
        assert f'{root}/cookies.yaml' in warning
        assert 'does not exist' in warning
        assert warning.endswith('[cookiecharter.unreadable-file]')
        assert result.statuscode == 1


def test_a_directory_is_no_declaration(make_root: MakeRoot, build: Build) -> None:
    root = make_root({'index.rst': PAGE})
    (root / 'cookies.yaml').mkdir()
    (warning,) = build(root, 'dummy', expect_warnings=True).warnings
    assert warning.startswith(f'{root}/index.rst:4: WARNING: ')
    assert 'directory' in warning
    assert warning.endswith('[cookiecharter.unreadable-file]')


def test_two_missing_files_are_two_findings(make_root: MakeRoot, build: Build) -> None:
    root = make_root(
        {
            'index.rst': (
                f'{PAGE}\n.. cookie-table:: one.yaml\n\n.. cookie-table:: two.yaml\n'
            )
        }
    )
    warnings = build(root, 'dummy', expect_warnings=True).warnings
    assert [one.partition(' WARNING')[0] for one in warnings] == [
        f'{root}/index.rst:4:',
        f'{root}/index.rst:6:',
        f'{root}/index.rst:8:',
    ]


def test_a_file_that_is_not_utf8_names_its_line(
    make_root: MakeRoot, build: Build
) -> None:
    root = make_root(
        {
            'index.rst': PAGE,
            'cookies.yaml': CLEAN.replace('Keeps', '\xe9').encode('latin-1'),
        }
    )
    (warning,) = build(root, 'dummy', expect_warnings=True).warnings
    assert warning.startswith(f'{root}/cookies.yaml:4: WARNING: ')
    assert warning.endswith('[cookiecharter.unreadable-file]')


@pytest.mark.parametrize('directive', ['cookie-charter', 'cookie-table'])
def test_options_that_select_nothing_are_reported_by_every_build(
    make_root: MakeRoot, build: Build, directive: str
) -> None:
    root = make_root(
        {
            'index.rst': f'Page\n====\n\n.. {directive}::\n   :categories: marketing\n',
            'cookies.yaml': CLEAN,
        }
    )
    for _ in range(2):
        result = build(root, 'text', expect_warnings=True, warningiserror=True)
        (warning,) = result.warnings
        assert warning.startswith(f'{root}/index.rst:4: WARNING: {directive}: ')
        assert 'marketing' in warning
        assert warning.endswith('[cookiecharter.empty-selection]')
        assert result.statuscode == 1
        assert 'Nothing is listed here.' in result.read('index.txt')


@pytest.mark.parametrize(
    ('option', 'says'),
    [
        (':categories: necesary', "did you mean 'necessary'?"),
        (':categories: necessary, statistix', "did you mean 'statistics'?"),
        (':providers: Exampel', "did you mean 'Example'?"),
        (':tags: anything', "'anything'"),
    ],
)
def test_an_option_that_names_what_does_not_exist(
    make_root: MakeRoot, build: Build, option: str, says: str
) -> None:
    root = make_root(
        {
            'index.rst': f'Page\n====\n\n.. cookie-table::\n   {option}\n',
            'cookies.yaml': CLEAN,
        }
    )
    (warning,) = build(root, 'dummy', expect_warnings=True).warnings
    assert warning.startswith(f'{root}/index.rst:4: WARNING: ')
    assert says in warning
    assert option.split(':')[1] in warning
    assert warning.endswith('[cookiecharter.empty-selection]')


@pytest.mark.suppress('purpose-short')
def test_options_that_fit_no_item_together(make_root: MakeRoot, build: Build) -> None:
    declaration = """
cookies:
  - {name: a, category: necessary, purpose: A., provider: X, duration: session}
  - {name: b, category: marketing, purpose: B., provider: Y, duration: session}
"""
    root = make_root(
        {
            'index.rst': (
                'Page\n====\n\n'
                '.. cookie-table::\n   :categories: necessary\n   :providers: Y\n'
            ),
            'cookies.yaml': declaration,
        }
    )
    (warning,) = build(root, 'dummy', expect_warnings=True).warnings
    assert ':categories: necessary' in warning
    assert ':providers: Y' in warning


def test_of_an_unreadable_file_no_selection_is_called_empty(
    make_root: MakeRoot, build: Build
) -> None:
    root = make_root(
        {
            'index.rst': 'Page\n====\n\n.. cookie-table::\n   :categories: nothing\n',
        }
    )
    (warning,) = build(root, 'dummy', expect_warnings=True).warnings
    assert warning.endswith('[cookiecharter.unreadable-file]')


def test_an_empty_selection_has_a_level_too(make_root: MakeRoot, build: Build) -> None:
    root = make_root(
        {
            'index.rst': 'Page\n====\n\n.. cookie-table::\n   :tags: none\n',
            'cookies.yaml': CLEAN,
        }
    )
    overrides = levels(empty_selection='error')
    result = build(root, 'dummy', expect_warnings=True, confoverrides=overrides)
    assert result.statuscode == 1
    assert result.warnings[0].startswith(f'{root}/index.rst:4: ERROR: ')
    build(root, 'dummy', confoverrides=levels(empty_selection='off'))


# --- in parallel


def test_a_parallel_build_has_the_same_log(make_root: MakeRoot, build: Build) -> None:
    pages = [f'p{n}' for n in range(8)]
    table = '.. cookie-table::\n   :categories: marketing\n'
    files = {
        'index.rst': 'Index\n=====\n\n.. toctree::\n   :glob:\n\n   p*\n',
        'cookies.yaml': FAULTY,
        **{f'{page}.rst': f'{PAGE}\n{table}' for page in pages},
    }
    serial = make_root(files, name='serial')
    parallel = make_root(files, name='parallel')
    one = build(serial, 'html', expect_warnings=True, verbosity=1)
    two = build(parallel, 'html', expect_warnings=True, verbosity=1, parallel=2)
    assert [line.replace('/serial/', '/parallel/') for line in one.warnings] == (
        two.warnings
    )
    assert len(one.warnings) == len(FOUND) + len(pages)
    again = build(parallel, 'html', expect_warnings=True, parallel=2)
    assert again.warnings == two.warnings
    for page in pages:
        assert one.read(f'{page}.html') == two.read(f'{page}.html')


def test_a_path_that_is_none_is_told_at_the_directive(
    make_root: MakeRoot, build: Build
) -> None:
    root = make_root({'index.rst': 'A\n=\n\n.. cookie-charter::\n'})
    overrides = {'cookiecharter_declaration': 'a\0b.yaml'}
    result = build(root, confoverrides=overrides, expect_warnings=True)
    (warning,) = result.warnings
    assert 'index.rst:4: WARNING: ' in warning
    assert 'cannot be read: that is no path' in warning


REPEATED = 'cookies:\n' + ''.join(
    f'  - {{name: item{number}, category: necessary}}\n' for number in range(5)
)


@pytest.mark.parametrize('verbosity', [0, 1])
def test_what_repeats_itself_is_one_message(
    make_root: MakeRoot, build: Build, verbosity: int
) -> None:
    root = make_root({'index.rst': PAGE, 'cookies.yaml': REPEATED})
    result = build(root, 'dummy', expect_warnings=True, verbosity=verbosity)
    if verbosity:
        assert len(places(result.warnings, root)) == 5
    else:
        (warning,) = result.warnings
        assert warning == (
            f"{root}/cookies.yaml:2: WARNING: cookie 'item0' has no purpose: say what "
            'it is for; and 4 more: lines 3, 4, 5, 6 [cookiecharter.missing-purpose]'
        )


@pytest.mark.suppress
def test_of_notes_each_is_counted(make_root: MakeRoot, build: Build) -> None:
    text = REPEATED.replace('necessary', 'necessary, purpose: Keeps you signed in.')
    root = make_root({'index.rst': PAGE, 'cookies.yaml': text})
    assert 'cookies.yaml: 10 notes, shown with -v' in build(root, 'dummy').status
