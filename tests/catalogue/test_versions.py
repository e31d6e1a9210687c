"""What is kept is what the installed version keeps."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sphinx_cookiecharter.catalogue.collection import Collection
from sphinx_cookiecharter.catalogue.in_use import InUse
from sphinx_cookiecharter.catalogue.versions import choose, is_range, version_of

from .collections import VERSIONED, install, items, problems, using, write

if TYPE_CHECKING:
    from pathlib import Path

GTAG = 'www.googletagmanager.com/gtag/js'


@pytest.fixture
def installed() -> dict[str, str]:
    """The only distributions that seem to be in use."""
    return {}


def kept(name: str, in_use: dict[str, str]) -> list[str]:
    entry = Collection().entry(name)
    assert entry is not None
    return [
        f'{one} {cookie.storage}'
        for cookie in choose(entry, in_use.get).stored.cookies
        for one in cookie.names
    ]


@pytest.mark.parametrize(
    ('version', 'storage'),
    [
        ('0.6.1', 'session_storage'),
        ('0.7.0', 'session_storage'),
        ('0.8.0', 'local_storage'),
        ('0.8.0rc1', 'local_storage'),
        ('1.2', 'local_storage'),
    ],
)
def test_tabs_of_sphinx_design(
    installed: dict[str, str], version: str, storage: str
) -> None:
    installed['sphinx-design'] = version
    assert kept('sphinx-design-tabs', installed) == [
        f'sphinx-design-tab-id-* {storage}'
    ]


def test_banners_of_pydata(installed: dict[str, str]) -> None:
    installed['pydata-sphinx-theme'] = '0.16.1'
    assert 'pst_announcement_banner_pref local_storage' not in kept('pydata', installed)
    installed['pydata-sphinx-theme'] = '0.24.0'
    assert 'pst_announcement_banner_pref local_storage' in kept('pydata', installed)


@pytest.mark.parametrize(
    ('found', 'expected'),
    [
        ({'pydata-sphinx-theme': '0.16.1'}, ['_ga cookie', '_ga_* cookie']),
        ({'pydata-sphinx-theme': '0.17.0'}, [f'{GTAG} request']),
        ({'sphinx-rtd-theme': '3.1.0'}, ['_ga cookie', '_ga_* cookie']),
        # Both may bring it: then nothing is left out.
        (
            {'pydata-sphinx-theme': '0.24.0', 'sphinxcontrib-googleanalytics': '0.6'},
            ['_ga cookie', '_ga_* cookie'],
        ),
        ({}, ['_ga cookie', '_ga_* cookie']),
    ],
)
def test_analytics_of_pydata_keep_nothing_since_0_17(
    installed: dict[str, str], found: dict[str, str], expected: list[str]
) -> None:
    installed.update(found)
    assert kept('ga4', installed) == expected


def test_older_sidebars_are_cookies(installed: dict[str, str]) -> None:
    installed['Sphinx'] = '4.5.0'
    assert kept('classic-sidebar', installed) == ['sidebar cookie']
    assert kept('sphinx-search-highlight', installed) == []
    installed['Sphinx'] = '9.0.4'
    assert kept('classic-sidebar', installed) == ['sidebar local_storage']


def test_a_release_candidate_is_a_version(installed: dict[str, str]) -> None:
    installed['pydata-sphinx-theme'] = '0.16.0rc1'
    assert kept('ga4', installed) == ['_ga cookie', '_ga_* cookie']
    installed['pydata-sphinx-theme'] = '0.17.1rc1'
    assert kept('ga4', installed) == [f'{GTAG} request']


def test_a_version_that_is_none_is_in_no_range(installed: dict[str, str]) -> None:
    installed['sphinx-design'] = 'local-build'
    assert kept('sphinx-design-tabs', installed) == [
        'sphinx-design-tab-id-* local_storage'
    ]


@pytest.mark.parametrize(
    ('text', 'expected'),
    [('<2', True), ('>=1,<2', True), ('==1.*', True), ('2', False), ('', False)],
)
def test_ranges(text: str, expected: bool) -> None:
    assert is_range(text) is expected


def test_only_what_the_project_uses_counts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = write(tmp_path / 'known', {'theme': VERSIONED})
    monkeypatch.syspath_prepend(tmp_path / 'site')
    install(tmp_path / 'site', 'charter-test-theme', '1.9')
    for theme in (None, 'alabaster', 'furo'):
        whole = using('use: [theme]', known, theme=theme)
        assert items(whole.declaration) == [('newest', 'local_storage', 1)]
        ((line, message),) = whole.notes
        assert line == 1
        assert "write 'theme: {variant: newest}' if" in message
        assert "or 'before-2' in its place" in message
    whole = using('use: [theme]', known, theme='charter_test_theme')
    assert items(whole.declaration) == [('older', 'cookie', 1)]
    assert whole.notes == ()


def test_the_variant_that_is_written_holds(tmp_path: Path) -> None:
    known = write(tmp_path, {'theme': VERSIONED})
    for variant, name in (('newest', 'newest'), ('before-2', 'older')):
        whole = using(f'use: [theme: {{variant: {variant}}}]', known)
        assert [one for one, *_ in items(whole.declaration)] == [name]
        assert whole.notes == ()
    whole = using('use: [theme: {variant: before2}]', known)
    assert problems(whole) == [
        (
            1,
            'invalid-value',
            "entry 'theme': 'variant' is 'before2'; did you mean 'before-2'?",
        )
    ]


def test_a_theme_brings_those_that_it_inherits_from() -> None:
    pytest.importorskip('sphinx_book_theme')
    in_use = InUse('sphinx_book_theme')
    assert in_use.themes[:2] == ('sphinx_book_theme', 'pydata_sphinx_theme')
    assert in_use.version('pydata-sphinx-theme') == version_of('pydata-sphinx-theme')
    assert in_use.version('furo') is None
    assert InUse('furo').version('pydata-sphinx-theme') is None


def test_what_tells_nothing_gives_what_keeps_most() -> None:
    """Analytics that pydata has nothing to do with keep what they always kept."""
    for theme in ('alabaster', None):
        whole = using('use: [ga4]', theme=theme)
        assert [name for name, *_ in items(whole.declaration)] == ['_ga _ga_*']
        assert whole.notes == ()


def test_where_versions_make_no_difference_nothing_is_said(
    installed: dict[str, str],
) -> None:
    assert using('use: [furo, matomo]').notes == ()
