"""What a rule leaves out: an item that lacks one of its conditions, and no other."""

from __future__ import annotations

import pytest

from sphinx_cookiecharter.checks.engine import check

from ..declaration.declared import declared

EXEMPTED = 'category: necessary, party: third'
COUNTS = 'purpose: Counts visits to each page.'
CAPS = 'Limits how often you see the same ads.'
CHOSEN = 'Remembers what you have accepted of the same ads.'


def codes(item: str, jurisdiction: str = 'fr') -> set[str]:
    """Return the codes of the findings on an item."""
    site = f'site: {{jurisdictions: [{jurisdiction}]}}\n'
    return {str(one.code) for one in check(declared(f'{site}cookies: [{{{item}}}]'))}


@pytest.mark.parametrize(
    ('code', 'reported', 'left_out'),
    [
        (
            'exempt-third-party',
            EXEMPTED,
            # What could not be read may be the reason.
            f'{EXEMPTED}, exemption: securty',
        ),
        (
            'exempt-no-objection',
            'exemption: audience-measurement',
            'exemption: audience-measurement, consent: required',
        ),
        (
            'exemption-not-here',
            'exemption: uk-statistical',
            'exemption: uk-statistical, consent: required',
        ),
        (
            'exempt-advertising',
            f'category: necessary, purpose: {CAPS}',
            f'category: necessary, purpose: {CHOSEN}',
        ),
        (
            'analytics-as-necessary',
            f'category: necessary, {COUNTS}',
            f'category: necessary, exemption: audience-measurement, {COUNTS}',
        ),
    ],
)
def test_one_condition_is_not_met(code: str, reported: str, left_out: str) -> None:
    assert code in codes(f'name: a, {reported}')
    assert code not in codes(f'name: a, {left_out}')


def test_one_language_is_enough_to_advertise() -> None:
    purpose = '{en: Chooses the advertising that you see., fr: Retient la langue.}'
    assert 'exempt-advertising' in codes(
        f'name: a, category: necessary, purpose: {purpose}'
    )


def test_what_is_in_marketing_is_not_sent_there() -> None:
    for category, has in (('marketing', False), ('necessary', True)):
        item = f'name: a, category: {category}, consent: exempt'
        text = f'cookies: [{{{item}, purpose: Chooses the advertising that you see.}}]'
        (message,) = (
            one.message
            for one in check(declared(text))
            if one.code == 'exempt-advertising'
        )
        assert ("put it into 'marketing'" in message) is has
