"""Localised text: what the author wrote, in one language or in several."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sphinx_cookiecharter.declaration.characters import SPACE

if TYPE_CHECKING:
    from sphinx_cookiecharter.declaration.yaml_tree import Mark


def collapse(value: str) -> str:
    """Return one paragraph: white space and control characters become one space."""
    # Asked first because it is quick, and true of nearly every text.
    if value.isprintable() and '  ' not in value:
        return value.strip()
    return SPACE.sub(' ', value).strip()


@dataclass(frozen=True, slots=True)
class Text:
    """One paragraph without markup.

    `plain` is in the documentation's source language and is translated with it;
    `languages` holds what the author wrote in named languages, and is then complete
    in itself. Exactly one of the two is filled. `place` is where the text stands; of
    several languages, where their key does.
    """

    plain: str = ''
    languages: tuple[tuple[str, str], ...] = ()
    place: Mark | None = field(default=None, compare=False, repr=False)

    @property
    def translatable(self) -> bool:
        """Whether the project's message catalogues translate it."""
        return not self.languages

    @property
    def values(self) -> tuple[str, ...]:
        if not self.languages:
            return (self.plain,)
        return tuple([value for _, value in self.languages])

    def speaks(self, language: str) -> bool:
        """Whether a reader of `language`, or of its base, finds words of theirs."""
        return not self.languages or self._find(language) is not None

    def in_language(self, language: str) -> str:
        """Return the words for `language`, else for its base, else the first given."""
        if not self.languages:
            return self.plain
        words = self._find(language)
        return words if words is not None else self.languages[0][1]

    def foreign_to(self, language: str) -> str:
        """Return the language of those words, as a tag of HTML, where it is another.

        The empty string says that it is `language`, or its base.
        """
        if self.speaks(language):
            return ''
        code, _, _modifier = self.languages[0][0].partition('@')
        return code.replace('_', '-')

    def _find(self, language: str) -> str | None:
        given = {_normalised(code): value for code, value in self.languages}
        wanted = _normalised(language)
        base = re.split('[_@]', wanted, maxsplit=1)[0]
        return given.get(wanted, given.get(base))


def _normalised(language: str) -> str:
    return language.replace('-', '_').casefold()
