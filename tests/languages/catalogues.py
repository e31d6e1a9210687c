"""The shipped message catalogues and their glossaries, as the tests read them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml
from babel.messages.pofile import read_po

import sphinx_cookiecharter

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from babel.messages.catalog import Catalog

NAME = 'sphinx_cookiecharter'
LOCALE = Path(sphinx_cookiecharter.__file__).parent / 'locale'
TEMPLATE = LOCALE / f'{NAME}.pot'
#: All languages that ship, but the source.
LANGUAGES = sorted(path.name for path in LOCALE.iterdir() if path.is_dir())
#: Those that only say what is said otherwise in one country: what they build on.
VARIANTS = {'en_US': 'en', 'fr_CA': 'fr'}
WHOLE = [language for language in LANGUAGES if language not in VARIANTS]

GLOSSARIES = Path(__file__).with_name('glossaries')
TERMS: dict[str, str] = yaml.safe_load(
    Path(__file__).with_name('terms.yaml').read_text('utf-8')
)

PLACEHOLDER = re.compile(r'%\((\w+)\)s')


@dataclass(frozen=True, slots=True)
class Glossary:
    """What a language writes for each term, and what is right though it looks wrong.

    `terms` are beginnings or parts of words, any of which is enough; `waivers` say of
    an English message why it does without its term, as `term: {message: reason}`.
    `same` are messages that are the same as in English, `words` those that the
    dictionary does not know. `dictionary` is its name; empty where Debian has none.
    `quotes` are those of the language, `doubts` what a native reader should settle,
    the most important first.
    """

    dictionary: str
    quotes: str
    terms: Mapping[str, list[str]]
    waivers: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    same: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    doubts: list[str] = field(default_factory=list)


@cache
def glossary(language: str) -> Glossary:
    path = GLOSSARIES / f'{language}.yaml'
    return Glossary(**yaml.safe_load(path.read_text('utf-8')))


@cache
def catalogue(path: Path) -> Catalog:
    with path.open('rb') as file:
        return read_po(file)


def translations(language: str) -> Catalog:
    return catalogue(LOCALE / language / 'LC_MESSAGES' / f'{NAME}.po')


def messages(found: Catalog) -> list[Any]:
    return [message for message in found if message.id]


def forms(value: str | Iterable[str] | None) -> tuple[str, ...]:
    """Return the forms of a message or of its translation."""
    return (value,) if isinstance(value, str) else tuple(value or ())


def placeholders(form: str) -> list[str]:
    return PLACEHOLDER.findall(form)


def pairs(language: str) -> Iterator[tuple[str, str]]:
    """Yield each form of a translation, with the English whose place it takes.

    A variant leaves empty what is said as in the language that it is one of.
    """
    for message in messages(translations(language)):
        english = forms(message.id)
        for n, form in enumerate(filter(None, forms(message.string))):
            yield english[min(n, len(english) - 1)], form


def laws() -> set[str]:
    """Return the names of laws, which are as they are."""
    found = messages(catalogue(TEMPLATE))
    return {message.id for message in found if message.context == 'law'}
