"""The rulebook in the log of a build."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .declarations import PAGE, SMALL

if TYPE_CHECKING:
    from ..support import Build, MakeRoot

#: The projects of other tests keep silent about the rulebook.
ALL = 'suppress_warnings = []'

TRACKED = """\
site: {jurisdictions: JURISDICTIONS, privacy_url: "https://example.org/privacy"}
choice: {url: "https://example.org/cookies"}
providers: {Google: {name: Google, country: IE, privacy_url: "https://a.example/"}}
cookies:
  - name: _ga
    category: statistics
    purpose: Tells one visitor from another.
    provider: Google
    party: first
    duration: 13 months
  - name: consents
    category: necessary
    purpose: Remembers what you have allowed.
    provider: this-site
    party: first
    duration: 7 months
    exemption: consent-choice
"""


def test_the_smallest_declaration_builds_without_a_warning(
    make_root: MakeRoot, build: Build
) -> None:
    root = make_root({'index.rst': PAGE, 'cookies.yaml': SMALL}, ALL)
    assert 'cookies.yaml: 6 notes, shown with -v' in build(root, 'dummy').status


def test_the_jurisdiction_decides(make_root: MakeRoot, build: Build) -> None:
    reviewed = TRACKED.replace('site: {', 'site: {reviewed: 2026-11-24, ')
    europe = reviewed.replace('JURISDICTIONS', '[eu]')
    root = make_root({'index.rst': PAGE, 'cookies.yaml': europe}, ALL)
    build(root, 'dummy')

    france = reviewed.replace('JURISDICTIONS', '[eu, fr]')
    (root / 'cookies.yaml').write_text(france, 'utf-8')
    (warning,) = build(root, 'dummy', expect_warnings=True).warnings
    assert warning.startswith(f'{root}/cookies.yaml:16: WARNING: ')
    assert 'CNIL' in warning
    assert warning.endswith('[cookiecharter.choice-too-long]')


def test_a_level_makes_an_error_of_it(make_root: MakeRoot, build: Build) -> None:
    text = SMALL + '    reviewed: 2001-01-01\n'
    root = make_root({'index.rst': PAGE, 'cookies.yaml': text}, ALL)
    levels = {'cookiecharter_levels': {'review-old': 'error'}}
    result = build(root, 'dummy', expect_warnings=True, confoverrides=levels)
    (error,) = result.warnings
    assert 'ERROR: ' in error
    assert error.endswith('[cookiecharter.review-old]')
    assert result.statuscode == 1
