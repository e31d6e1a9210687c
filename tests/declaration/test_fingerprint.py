"""The fingerprint changes with what visitors consent to, and with nothing else."""

from __future__ import annotations

import pytest

from sphinx_cookiecharter.declaration.fingerprint import fingerprint

from .declared import declared

DECLARED = """
site: {url: 'https://bikes.example/', reviewed: 2026-01-01}
providers:
  numbers: {name: Numbers Ltd, country: IE}
  adverts: {name: Adverts SA}
cookies:
  - name: sessionid
    category: necessary
    purpose: Keeps you signed in.
  - name: visits
    category: statistics
    purpose: Counts visits.
    provider: numbers
    duration: 12 months
    recipients: [Town, Region]
  - name: [ad_1, ad_2]
    category: marketing
    purpose: Chooses adverts.
    provider: adverts
    domain: .adverts.example
    duration: 1 day
"""

WHOLE = fingerprint(declared(DECLARED))


def altered(*pairs: tuple[str, str]) -> str:
    text = DECLARED
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    return text


def test_it_is_the_same_for_ever() -> None:
    """A consent tool asks every visitor anew when it is another."""
    assert WHOLE.overall == OVERALL
    assert WHOLE.categories == CATEGORIES
    assert WHOLE.revision == int(OVERALL, 16)


OVERALL = 'df2e79fa22ae'
CATEGORIES = {'marketing': '3ce53c0ae270', 'statistics': 'c134969b805e'}


@pytest.mark.parametrize(
    'pairs',
    [
        [('Counts visits.', 'Tells how many visits there are.')],
        [('purpose: Counts visits.', 'purpose: {en: Counts visits., fr: Compte.}')],
        [('[Town, Region]', '[Region, Town]')],
        [('[Town, Region]', '[{en: Town, fr: Ville}, Region]')],
        [('2026-01-01', '2026-10-10')],
        [('12 months', 'P1Y')],
        [('1 day', '24 hours')],
        [('Numbers Ltd', '{en: Numbers Ltd, fr: Nombres SA}')],
        [('country: IE', 'country: FR')],
        [('provider: adverts', 'provider: Adverts SA')],
        [('.adverts.example', 'Adverts.example')],
        [('[ad_1, ad_2]', '[ad_2, ad_1]')],
        [('sessionid', 'session_id')],
        [('duration: 12 months', 'duration: 12 months\n    tags: [x]')],
        [('Keeps you signed in.', 'Keeps you signed in.\n    duration: 2 years')],
    ],
)
def test_what_does_not_matter(pairs: list[tuple[str, str]]) -> None:
    assert fingerprint(declared(altered(*pairs))) == WHOLE


@pytest.mark.parametrize(
    ('pair', 'categories'),
    [
        (('name: visits', 'name: visit'), {'statistics'}),
        (('12 months', '13 months'), {'statistics'}),
        (('12 months', '12 months\n    storage: local_storage'), {'statistics'}),
        (('[Town, Region]', '[Town]'), {'statistics'}),
        (('provider: numbers', 'provider: adverts'), {'statistics'}),
        (('[ad_1, ad_2]', 'ad_1'), {'marketing'}),
        (('.adverts.example', 'other.example'), {'marketing'}),
        (('category: marketing', 'category: statistics'), {'marketing', 'statistics'}),
        (('category: statistics', 'category: necessary'), {'statistics'}),
        (('category: necessary', 'category: preferences'), {'preferences'}),
        (('signed in.', 'signed in.\n    consent: required'), {'necessary'}),
    ],
)
def test_what_matters(pair: tuple[str, str], categories: set[str]) -> None:
    found = fingerprint(declared(altered(pair)))
    assert found.overall != WHOLE.overall
    every = {*WHOLE.categories, *found.categories}
    assert categories == {
        name
        for name in every
        if WHOLE.categories.get(name) != found.categories.get(name)
    }


def test_the_order_of_items_does_not_matter() -> None:
    head, *items = DECLARED.split('  - name: ')
    for n in range(len(items)):
        turned = [*items[n:], *items[:n]]
        text = head + ''.join(f'  - name: {item}' for item in turned)
        assert fingerprint(declared(text)) == WHOLE


def test_where_nothing_needs_consent() -> None:
    found = fingerprint(declared('cookies: []'))
    assert found.categories == {}
    assert len(found.overall) == 12


def test_names_of_one_item_are_as_good_as_items() -> None:
    one = 'cookies: [{name: [a, b], category: statistics, purpose: A.}]'
    two = """
    cookies:
      - {name: b, category: statistics, purpose: B.}
      - {name: a, category: statistics, purpose: A.}
    """
    assert fingerprint(declared(one)) == fingerprint(declared(two))
