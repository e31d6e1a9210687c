"""What `use` says beside an id: left out, changed, and told where it stands."""

from __future__ import annotations

import pytest

from sphinx_cookiecharter.checks.engine import check

from .collections import items, problems, using

SITE = """\
site:
  name: Shop
  url: https://shop.example/
  controller: Shop Ltd
  contact: hello@shop.example
  dpo: dpo@shop.example
  privacy_url: https://shop.example/privacy
  authority: https://authority.example/
  jurisdictions: [fr]
  reviewed: 2026-11-01
choice: {url: "#choice"}
"""


def names(text: str) -> list[str]:
    return [name for name, *_ in items(using(text).declaration)]


@pytest.mark.parametrize('form', ['matomo', 'matomo:', 'matomo: {}', '{matomo: ~}'])
def test_an_id_alone_is_the_entry_as_it_is(form: str) -> None:
    assert names(f'use:\n  - {form}') == names('use: [matomo]')


def test_names_and_patterns_are_left_out() -> None:
    whole = using('use:\n  - matomo: {without: ["mtm_*", matomo_ignore, _pk_cvar.*]}')
    assert problems(whole) == []
    assert [cookie.names for cookie in whole.declaration.cookies] == [
        ('_pk_id.*',),
        ('_pk_ref.*',),
        ('_pk_ses.*', '_pk_hsr.*'),
        ('_pk_testcookie*',),
    ]


def test_one_of_several_names_is_changed_alone() -> None:
    whole = using("""\
use:
  - matomo:
      duration: 2 hours
      change:
        _pk_cvar.*: {duration: 1 hour, purpose: Keeps what you chose.}
""")
    assert problems(whole) == []
    durations = {
        cookie.names: str(cookie.duration) for cookie in whole.declaration.cookies
    }
    assert durations['_pk_cvar.*',] == '1 hour'
    assert durations['_pk_ses.*',] == durations['_pk_hsr.*',] == '2 hours'
    (changed,) = (
        one for one in whole.declaration.cookies if one.names == ('_pk_cvar.*',)
    )
    assert changed.purpose is not None
    assert changed.purpose.plain == 'Keeps what you chose.'
    assert changed.at['duration'] == (5, 32)
    assert changed.place == (2, 5)


def test_an_exemption_for_all_holds_of_what_needs_consent() -> None:
    whole = using('use: [matomo: {exemption: audience-measurement}]')
    exemptions = {
        name: cookie.exemption
        for cookie in whole.declaration.cookies
        for name in cookie.names
    }
    assert exemptions['_pk_id.*'] == 'audience-measurement'
    assert exemptions['mtm_consent'] == 'consent-choice'


def test_an_item_may_have_another_name_and_provider() -> None:
    declaration = using("""\
providers: {count: {name: Counting Ltd}}
use: [matomo: {provider: count, change: {_pk_id.*: {name: visitor}}}]
""").declaration
    (first, *_) = declaration.cookies
    assert first.names == ('visitor',)
    assert {cookie.provider for cookie in declaration.cookies} == {
        declaration.providers['count']
    }


def test_cookies_win_over_what_adapts_an_entry() -> None:
    own = 'cookies: [{name: theme, storage: local_storage, category: preferences}]'
    assert names(f'use: [furo: {{change: {{theme: {{party: third}}}}}}]\n{own}') == [
        'theme'
    ]


@pytest.mark.parametrize(
    ('text', 'column', 'code', 'says'),
    [
        ('matomo: {without: [_pk_idd.*]}', 24, 'invalid-value', "'_pk_id.*'"),
        ('matomo: {change: {_pk_id.1: {}}}', 23, 'invalid-value', "'_pk_id.*'"),
        ('matomo: {chang: {}}', 14, 'unknown-key', "did you mean 'change'"),
        ('matomo: {change: {_pk_id.*: 1}}', 33, 'wrong-type', 'a mapping of keys'),
        ('matomo: {change: [_pk_id.*]}', 22, 'wrong-type', 'a mapping of names'),
        ('matomo: {duration: ever}', 24, 'invalid-duration', "entry 'matomo'"),
        ('matomo: _pk_id.*', 13, 'wrong-type', "adapts the entry 'matomo'"),
        ('{matomo: ~, without: [x]}', 5, 'wrong-type', 'indented below'),
        ('pydata\n  - sphinx-book-theme', 5, 'duplicate-key', 'line 2'),
    ],
)
def test_what_is_wrong_is_told_where_it_stands(
    text: str, column: int, code: str, says: str
) -> None:
    whole = using(f'use:\n  - {text}')
    (problem,) = whole.declaration.problems
    assert (problem.code, problem.column) == (code, column)
    assert says in problem.message


@pytest.mark.parametrize('key', ['without: [x]', 'variant: x', 'change: {}'])
def test_what_stands_beside_an_id_takes_nothing_of_the_entry_away(key: str) -> None:
    assert names(f'use:\n  - matomo:\n    {key}') == names('use: [matomo]')


@pytest.mark.parametrize(
    'alias', ['pydata', 'pydata-sphinx-theme', 'sphinx_book_theme', 'sphinx-book-theme']
)
def test_an_entry_has_other_names(alias: str) -> None:
    whole = using(f'use: [{alias}]')
    assert problems(whole) == []
    assert [entry.id for entry in whole.entries] == ['pydata']


def codes(use: str) -> list[tuple[str, int, int]]:
    declaration = using(f'{SITE}use:\n  - {use}\n').declaration
    return [(one.code, one.line, one.column) for one in check(declaration, 'en')]


def test_what_nobody_could_mend_is_not_told() -> None:
    """Nor what an entry does not say of its provider, as of Google its country."""
    assert [code for code, *_ in codes('readthedocs')] == []
    told = {code for code, *_ in codes('google-fonts')}
    assert told == {'choice-tracker-missing'}


def test_a_lifetime_that_can_be_set_is_told_and_how() -> None:
    declaration = using(f'{SITE}use: [tarteaucitron]\n').declaration
    (finding,) = (one for one in check(declaration) if one.code == 'choice-too-long')
    assert (finding.line, finding.column) == (12, 7)
    assert finding.message.endswith(
        "; adapt the entry with 'use: [{tarteaucitron: "
        "{change: {tarteaucitron: {duration: …}}}}]'"
    )
    shorter = 'tarteaucitron: {change: {tarteaucitron: {duration: 6 months}}}'
    assert 'choice-too-long' not in [code for code, *_ in codes(shorter)]


def test_the_change_to_write_is_that_of_the_item_alone() -> None:
    """`_pk_*` would be all that Matomo keeps."""
    use = 'matomo: {exemption: audience-measurement}'
    declaration = using(f'site: {{jurisdictions: [fr]}}\nuse:\n  - {use}\n').declaration
    (advice,) = (
        one.advice
        for one in check(declaration)
        if one.code == 'audience-exempt-retention' and '_pk_ses' in one.item
    )
    assert advice == (
        'adapt the entry with \'use: [{matomo: {change: {"_pk_ses.*": {retention: …}, '
        '"_pk_cvar.*": {retention: …}, "_pk_hsr.*": {retention: …}}}}]\''
    )


@pytest.mark.parametrize(
    ('use', 'law', 'code'),
    [
        ('cdnjs: {exemption: audience-measurement}', 'it', 'audience-exempt-third'),
        ('criteo: {exemption: audience-measurement}', 'fr', 'exempt-shared'),
        ('addtoany: {consent: exempt}', 'fr', 'exempt-social'),
        ('adform: {exemption: audience-measurement}', 'fr', 'exempt-advertising'),
    ],
)
def test_to_change_a_fact_is_not_advised(use: str, law: str, code: str) -> None:
    text = f'site: {{jurisdictions: [{law}]}}\nuse:\n  - {use}\n'
    found = [one for one in check(using(text).declaration) if one.code == code]
    assert found
    assert not any(one.advice for one in found)


def test_what_the_author_changed_is_told_at_the_change() -> None:
    change = 'matomo: {exemption: audience-measurement, duration: 3 years}'
    assert ('audience-exempt-lifetime', 13, 57) in codes(change)
