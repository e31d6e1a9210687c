"""What a rule leaves out: an item that lacks one of its conditions, and no other."""

from __future__ import annotations

import pytest

from sphinx_cookiecharter.checks.engine import check

from ..declaration.declared import declared

EXEMPTED = 'category: necessary, party: third'
SAID_EXEMPT = 'category: marketing, consent: exempt'
COUNTS = 'purpose: Counts visits to each page.'
SHARES = 'purpose: Shows the share buttons of a social network.'
CAPS = 'Sees to it that you do not see the same ads twice.'
CHOSEN = 'Keeps what you have accepted, not to see the same ads twice.'


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
        (
            'analytics-as-necessary',
            f'category: necessary, {COUNTS}',
            f'category: statistics, consent: exempt, {COUNTS}',
        ),
        (
            'analytics-as-necessary',
            f'category: necessary, {COUNTS}',
            # Of two things that are not exempt, the graver is told.
            'category: necessary, purpose: Counts visits for our advertising.',
        ),
        (
            'analytics-as-necessary',
            f'category: necessary, {COUNTS}',
            f'category: necessary, exemption: uk-statistical, {COUNTS}',
        ),
        (
            'exempt-advertising',
            f'{SAID_EXEMPT}, purpose: Keeps the language.',
            f'{SAID_EXEMPT}, purpose: {{en: No advertising., fr: Retient la langue.}}',
        ),
        (
            'consent-conflict',
            'category: statistics, consent: exempt',
            'consent: exempt',
        ),
        (
            'exempt-social',
            f'category: necessary, {SHARES}',
            f'category: external, {SHARES}',
        ),
    ],
)
def test_one_condition_is_not_met(code: str, reported: str, left_out: str) -> None:
    assert code in codes(f'name: a, {reported}')
    assert code not in codes(f'name: a, {left_out}')


@pytest.mark.parametrize(
    ('code', 'keys'),
    [
        ('auth-not-httponly', 'exemption: authentication, secure: false'),
        ('partitioned-insecure', 'partitioned: true, secure: false'),
        ('samesite-none-insecure', 'same_site: none, secure: false'),
    ],
)
def test_of_a_prefix_its_own_rule_speaks(code: str, keys: str) -> None:
    assert code in codes(f'name: a, {keys}')
    assert code not in codes(f'name: __Secure-a, {keys}')
    assert 'prefix-secure' in codes(f'name: [a, __Secure-a], {keys}')


def test_of_a_prefix_for_http_its_own_rule_speaks() -> None:
    keys = 'exemption: authentication, http_only: false'
    assert 'auth-not-httponly' in codes(f'name: __Secure-a, {keys}')
    assert 'auth-not-httponly' not in codes(f'name: __Http-a, {keys}')
    assert 'prefix-http' in codes(f'name: __Http-a, {keys}')


@pytest.mark.parametrize(('name', 'may_vary'), [('a[b]', True), ('a@b', False)])
def test_what_stands_for_a_part_that_varies_is_an_asterisk(
    name: str, may_vary: bool
) -> None:
    findings = check(declared(f'cookies: [{{name: "{name}"}}]'))
    (message,) = (one.message for one in findings if one.code == 'name-not-token')
    assert ("'*' for a part that varies" in message) is may_vary


@pytest.mark.parametrize(
    ('code', 'purpose'),
    [
        ('exempt-advertising', 'Chooses the advertising that you see.'),
        ('analytics-as-necessary', 'Counts visits to each page.'),
        ('exempt-social', 'Shows the share buttons of a social network.'),
    ],
)
def test_one_language_is_enough(code: str, purpose: str) -> None:
    texts = f'{{en: {purpose}, fr: Retient la langue.}}'
    assert code in codes(f'name: a, category: necessary, purpose: {texts}')


def test_cashback_in_one_language_is_enough() -> None:
    texts = '{en: Credits your cashback for advertising., fr: Pour la publicité.}'
    item = f'name: a, category: necessary, purpose: {texts}'
    assert 'exempt-advertising' not in codes(item)
    assert 'exempt-advertising' in codes(item, 'de')


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
