"""Sentences say what is true of the declaration, and no more."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .charters import cookies, words

if TYPE_CHECKING:
    from .charters import ShowPage

pytestmark = pytest.mark.suppress(
    'consent-conflict', 'exemption-not-here', 'provider-policy-missing', 'purpose-short'
)

SESSION = """
- name: sessionid
  category: necessary
  purpose: Keeps you signed in.
  party: first
  duration: session
"""
CONSENT = """
- name: consent
  category: necessary
  purpose: Remembers your choice.
  party: first
  duration: 6 months
"""
VISITS = """
- name: visits
  category: statistics
  purpose: Counts visits.
  provider: Example
  party: first
  duration: 13 months
"""
ADS = """
- name: ads
  category: marketing
  purpose: Chooses advertising.
  provider: Adverts Ltd
  party: third
  duration: 1 year
"""
THEME = """
- name: theme
  category: preferences
  consent: exempt
  purpose: Remembers the colours.
  storage: local_storage
  party: first
  duration: persistent
"""
PARTY_UNKNOWN = """
- name: unknown
  category: necessary
  purpose: Spreads visitors over servers.
  duration: session
"""

INCOMPLETE = (
    'The list of cookies on this page is incomplete: a part of it could not be read.'
)
UNREADABLE = 'The list of cookies could not be read when this page was made.'

#: Words of sentences that are true only of a list that is whole.
CLAIMS = (
    'no cookies',
    'no third-party',
    'This site uses none',
    'This site uses one',
    'This site uses 1',
    'This site uses 2',
    'is not needed for it',
    'for none of them',
    'for all of them',
    'One of them',
    'Nothing stays',
    'Nothing that this site uses',
    'lists them',
)


def test_a_site_with_necessary_first_party_cookies_only(show: ShowPage) -> None:
    page = show(cookies(SESSION, CONSENT))
    summary = page.paragraphs('section-summary')
    assert summary == [
        'This site uses 2 cookies.',
        'Your consent is needed for none of them.',
        'This site sets no third-party cookies.',
        'Nothing stays on your device for more than 6 months after your last visit.',
    ]
    kinds = page.terms('kinds')
    assert list(kinds) == [
        'Strictly necessary',
        'Statistics',
        'First-party cookies',
        'Third-party cookies',
    ]
    assert 'They need no consent. This site uses 2.' in kinds['Strictly necessary']
    assert 'This site uses none.' in kinds['Statistics']
    assert 'This site uses 2.' in kinds['First-party cookies']
    assert 'This site sets no third-party cookies.' in kinds['Third-party cookies']
    choices = page.section('choices')
    assert 'Nothing that this site uses needs your consent.' in choices
    assert 'withdraw' not in page.text
    assert 'you decide' not in page.text
    assert page.categories == ['necessary']


def test_one_cookie_is_spoken_of_in_the_singular(show: ShowPage) -> None:
    page = show(cookies(SESSION))
    assert page.paragraphs('section-summary')[:2] == [
        'This site uses 1 cookie.',
        'Your consent is not needed for it.',
    ]
    assert 'uses a cookie.' in page.section('introduction')
    page = show(cookies(VISITS))
    assert 'Your consent is needed for it.' in page.section('summary')
    assert 'It needs your consent' in page.section('introduction')


def test_a_site_with_advertising_and_third_parties(show: ShowPage) -> None:
    page = show(cookies(SESSION, VISITS, ADS))
    summary = page.paragraphs('section-summary')
    assert 'This site uses 3 cookies.' in summary
    assert 'Your consent is needed for 2 of them.' in summary
    assert 'Third-party cookies: Adverts Ltd' in summary
    assert 'no third-party' not in page.text
    assert 'none of' not in page.text
    assert 'Some of them need your consent' in page.section('introduction')
    kinds = page.terms('kinds')
    assert list(kinds) == [
        'Strictly necessary',
        'Statistics',
        'Advertising',
        'First-party cookies',
        'Third-party cookies',
    ]
    assert 'They need your consent. This site uses one.' in kinds['Advertising']
    assert 'This site uses 2.' in kinds['First-party cookies']
    assert 'This site uses one. Provider: Adverts Ltd' in kinds['Third-party cookies']
    choices = page.section('choices')
    assert 'You are free to refuse, and to withdraw your consent' in choices
    assert 'withdrawing your consent must be as easy as giving it' in choices
    assert page.categories == ['necessary', 'statistics', 'marketing']


def test_everything_needs_consent(show: ShowPage) -> None:
    page = show(cookies(VISITS, ADS))
    assert 'Your consent is needed for all of them.' in page.section('summary')
    assert 'They need your consent' in page.section('introduction')
    assert 'Some of them' not in page.text
    assert 'This site uses none.' in page.terms('kinds')['Strictly necessary']
    assert 'strictly necessary' not in page.section('choices')


def test_kinds_that_nobody_uses_are_not_explained(show: ShowPage) -> None:
    page = show(cookies(SESSION))
    assert 'Preferences' not in page.text
    assert 'Advertising' not in page.text
    assert 'External content' not in page.text


@pytest.mark.parametrize('also', [(), (ADS,)], ids=['alone', 'beside a third party'])
def test_nothing_is_said_of_parties_that_are_unknown(
    show: ShowPage, also: tuple[str, ...]
) -> None:
    page = show(cookies(SESSION, PARTY_UNKNOWN, *also))
    assert 'party' not in page.section('summary')
    kinds = page.terms('kinds')
    for term in ('First-party cookies', 'Third-party cookies'):
        assert 'Cookies set by' in kinds[term]
        assert 'This site uses' not in kinds[term]
        assert 'no third-party' not in kinds[term]


@pytest.mark.suppress('exempt-third-party')
def test_the_party_follows_from_the_domain(show: ShowPage) -> None:
    page = show(
        cookies(
            """
            - {name: a, category: necessary, purpose: Signs in., domain: example.org}
            - {name: b, category: necessary, purpose: Maps., domain: maps.example.org}
            - {name: c, category: necessary, purpose: Fonts., domain: .example.org}
            """,
            top='site: {url: "https://www.example.org/"}\n',
        )
    )
    # maps.example.org shares two labels with www.example.org, and is no part of it.
    assert 'third-party' not in page.section('summary')
    page = show(
        cookies(
            """
            - {name: a, category: necessary, purpose: Signs in., domain: example.org}
            - {name: b, category: necessary, purpose: Fonts., domain: .example.org}
            - name: c
              category: necessary
              purpose: Balances the load.
              domain: cdn.test
              provider: CDN
              duration: session
            """,
            top='site: {url: "https://www.example.org/"}\n',
        )
    )
    assert 'Third-party cookies: CDN' in page.section('summary')
    assert 'This site uses 2.' in page.terms('kinds')['First-party cookies']


def test_a_third_party_without_provider_is_counted_but_not_named(
    show: ShowPage,
) -> None:
    page = show(cookies(ADS.replace('provider: Adverts Ltd', '')), expect_warnings=True)
    assert 'This site uses one.' in page.terms('kinds')['Third-party cookies']
    assert 'Third-party' not in page.section('summary')
    assert 'no third-party' not in page.text


def test_local_storage_only(show: ShowPage) -> None:
    page = show(cookies(THEME))
    assert 'This site uses no cookies, but other means: local storage.' in page.section(
        'summary'
    )
    assert (
        'This site uses no third-party cookies or similar technologies.'
        in page.section('summary')
    )
    assert 'This site uses no cookies, but similar technologies.' in page.section(
        'introduction'
    )
    assert 'Local storage' in page.section('definition')
    heading = words(page.title('section-cookies'))
    assert heading == 'What this site uses instead of cookies'
    assert page.table.caption == 'Preferences: 1 entry'


def test_cookies_and_other_storage(show: ShowPage) -> None:
    page = show(
        cookies(SESSION, THEME, top='site: {name: Example, url: "https://x.test/"}\n')
    )
    assert 'Example uses cookies and similar technologies (2 entries).' in page.section(
        'summary'
    )
    assert 'Example uses cookies and similar technologies.' in page.section(
        'introduction'
    )
    assert [table.caption for table in page.tables] == [
        'Strictly necessary: 1 cookie',
        'Preferences: 1 entry',
    ]


def test_cookies_alone_need_no_word_on_other_storage(show: ShowPage) -> None:
    page = show(cookies(SESSION))
    assert 'similar' not in page.text
    assert 'torage' not in page.section('definition')


@pytest.mark.parametrize(
    ('storage', 'explained'),
    [
        ('local_storage', 'Local storage'),
        ('session_storage', 'Session storage'),
        ('indexed_db', 'A database in the browser (IndexedDB)'),
        ('cache_storage', 'Cache storage'),
        ('pixel', 'Pixels'),
        ('fingerprint', 'Device fingerprints'),
        ('request', 'Connections to other servers'),
    ],
)
def test_each_technology_that_is_used_is_explained_by_itself(
    show: ShowPage, storage: str, explained: str
) -> None:
    page = show(
        cookies(
            f"""
            - name: item
              category: necessary
              purpose: Keeps the site fast.
              storage: {storage}
              duration: 1 day
            """
        )
    )
    (bullet,) = (
        text
        for text in page.paragraphs('section-definition')
        if text.startswith(explained)
    )
    # A reader who meets only this one is not sent to another.
    assert 'the same' not in bullet


def test_an_exempt_item_among_those_that_need_consent(show: ShowPage) -> None:
    other = VISITS.replace('visits', 'other')
    page = show(cookies(VISITS + '  exemption: audience-measurement\n', other))
    assert 'Your consent is needed for one of them.' in page.section('summary')
    assert (
        'This site uses 2. Some of these need none.'
        in (page.terms('kinds')['Statistics'])
    )
    above = page.paragraphs('category-statistics')[0]
    assert 'except where the table says otherwise' in above
    assert [row['Name'] for row in page.table.rows] == [
        ['visits', 'No consent needed: audience measurement.'],
        ['other'],
    ]


def test_an_exempt_item_without_a_reason_is_marked(show: ShowPage) -> None:
    page = show(cookies(VISITS + '  consent: exempt\n'))
    assert page.table.rows[0]['Name'] == ['visits', 'No consent needed.']
    assert 'Your consent is not needed for it.' in page.section('summary')
    assert (
        'This site uses one; here, it needs none.'
        in (page.terms('kinds')['Statistics'])
    )
    assert 'you decide' not in page.text
    assert 'free to refuse' not in page.text


def test_an_item_that_needs_consent_among_the_necessary(show: ShowPage) -> None:
    page = show(cookies(SESSION, CONSENT + '  consent: required\n  provider: Us\n'))
    assert 'Your consent is needed for one of them.' in page.section('summary')
    assert (
        'Some of these need your consent all the same.'
        in (page.terms('kinds')['Strictly necessary'])
    )
    rows = page.table.rows
    assert rows[0]['Name'] == ['sessionid']
    assert rows[1]['Name'] == ['consent', 'Consent needed.']
    assert 'free to refuse' in page.section('choices')


def test_an_own_consent_wins_over_an_exemption(show: ShowPage) -> None:
    item = VISITS + '  exemption: audience-measurement\n  consent: required\n'
    page = show(cookies(item))
    assert 'Your consent is needed for it.' in page.section('summary')
    assert page.table.rows[0]['Name'] == ['visits']


def test_the_note_above_a_table_holds_for_its_rows(show: ShowPage) -> None:
    """A reader is not told *needs consent* above and *needs none* below of all."""

    def above(*items: str) -> str:
        return show(cookies(*items)).paragraphs('category-statistics')[0]

    exempt = VISITS.replace('visits', 'a') + '  exemption: audience-measurement\n'
    assert above(exempt) == 'They need no consent.'
    assert above(VISITS) == 'They need your consent.'
    assert above(VISITS, exempt) == (
        'They need your consent, except where the table says otherwise.'
    )


def test_the_note_speaks_of_the_rows_that_are_shown(show: ShowPage) -> None:
    exempt = VISITS.replace('visits', 'a').replace('Example', 'Other')
    declaration = cookies(VISITS, exempt + '  consent: exempt\n')
    page = show(declaration, ':providers: Other')
    assert page.paragraphs('category-statistics')[0] == 'They need no consent.'


def test_own_categories(show: ShowPage) -> None:
    page = show(
        cookies(
            SESSION,
            VISITS,
            VISITS.replace('visits', 'c1').replace('statistics', 'comments'),
            VISITS.replace('visits', 'q1').replace('statistics', 'quiz'),
            CONSENT.replace('necessary', 'house'),
            top="""
            categories:
              comments:
                title: Comments
                description: Shows what others have written.
              quiz: {title: Quiz, consent: required}
              house: {title: Of the house, consent: exempt}
            """,
        )
    )
    # Exempt first; then the order of `categories`, then the built-in one.
    assert set(page.categories[:2]) == {'necessary', 'house'}
    assert page.categories[2:] == ['comments', 'quiz', 'statistics']
    assert page.paragraphs('category-comments')[0] == (
        'Shows what others have written. They need your consent.'
    )
    assert page.paragraphs('category-house')[0] == 'They need no consent.'
    assert 'They need your consent.' in page.terms('kinds')['Comments']
    assert 'Your consent is needed for 3 of them.' in page.section('summary')
    assert page.tables[2].caption == 'Comments: 1 cookie'


def test_to_retitle_a_category_changes_nothing_else(show: ShowPage) -> None:
    top = """
    categories:
      statistics: {title: Audience}
    """
    plain, titled = show(cookies(VISITS, ADS)), show(cookies(VISITS, ADS, top=top))
    assert titled.categories == ['statistics', 'marketing']
    assert titled.text == plain.text.replace('Statistics', 'Audience')
    assert titled.tables[0].caption == 'Audience: 1 cookie'


def test_without_the_kinds_a_heading_says_what_its_items_are_for(
    show: ShowPage,
) -> None:
    page = show(cookies(VISITS), ':sections: cookies')
    assert page.paragraphs('category-statistics')[0] == (
        'These measure how the site is used. They need your consent.'
    )


def test_items_without_a_known_category_come_last(show: ShowPage) -> None:
    page = show(
        cookies(
            '- {name: lost, purpose: Nobody knows., provider: X, duration: 1 day}',
            '- {name: astray, category: nowhere, purpose: Nobody knows., provider: X, '
            'duration: 1 day}',
            ADS,
            SESSION,
        ),
        expect_warnings=True,
    )
    assert page.categories == ['necessary', 'marketing', 'unclassified']
    last = page.tables[-1]
    assert last.caption == 'Not yet classified: 2 cookies'
    assert last.names == ['lost', 'astray']
    # Without a category, consent is required.
    assert 'Your consent is needed for 3 of them.' in page.section('summary')
    assert 'Not yet classified' in page.terms('kinds')


def test_a_selection_changes_nothing_in_what_is_said_of_the_site(
    show: ShowPage,
) -> None:
    declaration = cookies(SESSION, VISITS, ADS)
    whole = show(declaration)
    part = show(declaration, ':categories: necessary')
    for section in ('summary', 'definition', 'kinds', 'choices'):
        assert part.section(section) == whole.section(section)
    # It only no longer says that the page lists them all.
    assert 'lists them' in whole.section('introduction')
    assert 'lists them' not in part.section('introduction')
    assert 'Some of them need your consent' in part.section('introduction')
    assert part.categories == ['necessary']
    assert part.table.names == ['sessionid']
    # The providers are those of the items that are shown.
    assert 'providers' not in part.sections
    assert list(whole.terms('providers')) == ['Example', 'Adverts Ltd']
    some = show(declaration, ':categories: necessary, statistics')
    assert list(some.terms('providers')) == ['Example']


BROKEN = {
    'the YAML breaks': cookies(SESSION, VISITS, '- name: "never closed\n'),
    'an item is no mapping': cookies(SESSION, VISITS, '- just a word\n'),
    'a second document': cookies(SESSION, VISITS) + '---\nmore: true\n',
}


@pytest.mark.parametrize('broken', BROKEN.values(), ids=BROKEN)
def test_of_a_list_that_is_not_whole_nothing_is_called_absent(
    show: ShowPage, broken: str
) -> None:
    page = show(broken, expect_warnings=True)
    assert INCOMPLETE in page.text
    for claim in CLAIMS:
        assert claim not in page.text
    assert [table.names for table in page.tables] == [['sessionid'], ['visits']]


def test_a_table_of_a_list_that_is_not_whole_says_so_too(show: ShowPage) -> None:
    page = show(
        BROKEN['an item is no mapping'], directive='cookie-table', expect_warnings=True
    )
    assert INCOMPLETE in page.text
    assert page.table.names == ['sessionid', 'visits']


@pytest.mark.parametrize('directive', ['cookie-charter', 'cookie-table'])
@pytest.mark.parametrize(
    'declaration',
    [None, b'cookies: "open\n', b'- only\n- a list\n', b'42\n'],
    ids=['missing', 'broken', 'a list', 'a number'],
)
def test_of_an_unreadable_file_the_page_says_that_only(
    show: ShowPage, directive: str, declaration: bytes | None
) -> None:
    page = show(declaration, directive=directive, expect_warnings=True)
    assert UNREADABLE in page.text
    for claim in CLAIMS:
        assert claim not in page.text
    assert 'No cookies are listed here' not in page.text
    assert page.tables == []
    assert len(page.warnings) == 1


@pytest.mark.parametrize(
    'declaration', ['', '# nothing yet\n', 'cookies: []\n', 'site: {name: Example}\n']
)
def test_an_empty_declaration_claims_nothing(show: ShowPage, declaration: str) -> None:
    page = show(declaration, expect_warnings=True)
    for claim in CLAIMS:
        assert claim not in page.text
    assert page.tables == []


def test_refused_values_cost_no_cookie(show: ShowPage) -> None:
    page = show(
        cookies(SESSION.replace('duration: session', 'duration: forever'), CONSENT),
        expect_warnings=True,
    )
    assert page.table.names == ['sessionid', 'consent']
    assert 'This site uses 2 cookies.' in page.section('summary')
    # Nobody knows how long the first one stays.
    assert 'stays' not in page.section('summary')


def stays(show: ShowPage, *items: str) -> str:
    """Return what the summary says of how long things stay."""
    found = [
        line
        for line in show(cookies(*items)).paragraphs('section-summary')
        if 'stays on your device' in line
    ]
    return found[0] if found else ''


NOTHING = 'Nothing stays on your device once you have closed your browser.'


def test_how_long_anything_stays(show: ShowPage) -> None:
    assert stays(show, SESSION) == NOTHING
    assert stays(show, SESSION, CONSENT, VISITS) == (
        'Nothing stays on your device for more than 13 months after your last visit.'
    )
    assert stays(show, SESSION, THEME) == (
        'Some of it stays on your device until you delete it.'
    )


def test_400_days_are_longer_than_13_months_and_390_are_not(show: ShowPage) -> None:
    other = CONSENT.replace('6 months', '400 days')
    assert 'more than 400 days' in stays(show, VISITS, other)
    other = CONSENT.replace('6 months', '390 days')
    assert 'more than 13 months' in stays(show, VISITS, other)


@pytest.mark.suppress('duration-unlimited')
@pytest.mark.parametrize('storage', ['other', 'local_storage', 'indexed_db'])
def test_what_stays_is_not_called_nothing(show: ShowPage, storage: str) -> None:
    item = THEME.replace('local_storage', storage).replace('persistent', '10 years')
    assert 'more than 10 years' in stays(show, SESSION, item)


@pytest.mark.parametrize('storage', ['pixel', 'request', 'session_storage'])
def test_what_keeps_nothing_does_not_stay(show: ShowPage, storage: str) -> None:
    item = THEME.replace('local_storage', storage).replace('persistent', '~')
    assert stays(show, SESSION, item) == NOTHING
    assert stays(show, item) == NOTHING


def test_of_an_unknown_duration_nothing_is_said(show: ShowPage) -> None:
    item = CONSENT.replace('duration: 6 months', 'duration_note: as you like')
    assert stays(show, SESSION, item) == ''


def test_a_section_alone_speaks_of_nothing_that_is_not_on_the_page(
    show: ShowPage,
) -> None:
    exempt = VISITS.replace('visits', 'v') + (
        '  exemption: audience-measurement\n  opt_out_url: https://x.test/\n'
    )
    page = show(cookies(VISITS, ADS, exempt), ':sections: choices')
    assert 'on this page' not in page.text
    assert 'the table' not in page.text
