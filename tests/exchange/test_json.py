"""The target `json`: decided, whole, and as its schema says."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator, FormatChecker

from sphinx_cookiecharter import api, fingerprint, read
from sphinx_cookiecharter.declaration.reader import read_bytes
from sphinx_cookiecharter.exchange import json_schema as schema
from sphinx_cookiecharter.exchange.export import export

from ..checks.expectations import GOOD
from ..declaration.declared import declared
from .shops import SHOP, exported

COMMITTED = Path(schema.__file__).with_name('export.schema.json')
SCHEMA = schema.build_schema()
VALIDATOR = Draft202012Validator(SCHEMA, format_checker=FormatChecker(['date']))


def resolved(text: str = SHOP, *languages: str, source: str = '') -> dict[str, Any]:
    data: dict[str, Any] = json.loads(
        exported('json', text, *languages, source=source).text
    )
    VALIDATOR.validate(data)
    return data


def item(data: dict[str, Any], name: str) -> dict[str, Any]:
    found: dict[str, Any]
    (found,) = [one for one in data['items'] if name in one['names']]
    return found


def test_the_schema_is_one_and_the_committed_one_is_up_to_date() -> None:
    """If not, `make schema` makes it so."""
    Draft202012Validator.check_schema(SCHEMA)
    assert COMMITTED.read_text('utf-8') == schema.schema_text()


def test_the_keys_are_those_of_the_format() -> None:
    data = resolved()
    assert ' '.join(data) == (
        'version site choice reviewed fingerprint revision categories providers items'
    )
    assert ' '.join(data['items'][0]) == (
        'names storage category consent exemption party provider service location '
        'purpose duration duration_note renewed domain data retention recipients '
        'legal_basis opt_out_url tags'
    )
    assert ' '.join(data['categories'][0]) == 'id title description consent'
    assert data['version'] == 1


def test_what_follows_is_decided() -> None:
    data = resolved(SHOP, 'en')
    assert item(data, 'bike_lang')['consent'] == 'exempt'
    assert item(data, 'bike_size')['consent'] == 'required'
    assert item(data, 'numbers_id')['party'] == 'first'
    assert item(data, 'ad')['provider'] == 'adverts-inc'
    assert data['providers']['adverts-inc']['name'] == {'und': 'Adverts Inc'}
    assert data['providers']['this-site']['is_site']
    assert [category['id'] for category in data['categories']] == [
        *('necessary', 'preferences', 'statistics', 'marketing', 'tests')
    ]
    assert data['reviewed'] == '2026-11-01'
    digest = fingerprint(declared(SHOP))
    assert (data['fingerprint'], data['revision']) == (digest.overall, digest.revision)


def test_durations_are_words_and_numbers() -> None:
    data = resolved(SHOP, 'en', 'fr')
    assert item(data, 'numbers_id')['duration'] == {
        'text': {'en': '13 months', 'fr': '13\xa0mois'},
        'iso': 'P13M',
        'seconds': 397 * 86_400,
    }
    session = item(data, 'sessionid')['duration']
    assert session['text']['en'] == 'until you close your browser'
    assert (session['iso'], session['seconds']) == (None, 0)
    endless = item(data, 'seen')['duration']
    assert (endless['iso'], endless['seconds']) == (None, None)
    assert item(data, 'numbers_id')['retention']['iso'] == 'P2Y'


@pytest.mark.parametrize('source', ['', 'en', 'pt_BR'])
def test_a_plain_text_is_in_the_language_that_is_named(source: str) -> None:
    data = resolved(SHOP, source=source)
    language = source.replace('_', '-') or 'und'
    assert data['site']['name'] == {language: 'Bike shop'}
    assert [*item(data, 'sessionid')['purpose']] == ['en', 'fr']


def test_our_words_are_in_the_languages_of_the_declaration() -> None:
    def titles(*languages: str) -> list[str]:
        return [*resolved(SHOP, *languages)['categories'][0]['title']]

    assert titles() == ['en', 'fr']
    assert titles('fr') == ['fr']
    # Of a language that we do not speak, our words are English, and say so.
    assert titles('xx') == ['en']


def test_what_is_absent_is_null() -> None:
    data = resolved('cookies: [{name: a}]')
    only = item(data, 'a')
    told = {'names', 'storage', 'consent', 'renewed', 'data', 'recipients', 'tags'}
    assert {key for key, value in only.items() if value is not None} == told
    assert data['site']['jurisdictions'] == []
    assert data['reviewed'] is None


def test_translations_of_the_project_are_languages_too() -> None:
    done = export(
        declared('cookies: [{name: a, category: necessary, purpose: Counts.}]'),
        'json',
        source_language='en',
        translations={'de': lambda _: 'Zählt.', 'fr': str},
    )
    purpose = json.loads(done.text)['items'][0]['purpose']
    assert purpose == {'en': 'Counts.', 'de': 'Zählt.'}


def test_equal_keys_of_providers_are_numbered() -> None:
    data = resolved("""
        providers: {numbers-ltd: {name: Numbers}}
        cookies:
          - {name: a, provider: Numbers Ltd}
          - {name: b, provider: numbers ltd.}
          - {name: c, provider: Numbers}
    """)
    assert [*data['providers']] == ['numbers-ltd', 'numbers-ltd-2', 'numbers-ltd-3']
    assert item(data, 'c')['provider'] == 'numbers-ltd'


@pytest.mark.parametrize('path', GOOD, ids=lambda path: path.stem)
def test_every_sound_declaration_fits_the_schema(path: Path) -> None:
    declaration = read(path)
    if declaration.complete:
        VALIDATOR.validate(json.loads(export(declaration, 'json').text))


def test_what_is_not_whole_or_not_known_is_refused() -> None:
    broken = read_bytes(b'cookies: [', 'cookies.yaml')
    with pytest.raises(ValueError, match='could not be read whole'):
        api.export(broken, 'json')
    with pytest.raises(ValueError, match="no target 'jsn'; did you mean 'json'"):
        api.export(declared(SHOP), 'jsn')


@pytest.mark.parametrize('language', ['en', 'fr'])
def test_its_words_are_those_of_the_charter(language: str) -> None:
    """Whatever it says stands on the page that is rendered, too."""
    page = api.render(declared(SHOP), language=language)
    # Without markup, and as it is read.
    text = html.unescape(re.sub(r'<[^>]+>', '', page))
    data = resolved(SHOP, language, source=language)
    for one in data['items']:
        assert one['purpose'][language] in text
        assert one['duration']['text'][language] in text
        assert all(name in text for name in one['names'])
    for category in data['categories']:
        assert category['title'][language] in text
    for provider in data['providers'].values():
        assert provider['name'][language] in text
