"""The nine sections: which are shown, in which order, and what is in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .charters import NECESSARY, cookies, words

if TYPE_CHECKING:
    from .charters import ShowPage

pytestmark = pytest.mark.suppress('purpose-short')

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
    assert page.sections == [
        'summary',
        'introduction',
        'definition',
        'kinds',
        'cookies',
        'providers',
        'choices',
        'rights',
        'changes',
    ]


def test_a_section_with_nothing_to_say_is_left_out(show: ShowPage) -> None:
    page = show(cookies(NECESSARY))
    assert 'providers' not in page.sections
    assert 'rights' not in page.sections
    assert 'changes' not in page.sections


def test_sections_are_chosen_in_the_order_written(show: ShowPage) -> None:
    page = show(cookies(VISITS, top=WHOLE), ':sections: changes cookies summary')
    assert page.sections == ['changes', 'cookies', 'summary']
    assert page.categories == ['statistics']


def test_the_categories_stand_inside_their_section(show: ShowPage) -> None:
    page = show(cookies(NECESSARY, VISITS))
    inner = [one.get('ids') for one in page.element('section-cookies').iter('section')]
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
    assert page.paragraphs('section-introduction') == ['We use few cookies.', 'Really.']
    assert page.element('section-introduction').find('.//emphasis') is not None
    assert 'This page lists them' not in page.text


@pytest.mark.parametrize(
    ('site', 'heading', 'link'),
    [
        ('', 'Cookies used by this site', {}),
        ('site: {name: Example}\n', 'Cookies used by Example', {}),
        (
            'site: {name: Example, url: "https://example.org/x/"}\n',
            'Cookies used by Example',
            {'Example': 'https://example.org/x/'},
        ),
        (
            'site: {url: "https://example.org/x/"}\n',
            'Cookies used by example.org/x',
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
    page = show(declaration)
    said = 'This list was last reviewed on 23 November 2026.'
    assert page.section('changes') == said
    assert said in page.section('summary')
    page = show(declaration, language='fr')
    assert '23 novembre 2026' in page.section('changes')


# --- choices


def test_the_choice_is_changed_at_its_url(show: ShowPage) -> None:
    url = 'https://example.org/cookies'
    top = f'choice: {{url: "{url}"}}\n'
    page = show(cookies(NECESSARY, VISITS, top=top))
    assert page.links('section-choices') == {'Manage cookies': url}
    page = show(cookies(NECESSARY, top=top), directive='cookie-choice')
    assert page.links() == {'Manage cookies': url}


def test_without_a_url_the_reader_is_told_what_to_do(show: ShowPage) -> None:
    page = show(cookies(NECESSARY), directive='cookie-choice')
    assert page.links() == {}
    assert 'in the settings of your browser' in page.text
    assert 'in the settings of your browser' in show(cookies(NECESSARY)).section(
        'choices'
    )


def test_in_french_the_sentence_stands_on_its_own_feet(show: ShowPage) -> None:
    """Alone on a page, *aussi* would add to nothing."""
    page = show(cookies(NECESSARY), directive='cookie-choice', language='fr')
    assert 'navigateur' in page.text
    assert 'aussi' not in page.text


@pytest.mark.suppress('duration-unlimited', 'lifetime-over-browser-cap')
@pytest.mark.parametrize(
    ('duration', 'kept'),
    [
        ('6 months', 'is kept for 6 months, under the name consent. After that'),
        ('P1Y6M', 'is kept for 1 year and 6 months, under the name consent. After'),
        ('session', 'is kept under the name consent until you close your browser.'),
        ('persistent', 'is kept under the name consent until you delete it.'),
        ('~', 'is kept under the name consent.'),
    ],
)
def test_how_long_the_choice_is_kept(show: ShowPage, duration: str, kept: str) -> None:
    declaration = cookies(
        CHOICE + f'  duration: {duration}\n', top='choice: {cookie: consent}\n'
    )
    choices = show(declaration).section('choices')
    assert f'Your choice about cookies {kept}' in choices


def test_the_choice_may_be_kept_under_a_pattern(show: ShowPage) -> None:
    item = CHOICE.replace('consent', '"consent-*"') + '  duration: 6 months\n'
    page = show(cookies(item, top='choice: {cookie: consent-v2}\n'))
    assert 'for 6 months, under the name consent-v2.' in page.section('choices')


def test_a_choice_that_names_no_item_says_nothing(show: ShowPage) -> None:
    page = show(
        cookies(NECESSARY, top='choice: {cookie: consent}\n'), expect_warnings=True
    )
    assert 'Your choice about cookies' not in page.text
    assert [one.rpartition('[')[2] for one in page.warnings] == [
        'cookiecharter.unknown-cookie]'
    ]


# --- rights


def rights(show: ShowPage, jurisdictions: str, *items: str) -> tuple[str, str, str]:
    """Return the sections `rights`, `kinds` and `choices`."""
    top = f"""
    site:
      controller: The Example Society
      jurisdictions: [{jurisdictions}]
    """
    page = show(cookies(NECESSARY, VISITS, *items, top=top))
    return page.section('rights'), page.section('kinds'), page.section('choices')


@pytest.mark.suppress
def test_rights_in_the_union(show: ShowPage) -> None:
    said, kinds, choices = rights(show, 'eu')
    assert 'General Data Protection Regulation (GDPR)' in said
    assert 'complain to a data protection authority' in said
    assert 'Responsible for the data (controller): The Example Society' in said
    assert 'Article 5(3) of Directive 2002/58/EC' in kinds
    assert 'as easy as giving it' in choices


def test_the_union_is_the_default(show: ShowPage) -> None:
    page = show(cookies(NECESSARY, top='site: {controller: Us}\n'))
    assert 'General Data Protection Regulation (GDPR)' in page.section('rights')
    assert 'Directive 2002/58/EC' in page.section('kinds')


@pytest.mark.suppress
def test_rights_in_france(show: ShowPage) -> None:
    said, kinds, choices = rights(show, 'fr')
    assert 'General Data Protection Regulation (GDPR)' in said
    assert 'Article 82 of the French Data Protection Act' in kinds
    assert '2002/58' not in kinds
    assert 'as easy as giving it' in choices


@pytest.mark.suppress
def test_rights_in_the_united_kingdom(show: ShowPage) -> None:
    said, kinds, choices = rights(show, 'uk')
    assert 'you have the right' in said
    assert 'complain to a data protection authority' in said
    # What holds there is its own regulation.
    assert 'General Data Protection Regulation (GDPR)' not in said
    assert '(PECR)' in kinds
    assert 'Directive' not in kinds
    assert 'as easy as giving it' in choices


@pytest.mark.suppress
def test_laws_of_two_jurisdictions(show: ShowPage) -> None:
    said, kinds, _ = rights(show, 'eu, uk')
    assert 'you have the right' in said
    assert kinds.index('Directive 2002/58/EC') < kinds.index('(PECR)')


@pytest.mark.suppress('party-missing', 'updated-missing')
def test_rights_in_california(show: ShowPage) -> None:
    """Its law asks for no consent: it lets a visitor opt out."""
    said, kinds, choices = rights(show, 'us-ca')
    assert 'Responsible for the data (controller): The Example Society' in said
    for text in (said, kinds, choices):
        assert 'GDPR' not in text
        assert 'Directive' not in text
        assert 'By law' not in text
        assert 'consent' not in text.replace('consent-', '')
    assert 'opt out' not in choices
    page = show(
        cookies(
            VISITS.replace('statistics', 'marketing'),
            top='site: {jurisdictions: [us-ca]}\n',
        )
    )
    assert 'California law lets you opt out' in page.section('choices')
    assert 'consent' not in page.text


def test_what_needs_consent_comes_with_rights(show: ShowPage) -> None:
    page = show(cookies(VISITS))
    assert 'you have the right' in page.section('rights')


def test_who_answers_for_the_site(show: ShowPage) -> None:
    page = show(cookies(NECESSARY, top=WHOLE))
    links = page.links('section-rights')
    assert links['hello@example.org'] == 'mailto:hello@example.org'
    assert links['The Authority'] == 'https://authority.test/'
    assert 'https://example.org/dpo' in links.values()
    assert 'https://example.org/privacy' in links.values()


def test_an_authority_may_be_an_address_or_a_name_alone(show: ShowPage) -> None:
    page = show(cookies(NECESSARY, top='site: {authority: "https://a.test/x"}\n'))
    assert page.links('section-rights') == {'a.test/x': 'https://a.test/x'}
    page = show(cookies(NECESSARY, top='site: {authority: {name: The Office}}\n'))
    assert 'you may complain: The Office' in page.section('rights')


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
