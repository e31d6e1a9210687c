"""What some laws want told of each item: asked for under these laws, and no other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sphinx_cookiecharter.api import read
from sphinx_cookiecharter.checks.engine import check
from sphinx_cookiecharter.declaration.grouping import group_repeated
from sphinx_cookiecharter.law.jurisdiction import JURISDICTIONS

from ..declaration.declared import declared

if TYPE_CHECKING:
    from pathlib import Path

CODES = ('data-missing', 'legal-basis-missing', 'recipient-purpose-missing')

ASKING = {
    'data-missing': {'at', 'no', 'jp'},
    'legal-basis-missing': {'at', 'br'},
    'recipient-purpose-missing': {'uk', 'jp', 'br'},
}

ITEM = """
cookies:
  - name: ads
    category: marketing
    provider: Example Ads
    purpose: Chooses the advertising that you see.
    recipients: [Other Ads]
"""


def site(*names: str) -> str:
    quoted = ', '.join(f"'{name}'" for name in names)
    return f'site: {{jurisdictions: [{quoted}]}}\n'


def found(text: str) -> list[str]:
    return [str(one.code) for one in check(declared(text)) if one.code in CODES]


def test_no_law_that_is_only_taken_for_granted_asks_for_it() -> None:
    assert found(ITEM) == []


@pytest.mark.parametrize('name', JURISDICTIONS)
def test_only_the_law_of_some_asks_for_it(name: str) -> None:
    wanted = [code for code in CODES if name in ASKING[code]]
    assert sorted(found(site(name) + ITEM)) == sorted(wanted)


@pytest.mark.parametrize('name', JURISDICTIONS)
def test_it_is_a_note_that_cites_the_law_that_asks(name: str) -> None:
    for finding in check(declared(site(name) + ITEM)):
        if finding.code in CODES:
            assert finding.level == 'info'
            assert finding.message.endswith(')')


def test_beside_a_law_that_asks_for_consent_japan_asks_no_more_than_alone() -> None:
    own = 'cookies: [{name: a, category: statistics, provider: this-site}]'
    assert found(site('jp', 'fr') + own) == []
    assert found(site('no', 'jp') + own) == ['data-missing']


@pytest.mark.parametrize(
    'recipient', ['this-site', 'our partners', '{name: B, purpose: C.}']
)
def test_who_has_told_it_or_is_nobody_is_not_asked_for_a_purpose(
    recipient: str,
) -> None:
    item = f'cookies: [{{name: a, category: statistics, recipients: [{recipient}]}}]'
    assert found(site('uk') + item) == []


@pytest.mark.parametrize(
    ('more', 'asked'),
    [
        ('provider: this-site', False),
        ('provider: this-site, recipients: [{name: B, purpose: C.}]', True),
        ('provider: Example Stats', True),
        ('recipients: [this-site]', False),
        ('provider: Example Stats, consent: exempt', False),
    ],
)
def test_japan_asks_of_what_reaches_others(more: str, asked: bool) -> None:
    item = f'cookies: [{{name: a, category: statistics, {more}}}]'
    assert ('data-missing' in found(site('jp') + item)) is asked


def test_what_is_told_once_for_all_items_is_told() -> None:
    text = site('at') + 'defaults: {legal_basis: your consent}\n' + ITEM
    assert found(text) == ['data-missing']


def test_what_the_catalogue_brings_is_not_asked(tmp_path: Path) -> None:
    path = tmp_path / 'cookies.yaml'
    path.write_text(site('at', 'no', 'jp', 'br', 'uk') + 'use: [ga4]\n', 'utf-8')
    findings = check(read(path))
    assert read(path).cookies
    assert not [one for one in findings if one.code in CODES]


def test_fifteen_items_without_it_are_one_message_of_each_code() -> None:
    items = '\n'.join(
        f'  - {{name: c{number}, category: statistics, recipients: [Other Ads]}}'
        for number in range(15)
    )
    text = site('at', 'uk') + 'cookies:\n' + items
    groups = [
        group
        for group in group_repeated(check(declared(text)))
        if group[0].code in CODES
    ]
    assert sorted(group[0].code for group in groups) == sorted(CODES)
    assert {len(group) for group in groups} == {15}
