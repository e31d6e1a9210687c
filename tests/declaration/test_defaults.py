"""What `defaults` says holds of each item that does not say it itself."""

from __future__ import annotations

from dataclasses import fields as fields_of
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from sphinx_cookiecharter.catalogue.collection import Collection
from sphinx_cookiecharter.catalogue.merge import bring_in
from sphinx_cookiecharter.checks.engine import check
from sphinx_cookiecharter.declaration import fields
from sphinx_cookiecharter.declaration.codes import Code
from sphinx_cookiecharter.declaration.diff import diff
from sphinx_cookiecharter.declaration.fingerprint import fingerprint
from sphinx_cookiecharter.declaration.text import Text

from .declared import declared, names, problems

if TYPE_CHECKING:
    from sphinx_cookiecharter.declaration.model import Cookie, Declaration

#: Where something stands, which differs by where it is written.
PLACES = {'place', 'name_marks', 'at', 'refused', 'defaulted'}


def facts(cookie: Cookie) -> dict[str, Any]:
    """Return all that is said of an item, without where it is said."""
    provider = cookie.provider
    return {
        field.name: getattr(cookie, field.name)
        for field in fields_of(cookie)
        if field.name not in PLACES
    } | {'provider': provider and (provider.id, provider.name, provider.is_site)}


def same(one: Declaration, other: Declaration) -> bool:
    return [facts(cookie) for cookie in one.cookies] == [
        facts(cookie) for cookie in other.cookies
    ]


WHOLE = """
providers: {acme: {name: Acme Ltd}}
defaults:
  provider: acme
  service: shop
  location: {en: every page}
  domain: shop.example
  path: /shop
  storage: local_storage
  party: first
  recipients: [Town, {name: Region, purpose: its maps}]
  legal_basis: contract
  reviewed: 2026-01-01
  secure: true
  http_only: false
  same_site: lax
  tags: [a, b]
"""


def test_all_of_them_hold_of_an_item() -> None:
    declaration = declared(f'{WHOLE}cookies: [{{name: a}}]')
    (cookie,) = declaration.cookies
    assert declaration.problems == ()
    assert cookie.provider is declaration.providers['acme']
    assert (cookie.service, cookie.legal_basis) == (Text('shop'), Text('contract'))
    assert (cookie.domain, cookie.path) == ('shop.example', '/shop')
    assert (cookie.storage, cookie.party) == ('local_storage', 'first')
    assert [one.name.plain for one in cookie.recipients] == ['Town', 'Region']
    assert (cookie.secure, cookie.http_only, cookie.same_site) == (True, False, 'lax')
    assert cookie.tags == ('a', 'b')
    assert cookie.defaulted == cookie.at.keys() - {'name'} == {*fields.DEFAULTS.by_name}
    assert cookie.at['storage'] == (8, 12)


@pytest.mark.parametrize(
    ('item', 'party'),
    [
        ('{}', 'first'),
        ('{party: third}', 'third'),
        ('{<<: *merged}', 'third'),
        ('{<<: *merged, party: first}', 'first'),
        # Written without a value, a key takes none; so does one that is refused.
        ('{party: ~}', None),
        ('{party: }', None),
        ('{party: ""}', None),
        ('{party: null}', None),
        ('{<<: *none}', None),
        ('{party: fist}', None),
        ('{party: [third]}', None),
    ],
)
def test_what_an_item_says_itself_wins(item: str, party: str | None) -> None:
    (cookie,) = declared(f"""
        x-merged: &merged {{party: third}}
        x-none: &none {{party: ~}}
        defaults: {{party: first}}
        cookies: [{item}]
        """).cookies
    assert cookie.party == party
    assert cookie.defaulted == ({'party'} if item == '{}' else set())


def test_lists_replace() -> None:
    first, second, third = declared("""
        defaults: {tags: [a], recipients: [Town]}
        cookies:
          - {name: a, tags: [b]}
          - {name: b, recipients: [Region]}
          - {name: c, tags: [], recipients: []}
        """).cookies
    assert (first.tags, second.tags, third.tags) == (('b',), ('a',), ())
    assert [one.name.plain for one in second.recipients] == ['Region']
    assert third.recipients == ()


def test_they_may_stand_below_the_items() -> None:
    (cookie,) = declared('cookies: [{name: a}]\ndefaults: {party: third}').cookies
    assert cookie.party == 'third'


def test_they_do_not_hold_of_what_is_used() -> None:
    declaration = bring_in(
        declared("""
            defaults: {domain: shop.example, tags: [a], party: third, storage: pixel}
            use: [furo]
            cookies: [{name: a}]
            """),
        Collection(),
    ).declaration
    own, *brought = declaration.cookies
    assert (own.domain, own.tags) == ('shop.example', ('a',))
    assert brought
    for cookie in brought:
        assert not cookie.defaulted
        assert cookie.domain is None
        assert cookie.tags == ()
        assert cookie.party != 'third'
        assert cookie.storage != 'pixel'


def test_what_is_used_gives_way_to_an_item_whose_storage_is_a_default() -> None:
    declaration = bring_in(
        declared("""
            defaults: {storage: local_storage}
            use: [furo]
            cookies: [{name: theme}]
            """),
        Collection(),
    ).declaration
    assert names(declaration).count('theme') == 1


# --- What is wrong with them


@pytest.mark.parametrize(
    ('defaults', 'found'),
    [
        ('', []),
        ('~', []),
        ('""', []),
        ('{}', []),
        ('[]', [(1, 'wrong-type')]),
        ('first', [(1, 'wrong-type')]),
        ('[{party: first}]', [(1, 'wrong-type')]),
        ('{party: fist}', [(1, 'invalid-value')]),
        ('{party: [first]}', [(1, 'wrong-type')]),
        ('{service: [a]}', [(1, 'wrong-type')]),
        ('{recipients: Town}', [(1, 'wrong-type')]),
        ('{recipients: [{purpose: A}]}', [(1, 'wrong-type')]),
        ('{secure: "true"}', [(1, 'wrong-type')]),
        ('{domain: a b}', [(1, 'invalid-value')]),
        ('{reviewed: today}', [(1, 'invalid-value')]),
        ('{tags: {a: b}}', [(1, 'wrong-type')]),
        ('{party: first, party: third}', [(1, 'duplicate-key')]),
        ('{category: necessary}', [(1, 'unknown-key')]),
        ('{name: a}', [(1, 'unknown-key')]),
        ('{partitioned: true}', [(1, 'unknown-key')]),
        ('*nothing', [(1, 'invalid-yaml')]),
        ('&self {<<: *self, party: first}', [(1, 'invalid-yaml')]),
        ('&self [*self]', [(1, 'wrong-type'), (1, 'invalid-yaml')]),
        ('!!set {party: first}', [(1, 'invalid-yaml')]),
    ],
)
def test_bad_values_are_told_once_and_cost_no_item(
    defaults: str, found: list[tuple[int, str]]
) -> None:
    declaration = declared(f'defaults: {defaults}\ncookies: [{{name: a}}, {{name: b}}]')
    assert problems(declaration) == found
    assert names(declaration) == ['a', 'b']


def test_the_message_names_the_defaults_and_the_nearest_key() -> None:
    unknown, refused = declared("""
        defaults:
          provders: Acme
          party: fist
        cookies: [{name: a}]
        """).problems
    assert unknown.message == (
        "defaults: the key 'provders' is unknown; did you mean 'provider'?"
    )
    assert refused.message.startswith("defaults: 'party' is 'fist'; did you mean")
    assert (refused.line, refused.column) == (3, 10)


def test_what_is_merged_into_them_holds() -> None:
    declaration = declared("""
        x-common: &common {party: third, tags: [a]}
        x-all: &all {<<: *common, party: first}
        defaults: {<<: *all, domain: shop.example}
        cookies: [{name: a}]
        """)
    (cookie,) = declaration.cookies
    assert declaration.problems == ()
    assert (cookie.party, cookie.tags, cookie.domain) == (
        'first',
        ('a',),
        'shop.example',
    )


def test_they_may_be_an_alias() -> None:
    declaration = declared("""
        x-common: &common {party: third}
        defaults: *common
        cookies: [{name: a}, *common]
        """)
    assert [cookie.party for cookie in declaration.cookies] == ['third', 'third']
    assert declaration.problems == ()


@pytest.mark.parametrize(
    'text',
    [
        'defaults: [party]\ncookies: [{name: a}]',
        'cookies: [{name: a}]\ndefaults: {party: first',
        'cookies: [{name: a}]\ndefaults:\n  party: first\n  storage: "x',
    ],
)
def test_where_they_could_not_be_read_nothing_is_missing(text: str) -> None:
    declaration = declared(text)
    assert not declaration.complete
    codes = {finding.code for finding in check(declaration)}
    assert Code.MISSING_PROVIDER not in codes
    assert Code.PARTY_MISSING not in codes


def test_an_item_that_broke_off_takes_none() -> None:
    """Nobody knows what would have followed."""
    first, second = declared("""
        defaults: {party: first}
        cookies:
          - {name: a, category: necessary, purpose: A.}
          - name: b
            category: necessary
            purpose: B.
            service: "sign
        """).cookies
    assert (first.party, second.party) == ('first', None)


# --- What rules find


def found_at(text: str, code: Code) -> list[tuple[int, int]]:
    return [
        (finding.line, finding.column)
        for finding in check(declared(text))
        if finding.code is code
    ]


@pytest.mark.parametrize(
    ('default', 'code'),
    [
        ('storage: disk', Code.UNKNOWN_STORAGE),
        ('provider: gogle', Code.UNKNOWN_PROVIDER),
        ('provider: our partners', Code.PROVIDER_VAGUE),
        ('recipients: [our partners]', Code.THIRD_PARTY_ACCESS_UNTOLD),
        ('reviewed: 2999-01-01', Code.UPDATED_FUTURE),
    ],
)
def test_a_finding_on_a_value_stands_there_once(default: str, code: Code) -> None:
    text = f"""
        providers: {{google: {{name: Google}}}}
        defaults:
          {default}
        cookies:
          - {{name: a, category: statistics, purpose: Counts all visits.}}
          - {{name: b, category: statistics, purpose: Counts all visits.}}
        """
    ((line, column),) = found_at(text, code)
    assert line == 3
    assert column >= 3


def test_what_defaults_give_is_not_missing() -> None:
    text = """
        defaults: {provider: Acme}
        cookies: [{name: a}, {name: b, provider: ~}]
        """
    assert found_at(text, Code.MISSING_PROVIDER) == [(2, 22)]


def test_items_are_duplicates_with_what_defaults_give() -> None:
    text = """
        defaults: {domain: shop.example, storage: local_storage, path: /shop}
        cookies:
          - {name: a}
          - {name: a, domain: shop.example, path: /shop}
          - {name: a, storage: local_storage}
          - {name: a, storage: cookie}
          - {name: a, domain: ~}
          - {name: a, path: /}
        """
    lines = [line for line, _ in found_at(text, Code.DUPLICATE_COOKIE)]
    assert lines == [4, 5]


# --- Any declaration


VALUES: dict[str, list[Any]] = {
    'provider': ['acme', 'Acme Ltd', 'this-site', 'Docs', 'Others', ''],
    'service': ['shop', {'en': 'shop', 'fr': 'boutique'}, None],
    'location': ['everywhere', {}],
    'domain': ['shop.example', '.ads.example', 'a b', None],
    'path': ['/', '/shop', 'shop'],
    'storage': ['cookie', 'local_storage', 'disk', None],
    'party': ['first', 'third', 'fist', None, ['first']],
    'recipients': [
        ['Town'],
        [],
        [{'name': 'Docs', 'purpose': 'A'}],
        [{'purpose': 'A'}],
    ],
    'legal_basis': ['consent', ['a']],
    'reviewed': ['2026-01-01', 'today'],
    'secure': [True, False, 'true', None],
    'http_only': [True, 'no'],
    'same_site': ['lax', 'Lax'],
    'tags': [['a'], ['b', 'c'], [], None],
}


def test_every_key_is_made_up() -> None:
    assert [*VALUES] == [*fields.DEFAULTS.by_name]


SOME = st.fixed_dictionaries(
    {}, optional={key: st.sampled_from(values) for key, values in VALUES.items()}
)
ITEMS = st.lists(
    st.builds(
        lambda item, name, category: {'name': name, 'category': category} | item,
        SOME,
        st.sampled_from('ab'),
        st.sampled_from(['necessary', 'marketing']),
    ),
    max_size=3,
)
HEAD = {
    'site': {'name': 'Docs', 'url': 'https://shop.example/'},
    'providers': {'acme': {'name': 'Acme Ltd'}},
}


@pytest.mark.fuzz
@given(SOME, ITEMS)
def test_to_write_them_out_gives_the_same(
    defaults: dict[str, Any], items: list[dict[str, Any]]
) -> None:
    short = {**HEAD, 'defaults': defaults, 'cookies': items}
    long = {**HEAD, 'cookies': [defaults | item for item in items]}
    one, other = (declared(yaml.safe_dump(text)) for text in (short, long))
    assert same(one, other)
    assert fingerprint(one) == fingerprint(other)
    difference = diff(one, other)
    assert (difference.added, difference.removed, difference.changed) == ((), (), ())
    parties = [
        [whole.party_of(cookie) for cookie in whole.cookies] for whole in (one, other)
    ]
    assert parties[0] == parties[1]
    codes = [{finding.code for finding in check(whole)} for whole in (one, other)]
    # What nobody takes is read, too.
    if items:
        assert codes[1] <= codes[0]
    assert codes[0] - codes[1] <= {problem.code for problem in one.problems}
