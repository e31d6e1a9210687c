"""What the rules look at, and what several of them ask of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from sphinx_cookiecharter.checks.applicable_law import law_of
from sphinx_cookiecharter.checks.declared_texts import texts_of
from sphinx_cookiecharter.checks.phrases.tokens import Said, folded, said
from sphinx_cookiecharter.declaration.patterns import best_match

if TYPE_CHECKING:
    from sphinx_cookiecharter.checks.applicable_law import Law
    from sphinx_cookiecharter.checks.rule import Answer, Ask
    from sphinx_cookiecharter.declaration.model import Cookie, Declaration
    from sphinx_cookiecharter.declaration.text import Text


class Purpose(NamedTuple):
    """What an item is said to be for: in each language, ready to look for words in."""

    cookie: Cookie
    text: Text
    said: tuple[Said, ...]


@dataclass(frozen=True)
class Case:
    """What the rules look at: a declaration, and the language it is read in."""

    declaration: Declaration
    language: str | None = None
    _answers: dict[Ask, tuple[Answer, ...]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def answers(self, ask: Ask) -> tuple[Answer, ...]:
        """Return what a rule answers: some rules keep silent where others speak."""
        if ask not in self._answers:
            self._answers[ask] = tuple(ask(self))
        return self._answers[ask]

    @cached_property
    def law(self) -> Law:
        """The law of the jurisdictions that the site names."""
        return law_of(self.declaration.site.jurisdictions)

    @cached_property
    def purposes(self) -> list[Purpose]:
        """The purposes of the items that have one, in order."""
        return [
            Purpose(cookie, text, tuple([said(value) for value in text.values]))
            for cookie in self.declaration.cookies
            if (text := cookie.purpose) is not None
        ]

    @cached_property
    def all_words(self) -> str:
        """All the author's texts, one a line: what is not in it is in none of them."""
        texts = [text for _, _, text, _ in texts_of(self.declaration)]
        return folded('\n'.join([value for text in texts for value in text.values]))

    @cached_property
    def keepers(self) -> tuple[Cookie, ...]:
        """The items that keep the visitor's choice; never one by its name alone."""
        cookies = self.declaration.cookies
        chosen = self.declaration.choice.cookie
        found = None
        if chosen is not None:
            found = best_match(
                chosen, [name for cookie in cookies for name in cookie.names]
            )
        return tuple(
            cookie
            for cookie in cookies
            if cookie.exemption == 'consent-choice'
            or (found is not None and found in cookie.names)
        )
