"""The target `csv`: a line a name, read by who reads the Open Cookie Database."""

from __future__ import annotations

import csv

import pytest

from .shops import SHOP, exported, lines


def rows(text: str = SHOP, *languages: str) -> list[dict[str, str]]:
    return [*csv.DictReader(exported('csv', text, *languages).text.splitlines())]


def test_their_columns_come_first() -> None:
    header = exported('csv').text.splitlines()[0]
    assert header.startswith(
        'Platform,Category,Cookie / Data Key name,Domain,Description,'
        'Retention period,Data Controller,User Privacy & GDPR Rights Portals,'
        'Wildcard match,name,storage,'
    )


def test_each_name_has_a_line() -> None:
    names = [row['name'] for row in rows()]
    assert names[4:6] == ['numbers_id', 'numbers_first.*']
    assert len(names) == 9


def test_a_line_says_what_the_charter_says() -> None:
    row = rows(SHOP, 'fr')[4]
    assert row['Category'] == 'Statistiques'
    assert row['Description'] == 'Compte les visites.'
    assert row['Retention period'] == '13\xa0mois'
    assert (
        row['User Privacy & GDPR Rights Portals'] == 'https://numbers.example/privacy'
    )
    assert (row['consent'], row['duration']) == ('required', '13 months')
    assert (row['data'], row['retention']) == ('Pages; Time', '2 years')


def test_their_wildcard_is_the_beginning_of_a_name() -> None:
    row = rows()[5]
    assert row['Cookie / Data Key name'] == 'numbers_first.'
    assert row['Wildcard match'] == '1'
    (row,) = rows('cookies: [{name: "a*b"}]')
    assert (row['Cookie / Data Key name'], row['Wildcard match']) == ('a*b', '0')


def test_who_works_for_the_site_decides_on_nothing() -> None:
    (row,) = rows("""
        site: {controller: Bikes Ltd}
        providers: {host: {name: Host Inc, processor: true}}
        cookies: [{name: a, provider: host}]
    """)
    assert (row['Platform'], row['Data Controller']) == ('Host Inc', 'Bikes Ltd')


@pytest.mark.parametrize('sign', ['=', '+', '-', '@', '\uff1d'])
def test_no_cell_is_a_formula(sign: str) -> None:
    (row,) = rows(f"""
        cookies:
          - name: '{sign}1'
            purpose: '{sign}SUM(A1)'
            service: '{sign}x'
            tags: ['{sign}']
    """)
    assert row['name'] == f"'{sign}1"
    assert row['Description'] == f"'{sign}SUM(A1)"
    assert not any(cell.startswith(sign) for cell in row.values())


def test_what_is_lost_is_said() -> None:
    assert lines('csv') == [
        'holds one language: en, not fr',
        "holds no purpose of a recipient’s own: 1 item ('numbers_id')",
        "holds no country of a provider: 1 item ('numbers_id')",
        "holds no transfer of a provider: 1 item ('numbers_id')",
    ]
    assert lines('csv', 'cookies: [{name: a}]') == []
