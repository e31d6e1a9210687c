"""What a page says of a declaration is true of it, and what is unknown is not said.

Over many made-up declarations, tests/truth asks the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .charters import CHARTERS, cookies, words

if TYPE_CHECKING:
    from .charters import Page, ShowPage

pytestmark = pytest.mark.suppress

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

INCOMPLETE = 'This list is incomplete: a part of it could not be read.'
UNREADABLE = 'The list could not be read when this page was made.'
NEEDED = 'Your consent is needed.'
NOT_NEEDED = 'Your consent is not needed.'


def test_a_site_with_necessary_first_party_cookies_only(show: ShowPage) -> None:
    page = show(cookies(SESSION, CONSENT))
    assert page.opening == ['This page lists the cookies that this site uses.']
    assert page.tiles == [
        '2 first-party cookies',
        'No consent needed',
        'Kept longest: 6 months',
    ]
    assert page.paragraphs('category-necessary')[0] == NOT_NEEDED
    assert 'choices' not in page.sections


def test_a_site_with_advertising_and_third_parties(show: ShowPage) -> None:
    page = show(cookies(SESSION, VISITS, ADS))
    assert page.tiles == [
        '3 cookies (third-party: 1)',
        '2 need your consent',
        'Others that place or receive data: Example and Adverts Ltd',
    ]
    assert page.values == ['3', '2', 'Example and Adverts Ltd']
    assert page.categories == ['necessary', 'statistics', 'marketing']


def test_what_the_tiles_count_together_is_of_one_number(show: ShowPage) -> None:
    assert show(cookies(ADS)).tiles[:2] == [
        '1 third-party cookie',
        '1 needs your consent',
    ]
    names = ADS.replace('name: ads', 'name: [a, b, "c-*"]')
    assert show(cookies(names)).tiles[:2] == [
        '3 third-party cookies',
        '3 need your consent',
    ]


@pytest.mark.parametrize('also', [(), (ADS,)], ids=['alone', 'beside a third party'])
def test_nothing_is_said_of_parties_that_are_unknown(
    show: ShowPage, also: tuple[str, ...]
) -> None:
    page = show(cookies(SESSION, PARTY_UNKNOWN, *also))
    assert page.tiles[0] == f'{2 + len(also)} cookies'
    assert not any('party' in tile or 'longest' in tile for tile in page.tiles)


@pytest.mark.suppress('exempt-third-party')
def test_the_party_follows_from_the_domain(show: ShowPage) -> None:
    item = VISITS.replace('party: first', 'domain: {0}').replace('visits', '"{0}"')
    site = 'site: {url: "https://www.example.org/"}\n'

    def tile(*domains: str) -> str:
        return show(cookies(*map(item.format, domains), top=site)).tiles[0]

    # maps.example.org shares two labels with www.example.org, and is no part of it.
    assert tile('example.org', 'maps.example.org') == '2 cookies'
    assert tile('example.org', 'cdn.test') == '2 cookies (third-party: 1)'


def test_who_receives_data_of_a_first_party_cookie_is_named(show: ShowPage) -> None:
    page = show(
        cookies(
            VISITS + '  recipients: [Alphabet, {name: Example}, Partner]\n',
            top='site: {controller: Us}\n',
        )
    )
    named = 'Others that place or receive data: Example, Alphabet and Partner'
    assert named in page.tiles
    assert page.terms('providers') == {
        'Example': 'Role: provider and recipient of data',
        'Alphabet': 'Role: recipient of data',
        'Partner': 'Role: recipient of data',
    }


def test_the_site_itself_is_none_of_the_others(show: ShowPage) -> None:
    spellings = ('this-site', 'Example Ltd', 'The example', 'L’exemple')
    page = show(
        cookies(
            *(
                VISITS.replace('visits', f'v{n}')
                .replace('provider: Example', f'provider: {name}')
                .replace('party: first', f'recipients: [{name}]')
                for n, name in enumerate(spellings)
            ),
            top="""
            site: {controller: Example Ltd, name: {en: The example, fr: L’exemple}}
            """,
        )
    )
    assert page.tiles[0] == '4 first-party cookies'
    assert not any('Others' in tile for tile in page.tiles)
    assert 'providers' not in page.sections
    assert 'Provider: Example Ltd' in page.section('cookies')


def test_of_many_others_five_are_named(show: ShowPage) -> None:
    def others(number: int) -> str:
        items = (
            VISITS.replace('visits', f'v{n}').replace('Example', f'Firm {n}')
            for n in range(1, number + 1)
        )
        (tile,) = (
            tile for tile in show(cookies(*items)).tiles if tile.startswith('Others')
        )
        return tile.partition(': ')[2]

    assert others(5) == 'Firm 1, Firm 2, Firm 3, Firm 4 and Firm 5'
    assert others(6) == 'Firm 1, Firm 2, Firm 3, Firm 4, Firm 5 and 1 more'
    assert others(8) == 'Firm 1, Firm 2, Firm 3, Firm 4, Firm 5 and 3 more'


def test_local_storage_only(show: ShowPage) -> None:
    page = show(cookies(THEME, top='site: {name: Example}\n'))
    (opening,) = page.opening
    assert opening == (
        'The site Example uses no cookies; this page lists the similar technologies '
        'that it uses.'
    )
    assert page.tiles == [
        '1 first-party item',
        'No consent needed',
        'Kept longest: until you delete it',
    ]
    heading = words(page.title('section-cookies'))
    assert heading == 'Technologies similar to cookies used by the site Example'
    assert page.table.caption == 'Preferences: 1 item'
    assert 'Local storage keeps information' in page.section('definition')


def test_cookies_and_other_storage(show: ShowPage) -> None:
    page = show(cookies(SESSION, THEME))
    assert page.opening == [
        'This page lists the cookies and similar technologies that this site uses.'
    ]
    assert page.tiles[0] == '2 first-party items'
    assert [table.caption for table in page.tables] == [
        'Strictly necessary: 1 cookie',
        'Preferences: 1 item',
    ]


def test_cookies_alone_need_no_word_on_other_storage(show: ShowPage) -> None:
    page = show(cookies(SESSION))
    assert 'similar' not in page.text
    assert 'torage' not in page.section('definition')


# --- consent


def test_an_exempt_item_among_those_that_need_consent(show: ShowPage) -> None:
    other = VISITS.replace('visits', 'other')
    page = show(cookies(VISITS + '  exemption: audience-measurement\n', other))
    assert '1 needs your consent' in page.tiles
    assert page.paragraphs('category-statistics')[0] == (
        'Your consent is needed, except where the table says otherwise.'
    )


def test_an_item_that_needs_consent_among_the_necessary(show: ShowPage) -> None:
    page = show(cookies(SESSION, CONSENT + '  consent: required\n  provider: Us\n'))
    assert '1 needs your consent' in page.tiles
    assert page.paragraphs('category-necessary')[0] == (
        'Your consent is not needed, except where the table says otherwise.'
    )


def test_an_own_consent_wins_over_an_exemption(show: ShowPage) -> None:
    item = VISITS + '  exemption: audience-measurement\n  consent: required\n'
    page = show(cookies(item))
    assert '1 needs your consent' in page.tiles
    assert page.paragraphs('category-statistics')[0] == NEEDED


def test_a_note_speaks_of_the_rows_that_are_shown(show: ShowPage) -> None:
    exempt = VISITS.replace('visits', 'a').replace('Example', 'Other')
    declaration = cookies(VISITS, exempt + '  consent: exempt\n')
    page = show(declaration, ':providers: Other')
    assert page.paragraphs('category-statistics')[0] == NOT_NEEDED


def test_consent_hangs_on_no_id_of_a_category(show: ShowPage) -> None:
    """No word on absence follows from the id of a built-in category."""
    page = show((CHARTERS / 'own-exempt.yaml').read_text('utf-8'))
    assert '1 needs your consent' in page.tiles
    assert page.paragraphs('category-login')[0] == NOT_NEEDED
    assert page.paragraphs('category-measuring')[0] == NEEDED
    assert 'choices' not in page.sections


@pytest.mark.suppress
@pytest.mark.parametrize(
    ('jurisdictions', 'asks'),
    [
        ('us-ca', False),
        ('us-ca, fr', True),
        ('fr', True),
        ('uk', True),
        ('ch', False),
        ('jp', False),
        ('ch, jp, us-ca', False),
        ('ch, fr', True),
        ('br', True),
    ],
)
def test_where_no_law_asks_for_consent_nothing_is_said_of_it(
    show: ShowPage, jurisdictions: str, asks: bool
) -> None:
    page = show(
        cookies(VISITS, ADS, top=f'site: {{jurisdictions: [{jurisdictions}]}}\n')
    )
    assert ('consent' in page.text) is asks


# --- storages


@pytest.mark.suppress('unknown-storage')
def test_a_storage_that_is_unknown_is_shown_as_it_is_written(show: ShowPage) -> None:
    page = show(cookies(f'{SESSION}  storage: localStorag\n'))
    assert 'localStorag' in page.section('cookies')


# --- categories


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
    # Exempt first; within that the built-in ones, then the author's.
    assert page.categories == ['necessary', 'house', 'statistics', 'comments', 'quiz']
    assert page.paragraphs('category-comments')[0] == (
        'Shows what others have written. Your consent is needed.'
    )
    assert page.paragraphs('category-house')[0] == NOT_NEEDED
    assert '3 need your consent' in page.tiles
    assert page.tables[3].caption == 'Comments: 1 cookie'


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
    page = show(cookies(SESSION, VISITS), ':sections: cookies')
    assert page.paragraphs('category-necessary')[0] == (
        'The site needs these to work, or to do what you ask. ' + NOT_NEEDED
    )
    assert page.paragraphs('category-statistics')[0] == (
        'These measure how the site is used. ' + NEEDED
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
    assert page.paragraphs('category-unclassified')[0] == (
        'These have no category yet. ' + NEEDED
    )
    # Without a category, consent is required.
    assert '3 need your consent' in page.tiles


def test_of_many_items_a_list_of_the_categories_comes_first(show: ShowPage) -> None:
    def listed(number: int, *others: str) -> dict[str, str]:
        names = ', '.join(f'n{n}' for n in range(number))
        item = SESSION.replace('name: sessionid', f'name: [{names}]')
        links = show(cookies(item, *others)).links('section-cookies')
        return {text: target for text, target in links.items() if 'category' in target}

    assert listed(18, VISITS, ADS) == {
        'Strictly necessary: 18 cookies': 'charter-category-necessary',
        'Statistics: 1 cookie': 'charter-category-statistics',
        'Advertising: 1 cookie': 'charter-category-marketing',
    }
    assert listed(17, VISITS, ADS) == {}
    assert listed(30, VISITS) == {}


# --- what is not whole


def selected(show: ShowPage, *options: str) -> Page:
    return show(cookies(SESSION, VISITS, ADS), *options)


def test_a_selection_speaks_of_what_it_shows(show: ShowPage) -> None:
    part = selected(show, ':categories: necessary')
    assert part.opening == [
        'This page lists some of the cookies or similar technologies of this site.'
    ]
    # That nothing else needs consent is not said of a part.
    assert part.tiles == [
        '1 first-party cookie',
        'Kept longest: until you close your browser',
    ]
    assert part.categories == ['necessary']
    assert part.table.names == ['sessionid']
    some = selected(show, ':categories: necessary, statistics')
    assert some.tiles == [
        '2 first-party cookies',
        '1 needs your consent',
        'Others that place or receive data: Example',
        'Kept longest: 13 months',
    ]


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
    assert 'some of the cookies' in page.text
    assert page.tiles == ['Others that place or receive data: Example']
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
    assert page.text == f'Page\n{UNREADABLE}'
    assert len(page.warnings) == 1


@pytest.mark.parametrize('wrong', ['consent: perhaps', 'consnt: required', 'party: us'])
def test_of_a_value_that_was_refused_the_page_claims_nothing(
    show: ShowPage, wrong: str
) -> None:
    """It may have said the contrary; that the list is incomplete is not true either."""
    page = show(cookies(SESSION, CONSENT + f'  {wrong}\n'), expect_warnings=True)
    assert page.table.names == ['sessionid', 'consent']
    assert page.tiles == []
    assert INCOMPLETE not in page.text


# --- nothing


@pytest.mark.parametrize(
    'declaration', ['', '# nothing yet\n', 'cookies:\n', 'site: {name: Example}\n']
)
def test_an_empty_declaration_claims_nothing(show: ShowPage, declaration: str) -> None:
    page = show(declaration, expect_warnings=True)
    assert 'no cookies' not in page.text
    assert page.section('cookies') == 'Nothing is listed here.'
    assert page.tiles == []
    assert {'definition', 'kinds', 'providers'}.isdisjoint(page.sections)


NONE = """\
site: {name: Example, controller: Us, reviewed: 2026-11-01}
choice: {url: "https://example.org/choice"}
cookies: []
"""


def test_an_explicit_empty_list_says_that_nothing_is_used(show: ShowPage) -> None:
    page = show(NONE)
    assert page.opening == ['The site Example uses no cookies or similar technologies.']
    assert page.tiles == ['Last reviewed: 1 November 2026']
    assert page.sections == ['rights']
    nameless = show('cookies: []\n', directive='cookie-table')
    assert nameless.opening == ['This site uses no cookies or similar technologies.']


@pytest.mark.parametrize(
    ('sections', 'opening'),
    [
        ('cookies definition', 1),
        ('definition cookies summary', 1),
        ('definition kinds choices providers', 0),
    ],
)
def test_the_statement_stands_once_where_the_list_would(
    show: ShowPage, sections: str, opening: int
) -> None:
    page = show(NONE, f':sections: {sections}')
    assert page.text.count('uses no cookies') == opening


def test_the_statement_comes_after_what_the_author_says(show: ShowPage) -> None:
    page = show(NONE, body='We are *proud* of this:')
    assert page.opening == [
        'We are proud of this:',
        'The site Example uses no cookies or similar technologies.',
    ]


def test_what_a_used_entry_brings_is_not_nothing(show: ShowPage) -> None:
    page = show('use: [furo]\ncookies: []\n', expect_warnings=True)
    assert 'no cookies or similar' not in page.text
    assert page.tables


# --- how long


def longest(show: ShowPage, *items: str) -> str:
    """Return what the summary says of what stays longest."""
    tiles = show(cookies(*items)).tiles
    found = [tile for tile in tiles if tile.startswith('Kept longest: ')]
    return found[0].removeprefix('Kept longest: ') if found else ''


def test_what_stays_longest(show: ShowPage) -> None:
    assert longest(show, SESSION) == 'until you close your browser'
    assert longest(show, SESSION, CONSENT, VISITS) == '13 months'
    assert longest(show, SESSION, THEME, VISITS) == 'until you delete it'
    renewed = VISITS.replace('visits', 'r') + '  renewed: true\n'
    assert longest(show, VISITS, renewed) == '13 months after your last visit'


def test_400_days_are_longer_than_13_months_and_390_are_not(show: ShowPage) -> None:
    assert longest(show, VISITS, CONSENT.replace('6 months', '400 days')) == '400 days'
    assert longest(show, VISITS, CONSENT.replace('6 months', '390 days')) == '13 months'


def test_what_is_renewed_may_stay_longer_than_what_is_not(show: ShowPage) -> None:
    assert longest(show, VISITS, CONSENT + '  renewed: true\n') == ''


def test_session_storage_stays_as_long_as_its_tab(show: ShowPage) -> None:
    item = THEME.replace('local_storage', 'session_storage')
    assert longest(show, item.replace('persistent', '~')) == 'until you close the tab'
    assert longest(show, item.replace('persistent', 'session')) == (
        'until you close the tab'
    )


@pytest.mark.parametrize(
    'other',
    [
        ADS,
        PARTY_UNKNOWN,
        CONSENT.replace('duration: 6 months', 'duration_note: as you like'),
        THEME.replace('local_storage', 'request').replace('persistent', '~'),
    ],
    ids=['third-party', 'of unknown party', 'without duration', 'a request'],
)
def test_what_is_not_sure_of_every_item_is_not_said(show: ShowPage, other: str) -> None:
    assert longest(show, SESSION, other) == ''


def test_a_tile_leads_to_the_row_that_stays_longest(show: ShowPage) -> None:
    page = show(cookies(SESSION, CONSENT))
    assert page.links()['Kept longest: 6 months'] == 'charter-name-consent'


# --- changes and tiles as links


def test_a_tile_is_one_link_or_none(show: ShowPage) -> None:
    declaration = cookies(
        SESSION, VISITS + '  recipients: [Partner]\n', top='site: {name: Lark}\n'
    )
    page = show(declaration)
    links = page.links()
    for tile, anchor in [
        ('2 first-party cookies', 'cookies'),
        ('1 needs your consent', 'choices'),
        ('Others that place or receive data: Example and Partner', 'providers'),
    ]:
        assert links[tile] == f'charter-section-{anchor}'
    # A section that is not there is not led to.
    alone = show(declaration, ':sections: summary')
    assert alone.tiles == page.tiles
    assert alone.links() == {}
    assert (
        show(declaration, ':headings: none').links().keys().isdisjoint(page.tiles[:3])
    )
