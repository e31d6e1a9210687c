"""The nine sections: which are shown, in which order, and what is in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .charters import NECESSARY, cookies, words

if TYPE_CHECKING:
    from .charters import ShowPage

pytestmark = pytest.mark.suppress

CHOICE = """
- name: consent
  category: necessary
  purpose: Remembers your choice.
"""
VISITS = """
- name: visits
  category: statistics
  purpose: Counts visits.
  provider: Example
  duration: 13 months
"""
WHOLE = """
site:
  name: Example
  url: https://example.org/
  controller: The Example Society
  contact: hello@example.org
  dpo: https://example.org/dpo
  privacy_url: https://example.org/privacy
  authority: {name: The Authority, url: "https://authority.test/"}
  reviewed: 2026-11-23
providers:
  example: {name: Example}
"""


def test_all_sections_in_their_order(show: ShowPage) -> None:
    page = show(cookies(VISITS, top=WHOLE))
    assert page.opening
    assert page.tiles
    assert page.sections == [
        'cookies',
        'choices',
        'rights',
        'definition',
        'kinds',
    ]


def test_a_section_with_nothing_to_say_is_left_out(show: ShowPage) -> None:
    page = show(cookies(NECESSARY))
    assert page.sections == ['cookies', 'definition', 'kinds']


def test_sections_are_chosen_in_the_order_written(show: ShowPage) -> None:
    page = show(cookies(VISITS, top=WHOLE), ':sections: rights cookies summary')
    assert page.sections == ['rights', 'cookies', 'summary']
    assert page.categories == ['statistics']


@pytest.mark.parametrize(
    ('sections', 'headed'),
    [
        ('introduction summary cookies', 'cookies'),
        ('summary introduction cookies', 'cookies'),
        ('introduction definition kinds cookies', 'definition kinds cookies'),
        ('kinds introduction cookies', 'kinds introduction cookies'),
        ('introduction cookies summary', 'cookies summary'),
        # What is not there stands before nothing.
        ('changes summary', ''),
    ],
)
def test_what_opens_the_page_has_no_heading(
    show: ShowPage, sections: str, headed: str
) -> None:
    page = show(cookies(VISITS, top=WHOLE), f':sections: {sections}')
    assert page.sections == headed.split()
    ids = ' '.join(element.get('ids', '') for element in page.root.iter()).split()
    for name in set(sections.split()) - {'changes'}:
        # An anchor leads there all the same.
        assert ids.count(f'charter-section-{name}') == 1


def test_the_categories_stand_inside_their_section(show: ShowPage) -> None:
    page = show(cookies(NECESSARY, VISITS))
    inner = [
        section.get('ids')
        for section in page.element('section-cookies').iter('section')
    ]
    assert inner == [
        'charter-section-cookies',
        'charter-category-necessary',
        'charter-category-statistics',
    ]


def test_the_body_replaces_the_introduction(show: ShowPage) -> None:
    page = show(
        cookies(NECESSARY),
        body="""
        We use *few* cookies.

        - Really.
        """,
    )
    assert page.opening == ['We use few cookies.']
    assert page.root.find('.//emphasis') is not None
    assert 'This page lists' not in page.text


def test_without_a_list_nothing_is_said_of_one(show: ShowPage) -> None:
    page = show(cookies(NECESSARY), ':sections: introduction summary')
    assert page.opening == []


@pytest.mark.parametrize(
    ('site', 'heading', 'link'),
    [
        ('', 'Cookies used by this site', {}),
        ('site: {name: Example}\n', 'Cookies used by the site Example', {}),
        (
            'site: {name: Example, url: "https://example.org/x/"}\n',
            'Cookies used by the site Example',
            {'Example': 'https://example.org/x/'},
        ),
        (
            'site: {url: "https://example.org/x/"}\n',
            'Cookies used by the site example.org/x',
            {'example.org/x': 'https://example.org/x/'},
        ),
    ],
)
def test_the_heading_of_the_cookies_names_and_links_the_site(
    show: ShowPage, site: str, heading: str, link: dict[str, str]
) -> None:
    page = show(cookies(NECESSARY, top=site))
    assert words(page.title('section-cookies')) == heading
    assert page.links('section-cookies') == link


def test_the_date_of_review(show: ShowPage) -> None:
    declaration = cookies(NECESSARY, top=WHOLE)
    assert show(declaration).tiles[-1] == 'Last reviewed: 23 November 2026'
    page = show(declaration, language='fr')
    assert page.tiles[-1] == 'Dernière vérification\u00a0: 23 novembre 2026'


# --- choices

ADVERTISING = 'you may still see advertising, but what you do here does not choose it.'
DECIDE = 'You can accept or refuse, and change your mind at any time.'
CHANGE = 'You can change your choices at any time.'
URL = 'choice: {url: "https://example.org/choice"}\n'


def test_without_a_control_nothing_is_promised(show: ShowPage) -> None:
    page = show(cookies(NECESSARY, VISITS))
    assert page.paragraphs('section-choices') == [
        'If you refuse:',
        'Statistics: nothing changes for you.',
    ]
    assert page.links('section-choices') == {}
    assert show(cookies(NECESSARY, VISITS, top=URL)).paragraphs('section-choices') == [
        DECIDE,
        'If you refuse:',
        'Statistics: nothing changes for you.',
    ]
    assert show(cookies(NECESSARY, top=URL)).section('choices') == CHANGE


def test_the_control_stands_above_the_list_else_with_the_choices(
    show: ShowPage,
) -> None:
    declaration = cookies(VISITS, top=URL)
    link = {'Manage your choices': 'https://example.org/choice'}
    page = show(declaration)
    assert page.opening[-1] == 'Manage your choices'
    assert page.links('section-choices') == {}
    page = show(declaration, ':sections: cookies choices')
    assert page.links('section-choices') == link
    assert page.text.count('Manage your choices') == 1


def test_what_refusing_does(show: ShowPage) -> None:
    items = (
        VISITS.replace('visits', name).replace('statistics', name)
        for name in ('marketing', 'external', 'preferences', 'own', 'quiet', 'nowhere')
    )
    page = show(
        cookies(
            *items,
            VISITS,
            NECESSARY + '  consent: required\n',
            top="""
            categories:
              statistics: {title: Audience, refusal: We count fewer visits.}
              own: {title: Games, refusal: You cannot play.}
              quiet: {title: Quiet}
            """,
        ),
        expect_warnings=True,
    )
    assert page.paragraphs('section-choices') == [
        'If you refuse:',
        'Preferences: the preferences that need your consent are not remembered.',
        'Audience: We count fewer visits.',
        'External content: what needs your consent is not loaded.',
        f'Advertising: {ADVERTISING}',
        'Games: You cannot play.',
    ]


@pytest.mark.suppress('duration-unlimited', 'lifetime-over-browser-cap')
@pytest.mark.parametrize(
    ('duration', 'kept'),
    [
        ('6 months', '6 months'),
        ('6 months, renewed: true', '6 months after your last visit'),
        ('P1Y6M', '1 year and 6 months'),
        ('session', 'until you close your browser'),
        ('persistent', 'until you delete it'),
        ('~', ''),
    ],
)
def test_how_long_the_choice_is_kept(show: ShowPage, duration: str, kept: str) -> None:
    item = f'{{name: consent, category: necessary, purpose: x, duration: {duration}}}'
    page = show(cookies(f'- {item}', top='choice: {cookie: consent}\n'))
    if kept:
        said = f'How long your choices are kept: {kept}'
        assert page.section('choices') == said
        assert page.links('section-choices') == {kept: 'charter-name-consent'}
    else:
        assert 'choices' not in page.sections


def test_the_choice_may_be_kept_under_a_pattern(show: ShowPage) -> None:
    item = CHOICE.replace('consent', '"consent-*"') + '  duration: 6 months\n'
    page = show(cookies(item, top='choice: {cookie: consent-v2}\n'))
    assert 'kept: 6 months' in page.section('choices')


def test_a_known_tool_keeps_the_choice_in_an_item_of_its_own(show: ShowPage) -> None:
    item = CHOICE.replace('consent', 'klaro') + '  duration: 4 months\n'
    page = show(cookies(item, top='choice: {tool: klaro}\n'))
    assert 'kept: 4 months' in page.section('choices')


def test_the_choice_may_be_kept_in_the_account(show: ShowPage) -> None:
    page = show(cookies(NECESSARY, top='choice: {kept_in: account}\n'))
    assert page.section('choices') == 'Your choices are kept in your account.'


def test_a_choice_that_names_no_item_says_nothing(show: ShowPage) -> None:
    page = show(
        cookies(NECESSARY, top='choice: {cookie: consent}\n'), expect_warnings=True
    )
    assert 'choices' not in page.sections
    assert [warning.rpartition('[')[2] for warning in page.warnings] == [
        'cookiecharter.unknown-cookie]'
    ]


def test_what_can_be_objected_to(show: ShowPage) -> None:
    exempt = VISITS + '  consent: exempt\n  opt_out_url: https://example.org/no\n'
    page = show(cookies(exempt), expect_warnings=True)
    said = 'Without consent, but you can object: visits'
    assert page.section('choices') == said
    assert page.links('section-choices') == {'visits': 'https://example.org/no'}


# --- providers


def test_others_are_listed_with_all_that_is_declared_of_them(show: ShowPage) -> None:
    page = show(
        cookies(
            VISITS.replace('provider: Example', 'provider: example')
            + '  recipients: [{name: Partner, purpose: Research of its own.}]\n',
            VISITS.replace('visits', 'v2').replace('Example', 'Plain'),
            top="""
            providers:
              example:
                name: Example
                url: https://example.com/
                privacy_url: https://example.com/privacy
                country: FR
                transfer: standard clauses
                processor: true
            """,
        ),
        expect_warnings=True,
    )
    assert page.terms('providers') == {
        'Example': '\n'.join(
            [
                'Role: provider',
                'Works for the site only',
                'Country: France',
                'Privacy policy: example.com/privacy',
                'Website: example.com',
                'Safeguards for data transfers: standard clauses',
            ]
        ),
        'Partner': 'Role: recipient of data\nPurpose of its own: Research of its own.',
        'Plain': 'Role: provider',
    }


def test_names_alone_are_no_section(show: ShowPage) -> None:
    page = show(cookies(VISITS))
    assert 'providers' not in page.sections
    assert 'Others that place or receive data: Example' in page.tiles


# --- rights

ASK = (
    'You can ask to see, correct, delete or take away your data, to limit their use, '
    'or object to it.'
)
GDPR = 'General Data Protection Regulation (GDPR)'
PECR = (
    'Regulation 6 of, and Schedule A1 to, the UK Privacy and Electronic Communications '
    'Regulations (PECR)'
)


def rights(show: ShowPage, jurisdictions: str) -> list[str]:
    """Return the section, of a site in these jurisdictions."""
    top = f'site: {{jurisdictions: [{jurisdictions}]}}\n'
    page = show(cookies(NECESSARY, VISITS, top=top), expect_warnings=True)
    return page.paragraphs('section-rights')


def test_no_law_is_named_unless_it_is_written(show: ShowPage) -> None:
    page = show(cookies(VISITS, top='site: {controller: Us}\n'))
    assert page.paragraphs('section-rights') == [
        'Responsible for your data (controller): Us'
    ]
    assert words(page.title('section-rights')) == 'Who answers for this site'
    for name in ('GDPR', 'Directive', 'law'):
        assert name not in page.text


def test_no_law_is_guessed_where_what_is_written_is_unknown(show: ShowPage) -> None:
    top = 'site: {controller: Us, jurisdictions: [atlantis]}\n'
    page = show(cookies(NECESSARY, top=top), expect_warnings=True)
    assert page.paragraphs('section-rights') == [
        'Responsible for your data (controller): Us'
    ]


@pytest.mark.parametrize(
    ('jurisdictions', 'said'),
    [
        (
            'eu',
            [ASK, f'Law: {GDPR} and Article 5(3) of Directive 2002/58/EC (ePrivacy)'],
        ),
        (
            'fr',
            [
                ASK,
                f'Law: {GDPR} and Article 82 of the French Data Protection Act',
                'Where to complain: CNIL',
            ],
        ),
        (
            'ie',
            [
                ASK,
                f'Law: {GDPR} and Article 5(3) of Directive 2002/58/EC (ePrivacy)',
                'Where to complain: Data Protection Commission (DPC)',
            ],
        ),
        # What holds there is its own regulation.
        (
            'uk',
            [
                ASK,
                f'Law: {PECR}',
                'Where to complain: ico.org.uk',
            ],
        ),
        ('us-ca', ['Law: Sections 7011 and 7025 of the CCPA regulations (11 CCR)']),
        ('ch', ['Law: Article 45c of the Swiss Telecommunications Act (FMG)']),
        (
            'jp',
            ['Law: Article 27-12 of the Japanese Telecommunications Business Act'],
        ),
        ('br', ['Law: LGPD (Brazil)', 'Where to complain: ANPD']),
    ],
)
def test_the_rights_and_the_law_of_a_jurisdiction(
    show: ShowPage, jurisdictions: str, said: list[str]
) -> None:
    assert rights(show, jurisdictions) == said


def test_of_several_jurisdictions_each_text_is_named_once(show: ShowPage) -> None:
    _, laws, *complaints = rights(show, 'fr, be, fr')
    assert laws == (
        f'Law: {GDPR}, Article 82 of the French Data Protection Act and Article 10/2 '
        'of the Belgian Act of 30 July 2018'
    )
    assert complaints == ['Where to complain: CNIL', 'Where to complain: APD/GBA']


def test_the_kinds_tell_where_some_audience_measurement_is_exempt(
    show: ShowPage,
) -> None:
    def tells(jurisdictions: str) -> bool:
        page = show(
            cookies(NECESSARY, top=f'site: {{jurisdictions: [{jurisdictions}]}}\n'),
            expect_warnings=True,
        )
        return 'some audience measurement' in page.terms('kinds')['Statistics']

    assert tells('fr')
    assert tells('uk, nl')
    # Only one asks for consent at all.
    assert tells('fr, us-ca')
    assert tells('fr, ch, jp')
    assert tells('br')
    assert not tells('eu, fr')
    assert not tells('us-ca')
    assert not tells('ch')
    assert not tells('jp, eu')


def test_who_answers_for_the_site(show: ShowPage) -> None:
    page = show(cookies(NECESSARY, top=WHOLE))
    assert page.links('section-rights') == {
        'hello@example.org': 'mailto:hello@example.org',
        'The Authority': 'https://authority.test/',
        'example.org/dpo': 'https://example.org/dpo',
        'example.org/privacy': 'https://example.org/privacy',
    }


def test_an_authority_may_be_an_address_or_a_name_alone(show: ShowPage) -> None:
    page = show(cookies(NECESSARY, top='site: {authority: "https://a.test/x"}\n'))
    assert page.links('section-rights') == {'a.test/x': 'https://a.test/x'}
    page = show(cookies(NECESSARY, top='site: {authority: {name: The Office}}\n'))
    assert page.section('rights') == 'Where to complain: The Office'


# --- definition and kinds


@pytest.mark.parametrize(
    ('storage', 'explained'),
    [
        ('local_storage', 'Local storage'),
        ('session_storage', 'Session storage'),
        ('indexed_db', 'A browser database'),
        ('cache_storage', 'Cached files'),
        ('pixel', 'A pixel'),
        ('fingerprint', 'A device fingerprint'),
        ('request', 'A connection to another server'),
    ],
)
def test_each_technology_in_the_list_is_explained(
    show: ShowPage, storage: str, explained: str
) -> None:
    item = NECESSARY + f'  storage: {storage}\n  duration: 1 day\n'
    paragraphs = show(cookies(item)).paragraphs('section-definition')
    assert [line.startswith(explained) for line in paragraphs] == [False, True]


def test_four_words_are_explained_whatever_is_in_the_list(show: ShowPage) -> None:
    page = show(cookies(NECESSARY, VISITS.replace('statistics', 'marketing')))
    assert list(page.terms('kinds')) == [
        'Strictly necessary',
        'Statistics',
        'First-party',
        'Third-party',
    ]


# --- cookie-table and cookie-choice


def test_a_table_of_several_categories_has_that_column(show: ShowPage) -> None:
    page = show(cookies(VISITS, NECESSARY), directive='cookie-table')
    assert page.table.names == ['sessionid', 'visits']
    assert [row['Category'] for row in page.table.rows] == [
        ['Strictly necessary'],
        ['Statistics'],
    ]
    assert page.table.caption == '2 cookies'
    assert page.anchors == []


def test_a_table_of_one_category_needs_no_column_for_it(show: ShowPage) -> None:
    page = show(
        cookies(VISITS, NECESSARY), ':categories: statistics', directive='cookie-table'
    )
    assert page.table.names == ['visits']
    assert 'Category' not in page.table.headings
    assert page.table.caption == 'Statistics: 1 cookie'


def test_unclassified_items_of_a_table_come_last(show: ShowPage) -> None:
    page = show(
        cookies(
            '- {name: lost, purpose: Unclear., provider: X, duration: 1 day}', VISITS
        ),
        directive='cookie-table',
        expect_warnings=True,
    )
    assert page.table.names == ['visits', 'lost']
    assert page.table.rows[1]['Category'] == ['Not yet classified']


def test_a_table_has_its_own_caption_and_class(show: ShowPage) -> None:
    page = show(
        cookies(NECESSARY),
        ':caption: What *we* keep',
        ':name: kept',
        ':class: wide',
        directive='cookie-table',
    )
    table = page.table.element
    assert page.table.caption == 'What we keep'
    assert table.find('.//title/emphasis') is not None
    assert 'wide' in (table.get('classes') or '').split()
    assert 'kept' in (table.get('ids') or '').split()


SELECTED = cookies(
    """
    - {name: a, category: necessary, purpose: A., provider: x, tags: [shop, all]}
    - {name: b, category: necessary, purpose: B., provider: The Y, tags: [blog, all]}
    - name: c
      category: statistics
      purpose: C.
      provider: x
      duration: 1 day
      tags: [blog]
    - name: d
      category: marketing
      purpose: D.
      provider: The Y
      duration: 1 day
      tags: [big shop]
    """,
    top="""
    providers:
      x: {name: "X, Inc."}
      y: {name: The Y}
    """,
)


@pytest.mark.parametrize(
    ('options', 'names'),
    [
        ([':categories: necessary'], 'ab'),
        ([':categories: statistics, marketing'], 'cd'),
        ([':providers: x'], 'ac'),
        ([':providers: y'], 'bd'),
        ([':providers: The Y'], 'bd'),
        ([':providers: x, y'], 'abcd'),
        ([':tags: shop'], 'a'),
        ([':tags: shop, blog'], 'abc'),
        ([':tags: big  shop'], 'd'),
        ([':categories: necessary', ':tags: blog'], 'b'),
        ([':categories: necessary', ':providers: y', ':tags: all'], 'b'),
    ],
)
def test_selections(show: ShowPage, options: list[str], names: str) -> None:
    page = show(SELECTED, *options, directive='cookie-table')
    assert page.table.names == list(names)
    page = show(SELECTED, *options)
    assert [name for table in page.tables for name in table.names] == list(names)


def test_the_authors_words_are_left_as_written_wherever_they_stand(
    show: ShowPage,
) -> None:
    """Smart quotes would change them in a sentence, and not in a table."""
    said = 'The "old" site -- it\'s there...'
    top = f"""
site: {{controller: {said}}}
categories: {{necessary: {{description: {said}}}}}
"""
    page = show(cookies(f'- name: a\n  category: necessary\n  purpose: {said}\n', top))
    assert page.text.count(said) == 3
