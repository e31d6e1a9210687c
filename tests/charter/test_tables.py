"""The cells of a table, and which columns it has."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .charters import NECESSARY, cookies, words

if TYPE_CHECKING:
    from .charters import Page, ShowPage

FULL = """
- name: [_pk_id*, _pk_ses*]
  category: statistics
  purpose: Tells visits apart.
  provider: matomo
  service: audience
  location: every page
  duration: 13 months
  duration_note: less if you clear it
  storage: cookie
  party: first
  domain: stats.example.org
  data: [the pages read, the screen]
  retention: 25 months
  recipients: [the host, {name: the editors, purpose: their own}, the town]
  legal_basis: consent
  opt_out_url: https://stats.example.org/object
"""
PROVIDERS = """
providers:
  matomo:
    name: Matomo
    url: https://matomo.test/
    privacy_url: https://matomo.test/privacy
    country: NZ
    transfer: The European Commission finds the protection there adequate.
"""
ALL = (
    'name provider service purpose duration category storage party domain data '
    'recipients legal_basis'
)


def test_the_default_columns(show: ShowPage) -> None:
    table = show(cookies(FULL, top=PROVIDERS)).table
    assert table.headings == ['Name', 'Purpose', 'Duration', 'Provider']


def test_what_has_no_column_stands_in_labelled_lines(show: ShowPage) -> None:
    page = show(cookies(FULL, top=PROVIDERS))
    (row,) = page.table.rows
    assert row == {
        'Name': ['_pk_id*, _pk_ses*', 'Domain: stats.example.org'],
        'Purpose': [
            'Tells visits apart.',
            'Service and location: audience (every page)',
            'Data collected: the pages read and the screen',
            'Data kept: 25 months',
            'Recipients: the host, the editors and the town',
            'Legal basis: consent',
            'Opt out (_pk_id*)',
        ],
        'Duration': ['13 months', 'less if you clear it'],
        'Provider': ['Matomo'],
    }
    assert page.table.names == ['_pk_id*', '_pk_ses*', 'stats.example.org']


def test_every_column_is_filled(show: ShowPage) -> None:
    page = show(cookies(FULL, top=PROVIDERS), f':columns: {ALL}')
    (row,) = page.table.rows
    assert row == {
        'Name': ['_pk_id*, _pk_ses*'],
        'Provider': ['Matomo'],
        'Service and location': ['audience (every page)'],
        'Purpose': ['Tells visits apart.', 'Opt out (_pk_id*)'],
        'Duration': ['13 months', 'less if you clear it'],
        'Category': ['Statistics'],
        'Technology': ['Cookie'],
        'First or third party': ['First-party'],
        'Domain': ['stats.example.org'],
        'Data collected': ['the pages read and the screen', 'Data kept: 25 months'],
        'Recipients': ['the host, the editors and the town'],
        'Legal basis': ['consent'],
    }
    assert page.table.names == ['_pk_id*', '_pk_ses*']
    assert page.table.caption == 'Statistics: 2 cookies'


def test_columns_stand_in_the_order_written(show: ShowPage) -> None:
    page = show(cookies(FULL, top=PROVIDERS), ':columns: duration name party')
    assert page.table.headings == ['Duration', 'Name', 'First or third party']


def test_a_column_that_no_row_fills_is_left_out(show: ShowPage) -> None:
    page = show(cookies(NECESSARY), f':columns: {ALL}')
    assert page.table.headings == ['Name', 'Purpose', 'Category', 'Technology']
    page = show(cookies(NECESSARY))
    assert page.table.headings == ['Name', 'Purpose']


def test_where_no_row_fills_a_column_the_names_are_shown(show: ShowPage) -> None:
    page = show(cookies(NECESSARY), ':columns: provider data')
    assert page.table.headings == ['Name']
    assert [row['Name'] for row in page.table.rows] == [['sessionid']]


def test_a_column_that_one_row_fills_is_shown_for_all(show: ShowPage) -> None:
    page = show(
        cookies(NECESSARY, NECESSARY.replace('sessionid', 'b') + '  provider: Us\n')
    )
    assert page.table.headings == ['Name', 'Purpose', 'Provider']
    assert [row['Provider'] for row in page.table.rows] == [[], ['Us']]


def test_a_provider_that_all_rows_share_is_said_once(show: ShowPage) -> None:
    item, other = NECESSARY + '  provider: Us\n', NECESSARY.replace('sessionid', 'b')
    page = show(cookies(item, other + '  provider: Us\n'))
    assert page.table.headings == ['Name', 'Purpose']
    assert page.paragraphs('category-necessary')[1] == 'Provider: Us'
    # Who is only named in a row is nothing that rows share.
    for declaration, options in (
        (cookies(item), ''),
        (cookies(item, other), ''),
        (cookies(item, other + '  provider: Them\n'), ''),
        (cookies(item, other + '  provider: Us\n'), ':columns: name provider'),
    ):
        page = show(declaration, *filter(None, [options]))
        assert 'Provider' in page.table.headings
        assert 'Provider: Us' not in page.text


def test_a_table_alone_says_who_provides_all(show: ShowPage) -> None:
    items = [NECESSARY, NECESSARY.replace('sessionid', 'b')]
    page = show(
        cookies(*(item + '  provider: Us\n' for item in items)),
        directive='cookie-table',
    )
    assert page.table.headings == ['Name', 'Purpose']
    assert 'Provider: Us' in page.text


@pytest.mark.parametrize(
    ('keys', 'heading', 'cell', 'line'),
    [
        ({'service': 'sign-in'}, 'Service', 'sign-in', 'Service: sign-in'),
        ({'location': 'office'}, 'Location', 'office', 'Location: office'),
        (
            {'service': 'sign-in', 'location': 'office'},
            'Service and location',
            'sign-in (office)',
            'Service and location: sign-in (office)',
        ),
    ],
)
def test_services_and_locations(
    show: ShowPage, keys: dict[str, str], heading: str, cell: str, line: str
) -> None:
    item = NECESSARY + ''.join(f'  {key}: {value}\n' for key, value in keys.items())
    row = show(cookies(item)).table.rows[0]
    assert row['Purpose'] == ['Keeps you signed in.', line]
    row = show(cookies(item), ':columns: name service purpose').table.rows[0]
    assert row[heading] == [cell]
    assert row['Purpose'] == ['Keeps you signed in.']


SITE = 'site: {url: "https://www.example.org/"}\n'


@pytest.mark.suppress('exempt-third-party', 'missing-duration', 'missing-provider')
@pytest.mark.parametrize(
    ('top', 'domain', 'is_shown'),
    [
        (SITE, 'www.example.org', False),
        (SITE, '.WWW.example.org', False),
        (SITE, 'example.org', True),
        (SITE, 'stats.test', True),
        ('', 'www.example.org', True),
    ],
)
def test_a_domain_is_shown_where_it_is_not_the_sites(
    show: ShowPage, top: str, domain: str, *, is_shown: bool
) -> None:
    page = show(cookies(NECESSARY + f'  domain: {domain}\n', top=top))
    lines = [f'Domain: {domain}'] if is_shown else []
    assert page.table.rows[0]['Name'] == ['sessionid', *lines]


def test_a_domain_is_shown_where_another_item_has_the_name(show: ShowPage) -> None:
    item = NECESSARY + '  domain: www.example.org\n'
    other = NECESSARY + '  domain: api.example.org\n'
    page = show(cookies(item, other, top=SITE))
    assert [row['Name'][1] for row in page.table.rows] == [
        'Domain: www.example.org',
        'Domain: api.example.org',
    ]
    page = show(cookies(item, other + '  storage: local_storage\n', top=SITE))
    assert [row['Name'][1:] for row in page.table.rows] == [
        [],
        ['Local storage', 'Domain: api.example.org'],
    ]


def test_the_site_may_be_a_recipient(show: ShowPage) -> None:
    item = NECESSARY + '  recipients: [this-site, Acme]\n'
    page = show(cookies(item, top='site: {controller: The town}\n'))
    lines = page.table.rows[0]['Purpose']
    assert lines[1] == 'Recipients: The town and Acme'


def widths(page: Page) -> dict[str, float]:
    """Return the share of the width that each column has, by heading."""
    specs = [int(spec.get('colwidth', '')) for spec in page.root.iter('colspec')]
    return {
        heading: width / sum(specs)
        for heading, width in zip(page.table.headings, specs, strict=True)
    }


@pytest.mark.parametrize(
    ('columns', 'least'),
    [
        ('name purpose', 0.4),
        ('name purpose duration provider', 0.4),
        ('name purpose data recipients', 0.4),
        ('name purpose duration provider category', 0.3),
        (ALL, 0.3),
    ],
)
def test_the_purpose_has_the_room(show: ShowPage, columns: str, least: float) -> None:
    page = show(cookies(FULL, top=PROVIDERS), f':columns: {columns}')
    assert widths(page)['Purpose'] >= least


def test_the_provider_is_linked_to_its_privacy_policy(show: ShowPage) -> None:
    page = show(cookies(FULL, top=PROVIDERS))
    cell = page.table.element.find('.//entry[@classes="charter-provider"]')
    assert cell is not None
    (link,) = cell.iter('reference')
    assert link.get('refuri') == 'https://matomo.test/privacy'
    assert words(link) == 'Matomo'


@pytest.mark.parametrize('value', ['matomo', 'Matomo'])
def test_a_provider_is_named_by_id_or_by_name(show: ShowPage, value: str) -> None:
    declaration = cookies(FULL.replace('matomo', value, 1), top=PROVIDERS)
    assert show(declaration).table.rows[0]['Provider'] == ['Matomo']


def test_a_provider_that_is_not_declared_is_only_a_name(show: ShowPage) -> None:
    page = show(cookies(NECESSARY + '  provider: The town hall\n'))
    assert page.table.rows[0]['Provider'] == ['The town hall']
    assert page.links('category-necessary') == {}


def test_the_objection_is_under_the_name_where_the_purpose_is_not_shown(
    show: ShowPage,
) -> None:
    page = show(cookies(FULL, top=PROVIDERS), ':columns: name duration')
    (row,) = page.table.rows
    assert row['Name'] == ['_pk_id*, _pk_ses*', 'Opt out (_pk_id*)']
    assert page.links('category-statistics') == {
        'Opt out (_pk_id*)': 'https://stats.example.org/object'
    }


@pytest.mark.suppress('exemption-not-here')
def test_the_objection_comes_after_the_notes(show: ShowPage) -> None:
    item = FULL + '  exemption: audience-measurement\n'
    page = show(cookies(item, top=PROVIDERS), ':columns: name duration')
    assert page.table.rows[0]['Name'] == [
        '_pk_id*, _pk_ses*',
        'Exempt: it measures the audience',
        'Object (_pk_id*)',
    ]
    assert 'you can object: _pk_id*' in page.section('choices')


def test_a_name_that_stands_for_many_is_explained(show: ShowPage) -> None:
    page = show(cookies(FULL, top=PROVIDERS))
    assert 'In a name, * stands for' in page.text
    assert 'In a name, *' not in show(cookies(NECESSARY)).text


@pytest.mark.suppress('duration-unlimited', 'lifetime-over-browser-cap')
@pytest.mark.parametrize(
    ('written', 'english', 'french'),
    [
        ('13 months', '13 months', '13\xa0mois'),
        ('P13M', '13 months', '13\xa0mois'),
        ('1 month', '1 month', '1\xa0mois'),
        ('1 year', '1 year', '1\xa0an'),
        ('12 months', '12 months', '12\xa0mois'),
        ('365 days', '365 days', '365\xa0jours'),
        ('2 weeks', '2 weeks', '2\xa0semaines'),
        ('30 minutes', '30 minutes', '30\xa0minutes'),
        ('PT30M', '30 minutes', '30\xa0minutes'),
        ('1 second', '1 second', '1\xa0seconde'),
        ('48 hours', '48 hours', '48\xa0heures'),
        ('P1Y6M', '1 year and 6 months', '1\xa0an et 6\xa0mois'),
        (
            'session',
            'until you close your browser',
            'jusqu’à la fermeture de votre navigateur',
        ),
        (
            'persistent',
            'until you delete it',
            'jusqu’à ce que vous le supprimiez',
        ),
    ],
)
def test_durations_keep_the_authors_unit(
    show: ShowPage, written: str, english: str, french: str
) -> None:
    declaration = cookies(NECESSARY + f'  duration: {written}\n')
    assert show(declaration).table.rows[0]['Duration'] == [english]
    row = show(declaration, language='fr').table.rows[0]
    # Babel's data have an ASCII space between some numbers and units; what matters
    # is that no line ends after the number.
    assert row['Durée'] == [french]


def test_a_language_that_babel_does_not_know_has_english_durations(
    show: ShowPage,
) -> None:
    page = show(cookies(NECESSARY + '  duration: 13 months\n'), language='tlh')
    assert page.table.rows[0]['Duration'] == ['13 months']


def test_an_item_that_each_visit_renews(show: ShowPage) -> None:
    item = NECESSARY + '  renewed: true\n'
    assert show(cookies(item)).table.rows[0]['Duration'] == ['renewed at each visit']
    item += '  duration: 13 months\n  duration_note: at most\n'
    assert show(cookies(item)).table.rows[0]['Duration'] == [
        '13 months after your last visit',
        'at most',
    ]
    item = item.replace('renewed: true', 'renewed: false')
    assert show(cookies(item)).table.rows[0]['Duration'] == ['13 months', 'at most']


@pytest.mark.suppress('duration-unlimited')
def test_the_session_and_what_persists_are_not_counted_from_a_visit(
    show: ShowPage,
) -> None:
    for duration in ('session', 'persistent'):
        item = NECESSARY + f'  duration: {duration}\n'
        renewed = item + '  renewed: true\n'
        assert show(cookies(renewed)).table.rows == show(cookies(item)).table.rows


def test_session_storage_and_requests_need_no_duration(show: ShowPage) -> None:
    item = NECESSARY + '  storage: session_storage\n'
    row = show(cookies(item)).table.rows[0]
    assert row['Duration'] == ['until you close the tab']
    row = show(cookies(item + '  duration: session\n')).table.rows[0]
    assert row['Duration'] == ['until you close the tab']
    item = NECESSARY + '  storage: request\n'
    row = show(cookies(item)).table.rows[0]
    assert row['Duration'] == ['nothing is kept']


def test_a_note_may_stand_without_a_duration(show: ShowPage) -> None:
    page = show(cookies(NECESSARY + '  duration_note: as long as the portal likes\n'))
    assert page.table.rows[0]['Duration'] == ['as long as the portal likes']


@pytest.mark.parametrize(
    ('storage', 'called'),
    [
        ('local_storage', 'Local storage'),
        ('session_storage', 'Session storage'),
        ('indexed_db', 'Browser database'),
        ('cache_storage', 'Cached files'),
        ('pixel', 'Pixel'),
        ('fingerprint', 'Device fingerprint'),
        ('request', 'Connection to another server'),
        ('other', 'Other technology'),
    ],
)
def test_the_storage_is_shown_under_the_name(
    show: ShowPage, storage: str, called: str
) -> None:
    item = NECESSARY + f'  storage: {storage}\n'
    page = show(cookies(item))
    assert page.table.rows[0]['Name'] == ['sessionid', called]
    assert page.table.names == ['sessionid']
    page = show(cookies(item), ':columns: name storage')
    assert page.table.rows[0]['Technology'] == [called]


def test_a_cookie_needs_no_storage_under_its_name(show: ShowPage) -> None:
    page = show(cookies(NECESSARY + '  storage: cookie\n'))
    assert page.table.rows[0]['Name'] == ['sessionid']


def test_what_is_only_checked_is_never_shown(show: ShowPage) -> None:
    item = NECESSARY + (
        '  path: /private\n  secure: true\n  http_only: true\n  same_site: strict\n'
        '  partitioned: false\n  reviewed: 2020-02-20\n  tags: [tagged]\n'
    )
    page = show(cookies(item), f':columns: {ALL}')
    assert page.text == show(cookies(NECESSARY), f':columns: {ALL}').text


def test_retention_in_its_three_forms(show: ShowPage) -> None:
    def cell(retention: str) -> list[str]:
        item = NECESSARY + f'  data: the address\n  retention: {retention}\n'
        row = show(cookies(item), ':columns: name data').table.rows[0]
        return row['Data collected']

    assert cell('1 year') == ['the address', 'Data kept: 1 year']
    assert cell('session')[0] == 'the address'
    assert 'close your browser' in cell('session')[1]
    assert cell('persistent')[0] == 'the address'
    # What a server keeps, a visitor cannot delete.
    assert 'you delete it' not in cell('persistent')[1]


@pytest.mark.suppress('purpose-short')
def test_a_text_in_several_languages(show: ShowPage) -> None:
    item = """
    - name: sessionid
      category: necessary
      purpose: {en: Keeps you signed in., pt: Mantém a sessão.}
    """
    assert show(cookies(item)).table.rows[0]['Purpose'] == ['Keeps you signed in.']
    page = show(cookies(item), ':sections: cookies', language='pt_BR')
    assert 'Mantém a sessão.' in page.text
    page = show(
        cookies(item), ':sections: cookies', language='de', expect_warnings=True
    )
    assert 'Keeps you signed in.' in page.text
    (warning,) = page.warnings
    assert 'cookies.yaml:4: WARNING: ' in warning
    assert warning.endswith('[cookiecharter.missing-translation]')


def test_scalars_mean_what_the_author_wrote(show: ShowPage) -> None:
    names = ['no', 'on', '1e3', '12:30', '0777', '2026-11-24', '~', 'null', 'true']
    items = [NECESSARY.replace('sessionid', name) for name in names]
    page = show(cookies(*items))
    assert page.table.names == names


def test_white_space_in_a_text_collapses(show: ShowPage) -> None:
    page = show(
        cookies(
            """
            - name: sessionid
              category: necessary
              purpose: |
                Keeps you

                signed   in
                at 8 o’clock.
            """
        )
    )
    assert page.table.rows[0]['Purpose'] == ['Keeps you signed in at 8 o’clock.']


def test_an_item_without_name_or_purpose_keeps_its_row(show: ShowPage) -> None:
    page = show(
        cookies('- {category: necessary, purpose: Signs in.}', '- {name: a}'),
        expect_warnings=True,
    )
    assert page.tables[0].rows[0]['Name'] == ['(no name)']
    assert page.tables[1].names == ['a']
