"""References that lead nowhere are reported, once, where they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .pages import CHARTER, COOKIES, body, page

if TYPE_CHECKING:
    from pathlib import Path

    from ..support import Build, MakeRoot

UNKNOWN = (
    ':cookie:name:`sesionid`',
    ':cookie:category:`statistic`',
    ':cookie:provider:`acmee`',
    ':cookie:section:`choice`',
)
REGEX = {'nitpick_ignore_regex': [('cookie:(name|category|provider|section)', '.*')]}


def write(make_root: MakeRoot, *prose: str, conf: str = '') -> Path:
    return make_root(
        {
            'index.rst': '\n'.join((CHARTER, *prose, '')),
            'cookies.yaml': COOKIES,
        },
        conf,
    )


def test_the_nearest_is_suggested(make_root: MakeRoot, build: Build) -> None:
    root = write(make_root, *UNKNOWN)
    result = build(root, expect_warnings=True)
    for warning, name, right, line in zip(
        result.warnings,
        ('sesionid', 'statistic', 'acmee', 'choice'),
        ('sessionid', 'statistics', 'acme', 'choices'),
        (6, 7, 8, 9),
        strict=True,
    ):
        # docutils gives all references of a paragraph the line of the paragraph.
        assert warning.startswith(f'{root}/index.rst:'), line
        assert ': WARNING: ' in warning
        assert repr(name) in warning
        assert f'did you mean {right!r}?' in warning
        assert warning.endswith('[cookiecharter.unknown-reference]')
    assert result.statuscode == 0


def test_each_is_reported_at_its_line(make_root: MakeRoot, build: Build) -> None:
    root = write(make_root, ':cookie:name:`one`', '', 'More.', '', ':cookie:name:`two`')
    first, second = build(root, expect_warnings=True).warnings
    assert first.startswith(f'{root}/index.rst:6: WARNING: ')
    assert second.startswith(f'{root}/index.rst:10: WARNING: ')


def test_what_is_not_linked_is_shown(make_root: MakeRoot, build: Build) -> None:
    root = write(make_root, ':cookie:name:`nothing` :cookie:category:`the <none>`')
    result = build(root, expect_warnings=True)
    assert body(result).find('code', string='nothing') is not None or 'nothing' in (
        body(result).get_text()
    )
    assert 'the' in body(result).get_text()


@pytest.mark.parametrize('builder', ['dummy', 'text', 'latex', 'singlehtml', 'epub'])
def test_every_builder_reports_it(
    make_root: MakeRoot, build: Build, builder: str
) -> None:
    (warning,) = build(
        write(make_root, UNKNOWN[0]), builder, expect_warnings=True
    ).warnings
    assert '[cookiecharter.unknown-reference]' in warning


@pytest.mark.parametrize('nitpicky', [True, False])
@pytest.mark.parametrize(
    'ignore',
    [
        REGEX,
        {
            'nitpick_ignore': [
                ('cookie:name', 'sesionid'),
                ('cookie:category', 'statistic'),
                ('cookie:provider', 'acmee'),
                ('cookie:section', 'choice'),
            ]
        },
    ],
    ids=['regex', 'exact'],
)
def test_a_project_may_ignore_it(
    make_root: MakeRoot, build: Build, ignore: dict[str, object], *, nitpicky: bool
) -> None:
    root = write(make_root, *UNKNOWN)
    build(root, confoverrides={'nitpicky': nitpicky, **ignore})


@pytest.mark.parametrize('nitpicky', [True, False])
@pytest.mark.parametrize(
    'ignore',
    [
        {'nitpick_ignore': [('cookie:name', 'other'), ('cookie:category', 'sesionid')]},
        {'nitpick_ignore_regex': [('cookie:name', 'ses'), ('name', '.*')]},
    ],
)
def test_what_is_ignored_is_no_more_than_that(
    make_root: MakeRoot, build: Build, ignore: dict[str, object], *, nitpicky: bool
) -> None:
    root = write(make_root, UNKNOWN[0])
    result = build(
        root, confoverrides={'nitpicky': nitpicky, **ignore}, expect_warnings=True
    )
    assert len(result.warnings) == 1


@pytest.mark.parametrize('nitpicky', [True, False])
def test_it_is_reported_once(
    make_root: MakeRoot, build: Build, *, nitpicky: bool
) -> None:
    root = write(make_root, UNKNOWN[0])
    overrides = {'nitpicky': nitpicky}
    result = build(root, confoverrides=overrides, expect_warnings=True)
    assert len(result.warnings) == 1
    assert '[cookiecharter.unknown-reference]' in result.warnings[0]


def test_its_level_may_be_error(make_root: MakeRoot, build: Build) -> None:
    root = write(make_root, UNKNOWN[0])
    overrides = {'cookiecharter_levels': {'unknown-reference': 'error'}}
    result = build(root, confoverrides=overrides, expect_warnings=True)
    assert ': ERROR: ' in result.warnings[0]
    assert result.statuscode == 1


@pytest.mark.parametrize(
    'overrides',
    [
        {'cookiecharter_levels': {'unknown-reference': 'off'}},
        {'cookiecharter_levels': {'unknown-reference': 'info'}},
        {'suppress_warnings': ['cookiecharter.unknown-reference']},
        {'suppress_warnings': ['cookiecharter']},
    ],
)
def test_it_may_be_silenced(
    make_root: MakeRoot, build: Build, overrides: dict[str, object]
) -> None:
    result = build(write(make_root, UNKNOWN[0]), confoverrides=overrides)
    assert result.statuscode == 0


def test_what_is_not_shown_is_unknown(make_root: MakeRoot, build: Build) -> None:
    text = page(
        'Page',
        ':cookie:name:`sessionid` :cookie:name:`lang`',
        '',
        '.. cookie-table::',
        '   :categories: statistics',
        '',
        '.. cookie-table::',
        '   :categories: preferences',
        '   :no-index:',
    )
    root = make_root({'index.rst': text, 'cookies.yaml': COOKIES})
    warnings = build(root, expect_warnings=True).warnings
    assert ["'sessionid'" in warnings[0], "'lang'" in warnings[1]] == [True, True]
