"""What is known of a declaration: computed once, however many rules ask."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from sphinx_cookiecharter.checks.applicable_law import law_of
from sphinx_cookiecharter.checks.declared_texts import texts_of
from sphinx_cookiecharter.checks.phrases.tokens import Tokens, folded, tokenize
from sphinx_cookiecharter.declaration.patterns import best_match

if TYPE_CHECKING:
    from sphinx_cookiecharter.checks.applicable_law import Law
    from sphinx_cookiecharter.checks.declared_texts import DeclaredText
    from sphinx_cookiecharter.declaration.model import Cookie, Declaration
    from sphinx_cookiecharter.declaration.text import Text


class Purpose(NamedTuple):
    """What an item is said to be for: in each language, ready to look for words in."""

    cookie: Cookie
    text: Text
    tokens: tuple[Tokens, ...]


class Facts:
    """A declaration, the language it is read in, and what follows from them."""

    def __init__(self, declaration: Declaration, language: str | None = None) -> None:
        self.declaration = declaration
        self.language = language
        #: The law of the jurisdictions that the site names.
        self.law: Law = law_of(declaration.site.jurisdictions)

    @cached_property
    def purposes(self) -> list[Purpose]:
        """The purposes of the items that have one, in order."""
        return [
            Purpose(cookie, text, tuple([tokenize(value) for value in text.values]))
            for cookie in self.declaration.cookies
            if (text := cookie.purpose) is not None
        ]

    @cached_property
    def texts(self) -> list[tuple[DeclaredText, tuple[Tokens, ...]]]:
        """All the author's texts, each with its words in each language."""
        return [
            (declared, tuple(map(tokenize, declared.text.values)))
            for declared in texts_of(self.declaration)
        ]

    @cached_property
    def all_words(self) -> str:
        """All the author's texts, one a line: what is not in it is in none of them."""
        texts = [declared.text for declared in texts_of(self.declaration)]
        return folded('\n'.join([value for text in texts for value in text.values]))

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
