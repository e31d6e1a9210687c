"""Every catalogue has every message, whole, with its numbers and its placeholders."""

from __future__ import annotations

import gettext
import re
from io import BytesIO

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from .catalogues import (
    GLOSSARIES,
    LANGUAGES,
    LOCALE,
    NAME,
    PLACEHOLDER,
    TEMPLATE,
    VARIANTS,
    WHOLE,
    catalogue,
    forms,
    laws,
    messages,
    pairs,
    placeholders,
    translations,
)

every_language = pytest.mark.parametrize('language', LANGUAGES)
every_whole_language = pytest.mark.parametrize('language', WHOLE)

#: Every form of every language is met with one of these.
NUMBERS = (0, 1, 2, 3, 5, 7, 11, 20, 21, 22, 100, 101, 1_000_000)

#: Words that no other language of ours has.
ENGLISH = re.compile(
    r'\b(?:the|you|your|this|which|with|these|they|needs|keeps|it’s|their)\b',
    re.IGNORECASE,
)


def identities(found: Catalog) -> set[tuple[str | None, tuple[str, ...]]]:
    return {(message.context, forms(message.id)) for message in messages(found)}


@every_language
def test_it_has_the_messages_of_the_template(language: str) -> None:
    found = translations(language)
    assert identities(found) == identities(catalogue(TEMPLATE))
    assert not found.obsolete


@pytest.mark.parametrize('language', VARIANTS)
def test_a_variant_has_only_what_differs(language: str) -> None:
    for message in messages(translations(language)):
        said = forms(message.id)
        if VARIANTS[language] in WHOLE:
            base = translations(VARIANTS[language]).get(message.id, message.context)
            assert base is not None
            said = forms(base.string)
        assert forms(message.string) != said, message.id


@every_whole_language
def test_every_message_is_translated(language: str) -> None:
    found = translations(language)
    for message in messages(found):
        assert not message.fuzzy, message.id
        given = forms(message.string)
        assert len(given) == (found.num_plurals if message.pluralizable else 1)
        assert all(form.strip() for form in given), message.id


@every_language
def test_its_plural_forms_are_those_of_babel(language: str) -> None:
    found = translations(language)
    assert found.locale is not None
    babel = Catalog(locale='pt_PT' if language == 'pt' else language)
    assert (found.num_plurals, found.plural_expr) == (
        babel.num_plurals,
        babel.plural_expr,
    )


@every_whole_language
@pytest.mark.parametrize('number', NUMBERS)
def test_each_count_shows_its_number(language: str, number: int) -> None:
    folder = LOCALE / language / 'LC_MESSAGES'
    with (folder / f'{NAME}.mo').open('rb') as file:
        compiled = gettext.GNUTranslations(file)
    for message in messages(catalogue(TEMPLATE)):
        if message.pluralizable:
            one, many = forms(message.id)
            form = compiled.npgettext(message.context, one, many, number)
            assert 'count' in placeholders(form), form


@every_language
def test_the_compiled_catalogue_is_in_step(language: str) -> None:
    path = LOCALE / language / 'LC_MESSAGES' / f'{NAME}.po'
    with path.with_suffix('.mo').open('rb') as file:
        compiled = gettext.GNUTranslations(file)
    buffer = BytesIO()
    write_mo(buffer, catalogue(path))
    buffer.seek(0)
    anew = gettext.GNUTranslations(buffer)
    ours: dict[object, str] = compiled._catalog  # type: ignore[attr-defined]
    theirs: dict[object, str] = anew._catalog  # type: ignore[attr-defined]
    assert {key: ours[key] for key in ours if key} == {
        key: theirs[key] for key in theirs if key
    }


@every_language
def test_a_translation_has_the_placeholders_of_its_message(language: str) -> None:
    for english, form in pairs(language):
        assert sorted(placeholders(form)) == sorted(placeholders(english)), form
        # Nothing else looks like a placeholder, or a half of one.
        assert '%' not in PLACEHOLDER.sub('', form), form


@every_language
def test_its_header_names_the_language_and_no_person(language: str) -> None:
    path = LOCALE / language / 'LC_MESSAGES' / f'{NAME}.po'
    header, _, _ = path.read_text('utf-8').partition('\n\n')
    assert f'"Language: {language}\\n"' in header
    assert '@' not in header
    for placeholder in ('FULL NAME', 'FIRST AUTHOR', 'YEAR-MO-DA'):
        assert placeholder not in header


@every_whole_language
def test_nothing_is_left_in_english(language: str) -> None:
    for _, form in pairs(language):
        assert not ENGLISH.search(PLACEHOLDER.sub('', form)), form


@every_language
def test_nothing_is_much_longer_than_the_english(language: str) -> None:
    for english, form in pairs(language):
        # The law has the names that it has.
        if english not in laws():
            assert len(form) <= 1.7 * len(english) + 15, form


def test_every_whole_language_has_a_glossary() -> None:
    assert {path.stem for path in GLOSSARIES.glob('*.yaml')} == set(WHOLE)
