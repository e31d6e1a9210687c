"""The options of the directives: what is refused, and with which words."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .declarations import CLEAN

if TYPE_CHECKING:
    from ..support import Build, MakeRoot

# What is right is shown in ../charter, on the pages.

WRONG = [
    ('cookie-charter', ':sections: sumary', "did you mean 'summary'?"),
    ('cookie-charter', ':sections: kinds, cookies', "did you mean 'kinds'?"),
    ('cookie-charter', ':sections: zzz', 'introduction, summary, cookies'),
    ('cookie-charter', ':sections:', 'introduction summary cookies'),
    ('cookie-charter', ':columns: nmae', "did you mean 'name'?"),
    ('cookie-charter', ':columns: name, purpose', "did you mean 'name'?"),
    ('cookie-table', ':columns: Duration', "did you mean 'duration'?"),
    ('cookie-table', ':columns: zzz', 'name, provider, service'),
    ('cookie-table', ':columns:', 'name provider service'),
    ('cookie-charter', ':headings: section', 'sections'),
    ('cookie-charter', ':headings:', 'rubrics'),
    ('cookie-charter', ':categories:', 'separated by commas'),
    ('cookie-table', ':providers: ,', 'separated by commas'),
    ('cookie-table', ':tags:', 'separated by commas'),
    ('cookie-table', ':caption:', 'caption'),
    # Options of one directive are unknown to another.
    ('cookie-table', ':sections: summary', 'sections'),
    ('cookie-table', ':headings: none', 'headings'),
    ('cookie-charter', ':caption: Ours', 'caption'),
    ('cookie-charter', ':class: ours', 'class'),
    ('cookie-choice', ':columns: name', 'columns'),
    ('cookie-table', ':colums: name', 'colums'),
]


@pytest.mark.parametrize(('directive', 'option', 'says'), WRONG)
def test_a_wrong_option_is_an_error_at_the_directive(
    make_root: MakeRoot, build: Build, directive: str, option: str, says: str
) -> None:
    root = make_root(
        {
            'index.rst': f'Page\n====\n\n.. {directive}::\n   {option}\n\nAfter.\n',
            'cookies.yaml': CLEAN,
        }
    )
    result = build(root, 'text', expect_warnings=True)
    text = '\n'.join(result.warnings)
    assert text.startswith(
        f'{root}/index.rst:4: ERROR: Error in "{directive}" directive:'
    )
    assert says in text
    assert text.count('ERROR') == 1
    # The rest of the page is there.
    assert 'After.' in result.read('index.txt')


@pytest.mark.parametrize('directive', ['cookie-table', 'cookie-choice'])
def test_a_body_where_none_belongs_is_an_error(
    make_root: MakeRoot, build: Build, directive: str
) -> None:
    root = make_root(
        {
            'index.rst': f'Page\n====\n\n.. {directive}::\n\n   Content.\n',
            'cookies.yaml': CLEAN,
        }
    )
    text = '\n'.join(build(root, 'dummy', expect_warnings=True).warnings)
    assert f'{root}/index.rst:4: ERROR: Error in "{directive}" directive:' in text


@pytest.mark.parametrize(
    'option', [':columns: name name purpose', ':columns:\n      name\n      purpose']
)
def test_words_may_be_repeated_and_spread_over_lines(
    make_root: MakeRoot, build: Build, option: str
) -> None:
    root = make_root(
        {
            'index.rst': f'Page\n====\n\n.. cookie-table::\n   {option}\n',
            'cookies.yaml': CLEAN,
        }
    )
    table = build(root).read('index.html')
    assert table.count('<p>Name</p>') == 1
    assert '<p>Purpose</p>' in table
    assert '<p>Duration</p>' not in table


def test_a_mistake_in_the_body_is_reported_at_its_line(
    make_root: MakeRoot, build: Build
) -> None:
    root = make_root(
        {
            'index.rst': (
                'Page\n====\n\n.. cookie-charter::\n\n   Fine.\n\n   Not *fine.\n'
            ),
            'cookies.yaml': CLEAN,
        }
    )
    (warning,) = build(root, 'dummy', expect_warnings=True).warnings
    assert warning.startswith(f'{root}/index.rst:8: WARNING: ')


def test_a_mistake_in_the_caption_is_reported_at_the_directive(
    make_root: MakeRoot, build: Build
) -> None:
    root = make_root(
        {
            'index.rst': ('Page\n====\n\n.. cookie-table::\n   :caption: Not *fine\n'),
            'cookies.yaml': CLEAN,
        }
    )
    (warning,) = build(root, 'dummy', expect_warnings=True).warnings
    assert warning.startswith(f'{root}/index.rst:4: WARNING: ')


@pytest.mark.parametrize(
    ('headings', 'sections', 'rubrics'),
    [('sections', 2, 0), ('rubrics', 0, 2), ('none', 0, 0)],
)
def test_headings(
    make_root: MakeRoot, build: Build, headings: str, sections: int, rubrics: int
) -> None:
    root = make_root(
        {
            'index.rst': (
                'Page\n====\n\n.. cookie-charter::\n   :sections: cookies\n'
                f'   :headings: {headings}\n'
            ),
            'cookies.yaml': CLEAN,
        }
    )
    tree = build(root, 'pseudoxml').read('index.pseudoxml')
    assert tree.count('<section') - 1 == sections
    assert tree.count('<rubric') == rubrics
    assert tree.count('<table') == 1
    assert 'Strictly necessary: 1 cookie' in tree
