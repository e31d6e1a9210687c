"""What translators get, and what becomes of their work."""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from .declarations import ALL_COLUMNS, CLEAN, PAGE

if TYPE_CHECKING:
    from pathlib import Path

    from ..support import Build, MakeRoot, Result

pytestmark = pytest.mark.suppress('purpose-short')

DECLARATION = """\
site:
  name: Site name
  controller: Headmaster
  authority: {name: Watchdog}
categories:
  own:
    title: Category title
    description: Category description.
providers:
  acme:
    name: Provider name
    transfer: Transfer.
    privacy_url: https://acme.test/privacy
cookies:
  - name: cookie_name
    category: own
    purpose: First purpose.
    provider: acme
    service: Teashop
    location: Kitchen
    duration: 13 months
    duration_note: Duration note.
    domain: domain.test
    data: Numbers.
    recipients: [Postman]
    tags: [tag_word]

  - name: other
    category: own
    purpose: {en: Second purpose., fr: Deuxième finalité.}
    provider: Undeclared Ltd
    duration: 1 day

  - name: third
    category: own
    purpose: >
      Third purpose,
      on two lines.
    provider: acme
    duration: 1 day
"""
EVERY = f"""\
Page
====

.. cookie-charter::
   :columns: {ALL_COLUMNS}
"""

#: The author's texts, with the line that each stands on.
TEXTS = {
    'Site name': 2,
    'Headmaster': 3,
    'Watchdog': 4,
    'Category title': 7,
    'Category description.': 8,
    'Provider name': 11,
    'Transfer.': 12,
    'First purpose.': 17,
    'Teashop': 19,
    'Kitchen': 20,
    'Duration note.': 22,
    'Numbers.': 24,
    'Postman': 25,
    'Third purpose, on two lines.': 36,
}


def template(result: Result) -> Catalog:
    return read_po(BytesIO(result.read('index.pot').encode()))


def test_the_authors_texts_are_extracted_and_nothing_of_ours(
    make_root: MakeRoot, build: Build
) -> None:
    root = make_root({'index.rst': EVERY, 'cookies.yaml': DECLARATION})
    found = template(build(root, 'gettext'))
    assert {str(message.id) for message in found if message.id} == {*TEXTS, 'Page'}


def test_each_message_is_located_in_the_declaration(
    make_root: MakeRoot, build: Build
) -> None:
    root = make_root({'index.rst': EVERY, 'cookies.yaml': DECLARATION})
    for message in template(build(root, 'gettext')):
        if not message.id or message.id == 'Page':
            continue
        places = [
            line for path, line in message.locations if path.endswith('cookies.yaml')
        ]
        assert len(places) == len(message.locations), message.id
        source = DECLARATION.splitlines()
        for place in places:
            assert source[place - 1].strip(), message.id


def test_texts_outside_of_rows_have_their_own_line(
    make_root: MakeRoot, build: Build
) -> None:
    root = make_root({'index.rst': EVERY, 'cookies.yaml': DECLARATION})
    messages = {str(one.id): one for one in template(build(root, 'gettext'))}
    for text in (
        'Site name',
        'Headmaster',
        'Watchdog',
        'Category title',
        'Category description.',
        'Transfer.',
    ):
        assert TEXTS[text] in {line for _, line in messages[text].locations}, text


def test_a_rows_texts_have_the_line_of_their_item(
    make_root: MakeRoot, build: Build
) -> None:
    root = make_root({'index.rst': EVERY, 'cookies.yaml': DECLARATION})
    messages = {str(one.id): one for one in template(build(root, 'gettext'))}
    lines = {line for _, line in messages['First purpose.'].locations}
    assert lines <= {15, 17}
    lines = {line for _, line in messages['Third purpose, on two lines.'].locations}
    assert lines <= {34, 36}


def test_a_caption_of_the_authors_is_extracted_ours_is_not(
    make_root: MakeRoot, build: Build
) -> None:
    root = make_root(
        {
            'index.rst': (
                'Page\n====\n\n.. cookie-table::\n   :caption: Our *own*\n\n'
                '.. cookie-table::\n'
            ),
            'cookies.yaml': CLEAN,
        }
    )
    found = {str(one.id) for one in template(build(root, 'gettext')) if one.id}
    assert found == {
        'Page',
        'Our *own*',
        'Keeps you signed in from one page to the next.',
    }


def test_the_body_of_the_directive_is_extracted(
    make_root: MakeRoot, build: Build
) -> None:
    root = make_root(
        {'index.rst': f'{PAGE}\n   Our own words.\n', 'cookies.yaml': CLEAN}
    )
    found = {str(one.id) for one in template(build(root, 'gettext')) if one.id}
    assert 'Our own words.' in found


def write_catalogue(
    root: Path, language: str, domain: str, messages: dict[str, str]
) -> None:
    catalogue = Catalog(locale=language)
    for message, translation in messages.items():
        catalogue.add(message, translation)
    folder = root / 'locale' / language / 'LC_MESSAGES'
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / f'{domain}.mo').open('wb') as file:
        write_mo(file, catalogue)


GERMAN = {'language': 'de', 'locale_dirs': ['locale'], 'gettext_auto_build': False}


def test_a_catalogue_translates_what_the_author_wrote(
    make_root: MakeRoot, build: Build
) -> None:
    root = make_root({'index.rst': EVERY, 'cookies.yaml': DECLARATION})
    write_catalogue(root, 'de', 'index', {text: f'DE {text.upper()}' for text in TEXTS})
    result = build(root, 'xml', confoverrides=GERMAN, expect_warnings=True)
    page = re.sub(r'\s+', ' ', re.sub('<[^>]*>', '', result.read('index.xml')))
    for text in TEXTS:
        assert f'DE {text.upper()}' in page, text
        assert text not in page, text
    # What speaks a language of its own is not looked up.
    assert 'Second purpose.' in page


def test_a_project_has_its_own_catalogue_of_our_words(
    make_root: MakeRoot, build: Build
) -> None:
    root = make_root({'index.rst': PAGE, 'cookies.yaml': CLEAN})
    write_catalogue(
        root, 'is', 'sphinx_cookiecharter', {'column\x04Purpose': 'Tilgangur'}
    )
    write_catalogue(root, 'fr', 'sphinx_cookiecharter', {'column\x04Purpose': 'But'})
    # No catalogue of ours is in Icelandic.
    icelandic = {**GERMAN, 'language': 'is'}
    page = build(root, 'text', confoverrides=icelandic).read('index.txt')
    assert 'Tilgangur' in page
    assert 'Duration' in page
    french = build(root, 'text', confoverrides={**GERMAN, 'language': 'fr'}).read(
        'index.txt'
    )
    assert 'But\N{NO-BREAK SPACE}:' in french
    # What the project does not say differently is said as we say it.
    assert 'Durée' in french
