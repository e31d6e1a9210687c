"""The JSON Schema says of every declaration what the reader says of its shape."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator, FormatChecker

from sphinx_cookiecharter.checks.rulebook import check
from sphinx_cookiecharter.declaration import fields
from sphinx_cookiecharter.declaration import json_schema as schema
from sphinx_cookiecharter.declaration.codes import Code
from sphinx_cookiecharter.declaration.reader import read_bytes
from sphinx_cookiecharter.declaration.values import UrlOrGroupKind
from sphinx_cookiecharter.declaration.vocabulary import CATEGORIES, COUNTRIES

from ..checks.expectations import BAD, GOOD
from .instances import instance

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_cookiecharter.declaration.model import Declaration

COMMITTED = Path(schema.__file__).with_name('declaration.schema.json')

SCHEMA = schema.build_schema()
VALIDATOR = Draft202012Validator(SCHEMA, format_checker=FormatChecker(['date']))

#: What a schema can see.
OF_READING = {
    Code.UNKNOWN_KEY,
    Code.WRONG_TYPE,
    Code.INVALID_VALUE,
    Code.INVALID_DURATION,
    Code.INVALID_URL,
}
OF_RULES = {
    Code.MISSING_NAME,
    Code.MISSING_PURPOSE,
    Code.MISSING_CATEGORY,
    Code.MISSING_TITLE,
    Code.UNKNOWN_STORAGE,
}


def shape_findings(declaration: Declaration) -> set[str]:
    """Return the codes of what is wrong with the shape of a declaration."""
    found = {problem.code for problem in declaration.problems} & OF_READING
    return found | {one.code for one in check(declaration)} & OF_RULES


def refusals(data: Any) -> list[str]:
    return [f'{one.json_path}: {one.message}' for one in VALIDATOR.iter_errors(data)]


def test_it_is_a_schema() -> None:
    Draft202012Validator.check_schema(SCHEMA)


def test_the_committed_one_is_up_to_date() -> None:
    """If not, `make schema` makes it so."""
    assert COMMITTED.read_text('utf-8') == schema.schema_text()


def test_every_key_is_explained() -> None:
    for group in fields.GROUPS:
        for one in group.fields:
            (place,) = _places(SCHEMA, group.fields[0].name, one.name, group.help)
            assert place['description'] == one.help.replace('`', '')


def test_the_categories_that_need_no_declaration_are_completed() -> None:
    properties = SCHEMA['properties']['cookies']['items']['properties']
    assert properties['category']['examples'] == [*CATEGORIES]


def _places(part: Any, first: str, name: str, about: str) -> Iterator[dict[str, Any]]:
    """Yield what is said of a key, once, in the object that a text is about."""
    found = {
        json.dumps(one['properties'][name]): one['properties'][name]
        for one in _objects(part)
        if first in one['properties']
        and name in one['properties']
        and one['description'].startswith(about)
        # A new category's title is mandatory, another's is not.
        and 'title' not in one.get('required', ())
    }
    yield from found.values()


def _objects(part: Any) -> Iterator[dict[str, Any]]:
    if isinstance(part, list):
        for one in part:
            yield from _objects(one)
    elif isinstance(part, dict):
        if 'properties' in part and 'description' in part:
            yield part
        for one in part.values():
            yield from _objects(one)


# --- The fixtures

#: What is wrong with these is no matter of shape, or nothing that a schema could see.
UNSEEN = {
    'wrong-type-of-a-merge',
    'wrong-type-of-keys',
}


@pytest.mark.parametrize(
    'path', [*BAD, *GOOD], ids=lambda path: '/'.join(path.parts[-2:])
)
def test_it_agrees_with_the_reader_on_every_fixture(path: Path) -> None:
    declaration = read_bytes(path.read_bytes(), str(path))
    codes = {problem.code for problem in declaration.problems}
    if codes & {'invalid-yaml', 'unreadable-file'}:
        pytest.skip('an editor has no values to ask about')
    found = shape_findings(declaration)
    if path.stem in UNSEEN and path.parent.name == 'bad':
        assert found
        return
    refused = refusals(instance(path.read_text('utf-8-sig')))
    assert bool(refused) == bool(found), (refused, found)


# --- Any declaration

TEXT = st.text(
    st.characters(codec='utf-8', categories=('L', 'N', 'P', 'Z', 'Cc')), max_size=8
)
BLANK = st.sampled_from(['', ' ', '\t\n', '\xa0', '\x00', None])
SCALAR = st.one_of(TEXT, st.integers(-10, 10**6), st.booleans(), BLANK, st.just(1.5))
ANYTHING: st.SearchStrategy[Any] = st.one_of(
    SCALAR,
    st.just([]),
    st.lists(SCALAR, max_size=2),
    st.dictionaries(
        st.sampled_from(['en', 'fr', 'url', 'name', 'x']), SCALAR, max_size=2
    ),
)


def spaced(words: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Return words as they stand, and with what reading takes off."""
    space = st.sampled_from(['', '', '', ' ', '\n', '\xa0\t', '\x07'])
    return st.builds('{}{}{}'.format, space, words, space)


WORDS = {
    'consent': ['exempt', 'required', 'Exempt', 'exempt required'],
    'storage': ['cookie', 'local_storage', 'request', 'local-storage', 'disk'],
    'party': ['first', 'third', 'second'],
    'exemption': ['security', 'consent-choice', 'other'],
    'same_site': ['lax', 'none', 'Lax'],
    'jurisdictions': ['eu', 'us-ca', 'xx'],
    'tool': ['klaro', 'Klaro'],
    'country': [*sorted(COUNTRIES)[:5], 'NO', 'UK', 'fr'],
    'url': [
        'https://example.org/',
        'HTTP://example.org',
        'https://a@b:c@example.org:8080/x?y#z',
        'https://example.org:65535',
        'https://example.org:65536',
        'https://example.org:',
        'https://example.org:x',
        'https://[::1]:80/',
        'https://é.example/ü',
        'https://',
        'https:///x',
        'https://:80',
        'https://@/',
        'http://a b/',
        'http://a/|',
        '//example.org',
        'javascript:alert(1)',
        'example.org',
        '#choices',
        '#',
        '#a b',
    ],
    'contact': ['a@example.org', 'mailto:a@example.org', 'a@b', 'a@b@c.d', 'mailto:'],
    'domain': [
        'example.org',
        '.example.org',
        'a_b-c',
        '..a',
        'a.',
        'https://a/',
        'é.fr',
    ],
    'path': ['/', '/a b', 'a', './'],
    'call': ['open', 'acme.open', 'acme.open()', '$', 'a..b', '1a', 'é'],
    'reviewed': ['2026-11-24', '2026-02-30', '2024-02-29', '2026-1-1', '20261124'],
    'duration': [
        *(
            'session',
            'persistent',
            'Session',
            '13 months',
            '1 day',
            '0 days',
            '007 weeks',
        ),
        *('1  year', '1\nyear', '1\xa0year', '1 fortnight', '1234567890 days', '13'),
        *('P13M', 'P1Y6M', 'PT30M', 'P', 'PT', 'P0D', 'P0Y1M', 'P1M1Y', 'P1DT', 'p1d'),
        *('P1.5Y', 'P1W2D', 'PT0H0M1S', 'monthss', '1 monthss', '1 months'),
    ],
    'name': ['sessionid', '_ga_*', '*', ' ** ', '* *', 'a\nb', 'a\n', '\x80', 'null'],
}
WORDS['provider'] = WORDS['category'] = WORDS['cookie'] = [*WORDS['name'], 'necessary']
WORDS['retention'] = WORDS['duration']
WORDS['dpo'] = WORDS['contact'] = [*WORDS['contact'], *WORDS['url']]
WORDS['privacy_url'] = WORDS['opt_out_url'] = WORDS['authority'] = WORDS['url']


def value_of(field: Any) -> st.SearchStrategy[Any]:
    """Return values for a key: mostly such as people write there."""
    words = WORDS.get(field.name)
    fitting: list[st.SearchStrategy[Any]] = [ANYTHING]
    if isinstance(field.kind, UrlOrGroupKind):
        fitting.append(group(field.kind.group))
    if words:
        one = st.sampled_from(words)
        # Of a date in spaces a schema does not see whether the calendar has it.
        one = one if field.name == 'reviewed' else spaced(one)
        fitting += [one, one, one, st.lists(st.one_of(one, SCALAR), max_size=2)]
    return st.one_of(fitting)


def group(described: Any) -> st.SearchStrategy[dict[str, Any]]:
    """Return mappings with some keys, few of which are wrong at once."""

    def keyed(names: list[str]) -> st.SearchStrategy[dict[str, Any]]:
        known = {name: described.by_name.get(name) for name in names}
        return st.fixed_dictionaries(
            {
                name: value_of(field) if field is not None else SCALAR
                for name, field in known.items()
            }
        )

    names = st.sampled_from([*described.by_name, 'unknown'])
    some = st.lists(names, max_size=2, unique=True).flatmap(keyed)
    mandatory = {one.name: 'sessionid' for one in described.fields if one.mandatory}
    return some.map(lambda given: mandatory | given) | some


IDS = st.sampled_from(['necessary', 'statistics', 'own', 'a b', '', ' ', 'a\n', 'é'])

DECLARATIONS = st.fixed_dictionaries(
    {},
    optional={
        'site': group(fields.SITE) | ANYTHING,
        'choice': group(fields.CHOICE) | ANYTHING,
        'categories': st.dictionaries(
            IDS, st.one_of(group(fields.CATEGORY), ANYTHING), max_size=2
        )
        | ANYTHING,
        'providers': st.dictionaries(
            IDS, st.one_of(group(fields.PROVIDER), ANYTHING), max_size=2
        )
        | ANYTHING,
        'cookies': st.lists(group(fields.COOKIE), max_size=2)
        | st.lists(group(fields.COOKIE) | ANYTHING, max_size=2)
        | ANYTHING,
        'x-common': ANYTHING,
        'cookie': SCALAR,
    },
)


def assert_agreed(data: Any) -> None:
    written = json.dumps(data).replace('\x7f', '\\u007f')
    declaration = read_bytes(written.encode(), 'cookies.json')
    assert not {problem.code for problem in declaration.problems} - OF_READING
    found, refused = shape_findings(declaration), refusals(data)
    assert bool(refused) == bool(found), (written, refused, declaration.problems)


@pytest.mark.fuzz
@given(DECLARATIONS)
def test_it_accepts_what_the_reader_reads_and_nothing_else(data: Any) -> None:
    assert_agreed(data)


@pytest.mark.fuzz
@given(st.data())
def test_one_key_at_a_time(data: st.DataObject) -> None:
    described = data.draw(st.sampled_from(fields.GROUPS))
    field = data.draw(st.sampled_from(described.fields))
    value = data.draw(value_of(field))
    whole: dict[str, Any] = {'name': 'a', 'category': 'necessary', 'purpose': 'A.'}
    if described is fields.COOKIE:
        assert_agreed({'cookies': [whole | {field.name: value}]})
    elif described is fields.AUTHORITY:
        assert_agreed({'site': {'authority': {field.name: value}}})
    elif described in {fields.CATEGORY, fields.PROVIDER}:
        of = 'categories' if described is fields.CATEGORY else 'providers'
        assert_agreed({of: {'statistics': {field.name: value}}})
        assert_agreed({of: {'own': {'title': 'A'} if of == 'categories' else {}}})
    else:
        assert_agreed({described.name: {field.name: value}})


@pytest.mark.parametrize('data', [None, '', ' ', {}, [], [{}], 'text', 5, True])
def test_the_whole_file(data: Any) -> None:
    assert_agreed(data)


def test_an_editor_cannot_tell_a_blank_name_from_a_null() -> None:
    """YAML's core schema has one value for both; a plain `~` is a name."""
    for name, found in (('~', set()), ('', {'missing-name'})):
        text = f'cookies:\n- name: {name}\n  category: necessary\n  purpose: A.\n'
        assert refusals(instance(text)) == []
        assert shape_findings(read_bytes(text.encode(), 'cookies.yaml')) == found
