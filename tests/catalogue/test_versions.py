"""What is kept is what the installed version keeps."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sphinx_cookiecharter.catalogue import versions
from sphinx_cookiecharter.catalogue.collection import Collection
from sphinx_cookiecharter.catalogue.versions import choose, is_range

from .collections import VERSIONED, install, items, using, write

if TYPE_CHECKING:
    from pathlib import Path

GTAG = 'www.googletagmanager.com/gtag/js'


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """The only distributions that seem to be installed."""
    found: dict[str, str] = {}
    monkeypatch.setattr(versions, 'version_of', found.get)
    return found


def kept(name: str) -> list[str]:
    entry = Collection().entry(name)
    assert entry is not None
    return [
        f'{one} {cookie.storage}'
        for cookie in choose(entry).stored.cookies
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
    assert kept('sphinx-design-tabs') == [f'sphinx-design-tab-id-* {storage}']


def test_banners_of_pydata(installed: dict[str, str]) -> None:
    installed['pydata-sphinx-theme'] = '0.16.1'
    assert 'pst_announcement_banner_pref local_storage' not in kept('pydata')
    installed['pydata-sphinx-theme'] = '0.24.0'
    assert 'pst_announcement_banner_pref local_storage' in kept('pydata')


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
    assert kept('ga4') == expected


def test_older_sidebars_are_cookies(installed: dict[str, str]) -> None:
    installed['Sphinx'] = '4.5.0'
    assert kept('classic-sidebar') == ['sidebar cookie']
    assert kept('sphinx-search-highlight') == []
    installed['Sphinx'] = '9.0.4'
    assert kept('classic-sidebar') == ['sidebar local_storage']


def test_a_release_candidate_is_a_version(installed: dict[str, str]) -> None:
    installed['pydata-sphinx-theme'] = '0.16.0rc1'
    assert kept('ga4') == ['_ga cookie', '_ga_* cookie']
    installed['pydata-sphinx-theme'] = '0.17.1rc1'
    assert kept('ga4') == [f'{GTAG} request']


def test_a_version_that_is_none_is_in_no_range(installed: dict[str, str]) -> None:
    installed['sphinx-design'] = 'local-build'
    assert kept('sphinx-design-tabs') == ['sphinx-design-tab-id-* local_storage']


@pytest.mark.parametrize(
    ('text', 'expected'),
    [('<2', True), ('>=1,<2', True), ('==1.*', True), ('2', False), ('', False)],
)
def test_ranges(text: str, expected: bool) -> None:
    assert is_range(text) is expected


def test_versions_are_those_of_distributions(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = write(tmp_path / 'known', {'theme': VERSIONED})
    monkeypatch.syspath_prepend(tmp_path / 'site')
    whole = using('use: [theme]', known)
    assert items(whole.declaration) == [('newest', 'local_storage', 1)]
    ((line, message),) = whole.notes
    assert line == 1
    assert 'charter-test-theme is not installed here' in message
    install(tmp_path / 'site', 'charter-test-theme', '1.9')
    whole = using('use: [theme]', known)
    assert items(whole.declaration) == [('older', 'cookie', 1)]
    assert whole.notes == ()


def test_where_versions_make_no_difference_nothing_is_said(
    installed: dict[str, str],
) -> None:
    assert using('use: [furo, matomo]').notes == ()
