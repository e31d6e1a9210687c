"""What `use` brings in, where it stands, and what wins over it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sphinx_cookiecharter.catalogue.collection import Collection
from sphinx_cookiecharter.catalogue.merge import bring_in
from sphinx_cookiecharter.charter.targets import Anchors
from sphinx_cookiecharter.checks.engine import check
from sphinx_cookiecharter.declaration.codes import Code, Level
from sphinx_cookiecharter.declaration.reader import read_bytes

from .collections import items, problems, using, write

if TYPE_CHECKING:
    from pathlib import Path

OWN = """\
    category: preferences
    purpose: Remembers the colours of the shop.
    provider: Shop
"""


def test_items_stand_after_the_authors_at_the_line_of_their_id() -> None:
    whole = using(f"""\
use:
  - furo
  - google-fonts
cookies:
  - name: sessionid
{OWN}""")
    assert items(whole.declaration) == [
        ('sessionid', 'cookie', 5),
        ('theme', 'local_storage', 2),
        ('fonts.googleapis.com', 'request', 3),
        ('fonts.gstatic.com', 'request', 3),
    ]
    assert whole.declaration.complete
    assert [one.id for one in whole.entries] == ['furo', 'google-fonts']


def test_a_declaration_need_not_have_more_than_use() -> None:
    declaration = using('use: [furo]').declaration
    assert [one.code for one in check(declaration) if one.level is Level.WARNING] == []


def test_findings_on_an_item_stand_at_the_id(tmp_path: Path) -> None:
    mine = """\
cookies:
  - {name: x, category: statistics, party: first, provider: this-site,
     purpose: {en: List}}
"""
    known = write(tmp_path, {'mine': mine})
    whole = using('cookies: []\nuse:\n  - mine', known)
    found = {
        (one.line, one.column, one.code)
        for one in check(whole.declaration, 'fr')
        if one.line != 1
    }
    assert found == {
        (3, 5, 'purpose-short'),
        (3, 5, 'missing-duration'),
        (3, 5, 'missing-translation'),
    }


@pytest.mark.parametrize(
    ('own', 'left'),
    [
        ('name: theme\n    storage: local_storage', []),
        # Another storage is another item.
        ('name: theme', [('theme', 'local_storage', 1)]),
        ('name: [x, theme]\n    storage: local_storage', []),
        ('name: the*\n    storage: local_storage\n    domain: a.example', []),
        ('name: themes\n    storage: local_storage', [('theme', 'local_storage', 1)]),
    ],
)
def test_what_the_author_declares_wins(
    own: str, left: list[tuple[str, str, int]]
) -> None:
    declaration = using(f'use: [furo]\ncookies:\n  - {own}\n{OWN}').declaration
    assert items(declaration)[1:] == left
    assert 'duplicate-cookie' not in [one.code for one in check(declaration)]


def test_of_several_names_only_the_authors_is_left_out() -> None:
    own = f'cookies:\n  - name: theme\n    storage: local_storage\n{OWN}'
    declaration = using(f'use: [pydata]\n{own}').declaration
    assert items(declaration)[:2] == [
        ('theme', 'local_storage', 3),
        ('mode', 'local_storage', 1),
    ]


def test_what_two_entries_keep_is_brought_in_once() -> None:
    declaration = using('use: [furo, pydata]').declaration
    assert [name for name, *_ in items(declaration)][:2] == ['theme', 'mode']
    assert 'duplicate-cookie' not in [one.code for one in check(declaration)]


def test_of_another_host_the_same_name_is_another_item() -> None:
    declaration = using('use: [cloudflare, vimeo]').declaration
    domains = [one.domain for one in declaration.cookies if '__cf_bm' in one.names]
    assert domains == [None, 'vimeo.com']


def test_the_authors_providers_win_by_id_and_by_name() -> None:
    for providers in (
        '{google: {name: Google Ireland Limited, country: IE}}',
        '{goo: {name: Google, country: IE}}',
    ):
        declaration = using(f'use: [google-fonts]\nproviders: {providers}').declaration
        assert len(declaration.providers) == 1
        (provider,) = declaration.providers.values()
        assert all(one.provider is provider for one in declaration.cookies)
    declaration = using('use: [google-fonts, youtube]').declaration
    assert list(declaration.providers) == ['google']
    assert declaration.providers['google'].place == (1, 7)


def test_a_provider_of_several_items_is_one() -> None:
    declaration = using('use: [vimeo]').declaration
    (provider,) = declaration.providers.values()
    assert len(declaration.cookies) > 1
    assert all(one.provider is provider for one in declaration.cookies)
    assert Anchors(declaration).of_provider(provider) == 'charter-provider-vimeo'


def test_a_provider_whom_the_author_only_names_is_that_of_an_entry() -> None:
    item = '{name: x, category: statistics, purpose: Counts visits., provider: %s}'
    for name in ('Google', 'google'):
        declaration = using(f"""\
use:
  - youtube
  - furo:
      change: {{theme: {{provider: {name}}}}}
cookies: [{item % name}]""").declaration
        assert {one.provider for one in declaration.cookies} == {
            declaration.providers['google']
        }
        told = {one.code for one in check(declaration)}
        assert told.isdisjoint(
            {Code.UNKNOWN_PROVIDER, Code.COUNTRY_UNKNOWN, Code.PROVIDER_POLICY_MISSING}
        )
    declaration = using(f'use: [youtube]\ncookies: [{item % "Goggles"}]').declaration
    assert declaration.cookies[0].provider is not declaration.providers['google']


@pytest.mark.parametrize(
    ('head', 'name'),
    [
        ('', 'this-site'),
        ('site: {name: Docs}\n', 'Docs'),
        ('site: {name: Docs, controller: Acme}\n', 'Acme'),
        ('providers: {this-site: {name: Acme Group}}\n', 'Acme Group'),
    ],
)
def test_this_site_of_an_entry_is_the_site(head: str, name: str) -> None:
    declaration = using(
        f'{head}use: [furo, pydata]\ncookies: [{{provider: this-site}}]'
    )
    providers = [cookie.provider for cookie in declaration.declaration.cookies]
    own = declaration.declaration.site_provider
    assert own.name.values == (name,)
    assert all(provider is own for provider in providers)
    assert {*declaration.declaration.providers} <= {'this-site'}


def test_a_provider_of_an_entry_may_be_the_site() -> None:
    declaration = using('site: {controller: Google}\nuse: [google-fonts]').declaration
    (provider,) = {
        id(cookie.provider): cookie.provider for cookie in declaration.cookies
    }.values()
    assert provider is declaration.site_provider
    assert declaration.providers == {}


def test_with_what_is_used_an_empty_list_says_no_more() -> None:
    assert not using('use: [furo]\ncookies: []').declaration.declares_none
    assert using('use: [alabaster]\ncookies: []').declaration.declares_none
    assert not using('use: [unknown]\ncookies: []').declaration.declares_none


def test_of_two_providers_of_one_name_the_first_wins() -> None:
    providers = '{one: {name: Google, country: IE}, two: {name: Google, country: FR}}'
    declaration = using(f'use: [google-fonts]\nproviders: {providers}').declaration
    provider = declaration.providers['one']
    assert all(cookie.provider is provider for cookie in declaration.cookies)


def test_a_provider_of_which_nothing_is_left_is_left_out() -> None:
    own = f'cookies:\n  - name: theme\n    storage: local_storage\n{OWN}'
    assert using(f'use: [furo]\n{own}').declaration.providers == {}


@pytest.mark.parametrize(
    ('name', 'says'),
    [
        ('fruo', "did you mean 'furo'?"),
        ('pydata-sphinx_theme', "did you mean 'pydata'?"),
        ('sphinx-book_theme', "did you mean 'pydata'?"),
        ('sphinx-rtd_theme', "did you mean 'sphinx-rtd-theme'?"),
        (
            'sphinxcontrib-youtube',
            'write one of: vimeo, youtube, youtube-nocookie',
        ),
        ('nothing-like-it', 'see the ids in the documentation'),
        ('../furo', "did you mean 'furo'?"),
    ],
)
def test_an_unknown_id_is_told_at_its_line(name: str, says: str) -> None:
    whole = using(f'cookies: []\nuse:\n  - furo\n  - {name}')
    ((line, code, message),) = problems(whole)
    assert (line, code) == (4, 'invalid-value')
    assert repr(name) in message
    assert says in message
    assert not whole.declaration.complete
    assert [name for name, *_ in items(whole.declaration)] == ['theme']


@pytest.mark.parametrize(
    ('text', 'code'),
    [
        ('use: furo', 'wrong-type'),
        ('use: {furo: 1}', 'wrong-type'),
        ('use: [[furo]]', 'wrong-type'),
        ('use: ["a\\nb"]', 'invalid-value'),
        ('usee: [furo]', 'unknown-key'),
    ],
)
def test_a_use_of_another_shape(text: str, code: str) -> None:
    assert [one[1] for one in problems(using(text))] == [code]


@pytest.mark.parametrize('text', ['use:', 'use: []', 'use: ~', 'use: [~]'])
def test_a_blank_use_is_none(text: str) -> None:
    assert problems(using(text)) == []
    assert using(text).declaration.use == ()


def test_an_entry_that_only_contacts_hosts_brings_requests(tmp_path: Path) -> None:
    known = write(
        tmp_path, {'mine': 'title: Our fonts\ncontacts: [a.example, b.example]\n'}
    )
    declaration = using('use: [mine]', known).declaration
    assert [(one.names, one.storage, one.domain) for one in declaration.cookies] == [
        (('a.example',), 'request', 'a.example'),
        (('b.example',), 'request', 'b.example'),
    ]
    assert {str(one.code) for one in check(declaration, 'fr')} >= {'country-unknown'}
    assert 'missing-translation' not in [one.code for one in check(declaration, 'fr')]


def test_an_entry_that_cannot_be_read_is_told_at_its_id(tmp_path: Path) -> None:
    (tmp_path / 'mine.yaml').mkdir()
    broken = write(tmp_path, {'broken': 'cookies: ['})
    whole = using('use: [mine, broken]', broken)
    (_, mine, why), (_, other, where) = problems(whole)
    assert (mine, other) == ('unreadable-file', 'invalid-yaml')
    assert 'it is a directory' in why
    assert f'{tmp_path}/broken.yaml, line 1' in where.replace('\\', '/')
    assert not whole.declaration.complete


def test_without_use_nothing_is_looked_for(tmp_path: Path) -> None:
    collection = Collection([tmp_path / 'nowhere'])
    assert list(collection.entries())
    assert collection.broken
    declaration = read_bytes(b'cookies: []', 'cookies.yaml')
    assert bring_in(declaration, collection).declaration is declaration
