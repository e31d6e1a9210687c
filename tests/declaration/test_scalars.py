"""Scalars mean what the author wrote, not what YAML 1.1 makes of them."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

import pytest

from sphinx_cookiecharter.declaration.model import Recipient
from sphinx_cookiecharter.declaration.text import Text

from .declared import declared, item

if TYPE_CHECKING:
    from sphinx_cookiecharter.declaration.model import Cookie

# What YAML 1.1 takes for a boolean, a number, a time, a date, a merge or a default.
TAKEN_FOR_ELSE = """
    no yes on off y n true false True NO 0 1 -1 3.14 1e3 1_000 0777 0o17 0x1F 0b1 .5
    .inf -.INF .nan 12:30 190:20:30 2026-01-01 2026-01-01T12:00:00Z =
""".split()
NULLS = ['~', 'null', 'Null', 'NULL']


@pytest.mark.parametrize('word', TAKEN_FOR_ELSE)
def test_words_are_text_where_text_is_expected(word: str) -> None:
    declaration = declared(f"""
        site: {{name: {word}, controller: {{no: {word}}}}}
        categories: {{{word}: {{title: {word}}}}}
        providers: {{{word}: {{transfer: {word}}}}}
        cookies:
          - name: {word}
            category: {word}
            purpose: {word}
            provider: {word}
            recipients: [{word}]
            tags: [{word}]
          - name: [{word}]
        """)
    assert declaration.problems == ()
    assert declaration.site.name == Text(word)
    assert declaration.site.controller == Text(languages=(('no', word),))
    assert declaration.categories[word].title == Text(word)
    assert declaration.providers[word].transfer == Text(word)
    first, second = declaration.cookies
    assert first.names == second.names == (word,)
    assert first.category == word
    assert first.purpose == Text(word)
    assert first.provider == declaration.providers[word]
    assert first.recipients == (Recipient(Text(word), is_site=True),)
    assert first.tags == (word,)


def test_two_angle_brackets_merge_only_as_a_key() -> None:
    assert item('name: <<, purpose: <<').names == ('<<',)
    assert item('name: <<, purpose: <<').purpose == Text('<<')


@pytest.mark.parametrize('null', NULLS)
def test_only_a_name_may_be_null(null: str) -> None:
    cookie = item(
        f'name: {null}, category: {null}, purpose: {null}, provider: {null}, '
        f'duration: {null}, renewed: {null}, storage: {null}, party: {null}, '
        f'domain: {null}, path: {null}, consent: {null}, exemption: {null}, '
        f'recipients: {null}, opt_out_url: {null}, secure: {null}, reviewed: {null}, '
        f'tags: {null}'
    )
    assert cookie.names == (null,)
    assert values(cookie) == values(item('name: x'))


@pytest.mark.parametrize('null', NULLS)
def test_a_quoted_null_is_a_word(null: str) -> None:
    cookie = item(f'name: "{null}", category: "{null}", purpose: "{null}"')
    assert cookie.names == (null,)
    assert cookie.category == null
    assert cookie.purpose == Text(null)


@pytest.mark.parametrize('blank', ['', '""', '"  "'])
@pytest.mark.parametrize(
    'key',
    """name category purpose provider service location duration duration_note renewed
    storage party domain path consent exemption data retention recipients opt_out_url
    secure http_only same_site partitioned reviewed tags""".split(),
)
def test_a_blank_value_means_that_the_key_is_absent(key: str, blank: str) -> None:
    declaration = declared(f'cookies: [{{{key}: {blank}}}]')
    (cookie,) = declaration.cookies
    assert declaration.problems == ()
    assert (cookie.names, values(cookie)) == ((), values(item('')))
    assert key not in cookie.at


@pytest.mark.parametrize('blank', ['', '~', '""', '{}'])
@pytest.mark.parametrize('key', ['site', 'choice', 'categories', 'providers'])
def test_a_blank_part_means_that_it_is_absent(key: str, blank: str) -> None:
    declaration = declared(f'{key}: {blank}\ncookies: [{{name: a}}]')
    assert declaration.problems == ()
    assert declaration.complete


@pytest.mark.parametrize(
    ('word', 'value'),
    [('true', True), ('false', False), ('!!bool true', True), ('', None)],
)
def test_booleans(word: str, value: bool | None) -> None:
    declaration = declared(f'cookies: [{{secure: {word}}}]')
    assert declaration.problems == ()
    assert declaration.cookies[0].secure is value


@pytest.mark.parametrize('word', ['yes', 'no', 'on', 'off', 'y', '1', '0', '"true"'])
def test_other_words_are_no_booleans(word: str) -> None:
    declaration = declared(f'cookies: [{{secure: {word}}}]')
    assert [problem.code for problem in declaration.problems] == ['wrong-type']
    assert declaration.cookies[0].secure is None


def values(cookie: Cookie) -> dict[str, object]:
    """Return what an item says, but for its name and its places."""
    left = {'names', 'name_marks', 'at', 'line'}
    keys = [one.name for one in fields(cookie) if one.name not in left]
    return {key: getattr(cookie, key) for key in keys}
