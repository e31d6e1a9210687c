"""Our wording: extracted, translated, compiled, and in French typography."""

from __future__ import annotations

import re
import shlex
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

import pytest
from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.frontend import parse_keywords, parse_mapping_cfg
from babel.messages.mofile import write_mo

import sphinx_cookiecharter

from ..languages.catalogues import (
    LOCALE,
    NAME,
    TEMPLATE,
    catalogue,
    forms,
    messages,
    pairs,
    placeholders,
)
from .charters import Page, cookies

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..support import Build, MakeRoot
    from .charters import ShowPage

pytestmark = pytest.mark.suppress('choice-too-long', 'purpose-short')

PACKAGE = Path(sphinx_cookiecharter.__file__).parent
MAKEFILE = PACKAGE.parent / 'Makefile'

#: The template, and what is made of it.
CATALOGUES = sorted(LOCALE.glob('**/*.po*'))

#: What French typography has a no-break space before, and after.
BEFORE = re.compile('[^\u00a0\u202f][:;?!»]|[\u00a0\u202f ]{2}')
AFTER = re.compile('«[^\u00a0\u202f]')


def all_forms(found: Catalog) -> Iterator[str]:
    for message in messages(found):
        yield from forms(message.id)
        yield from forms(message.string)


#: A message as gettext knows it: its context, if it has one, and its forms.
Message: TypeAlias = 'tuple[str | None, tuple[str, ...]]'


def identities(found: Catalog) -> set[Message]:
    return {(message.context, forms(message.id)) for message in messages(found)}


def extracted() -> set[Message]:
    """Return what `make catalogues` would put into the template."""
    words = shlex.split(MAKEFILE.read_text('utf-8').replace('\\\n', ' '), comments=True)
    own = [words[n + 1] for n, word in enumerate(words) if word == '--keyword']
    assert own, 'the Makefile names no keywords'
    keywords = DEFAULT_KEYWORDS | parse_keywords(own)
    read_mapping: Any = parse_mapping_cfg
    with (MAKEFILE.parent / 'babel.cfg').open(encoding='utf-8') as file:
        methods, options = read_mapping(file)
    return {
        (context, forms(message))
        for room in ('charter', 'language', 'law')
        for _, _, message, _, context in extract_from_dir(
            PACKAGE / room, methods, options, keywords
        )
    }


def test_the_template_is_in_step_with_the_code() -> None:
    assert identities(catalogue(TEMPLATE)) == extracted()


def test_a_message_with_a_number_has_it_in_each_form() -> None:
    for path in CATALOGUES:
        for message in messages(catalogue(path)):
            if message.pluralizable:
                for form in (*forms(message.id), *filter(None, forms(message.string))):
                    assert 'count' in placeholders(form), form


def test_translators_are_told_what_is_inserted() -> None:
    for path in CATALOGUES:
        for message in messages(catalogue(path)):
            if any(map(placeholders, forms(message.id))):
                assert message.auto_comments, message.id


@pytest.mark.parametrize('path', CATALOGUES, ids=lambda path: path.name)
def test_no_header_asks_for_a_person(path: Path) -> None:
    header, _, _ = path.read_text('utf-8').partition('\n\n')
    for placeholder in ('EMAIL', 'FULL NAME', 'LL@li.org', 'FIRST AUTHOR'):
        assert placeholder not in header


def test_english_typography() -> None:
    for message in messages(catalogue(TEMPLATE)):
        for form in forms(message.id):
            assert "'" not in form, form
            assert '  ' not in form, form
            assert form == form.strip(), form


def test_nothing_is_said_of_anonymous_statistics() -> None:
    """reference/law.md, finding 5: that they need no consent is not true."""
    for path in (TEMPLATE, *LOCALE.glob('*/LC_MESSAGES/*.po')):
        for form in all_forms(catalogue(path)):
            assert 'anonym' not in form.casefold(), form


EVERYTHING = cookies(
    *(
        f"""
        - name: item{n}
          category: {category}
          purpose: Finalité.
          provider: nous
          service: Service
          location: Lieu
          duration: {duration}
          renewed: true
          storage: {storage}
          party: first
          domain: exemple.test
          data: Adresse
          retention: 2 months
          recipients: [Hôte, Mairie]
          opt_out_url: https://exemple.test/non
        """
        for n, (category, storage, duration) in enumerate(
            [
                ('necessary', 'cookie', '13 months'),
                ('preferences', 'local_storage', 'persistent'),
                ('statistics', 'pixel', 'session'),
                ('external', 'request', '30 minutes'),
                ('marketing', 'fingerprint', 'P1Y2M'),
                ('marketing', 'session_storage', '2 hours'),
                ('marketing', 'indexed_db', '1 day'),
                ('marketing', 'cache_storage', '1 day'),
                ('marketing', 'other', '1 day'),
            ]
        )
    ),
    top="""
    site:
      name: Exemple
      url: https://exemple.test/
      controller: Mairie
      contact: nous@exemple.test
      dpo: dpo@exemple.test
      privacy_url: https://exemple.test/vie-privee
      authority: https://autorite.test/
      reviewed: 2026-11-01
      jurisdictions: [eu, fr, it, es, de, be, nl, uk]
    choice: {cookie: item0, url: "https://exemple.test/choix"}
    providers:
      nous:
        name: Nous
        country: FR
        privacy_url: https://exemple.test/vie-privee
        transfer: Clauses types
    """,
)


def test_a_french_page_is_in_french_typography(show: ShowPage) -> None:
    page = show(
        EVERYTHING,
        ':columns: name provider service purpose duration category storage party '
        'domain data recipients',
        language='fr',
    )
    for line in page.text.splitlines():
        assert "'" not in line, line
        assert not re.search('[^\u00a0\u202f][;?!»]', line), line
        assert not re.search('[^\u00a0\u202f]: ', line), line
        assert ' \u00a0' not in line, line


def test_a_french_page_has_no_english_sentence(show: ShowPage) -> None:
    page = show(EVERYTHING, language='fr')
    english = {
        form
        for form, said in pairs('fr')
        if form != said and ' ' in form and not placeholders(form)
    }
    for sentence in english:
        assert sentence not in page.text


def test_lists_are_put_together_as_each_language_does(show: ShowPage) -> None:
    options = (':sections: rights',)
    english = show(EVERYTHING, *options).section('rights')
    assert 'Telecommunications Act and Regulation 6 of' in english
    french = show(EVERYTHING, *options, language='fr').section('rights')
    assert 'sur les télécommunications et article 6' in french


MARKED = re.compile('⟦[^⟦⟧]*⟧')
#: What Babel adds in German, and what the declaration holds.
NOT_OURS = set(
    """
    Exemple Finalité nous Nous Service Lieu Adresse Hôte Mairie Clauses types item
    exemple test autorite vie privee dpo
    und Monate Minuten Jahr Tag Stunden Frankreich November
    Page
    """.split()
)


def test_every_word_of_ours_can_be_translated(
    make_root: MakeRoot, build: Build
) -> None:
    """In a language where every message is marked, nothing is left unmarked."""
    root = make_root(
        {
            'index.rst': (
                'Page\n====\n\n.. cookie-charter::\n'
                '   :columns: name provider service purpose duration category storage '
                'party domain data recipients\n\n.. cookie-table::\n\n'
                '.. cookie-choice::\n'
            ),
            'cookies.yaml': EVERYTHING,
        }
    )
    marked = Catalog(locale='de')
    for message in messages(catalogue(TEMPLATE)):
        translated = tuple(f'⟦{form}⟧' for form in forms(message.id))
        string = translated if message.pluralizable else translated[0]
        marked.add(message.id, string, context=message.context)
    folder = root / 'locale' / 'de' / 'LC_MESSAGES'
    folder.mkdir(parents=True)
    with (folder / f'{NAME}.mo').open('wb') as file:
        write_mo(file, marked)
    result = build(
        root, 'xml', confoverrides={'language': 'de', 'locale_dirs': ['locale']}
    )
    page = Page(ET.fromstring(result.read('index.xml')), [])
    assert page.text.count('⟦') > 100
    for line in page.text.splitlines():
        left = line
        while left != (left := MARKED.sub('', left)):
            pass
        assert set(re.findall(r'[^\W\d_]{2,}', left)) <= NOT_OURS, line
