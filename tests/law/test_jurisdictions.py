"""The records of jurisdictions: complete, of known words, and what follows of each."""

from __future__ import annotations

from itertools import combinations
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sphinx_cookiecharter.checks.applicable_law import law_of
from sphinx_cookiecharter.checks.engine import all_rules, check
from sphinx_cookiecharter.declaration import vocabulary
from sphinx_cookiecharter.declaration.codes import Code, Level
from sphinx_cookiecharter.declaration.duration import parse_duration
from sphinx_cookiecharter.declaration.reader import read_bytes
from sphinx_cookiecharter.law import jurisdiction as module
from sphinx_cookiecharter.law.jurisdiction import JURISDICTIONS, jurisdiction
from sphinx_cookiecharter.law.legal_sources import SOURCES
from sphinx_cookiecharter.law.records import read_record

if TYPE_CHECKING:
    from sphinx_cookiecharter.law.jurisdiction import Transfers

FOLDER = Path(module.__file__).with_name('jurisdictions')
FILES = sorted(FOLDER.glob('*.yaml'))

KEYS = {
    *('builds_on', 'levels', 'limits', 'refused', 'accepted', 'texts', 'transfers'),
    *('exempts_cashback', 'asks_consent', 'rights', 'gdpr', 'law', 'authority'),
}

#: The member states of the Union that are known here.
MEMBERS = [
    name
    for name in JURISDICTIONS
    if read_record(FOLDER / f'{name}.yaml').get('builds_on') == 'eu'
]

ELSEWHERE = """\
site: {{jurisdictions: [{names}]}}
providers: {{ads: {{name: Example Ads, country: {country}}}}}
cookies:
  - {{name: a, category: marketing, purpose: Chooses what you see., provider: ads}}
"""


@pytest.mark.parametrize('path', FILES, ids=lambda path: path.stem)
def test_a_record_has_only_keys_and_words_that_are_known(path: Path) -> None:
    record = read_record(path)
    assert record.keys() <= KEYS
    levels = record.get('levels', {})
    assert levels.keys() <= {Level.WARNING, Level.INFO}, 'nothing is an error by itself'
    codes = [code for each in levels.values() for code in each]
    assert len(codes) == len(set(codes)), 'a code has one level'
    named = {*codes, *record.get('limits', {}), *record.get('texts', {})}
    assert named <= set(Code)
    exemptions = {*record.get('refused', {}), *record.get('accepted', ())}
    assert exemptions <= set(vocabulary.EXEMPTIONS)


@pytest.mark.parametrize('name', JURISDICTIONS)
def test_a_record_lacks_nothing(name: str) -> None:
    law = jurisdiction(name)
    if law.asks_consent:
        assert law.law, 'which text decides what needs consent?'
    if Code.TRANSFER_UNTOLD in law.levels:
        assert law.transfers is not None, 'where may data go without more?'
    for code, limit in law.limits.items():
        assert code in law.levels, 'how much does it matter to pass the limit?'
        parse_duration(limit.words)
    if law.refused:
        assert Code.EXEMPTION_NOT_HERE in law.levels
    if law.gdpr:
        assert law.rights


@pytest.mark.parametrize('name', JURISDICTIONS)
def test_what_a_finding_cites_is_a_source_of_its_rule(name: str) -> None:
    for code, text in jurisdiction(name).texts.items():
        sources = [rule.sources for rule in all_rules() if rule.code == code]
        assert any(text in each for each in sources), code


def test_every_source_has_a_name_of_its_own() -> None:
    assert len({str(source) for source in SOURCES.values()}) == len(SOURCES)


def test_the_vocabulary_has_the_jurisdictions_of_the_records() -> None:
    bases = [path.stem for path in FILES if path.stem.startswith('_')]
    assert {*vocabulary.JURISDICTIONS, *bases} == {path.stem for path in FILES}
    assert {'eu', 'uk', 'us-ca'} <= set(vocabulary.JURISDICTIONS)
    assert MEMBERS


def test_a_code_is_local_where_a_record_names_it() -> None:
    named = {code for name in JURISDICTIONS for code in jurisdiction(name).levels}
    assert {code for code in Code if code.is_local} == named


@pytest.mark.parametrize('name', MEMBERS)
def test_a_member_state_builds_on_the_union(name: str) -> None:
    law, union = jurisdiction(name), jurisdiction('eu')
    assert law.levels.keys() >= union.levels.keys()
    order = list(Level)
    for code, level in union.levels.items():
        assert order.index(Level(law.levels[code])) <= order.index(Level(level))
    assert law.gdpr
    assert law.transfers == union.transfers


def test_the_strictest_of_several_wins() -> None:
    for first, second in combinations(JURISDICTIONS, 2):
        both, reverse = law_of((first, second)), law_of((second, first))
        for code in filter(attrgetter('is_local'), Code):
            levels = {law_of((name,)).level(code) for name in (first, second)} - {None}
            wanted = (
                Level.WARNING
                if Level.WARNING in levels
                else Level.INFO
                if levels
                else None
            )
            assert both.level(code) is reverse.level(code) is wanted


def transfers_of(name: str) -> Transfers:
    transfers = jurisdiction(name).transfers
    assert transfers is not None
    return transfers


@pytest.mark.parametrize('name', ['eu', 'uk'])
def test_countries_are_codes_of_countries(name: str) -> None:
    transfers = transfers_of(name)
    assert transfers.safe <= vocabulary.COUNTRIES
    assert not transfers.area & transfers.adequate
    assert 'US' not in transfers.safe
    assert transfers.as_of.year > 2000


def test_what_is_in_the_union_is_safe_for_the_united_kingdom() -> None:
    assert transfers_of('uk').adequate >= transfers_of('eu').area
    assert 'GB' in transfers_of('eu').adequate


@pytest.mark.parametrize(
    ('names', 'country', 'told'),
    [
        ('eu', 'BR', False),
        ('uk', 'BR', True),
        ('eu, uk', 'BR', True),
        ('uk, fr', 'BR', True),
        ('eu', 'GI', True),
        ('uk', 'GI', False),
        ('eu, uk', 'GI', True),
        ('eu, uk', 'DE', False),
        ('eu, uk', 'GB', False),
        ('eu, us-ca', 'BR', False),
        ('uk, us-ca', 'GI', False),
        ('us-ca', 'BR', False),
        ('us-ca', 'CN', False),
        ('us-ca, eu', 'CN', True),
    ],
)
def test_where_data_may_go_is_asked_of_every_law(
    names: str, country: str, told: bool
) -> None:
    text = ELSEWHERE.format(names=names, country=country)
    findings = check(read_bytes(text.encode(), 'c.yaml'))
    assert (Code.TRANSFER_UNTOLD in {one.code for one in findings}) is told


def test_a_law_cites_no_text_of_another() -> None:
    """Writing jurisdictions raises nothing that no text of theirs carries."""
    for name in JURISDICTIONS:
        law, own = law_of((name,)), {*jurisdiction(name).lineage, ''}
        for rule in all_rules():
            source = law.source(rule.code, rule.sources)
            assert source is None or source.jurisdiction in own, (name, rule.code)
        limits = jurisdiction(name).limits.values()
        assert {limit.source.jurisdiction for limit in limits} <= own
        assert {each.jurisdiction for each in jurisdiction(name).refused.values()} <= (
            own
        )


@pytest.mark.parametrize(
    ('name', 'asked'), [('es', True), ('it', True), ('be', True), ('fr', False)]
)
def test_what_no_text_of_the_law_carries_is_silent(name: str, asked: bool) -> None:
    text = f'site: {{jurisdictions: [{name}]}}\ncookies: [{{name: a}}]'
    findings = check(read_bytes(text.encode(), 'c.yaml'))
    assert (Code.PARTY_MISSING in {one.code for one in findings}) is asked


@pytest.mark.parametrize('name', ['ch', 'jp', 'br', 'us-ca'])
def test_a_law_outside_europe_has_nothing_of_europes(name: str) -> None:
    law = jurisdiction(name)
    assert law.lineage == {name}
    assert not law.gdpr
    assert not law.refused
    assert not law.limits
