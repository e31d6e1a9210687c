"""What the author wrote, in the reader's language."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from babel.messages.pofile import read_po

from ..support import RULEBOOK
from .catalogues import SPHINX_BUILD, speaking, write_catalogue
from .pages import body, links, page, targets, toctree, tree

if TYPE_CHECKING:
    from pathlib import Path

    from ..support import Build, MakeRoot, Result

pytestmark = pytest.mark.suppress('purpose-short')

DECLARATION = """\
site: {name: Our Site, controller: Head Office}
categories:
  own: {title: Own Title, description: Own description., consent: required}
providers:
  acme: {name: Acme Company, transfer: Contract clauses.}
cookies:
  - name: plain
    category: own
    purpose: Counts *visits*, `pages` and |more|_.
    provider: acme
    service: Matomo
    location: Every page
    duration: 1 day
    duration_note: At most.
    data: Numbers only.
  - name: mapped
    category: own
    purpose: {en: English words., fr: Mots français.}
    provider: acme
    duration: 1 day
  - name: same
    category: own
    purpose: Identical
    provider: acme
    service: Chat
    duration: 1 day
"""
GERMAN: dict[str | tuple[str, str], str | tuple[str, ...]] = {
    'Our Site': 'Unsere Seite',
    'Head Office': 'Zentrale',
    'Own Title': 'Eigener *Titel*',
    'Own description.': 'Eigene `Beschreibung`.',
    'Acme Company': 'Acme Gesellschaft',
    'Contract clauses.': 'Vertragsklauseln.',
    'Counts *visits*, `pages` and |more|_.': 'Zählt *Besuche, `Seiten und |mehr|_.',
    # Identical to its translation, beside another of the same row.
    'Identical': 'Identical',
    'Matomo': 'Matomo',
    'Chat': 'Plauderei',
    'Every page': 'Jede Seite',
    'At most.': 'Höchstens.',
    'Numbers only.': 'Nur Zahlen.',
}
COLUMNS = 'name provider service purpose duration data'
ROLES = ':cookie:category:`own` :cookie:provider:`acme` :cookie:section:`cookies`'


def write(make_root: MakeRoot) -> Path:
    return make_root(
        {
            'index.rst': page('Index', ROLES, toctree('charter', 'table')),
            'charter.rst': page(
                'Charter', '.. cookie-charter::', f'   :columns: {COLUMNS}'
            ),
            'table.rst': page('Table', '.. cookie-table::', '   :no-index:'),
            'cookies.yaml': DECLARATION,
        }
    )


def german(make_root: MakeRoot, build: Build, builder: str = 'html') -> Result:
    root = write(make_root)
    write_catalogue(root, 'de', 'charter', GERMAN)
    # The mapping has no German.
    return build(
        root,
        builder,
        confoverrides={
            **speaking('de'),
            'suppress_warnings': [
                f'cookiecharter.{code}' for code in ('missing-translation', *RULEBOOK)
            ],
        },
    )


def test_every_text_is_extracted_with_its_line(
    make_root: MakeRoot, build: Build
) -> None:
    root = write(make_root)
    result = build(root, 'gettext')
    found = {
        str(one.id): one
        for one in read_po(BytesIO(result.read('charter.pot').encode()))
    }
    lines = DECLARATION.splitlines()
    for text in GERMAN:
        assert str(text) in found, text
        places = found[str(text)].locations
        assert all(path.endswith('cookies.yaml') for path, _ in places)
        # Its own line; a row's texts have the line of their item.
        near = [
            lines[number - 1 : number + 8] if lines[number - 1].startswith('  - ')
            else lines[number - 1 : number]
            for _, number in places
        ]  # fmt: skip
        assert any(str(text) in '\n'.join(some) for some in near), text
    assert 'English words.' not in found
    assert 'Mots français.' not in found


def test_the_translated_page_shows_them_and_no_markup(
    make_root: MakeRoot, build: Build
) -> None:
    found = body(german(make_root, build), 'charter')
    text = found.get_text(' ')
    for message, translation in GERMAN.items():
        assert str(translation) in text, translation
        if message != translation:
            assert str(message) not in text, message
    assert found.find('em') is None
    # Headings, captions, cells and sentences.
    assert found.select_one('h3') is not None
    headings = [h.get_text().rstrip('¶') for h in found.select('h2, h3')]
    assert 'Eigener *Titel*' in headings
    assert any('Unsere Seite' in heading for heading in headings)
    caption = found.select_one('caption')
    assert caption is not None
    assert caption.get_text().startswith('Eigener *Titel*: ')
    cells = [cell.get_text(' ', strip=True) for cell in found.select('td')]
    assert 'Zählt *Besuche, `Seiten und |mehr|_.' in cells
    assert any('Plauderei' in cell for cell in cells)
    assert 'Identical' in cells


def test_a_page_without_a_catalogue_keeps_the_authors(
    make_root: MakeRoot, build: Build
) -> None:
    text = body(german(make_root, build), 'table').get_text(' ')
    assert 'Acme Company' in text
    assert 'Acme Gesellschaft' not in text


def test_references_say_it_too(make_root: MakeRoot, build: Build) -> None:
    result = german(make_root, build)
    shown = [link.text for link in links(result)]
    assert shown[:2] == ['Eigener *Titel*', 'Acme Gesellschaft']
    assert 'Unsere Seite' in shown[2]


def test_a_provider_is_found_by_its_name_in_either_language(
    make_root: MakeRoot, build: Build
) -> None:
    root = write(make_root)
    text = ':cookie:provider:`Acme Company`'
    (root / 'index.rst').write_text(
        page('Index', text, toctree('charter', 'table')), 'utf-8'
    )
    write_catalogue(root, 'de', 'charter', GERMAN)
    result = build(
        root,
        confoverrides={
            **speaking('de'),
            'suppress_warnings': [
                f'cookiecharter.{code}' for code in ('missing-translation', *RULEBOOK)
            ],
        },
    )
    assert targets(result) == ['charter.html#charter-provider-acme']


def test_so_do_index_inventory_and_search(make_root: MakeRoot, build: Build) -> None:
    result = german(make_root, build)
    assert 'Acme Gesellschaft' in tree(result, 'genindex').get_text()
    text = result.read('searchindex.js')
    index = json.loads(text[text.index('(') + 1 : text.rindex(')')])
    number = index['docnames'].index('charter')
    assert 'Eigener *Titel*' in index['alltitles']
    for word in ('vertrag', 'plauder', 'besuch'):
        found = [term for term in index['terms'] if term.startswith(word)]
        assert found, word
        assert number in (
            index['terms'][found[0]]
            if isinstance(index['terms'][found[0]], list)
            else [index['terms'][found[0]]]
        )
    # Indexed as the reader sees it, and not as it was written.
    assert not [term for term in index['terms'] if term.startswith('clause')]


@pytest.mark.parametrize(
    'builder', ['text', 'latex', 'epub', 'man', 'singlehtml', 'texinfo', 'xml']
)
def test_in_every_format(make_root: MakeRoot, build: Build, builder: str) -> None:
    result = german(make_root, build, builder)
    text = '\n'.join(
        one.read_text('utf-8')
        for one in result.outdir.rglob('*')
        if one.suffix in {'.txt', '.tex', '.xhtml', '.html', '.texi', '.xml', '.1'}
        and one.name.partition('.')[0] not in {'table', 'genindex'}
    )
    text = re.sub(r'\s+', ' ', text)
    for words in ('Vertragsklauseln', 'Plauderei', 'Jede Seite', 'Nur Zahlen'):
        assert words in text, words
    assert 'Contract clauses' not in text


# --- mappings


@pytest.mark.parametrize(
    ('language', 'shown', 'missing'),
    [
        ('pt_BR', 'Brasil.', False),
        ('pt', 'Portugal.', False),
        ('pt_PT', 'Portugal.', False),
        ('en', 'English.', False),
        ('en_GB', 'English.', False),
        ('de', 'English.', True),
    ],
)
def test_a_mapping_chooses_the_language_its_base_or_the_first(
    make_root: MakeRoot, build: Build, language: str, shown: str, *, missing: bool
) -> None:
    root = make_root(
        {
            'index.rst': page('Index', '.. cookie-table::'),
            'cookies.yaml': """\
                cookies:
                  - name: a
                    category: necessary
                    purpose: {en: English., pt: Portugal., pt_BR: Brasil.}
                """,
        }
    )
    result = build(root, confoverrides={'language': language}, expect_warnings=True)
    assert shown in body(result).get_text()
    codes = [warning.rpartition('[')[2] for warning in result.warnings]
    assert codes == ['cookiecharter.missing-translation]'] * missing
    if missing:
        assert result.warnings[0].startswith(f'{root}/cookies.yaml:4: WARNING: ')


def test_one_documentation_in_two_languages_from_one_declaration(
    make_root: MakeRoot, build: Build
) -> None:
    root = write(make_root)
    french: dict[str | tuple[str, str], str | tuple[str, ...]] = {
        text: f'FR {text}' for text in GERMAN
    }
    write_catalogue(root, 'fr', 'charter', french)
    write_catalogue(root, 'fr', 'table', french)
    results: dict[str, str] = {}
    for language in ('en', 'fr', 'en'):
        result = build(root, confoverrides=speaking(language))
        text = body(result, 'charter').get_text(' ')
        if language in results:
            assert results[language] == text
        results[language] = text
        if language == 'fr':
            assert 'FR Contract clauses.' in text
            assert 'Mots français.' in text
            assert 'English words.' not in text
            assert '1\N{NO-BREAK SPACE}jour' in text
            assert links(result)[0].text == 'FR Own Title'
        else:
            assert 'FR ' not in text
            assert 'English words.' in text
            assert '1 day' in text


def test_when_a_catalogue_changes_what_refers_is_written_anew(
    make_root: MakeRoot,
) -> None:
    root = make_root(
        {
            'index.rst': page('Index', ROLES, toctree('charter')),
            'charter.rst': page('Charter', '.. cookie-charter::'),
            'cookies.yaml': DECLARATION,
        }
    )
    for title in ('Eins', 'Zwei'):
        path = write_catalogue(root, 'de', 'charter', {}).with_suffix('.po')
        # Sphinx compiles it, and knows no catalogue that has no source.
        path.write_text(f'msgid "Own Title"\nmsgstr "{title}"\n', 'utf-8')
        path.with_suffix('.mo').unlink()
        # In a process of its own, for gettext keeps what it has read.
        subprocess.run(
            [
                sys.executable,
                *SPHINX_BUILD,
                *('-D', 'language=de', '-D', 'locale_dirs=locale'),
                str(root),
                str(root / '_build/html'),
            ],
            check=True,
            capture_output=True,
        )
        for name in ('index', 'charter', 'genindex'):
            text = (root / f'_build/html/{name}.html').read_text('utf-8')
            assert title in text, name
            assert 'Own Title' not in text, name


def test_an_epub_has_them_in_its_index(make_root: MakeRoot, build: Build) -> None:
    result = german(make_root, build, 'epub')
    assert 'Acme Gesellschaft' in result.read('genindex.xhtml')
