"""The input of a serializer: a declaration, and the languages in which it is told."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Final

from sphinx_cookiecharter.language import labels

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from sphinx_cookiecharter.declaration.model import (
        Category,
        Cookie,
        Declaration,
        Provider,
    )
    from sphinx_cookiecharter.declaration.text import Text
    from sphinx_cookiecharter.language.language import Language
    from sphinx_cookiecharter.language.sentence import Run, Runs

#: The language of what is written in one that nobody names (BCP 47).
UNDETERMINED: Final = 'und'


@dataclass(frozen=True, slots=False, eq=False)
class Exported:
    """What a target writes.

    `languages` are those of our own words, the first where a target has one only.
    `source_language` is that of the author's plain strings, empty where nobody says.
    `translations` are the project's catalogues by language: each returns the
    translation of a plain string, or the string.
    """

    declaration: Declaration
    languages: tuple[Language, ...]
    source_language: str = ''
    translations: Mapping[str, Callable[[str], str]] = field(default_factory=dict)

    def words(self, text: Text, language: Language) -> str:
        """Return the author's words for readers of a language."""
        translate = self.translations.get(language.code)
        if text.translatable and translate is not None:
            return translate(text.plain)
        return text.in_language(language.code)

    def speaks(self, text: Text, language: Language) -> bool:
        """Whether the author's words are there for readers of a language."""
        if not text.translatable:
            return text.speaks(language.code)
        if not self.source_language or _base(self.source_language) == _base(
            language.code
        ):
            return True
        translate = self.translations.get(language.code)
        return translate is not None and translate(text.plain) != text.plain

    def all_words(self, text: Text) -> dict[str, str]:
        """Return the author's words in each language that they have, by its tag."""
        if not text.translatable:
            given: dict[str, str] = {}
            for code, value in text.languages:
                # Of two spellings of one language, the first.
                given.setdefault(tag(code), value)
            return given
        words = {tag(self.source_language) or UNDETERMINED: text.plain}
        for code, translate in self.translations.items():
            translated = translate(text.plain)
            if translated != text.plain:
                words.setdefault(tag(code), translated)
        return words

    def our_words(self, say: Callable[[Language], Runs]) -> dict[str, str]:
        """Return words of ours in each language, by its tag."""
        words: dict[str, str] = {}
        for language in self.languages:
            words.setdefault(
                language.foreign or tag(language.code), joined(say(language))
            )
        return words

    def run_words(self, run: Run, language: Language) -> str:
        """Return a run as readers of a language have it: in translation."""
        translate = self.translations.get(language.code)
        return translate(run.text) if run.translatable and translate else run.text

    def title(self, category: Category | None, language: Language) -> str:
        return self.run_words(labels.category_title(category, language), language)

    def provider_name(self, provider: Provider, language: Language) -> str:
        return self.run_words(labels.provider_name(provider, language), language)

    @cached_property
    def providers(self) -> dict[Provider, str]:
        """All providers that are declared or named by an item, each with its key.

        That is its id, else made from its name; equal ones are numbered in order.
        """
        named = (cookie.provider for cookie in self.declaration.cookies)
        everyone = dict.fromkeys(
            provider
            for provider in (*self.declaration.providers.values(), *named)
            if provider is not None
        )
        # An id that is declared is never another's.
        taken = set(self.declaration.providers)
        keys = {}
        for provider in everyone:
            if provider.id in self.declaration.providers:
                keys[provider] = provider.id
            else:
                wanted = provider.id or identifier(provider.name.values[0])
                keys[provider] = unique(wanted, taken)
        return keys

    @property
    def base_languages(self) -> dict[str, Language]:
        """The languages without country and script, as some tools know them."""
        bases: dict[str, Language] = {}
        for language in self.languages:
            bases.setdefault(_base(language.code), language)
        return bases

    def category_of(self, cookie: Cookie) -> Category | None:
        """Return the category of an item, None where it has none that is known."""
        return self.declaration.categories.get(cookie.category or '')


def tag(code: str) -> str:
    """Return the code of a language as a tag of BCP 47: `pt-BR` of `pt_BR`."""
    base, _, _modifier = code.partition('@')
    return base.replace('_', '-')


def _base(code: str) -> str:
    return tag(code).partition('-')[0].lower()


def identifier(text: str) -> str:
    """Return `text` as an id that any program can use as it is, in lower case."""
    return re.sub(r'[^\w]+', '-', text.casefold()).strip('-') or 'unnamed'


def unique(wanted: str, taken: set[str]) -> str:
    """Return an id, numbered where it is taken, and take it."""
    numbered, number = wanted, 1
    while numbered in taken:
        number += 1
        numbered = f'{wanted}-{number}'
    taken.add(numbered)
    return numbered


def joined(runs: Runs) -> str:
    """Return the text of a sentence."""
    return ''.join(run.text for run in runs)


def listed(items: Iterable[str], language: Language) -> str:
    """Return items as one list in a sentence."""
    lines = [[language.run(item)] for item in items]
    return joined(language.enumerate(lines)) if lines else ''
