"""The JSON Schema explains every key, and accepts what the reader accepts."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, FormatChecker

from sphinx_cookiecharter.api import read
from sphinx_cookiecharter.catalogue.consent_tool import CONSENT_TOOLS
from sphinx_cookiecharter.checks.engine import check
from sphinx_cookiecharter.declaration import fields
from sphinx_cookiecharter.declaration import json_schema as schema
from sphinx_cookiecharter.declaration.codes import Code
from sphinx_cookiecharter.declaration.reader import read_bytes
from sphinx_cookiecharter.declaration.values.lists import (
    ListKind,
    ShorthandKind,
    TextsKind,
)
from sphinx_cookiecharter.declaration.values.scalars import NameKind
from sphinx_cookiecharter.declaration.vocabulary import CATEGORIES

from ..checks.expectations import BAD, GOOD
from .declared import ITEM
from .instances import instance

COMMITTED = Path(schema.__file__).with_name('declaration.schema.json')

SCHEMA = schema.build_schema(CONSENT_TOOLS)
VALIDATOR = Draft202012Validator(SCHEMA, format_checker=FormatChecker(['date']))

#: What rules find, and a schema can see.
OF_SHAPE = {
    Code.MISSING_NAME,
    Code.MISSING_PURPOSE,
    Code.MISSING_CATEGORY,
    Code.MISSING_TITLE,
    Code.UNKNOWN_STORAGE,
}


def refusals(text: str) -> list[str]:
    errors = VALIDATOR.iter_errors(instance(text))
    return [f'{error.json_path}: {error.message}' for error in errors]


def test_it_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)


def test_the_committed_one_is_up_to_date() -> None:
    """If not, `make schema` makes it so."""
    assert COMMITTED.read_text('utf-8') == schema.schema_text(CONSENT_TOOLS)


def test_every_key_is_explained() -> None:
    top = SCHEMA['properties']
    described = {
        fields.SITE: top['site'],
        fields.AUTHORITY: top['site']['properties']['authority']['anyOf'][1],
        fields.CHOICE: top['choice'],
        fields.CATEGORY: SCHEMA['$defs']['category'],
        fields.PROVIDER: top['providers']['additionalProperties'],
        fields.DEFAULTS: top['defaults'],
        fields.COOKIE: top['cookies']['items'],
        fields.RECIPIENT: top['cookies']['items']['properties']['recipients']['items'][
            'anyOf'
        ][1],
    }
    assert {*described} == {*fields.GROUPS}
    for group, shape in described.items():
        for field in group.fields:
            help_text = shape['properties'][field.name]['description']
            assert help_text == field.help.replace('`', '')


def test_the_categories_that_need_no_declaration_are_completed() -> None:
    properties = SCHEMA['properties']['cookies']['items']['properties']
    assert properties['category']['examples'] == [*CATEGORIES]


def test_it_accepts_every_fixture_without_a_finding_on_its_shape() -> None:
    for path in (*BAD, *GOOD):
        declaration = read(path)
        codes = {finding.code for finding in check(declaration)}
        if not (declaration.problems or codes & OF_SHAPE):
            assert refusals(path.read_text('utf-8-sig')) == [], path


@pytest.mark.parametrize(
    'text',
    [
        'cookie: []',
        'cookies: {}',
        'cookies: [sessionid]',
        'site: [a]',
        'site: {nam: Acme}',
        'site: {url: example.org}',
        'site: {contact: at the desk}',
        'site: {jurisdictions: eu}',
        'site: {jurisdictions: [france]}',
        'site: {name: {english: Acme}}',
        'site: {reviewed: yesterday}',
        'site: {reviewed: 2026-02-30}',
        'site: {authority: {web: https://example.org/}}',
        'choice: {tool: unknown}',
        'categories: {own: {description: Others.}}',
        'categories: {necessary: {consent: never}}',
        'providers: {acme: {country: UK}}',
        'use: furo',
        'defaults: []',
        'defaults: {purpose: A.}',
        'defaults: {party: fist}',
        'cookies: [{name: a, category: necessary}]',
        'cookies: [{name: a, category: necessary, purpose: [A.]}]',
        'cookies: [{name: a, category: necessary, purpose: A., duration: forever}]',
        'cookies: [{name: a, category: necessary, purpose: A., secure: "yes"}]',
        'cookies: [{name: a, category: necessary, purpose: A., storage: disk}]',
        'cookies: [{name: a, category: necessary, purpose: A., path: shop}]',
    ],
)
def test_it_refuses_what_people_often_get_wrong(text: str) -> None:
    assert refusals(text) != []


# --- Any declaration

TEXT = st.text(
    st.characters(codec='utf-8', categories=('L', 'N', 'P', 'Z', 'Cc')), max_size=8
)
BLANK = st.sampled_from(['', ' ', '\t\n', '\xa0', '\x00', None])
SCALAR = st.one_of(TEXT, st.integers(-10, 10**6), st.booleans(), BLANK, st.just(1.5))

#: Values that the reader accepts, of each kind that does not accept any text.
WORDS = {
    'consent': ['exempt', 'required'],
    'storage': ['cookie', 'local_storage', 'request'],
    'party': ['first', 'third'],
    'exemption': ['security', 'consent-choice'],
    'same_site': ['lax', 'none'],
    'jurisdictions': ['eu', 'us-ca'],
    'tool': ['klaro'],
    'kept_in': ['device', 'account'],
    'country': ['FR', 'NO'],
    'url': ['https://example.org/', 'HTTP://a@b:c@é.example:8080/x?y#z', '#choices'],
    'privacy_url': ['https://[::1]:80/'],
    'contact': ['a@example.org', 'mailto:a@example.org', 'https://example.org'],
    'domain': ['example.org', '.example.org', 'a_b-c', 'é.fr', '1.5'],
    'path': ['/', '/a b'],
    'call': ['open', 'acme.open', '$', 'true'],
    'reviewed': ['2026-11-24', '2024-02-29'],
    'duration': ['session', '13 months', '1  year', '007 weeks', 'P1Y6M', 'PT0H0M1S'],
}
WORDS['dpo'] = WORDS['contact']
WORDS['retention'] = WORDS['duration']
WORDS['opt_out_url'] = WORDS['authority'] = WORDS['privacy_url']


def spaced(words: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Return words as they stand, and with what reading takes off."""
    space = st.sampled_from(['', '', '', ' ', '\n', '\xa0\t', '\x07'])
    return st.builds('{}{}{}'.format, space, words, space)


def value_of(field: Any) -> st.SearchStrategy[Any]:
    """Return values for a key: mostly such as people write there."""
    known = WORDS.get(field.name)
    words: st.SearchStrategy[Any] = spaced(st.sampled_from(known)) if known else SCALAR
    item = field.kind.item if isinstance(field.kind, ListKind) else field.kind
    if isinstance(item, ShorthandKind):
        words |= group(item.group)
    if isinstance(field.kind, ListKind | NameKind | TextsKind):
        words = st.lists(words, max_size=2)
    values = [words, words, words, SCALAR]
    values.append(st.dictionaries(st.sampled_from(['en', 'pt_BR']), SCALAR))
    return st.one_of(values)


def group(described: Any) -> st.SearchStrategy[dict[str, Any]]:
    """Return mappings with a few keys."""

    def keyed(names: list[str]) -> st.SearchStrategy[dict[str, Any]]:
        return st.fixed_dictionaries(
            {name: value_of(described.by_name[name]) for name in names}
        )

    mandatory = {field.name: 'a' for field in described.fields if field.mandatory}
    some = st.lists(st.sampled_from([*described.by_name]), max_size=2, unique=True)
    return some.flatmap(keyed).map(lambda given: mandatory | given)


IDS = st.sampled_from(['necessary', 'own', 'a b', 'é'])
DECLARATIONS = st.fixed_dictionaries(
    {},
    optional={
        'site': group(fields.SITE) | BLANK,
        'choice': group(fields.CHOICE) | BLANK,
        'categories': st.dictionaries(
            IDS, group(fields.CATEGORY).map(lambda given: {'title': 'A'} | given)
        )
        | BLANK,
        'providers': st.dictionaries(IDS, group(fields.PROVIDER) | BLANK) | BLANK,
        'defaults': group(fields.DEFAULTS) | BLANK,
        'cookies': st.lists(group(fields.COOKIE), max_size=2) | BLANK,
        'use': st.lists(st.sampled_from(['furo', ' matomo'])) | BLANK,
        'x-common': SCALAR,
    },
)


@pytest.mark.fuzz
@given(DECLARATIONS)
def test_it_accepts_what_the_reader_accepts(data: Any) -> None:
    text = json.dumps(data).replace('\x7f', '\\u007f')
    declaration = read_bytes(text.encode(), 'cookies.json')
    codes = {finding.code for finding in check(declaration)}
    if not (declaration.problems or codes & OF_SHAPE):
        errors = [error.message for error in VALIDATOR.iter_errors(data)]
        assert errors == [], text


@pytest.mark.parametrize('text', ['', '~', '" "', '{}', f'cookies: [{ITEM}]'])
def test_the_whole_file(text: str) -> None:
    assert refusals(text) == []
