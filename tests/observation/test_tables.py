"""What tables say of cookies is taken over into a draft, and nothing is guessed."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_cookiecharter.api import render
from sphinx_cookiecharter.declaration.duration import UNITS, Duration
from sphinx_cookiecharter.declaration.model import Category
from sphinx_cookiecharter.declaration.reader import read_bytes
from sphinx_cookiecharter.declaration.vocabulary import (
    CATEGORIES,
    PARTIES,
    STORAGES,
)
from sphinx_cookiecharter.language import labels
from sphinx_cookiecharter.language.spoken import spoken
from sphinx_cookiecharter.observation.captures.loader import open_capture
from sphinx_cookiecharter.observation.captures.reader import read_capture
from sphinx_cookiecharter.observation.drafting.draft import draft
from sphinx_cookiecharter.observation.model import UnreadableCaptureError
from sphinx_cookiecharter.observation.tables import cells, words
from sphinx_cookiecharter.observation.tables.formats import FORMATS

from ..declaration.declared import declared
from ..exchange.shops import SHOP, exported
from .seen import DAY, capture, item
from .test_fuzz import mutate

if TYPE_CHECKING:
    from sphinx_cookiecharter.declaration.model import Cookie, Declaration
    from sphinx_cookiecharter.observation.model import Capture

PAGES = Path(__file__).parents[1] / 'fixtures' / 'tables'

#: Far more than anything takes that is so small, also on a busy machine.
SECONDS = 10


@pytest.fixture
def read(tmp_path: Path) -> Any:
    """Return a reader of a text, which stands in a file whose name says nothing."""

    def read_text(text: str, name: str = 'page') -> Capture:
        (tmp_path / name).write_text(text, 'utf-8', newline='')
        found, _ = open_capture(tmp_path / name, name, FORMATS)
        assert found is not None
        return found

    return read_text


def drafted(*captures: Capture) -> dict[str, Cookie]:
    """Return the items of a draft by their first names; it is sound."""
    declaration = declared(draft(captures))
    assert not declaration.problems
    return {cookie.names[0]: cookie for cookie in declaration.cookies}


def plain(cookie: Cookie, *keys: str) -> list[str | None]:
    """Return texts of an item that are in no named language."""
    texts = [getattr(cookie, key) for key in keys]
    return [text.plain if text is not None else None for text in texts]


def provider(cookie: Cookie) -> str | None:
    return cookie.provider.name.plain if cookie.provider is not None else None


@pytest.mark.parametrize('name', ['origin.html', 'origin.txt'])
def test_the_page_it_grew_from(name: str) -> None:
    found = drafted(read_capture(PAGES / name, FORMATS))
    assert {
        name: (provider(cookie), *plain(cookie, 'service', 'location', 'purpose'))
        for name, cookie in found.items()
    } == {
        'sessionid': (
            'Opendatasoft',
            'Authentification',
            'front et back office',
            'Garder le visiteur connecté de page en page',
        ),
        'django_language': (
            'Opendatasoft',
            'Sélection de la langue',
            'front et back office',
            'Retenir la langue du visiteur',
        ),
        'csrftoken': (
            'Opendatasoft',
            'API, CSRF',
            'front et back office',
            'Obtenir des données par des appels à l’API',
        ),
        'cookies_preferences': (
            'Opendatasoft',
            'Choix des préférences de cookies',
            None,
            'Retenir le choix du visiteur en matière de cookies',
        ),
    }
    assert {cookie.category for cookie in found.values()} == {'necessary'}


def test_each_item_says_from_where_it_is(read: Any) -> None:
    text = draft([read('Name,Purpose\nsid,Signs you in.\n', 'our.csv')])
    assert (
        text
        == """\
# Drafted from what is said in
#     our.csv
# Fill in what is left empty; `cookiecharter check` finds each place.

cookies:

  # from our.csv, line 2
  - name: sid
    purpose: "Signs you in."
    category:  # necessary, preferences, statistics, external or marketing?
    provider:  # who sets it, or receives its data?
    duration:  # how long does it stay?
"""
    )


MARKDOWN = r"""
# Our cookies

## Strictly necessary

| Cookie | Provider | Purpose | Expiry | Type |
|:-------|----------|---------|-------:|------|
| `sid`  | **Shop** | Signs \| [you](x) in. | Session | HTTP Cookie |

### Audience measurement

Name | Purpose | Retention
--- | --- | ---
`_v_<site-id>`, `_w#` | Counts visits. | 13 months (renewed at each visit)
"""


def test_markdown(read: Any) -> None:
    found = drafted(read(MARKDOWN))
    sid = found['sid']
    assert (sid.category, provider(sid), str(sid.duration)) == (
        'necessary',
        'Shop',
        'session',
    )
    assert plain(sid, 'purpose') == ['Signs | you in.']
    assert {'_v_*', '_w*'} < found.keys()
    assert found['_w*'].category == 'statistics'
    assert str(found['_w*'].duration) == '13 months'
    assert plain(found['_w*'], 'duration_note') == ['renewed at each visit']


@pytest.mark.parametrize('end', ['\r\n', '\r'])
def test_any_end_of_a_line(read: Any, end: str) -> None:
    found = read(end.join(['Cookie,Purpose', '"a","Keeps', 'it."', 'b,P.', '']))
    assert [(one.name, one.stated.line) for one in found.items] == [('a', 2), ('b', 4)]


def test_markdown_that_begins_as_json_does(read: Any) -> None:
    assert 'sid' in drafted(read(f'[![Badge](a)](b)\n{MARKDOWN}'))
    assert 'sid' in drafted(read(f'[Back](a)\n{MARKDOWN}'))


@pytest.mark.parametrize(
    ('cell', 'names'),
    [
        ('`__Host-sid`', ['__Host-sid']),
        ('__utma', ['__utma']),
        ('__utma / __utmb', ['__utma', '__utmb']),
        ('__bold__, **strong**', ['bold', 'strong']),
        ('a_1 a_2<br>a_3', ['a_1', 'a_2', 'a_3']),
        ('_gat_gtag_[XXX], _gac_xxx', ['_gat_gtag_*', '_gac_*']),
        ('_s_{id}… (Shop)', ['_s_*']),
        ('<a id="x"></a>`sid`<br>A remark of two: words', ['sid']),
        ('sid (Shop)', ['sid']),
        ('`v_*`', ['v_*']),
    ],
)
def test_names(read: Any, cell: str, names: list[str]) -> None:
    found = read(f'| Cookie | Purpose |\n|---|---|\n| {cell} | P. |\n')
    assert [one.name for one in found.items] == names


@pytest.mark.parametrize(
    ('cell', 'duration', 'note'),
    [
        ('up to 2 years', '2 years', None),
        ('Jusqu’à 13 mois', '13 months', None),
        ('bis zu 30 Tage', '30 days', None),
        ('bis zum Ende der Sitzung', 'session', None),
        ('13 months after your last visit', '13 months', 'after your last visit'),
        ('1 Jahr und 6 Monate', 'P1Y6M', None),
        ('1 month to 2 years', 'None', None),
        ('a while', 'None', None),
        ('5 m', 'None', None),
        ('persistent', 'persistent', None),
    ],
)
def test_durations(read: Any, cell: str, duration: str, note: str | None) -> None:
    [found] = drafted(read(f'Cookie\tDuration\tPurpose\na\t{cell}\tP.\n')).values()
    assert (str(found.duration), *plain(found, 'duration_note')) == (duration, note)


def test_a_domain_is_a_host_or_a_party(read: Any) -> None:
    found = drafted(read('Cookie\tDomain\na\t1P\nb\t.Shop.test\nc\tthird party\n'))
    assert [(one.domain, one.party) for one in found.values()] == [
        *((None, 'first'), ('shop.test', None), (None, 'third')),
    ]


def test_a_type_says_several_things(read: Any) -> None:
    table = (
        'Cookie\tType\n'
        'a\tHTTP Cookie\n'
        'b\tHTML Local Storage\n'
        'c\tThird-party, session, marketing\n'
        'd\tPersistent\n'
    )
    found = drafted(read(table))
    assert found['b'].storage == 'local_storage'
    assert (found['c'].party, str(found['c'].duration), found['c'].category) == (
        *('third', 'session', 'marketing'),
    )
    # That it is persistent says that it has an end, and not which.
    assert found['d'].duration is None


@pytest.mark.parametrize('target', ['html', 'markdown'])
def test_our_own_page(read: Any, target: str) -> None:
    text = (PAGES.parent / 'charters' / 'origin' / 'cookies.yaml').read_text('utf-8')
    before = declared(text)
    after = drafted(read(render(before, target, language='en')))
    for cookie in before.cookies:
        drawn = after[cookie.names[0]]
        assert (drawn.category, drawn.duration) == (cookie.category, cookie.duration)
        for key in ('purpose', 'service', 'location'):
            old = getattr(cookie, key)
            assert plain(drawn, key) == [old.in_language('en') if old else None]


HTML = """\
<!-- <table><tr><th>Cookie<th>Purpose<tr><td>gone<td>x</table> -->
<script>"<table><tr><td>Cookie</td><td>Purpose</td></tr>"</script>
<p class="type">Marketing (12)</p>
<p>Marketing cookies follow visitors from site to site, so that adverts fit them.</p>
<table><caption>Ours</caption>
<tr><th>Name<th>Provider<th>Purpose<th>Maximum storage duration<th>Type</tr>
<tr><td>fb_id<td rowspan=2>Meta<td>Chooses
  adverts.<td>3&nbsp;months<td>HTTP Cookie</tr>
<tr><td>tr<td>Counts adverts.<td>Session<td>Pixel Tracker</tr>
<tr><td colspan="5">Analytics</tr>
<tr><td>v_1<br>v_2<td>Shop<td>Counts visits.<td>1 year and 1 month<td>third party</tr>
</table>
"""


def test_a_page(read: Any) -> None:
    found = drafted(read(HTML))
    assert found.keys() == {'fb_id', 'tr', 'v_1', 'v_2'}
    assert [found[name].category for name in ('fb_id', 'tr', 'v_1', 'v_2')] == [
        *('marketing', 'marketing', 'statistics', 'statistics')
    ]
    assert provider(found['tr']) == 'Meta'
    assert plain(found['fb_id'], 'purpose') == ['Chooses adverts.']
    assert str(found['fb_id'].duration) == '3 months'
    assert (found['tr'].storage, found['v_2'].party) == ('pixel', 'third')
    assert str(found['v_2'].duration) == 'P1Y1M'


def test_lines_are_those_of_the_page(read: Any) -> None:
    lines = {
        seen.name: seen.stated.line
        for seen in read(HTML).items
        if seen.stated is not None
    }
    assert lines == {'fb_id': 7, 'tr': 9, 'v_1': 11, 'v_2': 11}


def test_a_page_that_was_saved_as_wrapped_text(read: Any) -> None:
    """Firefox puts tabs between cells, indents what is below a heading, and wraps."""
    text = (PAGES / 'origin.txt').read_text('utf-8')
    lines: list[str] = []
    for line in text.split('\n'):
        lines.append('   ')
        for word in line.split(' '):
            if len(lines[-1]) + 1 + len(word) > 80:
                lines.append('   ')
            lines[-1] += f' {word}'
    assert len(lines) > text.count('\n') + 1
    whole = drafted(read(text))
    found = drafted(read('\n'.join([*lines, '', '    The end.'])))
    keys = ('purpose', 'service', 'location')
    assert {name: plain(one, *keys) for name, one in found.items()} == {
        name: plain(one, *keys) for name, one in whole.items()
    }
    assert {provider(one) for one in found.values()} == {'Opendatasoft'}
    assert {one.category for one in found.values()} == {'necessary'}


@pytest.mark.parametrize('separator', ['\t', ';', ','])
def test_a_table_in_a_text(read: Any, separator: str) -> None:
    rows = [('Nom', 'Finalité', 'Durée'), ('sid', 'Connexion', '2 semaines')]
    table = '\n'.join(separator.join(row) for row in rows)
    text = f'Bonjour, bienvenue.\n\nCookies nécessaires\n\n{table}\n\nAu revoir.\n'
    [(name, found)] = drafted(read(text)).items()
    assert (name, found.category, str(found.duration)) == (
        'sid',
        'necessary',
        '2 weeks',
    )


def test_a_table_with_a_cell_on_each_line(read: Any) -> None:
    text = (
        'Liste des cookies essentiels\n\nNom |\néchéance |\nObjectif |\n'
        'AWSALB |\n1 semaine |\nRépartir la charge |\nlocale |\n28 jours |\n'
        'Retenir la langue |\nComment voir les cookies\nEt plus\nEt encore\n'
    )
    found = drafted(read(text))
    assert {name: str(cookie.duration) for name, cookie in found.items()} == {
        'AWSALB': '1 week',
        'locale': '28 days',
    }
    assert plain(found['locale'], 'purpose') == ['Retenir la langue']
    assert found['locale'].category == 'necessary'


HEADS = {
    'en': 'Cookie name|Provider|Host|Purpose|Storage period|Category',
    'fr': 'Nom du cookie|Émetteur|Hôte|Finalités|Durée de conservation|Catégorie',
    'de': 'Name des Cookies|Anbieter|Host|Zweck|Speicherdauer|Kategorie',
    'es': 'Nombre de la cookie|Titular|Dominio|Finalidad|Duración|Categoría',
    'it': 'Nome del cookie|Fornitore|Dominio|Finalità|Durata|Categoria',
    'nl': 'Naam van de cookie|Aanbieder|Domein|Doel|Bewaartermijn|Categorie',
    'pt': 'Nome do cookie|Fornecedor|Domínio|Finalidade|Duração|Categoria',
}
CELLS = {
    'en': '13 months|Statistics',
    'fr': '13 mois|Mesure d’audience',
    'de': '13 Monate|Statistik',
    'es': '13 meses|Estadísticas',
    'it': '13 mesi|Statistici',
    'nl': '13 maanden|Statistieken',
    'pt': '13 meses|Estatísticas',
}


@pytest.mark.parametrize('language', HEADS)
def test_each_language(read: Any, language: str) -> None:
    row = f'v|Shop|shop.test|P|{CELLS[language]}'
    table = f'{HEADS[language]}\n{row}'.replace('|', '\t')
    found = drafted(read(table))['v']
    assert plain(found, 'purpose') == ['P']
    assert (provider(found), found.domain, str(found.duration), found.category) == (
        *('Shop', 'shop.test', '13 months', 'statistics'),
    )


HEADS_OF_PLACES = {
    'en': 'Service and location',
    'fr': 'Service et localisation',
    'de': 'Dienst und Ort',
    'es': 'Servicio y ubicación',
    'it': 'Servizio e posizione',
    'nl': 'Dienst en locatie',
    'pt': 'Serviço e localização',
}


@pytest.mark.parametrize('language', HEADS_OF_PLACES)
def test_service_and_location(read: Any, language: str) -> None:
    head = HEADS_OF_PLACES[language]
    found = drafted(read(f'Cookie\t{head}\na_1\tSearch (front)\na_2\tBasket\n'))
    assert plain(found['a_1'], 'service', 'location') == ['Search', 'front']
    assert plain(found['a_2'], 'service', 'location') == ['Basket', None]


#: Our own words, for one of their columns, which may be of several things.
COLUMNS = {
    **{key: key for key in ('name', 'provider', 'domain', 'service', 'location')},
    **{key: key for key in ('purpose', 'duration', 'category')},
    'located': words.SERVICE_AND_LOCATION,
    'storage': 'type',
    'party': 'type',
}


@pytest.mark.parametrize('code', [*HEADS, 'pt_BR'])
def test_our_own_words_are_understood(code: str) -> None:
    language = spoken(code).language
    for name, column in COLUMNS.items():
        assert words.column_of(labels.column(name, language).text) == column
    for category in CATEGORIES:
        title = labels.category_title(Category(category), language)
        assert words.category_of(title.text) == category
    for storage in STORAGES:
        assert words.storage_of(labels.storage_name(storage, language).text) == storage
    for party in PARTIES:
        assert words.party_of(labels.party_name(party, language).text) == party


@pytest.mark.parametrize('code', [*HEADS, 'pt_BR'])
def test_our_own_durations_are_understood(code: str) -> None:
    units = [((number, unit),) for number in (1, 2, 5, 21) for unit in UNITS]
    for parts in (*units, ((1, 'year'), (6, 'month'))):
        duration = Duration(parts=parts)
        words_for_it = spoken(code).language.duration(duration)
        assert cells.read('duration', words_for_it) == {'duration': str(duration)}


def test_every_language_has_the_same_words() -> None:
    languages = words.by_language()
    assert {*languages} == {*HEADS}
    for terms in languages.values():
        assert terms.keys() == languages['en'].keys()
        assert terms['storages'].keys() == languages['en']['storages'].keys()
        assert {*terms['storages']} <= {*STORAGES}
        assert {*CATEGORIES} < terms.keys()


def test_no_word_stands_for_two_columns() -> None:
    columns = (
        'name',
        'provider',
        'domain',
        'location',
        'purpose',
        'duration',
        'category',
    )
    for language, terms in words.by_language().items():
        for column in columns:
            for phrase in terms[column].split(','):
                head = phrase.strip().rstrip('*')
                assert words.column_of(head) == column, (language, head)


@pytest.mark.parametrize(
    ('heading', 'category'),
    [
        (
            'Cookies necessary for the platform to work / functional cookies',
            'necessary',
        ),
        ('2. Marketing (4)', 'marketing'),
        ('Necessary cookies (no consent)', 'necessary'),
        ('Non-necessary', None),
        ('Cookies not strictly necessary', None),
        ('Statistics and marketing', None),
        ('Functional', None),
        ('Cookies non nécessaires', None),
        ('Nicht notwendige Cookies', None),
    ],
)
def test_a_category_is_named_or_it_is_asked_for(
    heading: str, category: str | None
) -> None:
    assert words.category_of(heading) == category


def test_the_nearest_heading_that_is_of_a_category(read: Any) -> None:
    rows = [
        *('## Marketing', '### Shop Ads', '@a', '### Functional', '@b'),
        *('# Cookies', '## Not necessary', '@c', '# Statistics', '@d'),
    ]
    table = '| Cookie | Purpose |\n|---|---|\n| {} | P. |\n'
    page = read(
        '\n'.join(table.format(row[1]) if row[0] == '@' else row for row in rows)
    )
    found = drafted(page)
    assert {name: cookie.category for name, cookie in found.items()} == {
        'a': 'marketing',
        'b': None,
        'c': None,
        'd': 'statistics',
    }
    assert '  # Heading in page, line 10: Functional\n' in draft([page])


def test_a_row_across_is_a_heading(read: Any) -> None:
    found = drafted(
        read(
            'Cookie,Purpose\nMarketing,\na,P.\nFunctional cookies,\nb,P.\n'
            'Statistics,Statistics\nc,P.\nd,\n'
        )
    )
    assert {name: cookie.category for name, cookie in found.items()} == {
        'a': 'marketing',
        'b': None,
        'c': 'statistics',
        'd': 'statistics',
    }


def test_what_cannot_be_read_is_a_comment(read: Any) -> None:
    table = (
        'Cookie,Category,Duration,Domain,Opt-out\n'
        'sid,Functional,as long as needed,our hosts,"write\nto us"\n'
    )
    text = draft([read(table, 'a.csv')])
    for comment in (
        'Category in a.csv, line 2: Functional',
        'Duration in a.csv, line 2: as long as needed',
        'Domain in a.csv, line 2: our hosts',
        'Opt-out in a.csv, line 2: write to us',
    ):
        assert f'  # {comment}\n' in text
    assert '    category:  # necessary' in text
    assert '    duration:  # how long' in text


def test_a_row_that_names_nothing_is_reported(tmp_path: Path) -> None:
    page = tmp_path / 'page'
    page.write_text('Cookie,Purpose\n,Lost.\nsid,Signs you in.\n', 'utf-8')
    found, [finding] = open_capture(page, 'page', FORMATS)
    assert found is not None
    assert [one.name for one in found.items] == ['sid']
    assert (finding.line, finding.message) == (2, 'the row names no cookie')


@pytest.mark.parametrize(
    'text',
    [
        '| Name | Type | Description |\n|---|---|---|\n| id | int | A number. |\n',
        '# The name, the purpose, and the duration\n\nof cookies, are told, here.\n',
        'Below.\n\nWe tell, the name, the purpose, and more\nof it, in, a, few\n',
        'Our site uses cookies, for several purposes, and more.\nAs you, may see.\n',
        'Our site uses cookies, for several purposes, as\nYou, may see.\n',
        'Below.\n\nIt has names of the cookies, and purposes\nThere, it is.\n',
        '<table><tr><td>Left<td>Right</table>',
        'cookies:\n  - name: a # name, purpose, duration\n',
    ],
)
def test_what_is_no_table_of_cookies(tmp_path: Path, text: str) -> None:
    (tmp_path / 'page').write_text(text, 'utf-8')
    with pytest.raises(UnreadableCaptureError):
        read_capture(tmp_path / 'page', FORMATS)


def test_a_page_is_no_capture(tmp_path: Path) -> None:
    """What a page says was not seen: `audit` does not take it."""
    with pytest.raises(UnreadableCaptureError):
        read_capture(PAGES / 'origin.html')


def test_several_sources_are_one_item(read: Any) -> None:
    one = read('Cookie,Purpose,Duration\nsid,Signs you in.,Session\n', '1.csv')
    two = read('Cookie,Provider,Duration\nsid,Shop,2 years\n', '2.csv')
    seen = capture(item('sid', host='shop.test', lifetime=DAY, party='third'))
    text = draft([one, two, seen])
    [cookie] = declared(text).cookies
    assert plain(cookie, 'purpose') == ['Signs you in.']
    assert (provider(cookie), str(cookie.duration)) == ('Shop', 'session')
    assert (cookie.domain, cookie.party) == ('shop.test', 'third')
    for comment in (
        'from 1.csv, line 2',
        'from 2.csv, line 2',
        'Seen in seen.har.',
        'duration in 2.csv, line 2: 2 years',
    ):
        assert f'  # {comment}\n' in text


def test_a_pattern_of_a_page_is_what_was_seen(read: Any) -> None:
    page = read('Cookie,Purpose,Host\nnu_*,Counts.,.shop.test\ntheme,Colours.,\n')
    seen = capture(
        item('nu_1', host='www.shop.test', lifetime=0), item('theme', 'local_storage')
    )
    found = drafted(page, seen)
    assert found.keys() == {'nu_*', 'theme'}
    assert (found['nu_*'].domain, found['theme'].storage) == (
        'www.shop.test',
        'local_storage',
    )


def test_what_a_page_describes_is_not_left_to_the_catalogue(read: Any) -> None:
    page = read('Cookie,Purpose\n_ga,Counts visits.\n')
    text = draft([page, capture(item('_ga', host='shop.test'))])
    assert 'use:' not in text
    assert '    purpose: "Counts visits."\n' in text


def facts(declaration: Declaration, *keys: str) -> dict[str, list[str]]:
    return {
        name: [
            declaration.consent_of(cookie),
            *(str(getattr(cookie, key)) for key in keys),
        ]
        for cookie in declaration.cookies
        for name in cookie.names
    }


def test_the_round_trip_of_csv(read: Any) -> None:
    keys = (
        *('category', 'exemption', 'duration', 'duration_note', 'renewed', 'storage'),
        *('domain', 'data', 'retention', 'location', 'service', 'tags'),
    )
    before, after = declared(SHOP), declared(draft([read(exported('csv').text)]))
    assert not after.problems
    assert facts(after, *keys) == facts(before, *keys)
    was = {name: cookie for cookie in before.cookies for name in cookie.names}
    for cookie in after.cookies:
        old = was[cookie.names[0]]
        assert cookie.purpose is not None
        assert old.purpose is not None
        assert cookie.purpose.plain == old.purpose.in_language('en')
        assert after.party_of(cookie) == before.party_of(old)
        assert cookie.provider is not None
        assert old.provider is not None
        assert cookie.provider.is_site == old.provider.is_site
        if not cookie.provider.is_site:
            assert cookie.provider.name == old.provider.name
            assert cookie.provider.privacy_url == old.provider.privacy_url
        assert [one.name for one in cookie.recipients] == [
            one.name for one in old.recipients
        ]
    assert after.categories['tests'].title is not None
    assert after.categories['tests'].title.plain == 'Trying out'


@pytest.mark.parametrize('target', ['html', 'markdown'])
@pytest.mark.parametrize('language', [*words.by_language(), 'pt_BR'])
def test_a_charter_is_read_again(read: Any, language: str, target: str) -> None:
    items = [
        f"""\
- name: {storage}_{duration.split()[-1]}
  storage: {storage}
  category: marketing
  domain: pages.example
  purpose: Remembers something for us.
  duration: {duration}
  duration_note: as long as is needed
"""
        for storage in STORAGES
        for duration in ('session', 'persistent', '13 months')
    ]
    before = declared('cookies:\n' + ''.join(items))
    after = declared(draft([read(render(before, target, language=language))]))
    keys = 'category', 'storage', 'domain', 'duration', 'duration_note'
    assert facts(after, *keys) == facts(before, *keys)


#: All but what stands between texts, and what guards a cell from spreadsheets.
TEXTS = st.lists(
    st.text(st.characters(exclude_categories=['C', 'Z'], exclude_characters=";'")).map(
        lambda word: f'{word}, and more'
    ),
    max_size=3,
)


def named(cookie: Cookie) -> list[tuple[str, ...]]:
    """Return the texts of an item that may be several."""
    data = tuple(text.plain for text in cookie.data)
    recipients = tuple(recipient.name.plain for recipient in cookie.recipients)
    return [data, recipients, cookie.tags]


@given(data=TEXTS, recipients=TEXTS, tags=TEXTS)
def test_several_texts_of_a_cell_are_several_again(
    tmp_path_factory: pytest.TempPathFactory,
    data: list[str],
    recipients: list[str],
    tags: list[str],
) -> None:
    cookie = {
        'name': 'sid',
        'category': 'necessary',
        'purpose': 'Signs you in.',
        'data': data,
        'recipients': recipients,
        'tags': tags,
    }
    text = json.dumps({'cookies': [cookie]})
    path = tmp_path_factory.mktemp('exported') / 'cookies.csv'
    path.write_text(exported('csv', text).text, 'utf-8', newline='')
    [was] = declared(text).cookies
    [now] = declared(draft([read_capture(path, FORMATS)])).cookies
    assert named(now) == named(was)


def test_a_guarded_name_is_what_it_was(read: Any) -> None:
    text = 'cookies: [{name: "-x", category: necessary, purpose: "=1+1"}]'
    [cookie] = declared(draft([read(exported('csv', text).text)])).cookies
    assert (cookie.names, plain(cookie, 'purpose')) == (('-x',), ['=1+1'])


@pytest.mark.parametrize('languages', [('en',), ('fr', 'en'), ('de',), ('pt', 'nl')])
def test_the_round_trip_of_site_settings(read: Any, languages: tuple[str, ...]) -> None:
    before = declared(SHOP)
    after = declared(draft([read(exported('hds', SHOP, *languages).text)]))
    assert not after.problems
    keys = ('category', 'duration', 'storage')
    assert facts(after, *keys) == facts(before, *keys)
    was = {name: cookie for cookie in before.cookies for name in cookie.names}
    # The reasons of other exemptions are said to be lost.
    assert [one.names for one in after.cookies if one.exemption] == [('bike_choice',)]
    for cookie in after.cookies:
        old = was[cookie.names[0]].purpose
        assert cookie.purpose is not None
        assert old is not None
        for language in languages:
            assert cookie.purpose.in_language(language) == old.in_language(language)
        # Each has a host there: that of the site, where it has none of its own.
        assert cookie.domain == (was[cookie.names[0]].domain or before.site.host)


@pytest.mark.fuzz
@given(st.data())
def test_any_site_settings(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    settings = json.loads(exported('hds').text)
    for _ in range(data.draw(st.integers(1, 4))):
        settings = mutate(settings, data)
    page = tmp_path_factory.getbasetemp() / 'page'
    page.write_text(json.dumps(settings), 'utf-8')
    found, _ = open_capture(page, 'page', FORMATS)
    if found is not None:
        drawn = read_bytes(draft([found]).encode(), 'cookies.yaml')
        assert not drawn.truncated


def test_site_settings_that_are_broken(read: Any, tmp_path: Path) -> None:
    settings = {
        'requiredGroups': [{'groupId': 'essential', 'title': 'Needed', 'cookies': [3]}],
        'optionalGroups': [
            None,
            {
                'groupId': 'own',
                'title': {'fi': 'Oma', '': 'x'},
                'cookies': [
                    {'name': 'a', 'expiration': {'fi': 'kuukausi'}},
                    {'host': 1},
                    {'name': 'b', 'host': 'all our sites'},
                ],
            },
        ],
    }
    text = json.dumps(settings, indent=1)
    (tmp_path / 'page').write_text(text, 'utf-8')
    found, findings = open_capture(tmp_path / 'page', 'page', FORMATS)
    assert found is not None
    assert [finding.message for finding in findings] == [
        "cookie 1: it has no 'name'",
        "cookie 2: it has no 'name'",
    ]
    assert all(finding.line > 1 for finding in findings)
    drawn = draft([found])
    assert '  own: {title: {fi: "Oma"}}\n' in drawn
    assert '# expiration in page, line ' in drawn
    assert '# host in page, line 29: all our sites\n' in drawn
    assert not declared(drawn).problems


#: What has a meaning somewhere in a page or a table.
PIECES = st.sampled_from(
    [
        *('<table>', '</table>', '<tr>', '<td>', '<th>', '<td rowspan=9 colspan=9>'),
        *(
            '<!--',
            '-->',
            '<script>',
            '</script',
            '<',
            '>',
            '<a href="',
            "<p x='",
            '&#0;',
        ),
        *('Cookie', 'Purpose', 'Duration', 'Category', 'Domain', 'Type', 'name'),
        *('| ', '|---|---|', '\n', '\r', '\t', ',', ';', '"', "'", '# ', '===', '`'),
        *('_ga, _gid', '*', 'session', '13 months', '99999999999 years', 'x (y)', '…'),
        *('Statistics', '\x00', '\u2028', '\ud7ff', '[', ']', '(', '{', '\\'),
        *('Wildcard match', '1', 'provider', 'category', 'tests', 'consent', 'tags'),
    ]
)


@pytest.mark.fuzz
@given(st.lists(PIECES | st.text(max_size=5), max_size=60).map(''.join))
def test_nothing_raises_or_breaks_out(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    page = tmp_path_factory.getbasetemp() / 'page'
    page.write_bytes(text.encode())
    start = time.monotonic()
    found, findings = open_capture(page, 'page', FORMATS)
    assert all(0 <= one.line <= text.count('\n') + 1 for one in findings)
    if found is not None:
        declaration = read_bytes(draft([found]).encode(), 'cookies.yaml')
        assert not declaration.truncated
    assert time.monotonic() - start < SECONDS


@pytest.mark.parametrize(
    'text',
    [
        '<table>' * 200_000,
        '<!--' * 200_000,
        '<a b="' * 100_000,
        '<a b=\'"' * 100_000,
        '<table><tr>' + '<td colspan=60 rowspan=500>x' * 20_000,
        'Cookie,Purpose\n"' * 10_000,
        'Cookie\nPurpose\nDuration\n' * 20_000,
        'Cookie\tPurpose\n' * 10_000,
        '|' * 400_000,
        '| Cookie | Purpose |\n|---|---|\n' * 5_000,
        'Name,Purpose\n' + f'{"(" * 50_000}a {"[" * 50_000},x\n',
        'Cookie,Duration\na,' + '1 ' * 200_000 + '\n',
        'Cookie,Duration\na,' + '1' * 130_000 + '\n',
        '[' * 200_000 + 'a](',
    ],
    ids=range(14),
)
def test_time_is_linear(tmp_path: Path, text: str) -> None:
    (tmp_path / 'page').write_text(text, 'utf-8')
    start = time.monotonic()
    open_capture(tmp_path / 'page', 'page', FORMATS)
    assert time.monotonic() - start < SECONDS
