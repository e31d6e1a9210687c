"""The rulebook: where it comes from, who asks for what, and what it never does."""

from __future__ import annotations

import json
import random
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import pytest

from sphinx_cookiecharter.catalogue.known_services import known_services
from sphinx_cookiecharter.checks.engine import all_rules, check
from sphinx_cookiecharter.declaration import vocabulary
from sphinx_cookiecharter.declaration.codes import Code, Level
from sphinx_cookiecharter.declaration.fields import GROUPS
from sphinx_cookiecharter.declaration.patterns import matches
from sphinx_cookiecharter.declaration.reader import read_bytes
from sphinx_cookiecharter.law.legal_sources import CONSISTENCY

from ..declaration.declared import declared
from .expectations import BAD, GOOD

if TYPE_CHECKING:
    from sphinx_cookiecharter.catalogue.known_services import KnownService
    from sphinx_cookiecharter.checks.engine import Rule
    from sphinx_cookiecharter.declaration.model import Declaration


def found(declaration: Declaration, code: str) -> list[str]:
    """Return the levels of the findings that have a code."""
    return [str(one.level) for one in check(declaration) if one.code == code]


def site(*jurisdictions: str) -> str:
    return f'site: {{jurisdictions: [{", ".join(jurisdictions)}]}}\n'


def name_of(rule: Rule) -> str:
    return rule.ask.__name__


@pytest.mark.parametrize('rule', all_rules(), ids=name_of)
def test_every_rule_has_a_source_and_shows_bad_and_good(rule: Rule) -> None:
    assert rule.sources
    for source in rule.sources:
        assert source.authority
        assert str(source)
        assert not source.url or source.url.startswith('https://')
    doc = rule.ask.__doc__ or ''
    assert 'Bad' in doc
    assert 'Good' in doc


def test_what_only_contradicts_itself_is_no_law() -> None:
    assert not CONSISTENCY.url
    assert not CONSISTENCY.second_hand


def test_california_asks_for_no_consent() -> None:
    declaration = declared("""
        site: {jurisdictions: [us-ca], reviewed: 2024-01-01}
        cookies:
          - name: a
            category: statistics
            purpose: Counts the visits to each page.
            party: first
            provider: Example
            duration: 13 months
        """)
    assert {str(one.code) for one in check(declaration)} <= {'review-old'}


CHOICE = """\
cookies:
  - name: consents
    category: necessary
    purpose: Remembers what you have allowed.
    exemption: consent-choice
    party: first
    duration: {}
"""


@pytest.mark.parametrize(
    ('jurisdictions', 'duration', 'level'),
    [
        ('eu', '6 months', None),
        ('eu', '184 days', None),
        ('eu', '185 days', None),
        ('eu', 'P1Y', None),
        ('de', '7 months', None),
        ('fr', 'P6M', None),
        ('fr', '182 days', None),
        ('fr', '26 weeks', None),
        ('fr', '15897600 seconds', None),
        ('fr', '15897601 seconds', 'warning'),
        ('fr', 'P6M1D', 'warning'),
        ('fr', '7 months', 'warning'),
        ('fr', 'persistent', 'warning'),
        ('ie', '185 days', 'warning'),
        ('cz', '12 months', None),
        ('cz', '365 days', None),
        ('cz', '366 days', None),
        ('cz', 'P1Y', None),
        ('cz', '13 months', 'warning'),
        ('es', '24 months', None),
        ('es', '731 days', None),
        ('es', '732 days', 'warning'),
        ('uk', '2 years', None),
        ('us-ca', '2 years', None),
        ('eu fr', '7 months', 'warning'),
        ('fr eu', '7 months', 'warning'),
        ('es eu', '12 months', None),
        ('es cz', '13 months', 'warning'),
        ('fr us-ca', '6 months', None),
    ],
)
def test_how_long_a_choice_is_kept(
    jurisdictions: str, duration: str, level: str | None
) -> None:
    declaration = declared(site(*jurisdictions.split()) + CHOICE.format(duration))
    assert found(declaration, 'choice-too-long') == ([level] if level else [])


@pytest.mark.parametrize(
    ('jurisdictions', 'duration', 'level'),
    [
        ('it', 'session', 'warning'),
        ('it', '179 days', 'warning'),
        ('it', '180 days', None),
        ('it', '6 months', None),
        ('it', '5 months', 'warning'),
        ('fr', 'session', 'info'),
        ('cz', 'P5M', 'info'),
        ('fr it', 'session', 'warning'),
        ('eu', 'session', None),
        ('uk', 'session', None),
    ],
)
def test_how_soon_a_choice_is_gone(
    jurisdictions: str, duration: str, level: str | None
) -> None:
    declaration = declared(site(*jurisdictions.split()) + CHOICE.format(duration))
    assert found(declaration, 'choice-too-short') == ([level] if level else [])


def test_six_months_suit_france_and_italy_at_once() -> None:
    declaration = declared(site('fr', 'it') + CHOICE.format('6 months'))
    codes = {str(one.code) for one in check(declaration)}
    assert not codes & {'choice-too-long', 'choice-too-short'}


@pytest.mark.parametrize(
    ('duration', 'over'),
    [
        ('400 days', False),
        ('9600 hours', False),
        ('34560000 seconds', False),
        ('13 months', False),
        ('P1Y', False),
        ('365 days', False),
        ('57 weeks', False),
        ('401 days', True),
        ('9601 hours', True),
        ('14 months', True),
        ('58 weeks', True),
        ('2 years', True),
    ],
)
def test_what_browsers_keep(duration: str, over: bool) -> None:
    declaration = declared(f"""
        cookies:
          - {{name: _ga, category: statistics, duration: {duration}}}
        """)
    assert bool(found(declaration, 'lifetime-over-browser-cap')) is over


@pytest.mark.parametrize('words', ['10 years', 'P120M', '3653 days', 'persistent'])
def test_what_has_no_end_is_not_also_called_too_long(words: str) -> None:
    text = f'cookies: [{{name: a, category: necessary, duration: {words}}}]'
    assert found(declared(text), 'duration-unlimited') == ['warning']
    assert not found(declared(text), 'lifetime-over-browser-cap')
    # California sets no end, but browsers do.
    elsewhere = declared(site('us-ca') + text)
    assert not found(elsewhere, 'duration-unlimited')
    assert found(elsewhere, 'lifetime-over-browser-cap') == ['warning']


AUDIENCE = """\
cookies:
  - name: visits
    category: statistics
    purpose: Counts the visits to each page.
    exemption: audience-measurement
    party: first
    duration: {}
    retention: {}
"""


@pytest.mark.parametrize(
    ('jurisdictions', 'duration', 'retention', 'codes'),
    [
        ('fr', '13 months', '25 months', set()),
        ('fr', '397 days', '762 days', set()),
        ('fr', '393 days', '750 days', set()),
        ('fr', 'P1Y', 'P2Y', set()),
        ('fr', '398 days', '25 months', {'audience-exempt-lifetime'}),
        ('fr', '400 days', '25 months', {'audience-exempt-lifetime'}),
        ('fr', '13 months', '763 days', {'audience-exempt-retention'}),
        ('es', '2 years', '5 years', set()),
        ('nl', '2 years', '5 years', set()),
        ('fr nl', '398 days', '1 day', {'audience-exempt-lifetime'}),
    ],
)
def test_measuring_the_audience_without_consent(
    jurisdictions: str, duration: str, retention: str, codes: set[str]
) -> None:
    declaration = declared(
        site(*jurisdictions.split()) + AUDIENCE.format(duration, retention)
    )
    warnings = {
        str(one.code) for one in check(declaration) if one.level is Level.WARNING
    }
    limits = {'audience-exempt-lifetime', 'audience-exempt-retention'}
    assert warnings & limits == codes


@pytest.mark.parametrize(
    ('jurisdictions', 'exemption', 'refused'),
    [
        ('fr', 'audience-measurement', False),
        ('it', 'audience-measurement', False),
        ('uk', 'audience-measurement', False),
        ('eu', 'audience-measurement', True),
        ('de', 'audience-measurement', True),
        ('be', 'audience-measurement', True),
        ('fr be', 'audience-measurement', True),
        ('eu fr', 'audience-measurement', True),
        ('uk', 'uk-statistical', False),
        ('fr', 'uk-statistical', True),
        ('fr uk', 'uk-statistical', True),
        ('us-ca', 'uk-statistical', False),
        ('ie', 'audience-measurement', True),
        ('br', 'audience-measurement', False),
        ('ch', 'audience-measurement', False),
        ('br ie', 'audience-measurement', True),
        ('de', 'basket', False),
        ('eu', 'consent-choice', False),
        ('eu', 'quota', False),
    ],
)
def test_which_exemptions_hold_where(
    jurisdictions: str, exemption: str, refused: bool
) -> None:
    declaration = declared(
        site(*jurisdictions.split()) + f'cookies: [{{name: a, exemption: {exemption}}}]'
    )
    assert bool(found(declaration, 'exemption-not-here')) is refused


@pytest.mark.parametrize(
    ('jurisdictions', 'levels'),
    [('uk', ['warning']), ('fr', ['warning']), ('es', []), ('us-ca', [])],
)
def test_how_much_a_way_to_object_matters(
    jurisdictions: str, levels: list[str]
) -> None:
    text = 'cookies: [{name: a, exemption: audience-measurement}]'
    declaration = declared(site(jurisdictions) + text)
    assert found(declaration, 'exempt-no-objection') == levels


LACKING = (
    'choice-tracker-missing',
    'controller-missing',
    'missing-duration',
    'missing-provider',
    'rights-missing',
    'withdrawal-missing',
)


@pytest.mark.parametrize('code', LACKING)
def test_what_lacks_is_a_note_until_jurisdictions_are_written(code: str) -> None:
    text = 'cookies: [{name: a, category: statistics, purpose: Counts the visits.}]'
    assert found(declared(text), code) == ['info']
    assert found(declared(site('eu') + text), code) == ['warning']


@pytest.mark.parametrize(
    ('jurisdictions', 'level'),
    [
        (['eu'], 'info'),
        (['fr'], 'info'),
        (['uk', 'jp'], 'info'),
        (['us-ca'], 'warning'),
        (['eu', 'us-ca'], 'warning'),
    ],
)
def test_only_where_a_law_asks_for_the_date_of_the_review_is_it_missed(
    jurisdictions: list[str], level: str
) -> None:
    text = 'cookies: [{name: a, category: statistics, purpose: Counts the visits.}]'
    assert found(declared(text), 'updated-missing') == ['info']
    told = found(declared(site(*jurisdictions) + text), 'updated-missing')
    assert told == [level]


@pytest.mark.parametrize(
    ('jurisdictions', 'levels'),
    [
        (['eu'], ['info']),
        (['us-ca'], []),
        (['ch', 'jp'], []),
        (['ch', 'fr'], ['info']),
    ],
)
def test_where_no_law_asks_for_consent_a_choice_is_not_idle(
    jurisdictions: list[str], levels: list[str]
) -> None:
    text = 'cookies: [{name: a, category: necessary, exemption: consent-choice}]'
    told = found(declared(site(*jurisdictions) + text), 'choice-tracker-idle')
    assert told == levels


@pytest.mark.parametrize(
    ('names', 'asked'),
    [
        (['fr'], False),
        (['uk'], False),
        (['eu'], True),
        (['de'], True),
        (['eu', 'de'], True),
        (['de', 'fr'], False),
        (['us-ca'], False),
    ],
)
def test_where_the_page_names_an_authority_itself_none_is_asked_for(
    names: list[str], asked: bool
) -> None:
    item = 'cookies: [{name: a, category: necessary, purpose: Keeps you signed in.}]'
    assert bool(found(declared(site(*names) + item), 'rights-missing')) is asked


@pytest.mark.parametrize(
    ('jurisdictions', 'told'),
    [
        ('fr', False),
        ('fr, jp', False),
        ('fr, ch, us-ca', False),
        ('jp', False),
        ('fr, de', True),
        ('fr, br', True),
    ],
)
def test_cashback_is_advertising_by_a_law_that_asks_about_that(
    jurisdictions: str, told: bool
) -> None:
    text = 'cookies: [{name: a, category: necessary, purpose: Registers a purchase for '
    text += 'your cashback from affiliate partners.}]'
    findings = found(declared(site(jurisdictions) + text), 'exempt-advertising')
    assert bool(findings) is told


@pytest.mark.parametrize(
    ('jurisdictions', 'words'),
    [
        ('ch', 'can be refused'),
        ('ch, us-ca', 'can be refused'),
        ('ch, fr', 'needs consent'),
        ('br', 'needs consent'),
    ],
)
def test_what_must_be_told_of_refusing_is_what_the_law_asks_for(
    jurisdictions: str, words: str
) -> None:
    text = site(jurisdictions) + 'cookies: [{name: a, category: statistics}]'
    (message,) = [
        one.message
        for one in check(declared(text))
        if one.code is Code.WITHDRAWAL_MISSING
    ]
    assert words in message


@pytest.mark.parametrize('text', ['', 'site: {name: Shop}\n'])
def test_findings_on_the_whole_site_stand_at_its_key(text: str) -> None:
    item = 'cookies: [{name: a, category: necessary, purpose: Keeps you signed in.}]'
    declaration = declared(f'x-first: line\n{text}{item}')
    places = {
        one.line
        for one in check(declaration)
        if one.code in {Code.CONTROLLER_MISSING, Code.RIGHTS_MISSING}
    }
    assert places == {2 if text else 1}


def test_the_smallest_declaration_has_no_warning() -> None:
    item = '{name: sessionid, category: necessary, purpose: Keeps you signed in.}'
    declaration = declared(f'cookies: [{item}]')
    assert not [one for one in check(declaration) if one.level is not Level.INFO]


@pytest.mark.parametrize(
    ('epoch', 'reviewed', 'code'),
    [
        ('2026-11-24', '2026-11-24', None),
        ('2026-11-24', '2026-11-25', None),
        ('2026-11-24', '2026-11-26', 'updated-future'),
        ('2026-11-24', '2025-11-24', None),
        ('2026-11-24', '2025-11-23', None),
        ('2026-11-24', '2025-11-22', 'review-old'),
    ],
)
def test_the_clock_is_that_of_the_build(
    epoch: str, reviewed: str, code: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    day = datetime.combine(date.fromisoformat(epoch), datetime.min.time(), UTC)
    monkeypatch.setenv('SOURCE_DATE_EPOCH', str(int(day.timestamp())))
    declaration = declared(f'cookies: [{{name: a, reviewed: {reviewed}}}]')
    codes = {str(one.code) for one in check(declaration)}
    assert codes & {'updated-future', 'review-old'} == ({code} if code else set())


@pytest.mark.parametrize('epoch', ['', 'soon', '9' * 30, '-' + '9' * 18])
def test_a_clock_that_is_none(epoch: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv('SOURCE_DATE_EPOCH', epoch)
    text = 'cookies: [{name: a, reviewed: 1999-01-01}, {name: b, reviewed: 9999-12-31}]'
    declaration = declared(text)
    assert found(declaration, 'review-old') == ['info']
    assert found(declaration, 'updated-future') == ['warning']


@pytest.mark.parametrize(
    ('day', 'code'), [(date.min, 'updated-future'), (date.max, 'review-old')]
)
def test_a_clock_at_an_end_of_the_calendar(
    day: date, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    epoch = datetime.combine(day, datetime.min.time(), UTC)
    monkeypatch.setenv('SOURCE_DATE_EPOCH', str(int(epoch.timestamp())))
    declaration = declared('cookies: [{name: a, reviewed: 2026-11-24}]')
    codes = {str(one.code) for one in check(declaration)}
    assert codes & {'updated-future', 'review-old'} == {code}


@pytest.mark.parametrize('service', known_services(), ids=lambda one: one.id)
def test_a_service_is_known_by_distinctive_names_alone(service: KnownService) -> None:
    """Not by others; where an entry calls one so, no other entry has it."""
    items = [
        {'name': name, 'category': 'necessary', 'storage': item.storage}
        for item in service.items
        for name in item.names
        if not any(matches(known, name) for known in service.distinctive)
    ]
    declaration = read_bytes(json.dumps({'cookies': items}).encode(), 'c.json')
    assert not found(declaration, 'known-tracker-mismatch')


@pytest.mark.parametrize(
    ('written', 'where'),
    [
        (site('de'), "in 'de' of 'site.jurisdictions':"),
        ('', "in 'eu', whose rules are checked without 'site.jurisdictions':"),
    ],
)
def test_jurisdictions_that_nobody_wrote_are_not_called_the_sites(
    written: str, where: str
) -> None:
    item = '{name: a, exemption: audience-measurement}'
    findings = check(declared(f'{written}cookies: [{item}]'))
    (message,) = (one.message for one in findings if one.code == 'exemption-not-here')
    assert where in message


def test_no_known_item_makes_a_rule_raise() -> None:
    """Of some no word of the vendor was read, so that they have no category."""
    items = [
        {
            'name': name,
            'provider': provider,
            'storage': item.storage,
            'purpose': 'Anonymous.',
        }
        for service in known_services()
        for provider in service.providers[:1]
        for item in service.items
        for name in item.names
    ]
    check(read_bytes(json.dumps({'cookies': items}).encode(), 'c.json'))


ACCUSING = ('unlawful', 'illegal', 'infring', 'violat', 'breach', 'in contravention')


def test_no_message_calls_a_site_unlawful() -> None:
    for path in BAD:
        for finding in check(read_bytes(path.read_bytes(), str(path)), 'fr'):
            # What is no YAML is in the words of its parser.
            if finding.code is not Code.INVALID_YAML:
                message = finding.message.casefold()
                assert not any(word in message for word in ACCUSING), path


# Values that keys may meet: right ones, wrong ones, and the strangest.
VALUES: dict[str, list[Any]] = {
    'text': [
        'Keeps you signed in.',
        'Serves advertising. No statistics.',
        'Anonymous statistics by a unique identifier.',
        'TODO',
        '',
        '会话',
        'é' * 500,
        '.;!?',
        'a. ' * 40,
        '[…] [] [[',
        {'en': 'Counts visits.', 'fr': 'À compléter'},
        {'en': ''},
        {},
        [],
        'By continuing to browse, certified by the CNIL under TTDSG.',
        '\u0301',
    ],
    'duration': [
        *('session', 'persistent', '13 months', 'P1Y6M', '400 days', '2 weaks', ''),
        *('999999999 years', 'PT1S', '0 days'),
    ],
    'name': [
        *('_ga', '__Host-id', '__Secure-', '__Http-x', '__HOST-HTTP-', 'a b', 'a;b'),
        *('[', ':', '*', '_ga_*', '', 'é', ',', '/ /', 'a and b', '"', '😀'),
        *(['_ga', '_ga'], [], ['a', {'b': 'c'}], 'x' * 5000),
    ],
    'bool': [True, False, 'true', 1, None],
    'date': ['2026-11-24', '9999-12-31', '0001-01-01', 'soon', None],
    'url': ['https://example.org/', 'http://a', '#a', 'HTTP://A/', 'x', None],
    'host': ['example.org', '.linkedin.com', 'localhost', '.', 'a' * 2000, '..', None],
    'word': ['', 'nothing', None, [], {}],
}


def words_of(kind: str, extra: dict[str, list[Any]]) -> list[Any]:
    return extra.get(kind, VALUES['word'])


KEYS: dict[str, list[Any]] = {
    'name': VALUES['name'],
    'purpose': VALUES['text'],
    'service': VALUES['text'],
    'data': [*VALUES['text'], ['a', 'anonymous'], [None]],
    'category': [*vocabulary.CATEGORIES, 'own', 'nothing', '', None, []],
    'provider': ['acme', 'Google', 'LinkedIn', 'our partners', 'XXX', 'acm', '', []],
    'duration': VALUES['duration'],
    'retention': VALUES['duration'],
    'renewed': VALUES['bool'],
    'storage': [*vocabulary.STORAGES, 'localStorage', None],
    'party': ['first', 'third', 'frist', None],
    'domain': VALUES['host'],
    'path': ['/', '/shop', 'shop', '/' + 'é' * 1000, None],
    'consent': ['exempt', 'required', 'maybe', None],
    'exemption': [*vocabulary.EXEMPTIONS, 'none', None],
    'recipients': [
        *(['our partners'], [], ['Example', {'en': 'Partners'}], 'Example'),
        [{'name': 'our partners', 'purpose': 'adverts'}, {'purpose': 'adverts'}],
    ],
    'legal_basis': VALUES['text'],
    'opt_out_url': VALUES['url'],
    'secure': VALUES['bool'],
    'http_only': VALUES['bool'],
    'same_site': ['strict', 'lax', 'none', 'None', None],
    'partitioned': VALUES['bool'],
    'reviewed': VALUES['date'],
}


def chosen(chance: random.Random, keys: dict[str, list[Any]]) -> dict[str, Any]:
    return {
        key: chance.choice(values)
        for key, values in keys.items()
        if chance.random() < 0.6
    }


def random_declaration(chance: random.Random) -> dict[str, Any]:
    jurisdictions = chance.sample(vocabulary.JURISDICTIONS, chance.randint(0, 3))
    top = {
        'site': {
            **chosen(
                chance,
                {
                    'name': VALUES['text'],
                    'url': ['https://example.org/', 'https://localhost', 'x', None],
                    'controller': VALUES['text'],
                    'contact': ['a@example.org', 'nobody', None],
                    'privacy_url': VALUES['url'],
                    'authority': ['https://a.example/', {'name': 'A'}, [], None],
                    'reviewed': VALUES['date'],
                },
            ),
            **({'jurisdictions': jurisdictions} if jurisdictions else {}),
        },
        'choice': chosen(
            chance, {'cookie': VALUES['name'], 'url': VALUES['url'], 'call': ['a.b']}
        ),
        'categories': {
            'own': chosen(
                chance,
                {'title': VALUES['text'], 'consent': ['exempt', 'required', 'x']},
            ),
            'marketing': None,
        },
        'providers': {
            'acme': chosen(
                chance,
                {
                    'name': VALUES['text'],
                    'country': ['US', 'FR', 'GB', 'XX', None],
                    'privacy_url': VALUES['url'],
                    'transfer': VALUES['text'],
                },
            )
        },
        'defaults': chosen(
            chance,
            {key: KEYS[key] for key in ('provider', 'storage', 'party', 'secure')},
        ),
        'cookies': [chosen(chance, KEYS) for _ in range(chance.randint(0, 12))],
    }
    return {key: value for key, value in top.items() if chance.random() < 0.9}


@pytest.mark.parametrize('seed', range(60))
def test_no_declaration_makes_a_rule_raise(seed: int) -> None:
    chance = random.Random(seed)
    for _ in range(10):
        text = json.dumps(random_declaration(chance))
        lines = text.count('\n') + 1
        declaration = read_bytes(text.encode(), 'cookies.json')
        for finding in check(declaration, 'fr'):
            assert 1 <= finding.line <= lines
            assert '\n' not in finding.message
            assert len(finding.message) < 700


def test_the_random_declarations_have_every_key() -> None:
    (cookies,) = [group for group in GROUPS if group.name == 'cookies']
    assert set(cookies.by_name) - set(KEYS) == {'duration_note', 'location', 'tags'}


@pytest.mark.parametrize('name', vocabulary.JURISDICTIONS)
def test_no_fixture_makes_a_rule_raise_anywhere(name: str) -> None:
    for path in (*BAD, *GOOD):
        data = path.read_bytes()
        if b'jurisdictions: [' in data:
            data = data.replace(
                b'jurisdictions: [', f'jurisdictions: [{name}, '.encode()
            )
        elif b'site:' not in data:
            data = data.rstrip(b'\n') + f'\n{site(name)}'.encode()
        check(read_bytes(data, str(path)), 'en')


@pytest.mark.parametrize(
    'purpose',
    [
        'CSRF protection for forms',
        'Remembers that you closed the notice about our campaign.',
        'Remembers your consent for statistics, marketing and external media.',
        'Stocke vos préférences de consentement aux cookies publicitaires.',
        'Speichert Ihre Einwilligung zu Statistik und Werbung.',
        'Guarda el consentimiento para publicidad.',
        'Memorizza il consenso ai cookie pubblicitari.',
        'Onthoudt uw toestemming voor advertenties.',
        'Zählt fehlgeschlagene Anmeldungen.',
        'Répartit la charge entre les serveurs.',
        'Remembers that ads are turned off.',
        'Measures the speed of our server for capacity statistics.',
        'Limits how many articles you can read for free.',
    ],
)
def test_what_visitors_are_really_told_is_left_alone(purpose: str) -> None:
    item = {'name': 'a', 'category': 'necessary', 'purpose': purpose}
    declaration = read_bytes(json.dumps({'cookies': [item]}).encode(), 'c.json')
    assert not [one for one in check(declaration) if one.level is Level.WARNING]


#: A declaration in France whose items lack nothing.
WHOLE = {
    'site': {
        'url': 'https://www.example.org/',
        'controller': 'Example Ltd',
        'contact': 'web@example.org',
        'dpo': 'dpo@example.org',
        'authority': 'https://www.cnil.fr/',
        'jurisdictions': ['fr'],
        'reviewed': '2026-11-24',
    },
    'choice': {'url': 'https://www.example.org/cookies', 'cookie': 'choice'},
    'providers': {
        'linkedin': {
            'name': 'LinkedIn',
            'country': 'IE',
            'privacy_url': 'https://linkedin.example/privacy',
        },
        'abroad': {
            'name': 'Example SARL',
            'country': 'FR',
            'privacy_url': 'https://example.net/privacy',
        },
    },
}
KEEPER = {
    'name': 'choice',
    'category': 'necessary',
    'purpose': 'Remembers what you have allowed.',
    'exemption': 'consent-choice',
    'duration': '6 months',
    'provider': 'abroad',
    'party': 'first',
}
ITEM = {**KEEPER, 'name': 'a', 'exemption': None}
ASKED = {**ITEM, 'name': 'b', 'category': 'marketing', 'purpose': 'Shows advertising.'}


@pytest.mark.parametrize(
    ('item', 'code'),
    [
        ({}, None),
        (
            {'party': 'third', 'purpose': 'Chooses the advertising that you see.'},
            'exempt-advertising',
        ),
        (
            {'party': 'third', 'purpose': 'Counts the visits to each page.'},
            'analytics-as-necessary',
        ),
        (
            {'purpose': 'Statistics of the visits, and advertising.'},
            'exempt-advertising',
        ),
        (
            {
                'category': 'marketing',
                'consent': 'exempt',
                'party': 'third',
                'purpose': 'Chooses the advertising that you see.',
            },
            'exempt-advertising',
        ),
        (
            {'category': 'external', 'consent': 'exempt', 'party': 'third'},
            'consent-conflict',
        ),
        (
            {
                'name': 'li_fat_id',
                'provider': 'linkedin',
                'purpose': 'Measures the success of advertising.',
            },
            'exempt-advertising',
        ),
        (
            {'category': 'external', 'party': 'third', 'provider': 'our partners'},
            'provider-vague',
        ),
        ({'purpose': 'functionality'}, 'purpose-vague'),
        ({'purpose': 'TODO'}, 'placeholder-text'),
        (
            {'name': '__Secure-a', 'secure': False, 'same_site': 'none'},
            'prefix-secure',
        ),
        (
            {'name': '__Http-a', 'http_only': False, 'exemption': 'authentication'},
            'prefix-http',
        ),
    ],
)
def test_one_fault_gives_one_finding(item: dict[str, Any], code: str | None) -> None:
    item = {**ITEM, 'duration': 'session', **item}
    content = {**WHOLE, 'cookies': [KEEPER, ASKED, item]}
    declaration = read_bytes(json.dumps(content).encode(), 'c.json')
    codes = [str(one.code) for one in check(declaration)]
    assert codes == ([code] if code else [])


def test_what_keeps_an_objection_is_not_idle() -> None:
    exempt = {
        **ITEM,
        'category': 'statistics',
        'exemption': 'audience-measurement',
        'purpose': 'Counts the visits to each page.',
        'renewed': False,
        'retention': '25 months',
    }
    for items, idle in (([KEEPER, exempt], []), ([KEEPER, ITEM], ['info'])):
        content = {**WHOLE, 'cookies': items}
        declaration = read_bytes(json.dumps(content).encode(), 'c.json')
        assert found(declaration, 'choice-tracker-idle') == idle


@pytest.mark.parametrize(
    ('name', 'text'),
    [('es', 'AEPD'), ('it', 'Garante'), ('be', 'APD')],
)
def test_a_text_of_the_jurisdiction_is_cited_where_there_is_one(
    name: str, text: str
) -> None:
    declaration = declared(site(name) + 'cookies: [{name: a, category: necessary}]')
    (finding,) = (one for one in check(declaration) if one.code is Code.PARTY_MISSING)
    assert f'({text}' in finding.message


def test_the_united_kingdom_asks_for_the_reason_of_a_third_party() -> None:
    text = 'cookies: [{name: a, category: necessary, party: third}]'
    assert found(declared(site('uk') + text), 'exempt-third-party') == ['warning']
