"""Consent states: what a visitor has chosen in the consent tool of a site."""

from __future__ import annotations

from typing import Final, NamedTuple

from sphinx_cookiecharter.observation.model import VisitorChoice


class ConsentState(NamedTuple):
    """A choice; `category` is the one that alone was accepted, as the tool calls it."""

    choice: VisitorChoice
    category: str | None = None

    def __str__(self) -> str:
        if self.category is not None:
            return f'accepted {self.category} alone'
        return _WORDS[self.choice]


_WORDS: Final = {
    VisitorChoice.NONE: 'no choice made',
    VisitorChoice.REFUSED: 'refused',
    VisitorChoice.ACCEPTED: 'accepted',
}

NONE: Final = ConsentState(VisitorChoice.NONE)
REFUSED: Final = ConsentState(VisitorChoice.REFUSED)
ACCEPTED: Final = ConsentState(VisitorChoice.ACCEPTED)
