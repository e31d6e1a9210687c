"""A page is short: how many words of ours stand around the tables, and how long."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from ..languages.catalogues import LOCALE, catalogue
from .charters import CHARTERS, cookies, words
from .test_catalogues import all_forms

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .charters import Page, ShowPage

pytestmark = pytest.mark.suppress

GALLERY = Path(__file__).parents[2] / 'docs/gallery'

#: How many words a sentence may have.
LONGEST = 25


def counted(text: str) -> int:
    """Return how many words there are: what has a letter or digit."""
    return len([word for word in text.split() if re.search(r'\w', word)])


def authors_words(value: Any) -> Iterator[str]:
    """Yield the texts, names and addresses of a declaration, as a page shows them."""
    if isinstance(value, dict):
        for each in value.values():
            yield from authors_words(each)
    elif isinstance(value, list):
        for each in value:
            yield from authors_words(each)
    elif isinstance(value, str):
        yield re.sub('^https?://', '', value).removesuffix('/')


def our_words(page: Page, declaration: str) -> int:
    """Count our words outside tables, captions and headings."""
    paragraphs = {*page.root.iter('paragraph'), *page.root.iter('term')}
    for table in page.root.iter('table'):
        paragraphs -= {*table.iter('paragraph')}
    text = ' '.join(map(words, paragraphs))
    names = {*authors_words(yaml.safe_load(declaration))} - {''}
    for name in sorted(names, key=len, reverse=True):
        text = text.replace(name, ' ')
    return counted(text)


@pytest.mark.parametrize(
    ('path', 'language', 'most'),
    [
        (CHARTERS / 'origin/cookies.yaml', 'en', 280),
        (CHARTERS / 'origin/cookies.yaml', 'fr', 350),
        (GALLERY / 'shop.yaml', 'en', 420),
        (GALLERY / 'shop.yaml', 'fr', 525),
    ],
    ids=['origin', 'origine', 'shop', 'boutique'],
)
def test_the_words_around_the_tables(
    show: ShowPage, path: Path, language: str, most: int
) -> None:
    declaration = path.read_text('utf-8')
    page = show(declaration, language=language, expect_warnings=True)
    number = our_words(page, declaration)
    assert most / 2 < number <= most


@pytest.mark.parametrize(('language', 'most'), [('en', 150), ('fr', 187)])
def test_the_words_of_the_background(show: ShowPage, language: str, most: int) -> None:
    """With three storages besides cookies, as one in a thousand sites has."""
    items = (
        f'- {{name: {storage}, category: necessary, purpose: a, storage: {storage}}}'
        for storage in ('cookie', 'session_storage', 'cache_storage', 'fingerprint')
    )
    page = show(
        cookies(*items, top='site: {jurisdictions: [fr]}\n'),
        ':sections: definition kinds',
        language=language,
        expect_warnings=True,
    )
    text = ' '.join(map(words, page.root.iter('paragraph')))
    terms = ' '.join(map(words, page.root.iter('term')))
    assert counted(f'{text} {terms}') <= most


@pytest.mark.parametrize(
    'path', sorted(LOCALE.glob('**/*.po*')), ids=lambda path: path.parts[-3]
)
def test_no_sentence_is_long(path: Path) -> None:
    # Where verbs come with a word or two of their own, a list of them is longer.
    ours = path.parts[-3] in {'fr', 'sphinx_cookiecharter'}
    most = LONGEST if ours else LONGEST * 6 // 5
    for form in all_forms(catalogue(path)):
        for sentence in re.split(r'[.;?!]', form):
            assert counted(sentence) <= most, sentence
