"""Two states of a declaration: what readers are told, and when consent lapses."""

from __future__ import annotations

import pytest

from sphinx_cookiecharter.declaration.diff import Diff, diff
from sphinx_cookiecharter.declaration.fingerprint import fingerprint

from .declared import declared

TOP = 'providers: {n: {name: Numbers Ltd}, o: {name: Others}}\ncookies:\n'


def item(keys: str) -> str:
    return f'  - {{purpose: P., {keys}}}\n'


VISITS = 'name: v, category: statistics, provider: n, duration: 6 months'


def compared(old: str, new: str) -> Diff:
    """Compare declarations of items, a line of keys each."""
    texts = (
        TOP + ''.join(item(k) for k in keys.split('\n') if k) for keys in (old, new)
    )
    return diff(*(declared(text) for text in texts))


def changes(found: Diff) -> dict[str, tuple[str, ...]]:
    return {change.name: change.aspects for change in found.changed}


def reasons(found: Diff) -> list[tuple[str, str]]:
    assert found.ask_again == bool(found.reasons)
    return [(one.name, one.reason) for one in found.reasons]


@pytest.mark.parametrize(
    ('new', 'aspects', 'why'),
    [
        # Wording and the like.
        (VISITS, (), []),
        (VISITS.replace('6 months', 'P6M'), (), []),
        (VISITS.replace('provider: n', 'provider: Numbers Ltd'), (), []),
        (f'{VISITS}, service: S, domain: a.example, path: /a, tags: [b]', (), []),
        # Shorter, or no longer told.
        (VISITS.replace('6 months', '5 months'), (), []),
        (VISITS.replace('6 months', 'session'), (), []),
        (VISITS.replace(', duration: 6 months', ''), (), []),
        (VISITS.replace('provider: n, ', ''), (), []),
        # What lapses a consent.
        (VISITS.replace('6 months', '1 year'), ('duration',), ['duration']),
        (VISITS.replace('6 months', 'persistent'), ('duration',), ['duration']),
        (VISITS.replace('provider: n', 'provider: o'), ('provider',), ['provider']),
        (VISITS.replace('provider: n', 'provider: X'), ('provider',), ['provider']),
        (f'{VISITS}, recipients: [Town]', ('recipients',), ['recipients']),
        (VISITS.replace('statistics', 'marketing'), ('category',), ['category']),
        # What needs none any more.
        (VISITS.replace('statistics', 'necessary'), ('consent', 'category'), []),
        (
            f'{VISITS}, consent: exempt'.replace('6 m', '9 m'),
            ('consent', 'duration'),
            [],
        ),
    ],
)
def test_one_item(new: str, aspects: tuple[str, ...], why: list[str]) -> None:
    found = compared(VISITS, new)
    assert (found.added, found.removed) == ((), ())
    assert changes(found) == ({'v': aspects} if aspects else {})
    assert reasons(found) == [('v', reason) for reason in why]


def test_an_item_that_now_needs_consent_has_that_one_reason() -> None:
    exempt = VISITS.replace('statistics', 'necessary')
    found = compared(exempt, VISITS.replace('6 months', '7 months'))
    assert changes(found) == {'v': ('consent', 'duration', 'category')}
    assert reasons(found) == [('v', 'consent')]


def test_a_new_item_asks_anew_if_it_needs_consent() -> None:
    found = compared(VISITS, f'name: s, category: necessary\n{VISITS}')
    assert [one.name for one in found.added] == ['s']
    assert reasons(found) == []
    found = compared(VISITS, f'name: [m, n], category: marketing\n{VISITS}')
    assert [one.name for one in found.added] == ['m', 'n']
    assert reasons(found) == [('m', 'added'), ('n', 'added')]


def test_removals_and_order_ask_nothing() -> None:
    more = 'name: a, category: marketing\nname: b, category: statistics\n'
    found = compared(more + VISITS, VISITS)
    assert [one.name for one in found.removed] == ['a', 'b']
    assert reasons(found) == []
    found = compared(more + VISITS, f'{VISITS}\n{more}')
    assert (found.added, found.removed, found.changed) == ((), (), ())


def test_a_recipient_less_is_told_and_asks_nothing() -> None:
    found = compared(f'{VISITS}, recipients: [A, B]', f'{VISITS}, recipients: [B]')
    assert changes(found) == {'v': ('recipients',)}
    assert reasons(found) == []


@pytest.mark.parametrize(
    'recipients',
    [
        '[City, {fr: Région, en: Region}]',
        '[{fr: Région, en: Region}, {de: Stadt, en: CITY}]',
        '[{en: Region}, {en: City}]',
        '[Région, City]',
    ],
)
def test_a_recipient_is_the_same_in_every_language(recipients: str) -> None:
    old = f'{VISITS}, recipients: [{{en: Region, fr: Région}}, City]'
    found = compared(old, f'{VISITS}, recipients: {recipients}')
    assert found.changed == ()


def test_a_provider_that_is_declared_later_is_the_same() -> None:
    old = 'cookies: [{name: v, category: statistics, provider: Numbers Ltd}]'
    new = old.replace('Numbers Ltd', 'n')
    found = diff(
        declared(old),
        declared('providers: {n: {name: {fr: Nombres SA, en: NUMBERS Ltd}}}\n' + new),
    )
    assert found.changed == ()
    other = diff(declared(old), declared('providers: {n: {name: N}}\n' + new))
    assert changes(other) == {'v': ('provider',)}


def test_another_storage_or_host_is_another_item() -> None:
    found = compared(VISITS, f'{VISITS}, storage: local_storage')
    assert [one.name for one in found.added] == ['v']
    assert [one.name for one in found.removed] == ['v']
    found = compared(f'{VISITS}, domain: a.example', f'{VISITS}, domain: b.example')
    assert [one.name for one in found.added] == ['v']
    assert [one.name for one in found.removed] == ['v']


def test_items_of_one_name_are_told_apart() -> None:
    old = f'{VISITS}, domain: a.example\n{VISITS}, domain: b.example'
    new = f'{VISITS}, domain: b.example\n{VISITS}, domain: a.example'
    found = compared(old, new.replace('6 months, domain: a', '7 months, domain: a'))
    assert (found.added, found.removed) == ((), ())
    (change,) = found.changed
    assert change.old.domain == change.new.domain == 'a.example'
    found = compared(f'{VISITS}, domain: a.example', old)
    assert [one.cookie.domain for one in found.added] == ['b.example']


def test_a_second_item_of_one_name_is_new() -> None:
    for name in ('name: v', "name: 'v*'"):
        item = VISITS.replace('name: v', name)
        found = compared(item, f'{item}, domain: a.example\n{item}, domain: b.example')
        assert [one.cookie.domain for one in found.added] == ['b.example']


def test_a_name_of_an_old_pattern_is_not_new() -> None:
    pattern = VISITS.replace('name: v', 'name: v_*')
    name = VISITS.replace('name: v', 'name: v_1')
    found = compared(pattern, f'{pattern}\n{name}')
    assert (found.added, found.removed) == ((), ())
    found = compared(pattern, name.replace('6 months', '1 year'))
    assert changes(found) == {'v_1': ('duration',)}


def test_of_patterns_alike_the_first_declared_says_what_a_name_was() -> None:
    first = VISITS.replace('name: v', 'name: a_*')
    second = first.replace('a_*', "'*_b'").replace('6 months', '1 year')
    name = VISITS.replace('name: v', 'name: a_b').replace('6 months', '9 months')
    assert not compared(f'{second}\n{first}', name).changed
    found = compared(f'{first}\n{second}', name)
    assert changes(found) == {'a_b': ('duration',)}


def test_a_pattern_widens_what_a_name_was() -> None:
    found = compared(VISITS, VISITS.replace('name: v', 'name: v*'))
    assert [one.name for one in found.added] == ['v*']
    assert found.removed == ()
    assert reasons(found) == [('v*', 'added')]


def test_the_fingerprint_changes_wherever_consent_lapses() -> None:
    """It may change where none does: it knows no before."""
    for new in (
        VISITS.replace('6 months', '1 year'),
        VISITS.replace('provider: n', 'provider: o'),
        VISITS.replace('statistics', 'marketing'),
        f'{VISITS}, recipients: [Town]',
        f'{VISITS}\nname: w, category: statistics',
    ):
        found = compared(VISITS, new)
        assert found.ask_again
        assert fingerprint(found.old).overall != fingerprint(found.new).overall
