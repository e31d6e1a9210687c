"""What is known of a declaration: computed once, however many rules ask."""

from __future__ import annotations

from functools import cache, cached_property
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from sphinx_cookiecharter.checks.applicable_law import law_of
from sphinx_cookiecharter.checks.declared_texts import texts_of
from sphinx_cookiecharter.checks.phrases.tokens import folded, tokenize
from sphinx_cookiecharter.declaration.patterns import best_match

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sphinx_cookiecharter.checks.applicable_law import Law
    from sphinx_cookiecharter.checks.phrases.tokens import Tokens
    from sphinx_cookiecharter.declaration.finding import Subject
    from sphinx_cookiecharter.declaration.model import Cookie, Declaration
    from sphinx_cookiecharter.declaration.text import Text
    from sphinx_cookiecharter.declaration.yaml_tree import Mark


_Found = TypeVar('_Found')


class Purpose(NamedTuple):
    """What an item is said to be for: in each language, ready to look for words in."""

    cookie: Cookie
    texts: list[Tokens]


class Facts:
    """A declaration, the language it is read in, and what follows from them."""

    def __init__(self, declaration: Declaration, language: str | None = None) -> None:
        self.declaration = declaration
        self.language = language
        #: The law of the jurisdictions that the site names.
        self.law: Law = law_of(declaration.site.jurisdictions)
        self._tokens = cache(tokenize)

    def words_of(self, *texts: Text) -> list[Tokens]:
        """Return texts in each language with their words: of those alike, the same."""
        return [self._tokens(value) for text in texts for value in text.values]

    @cached_property
    def purposes(self) -> list[Purpose]:
        """The purposes of the items that have one, in order."""
        return [
            Purpose(cookie, self.words_of(cookie.purpose))
            for cookie in self.declaration.cookies
            if cookie.purpose is not None
        ]

    @cached_property
    def wordings(self) -> list[Tokens]:
        """The author's texts in all languages: those that are alike, once."""
        texts = [declared.text for declared in texts_of(self.declaration)]
        return list(dict.fromkeys(self.words_of(*texts)))

    @cached_property
    def all_words(self) -> str:
        """All the author's texts, one a line: what is not in it is in none of them."""
        return folded('\n'.join([text.value for text in self.wordings]))

    def found_in_texts(
        self, find: Callable[[Tokens], _Found | None]
    ) -> Iterator[tuple[Subject, str, Mark, _Found]]:
        """Yield whose text holds what is looked for, its key and place, and what it is.

        Of a text in several languages, what the first holds.
        """
        found = {
            text.value: what
            for text in self.wordings
            if (what := find(text)) is not None
        }
        if not found:
            return
        for subject, key, text, place in texts_of(self.declaration):
            value = next(filter(found.__contains__, text.values), None)
            if value is not None:
                yield subject, key, place, found[value]

    @cached_property
    def keepers(self) -> dict[Cookie, None]:
        """The items that keep the visitor's choice; never one by its name alone."""
        cookies = self.declaration.cookies
        chosen = self.declaration.choice.cookie
        match = None
        if chosen is not None:
            names = [name for cookie in cookies for name in cookie.names]
            match = best_match(chosen, names)
        return {
            cookie: None
            for cookie in cookies
            if cookie.exemption == 'consent-choice'
            or (match is not None and match in cookie.names)
        }
