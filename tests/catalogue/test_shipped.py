"""The entries that come with the package: sound, in two languages, with sources."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
import yaml

from sphinx_cookiecharter.catalogue.collection import (
    SHIPPED,
    Collection,
    shipped_entries,
)
from sphinx_cookiecharter.catalogue.merge import bring_in
from sphinx_cookiecharter.catalogue.model import Confidence, StoredItems
from sphinx_cookiecharter.catalogue.selectors import read_selector
from sphinx_cookiecharter.checks.engine import check
from sphinx_cookiecharter.declaration.reader import read_bytes
from sphinx_cookiecharter.declaration.text import Text

from .collections import SITE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_cookiecharter.catalogue.model import Entry

ENTRIES = {path.stem: path for path in sorted(SHIPPED.glob('*.yaml'))}
COLLECTION = Collection()

#: Section 4.6 of the reference, without `theme-`, and the small ones it names there.
WANTED = """
sphinx-search-highlight furo pydata immaterial piccolo shibuya awesome python-docs press
sphinx-wagtail-theme classic-sidebar material-repo-cache insegel
sphinx-design-tabs sphinx-tabs
docsearch mathjax jsdelivr cdnjs unpkg google-fonts mermaid github-api shields ghbtns
binder-thebe ga4 ua gtm matomo plausible goatcounter umami fathom clarity posthog
segment mixpanel hotjar youtube youtube-nocookie vimeo disqus giscus utterances
hypothesis kapa inkeep readthedocs ethicalads cloudflare docsearch-insights hubspot
intercom linkedin-insight
""".split()

#: Looked at, and found to keep nothing.
CLEAN = """
alabaster sphinx-rtd-theme sphinxdoc sphinx-copybutton sphinx-togglebutton
sphinx-inline-tabs sphinx-code-tabs notfound-page rediraffe multiversion
""".split()

#: The site's own items, which come before those of an entry.
OWN = 2

#: When these keep what they keep was not examined.
WITHOUT_MOMENT = {'inkeep'}


def states(entry: Entry) -> Iterator[StoredItems]:
    yield entry.stored
    for variant in entry.variants:
        yield variant.stored


def entry_of(name: str) -> Entry:
    entry = COLLECTION.entry(name)
    assert entry is not None
    return entry


def test_all_that_were_promised_are_there() -> None:
    assert set(ENTRIES) >= {*WANTED, *CLEAN}


@pytest.mark.parametrize('name', ENTRIES)
def test_it_is_read_without_a_problem_and_says_where_it_comes_from(name: str) -> None:
    entry = entry_of(name)
    assert entry.problems == ()
    assert entry.complete
    assert entry.sources
    assert entry.group
    assert all(variant.name for variant in entry.variants)
    assert entry.as_of is not None
    assert entry.confidence is not None
    assert ENTRIES[name].read_text('utf-8').startswith(f'id: {name}\n')


def test_the_parser_that_is_everywhere_reads_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """That of C, which not every Python has, takes signs that it does not."""
    monkeypatch.delattr(yaml, 'CSafeLoader', raising=False)
    assert [entry.id for entry in shipped_entries() if entry.problems] == []


@pytest.mark.parametrize('name', ENTRIES)
def test_all_its_texts_speak_both_languages(name: str) -> None:
    entry = entry_of(name)
    texts = [entry.remedy]
    for kept in states(entry):
        for cookie in kept.cookies:
            assert cookie.purpose is not None
            texts += [cookie.purpose, cookie.service, cookie.location]
            texts += [cookie.duration_note, *cookie.data]
    for text in texts:
        # A name, such as Matomo, is the same in all.
        if isinstance(text, Text) and ' ' in text.values[0]:
            assert [language for language, _ in text.languages] == ['en', 'fr']
    assert '\u202f' not in ENTRIES[name].read_text('utf-8')
    french = [text.in_language('fr') for text in texts if isinstance(text, Text)]
    # A no-break space before these signs; no straight apostrophe.
    assert not [one for one in french if re.search(r"\w [;!?]|\w :(?!\w)|'", one)]
    assert not [one for one in french if re.search(r'\w[;!?]', one)]


@pytest.mark.parametrize('name', ENTRIES)
def test_it_says_of_every_item_when_it_is_written(name: str) -> None:
    if name in WITHOUT_MOMENT:
        assert entry_of(name).stored.written == {}
        return
    for kept in states(entry_of(name)):
        for cookie in kept.cookies:
            for one in cookie.names:
                assert kept.moment_of(one) is not None, one


@pytest.mark.parametrize('name', ENTRIES)
def test_what_it_says_of_an_item_names_an_item(name: str) -> None:
    entry = entry_of(name)
    declared = {
        one for kept in states(entry) for cookie in kept.cookies for one in cookie.names
    }
    assert entry.doubtful <= declared
    assert entry.optional <= declared
    if entry.recognition is not None:
        known = declared | {*entry.recognition.names}
        assert known.issuperset(entry.recognition.distinctive)
    if entry.consent_tool is not None:
        assert entry.consent_tool.keeps_choice in declared


def test_no_two_entries_have_the_same_name() -> None:
    names = [
        name for entry in COLLECTION.entries() for name in (entry.id, *entry.aliases)
    ]
    assert len(names) == len(set(names))


@pytest.mark.parametrize('name', ENTRIES)
def test_choices_of_interface_are_preferences_that_need_no_consent(name: str) -> None:
    for kept in states(entry_of(name)):
        for cookie in kept.cookies:
            if cookie.exemption == 'ui-customisation':
                assert cookie.category == 'preferences'


@pytest.mark.parametrize('name', WANTED)
def test_it_keeps_or_contacts_something(name: str) -> None:
    kept = entry_of(name).stored
    assert kept.cookies
    for cookie in kept.cookies:
        if cookie.storage == 'request':
            assert cookie.domain in kept.hosts


@pytest.mark.parametrize('name', CLEAN)
def test_what_is_known_to_keep_nothing_says_so_without_a_finding(name: str) -> None:
    used = bring_in(
        read_bytes(f'{SITE.format(law="eu")}use: [{name}]\n'.encode(), 'cookies.yaml'),
        COLLECTION,
    )
    assert used.declaration.cookies[OWN:] == ()
    assert [one.code for one in check(used.declaration)] == []


def test_what_only_others_tell_says_so() -> None:
    unsure = {
        entry.id
        for entry in COLLECTION.entries()
        if entry.confidence is not None and not entry.confidence.is_sure
    }
    assert unsure == set()
    assert entry_of('youtube').confidence is Confidence.BROWSER
    assert 'YSC' in entry_of('youtube').doubtful


def test_the_themes_that_write_on_load_say_so() -> None:
    moments = {
        item: entry_of(name).stored.moment_of(item)
        for name, item in (
            ('furo', 'theme'),
            ('pydata', 'mode'),
            ('pydata', 'sidebar-scroll-top'),
            ('piccolo', 'piccoloThemeMode'),
            ('sphinx-wagtail-theme', 'wagtail-theme'),
        )
    }
    assert moments == {
        'theme': 'action',
        'mode': 'load',
        'sidebar-scroll-top': 'leave',
        'piccoloThemeMode': 'load',
        'wagtail-theme': 'action',
    }


def test_a_marker_fits_no_other_service() -> None:
    """The widget of kapa.ai has Umami's attribute; others load by Segment's call."""
    (umami,) = map(read_selector, entry_of('umami').detection.html)
    assert umami is not None
    widget = 'https://widget.kapa.ai/kapa-widget.bundle.js'
    attributes = {'data-website-id': 'x', 'src': 'https://stats.example/script.js'}
    assert umami.fits('script', attributes)
    assert not umami.fits('script', attributes | {'src': widget})
    markers = entry_of('segment').detection.inline_markers
    assert not any(one in "rudderanalytics.load('key')" for one in markers)


def test_what_nobody_examined_is_not_told_as_sure() -> None:
    for name in WITHOUT_MOMENT:
        entry = entry_of(name)
        names = {one for cookie in entry.stored.cookies for one in cookie.names}
        assert entry.doubtful == names
