"""Losses: what a target cannot hold of a declaration, item by item."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_cookiecharter.declaration.problems import quoted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from sphinx_cookiecharter.declaration.model import Cookie, Declaration


class Loss(NamedTuple):
    """One thing that a target does not hold: in words, and of which items.

    `items` are their first names; there is none where it concerns the whole.
    """

    text: str
    items: tuple[str, ...] = ()

    def __str__(self) -> str:
        if not self.items:
            return self.text
        number = f'{len(self.items)} item{"s" if len(self.items) > 1 else ""}'
        return f'{self.text}: {number} ({", ".join(map(quoted, self.items))})'


class Export(NamedTuple):
    """What is exported: the text of the file, and what it does not hold."""

    text: str
    losses: tuple[Loss, ...]


#: What an item may declare, in the words of a loss, and whether it does.
FACTS: Final[dict[str, Callable[[Declaration, Cookie], bool]]] = {
    'provider': lambda _, cookie: cookie.provider is not None,
    'privacy policy': lambda _, cookie: (
        cookie.provider is not None and cookie.provider.privacy_url is not None
    ),
    'country': lambda _, cookie: (
        cookie.provider is not None and cookie.provider.country is not None
    ),
    'safeguard of a transfer': lambda _, cookie: (
        cookie.provider is not None and cookie.provider.transfer is not None
    ),
    'service': lambda _, cookie: cookie.service is not None,
    'location': lambda _, cookie: cookie.location is not None,
    'purpose': lambda _, cookie: cookie.purpose is not None,
    'duration': lambda _, cookie: cookie.duration is not None,
    'note on the duration': lambda _, cookie: cookie.duration_note is not None,
    'storage': lambda _, cookie: cookie.storage != 'cookie',
    'party': lambda declaration, cookie: declaration.party_of(cookie) is not None,
    'domain': lambda _, cookie: cookie.domain is not None,
    'reason of an exemption': lambda _, cookie: cookie.exemption is not None,
    'data': lambda _, cookie: bool(cookie.data),
    'retention': lambda _, cookie: cookie.retention is not None,
    'recipients': lambda _, cookie: bool(cookie.recipients),
    'legal basis': lambda _, cookie: cookie.legal_basis is not None,
    'opt-out address': lambda _, cookie: cookie.opt_out_url is not None,
}


def lost_facts(declaration: Declaration, facts: Iterable[str]) -> Iterator[Loss]:
    """Yield the losses of a target that has no place for some of `FACTS`."""
    for fact in facts:
        declares = FACTS[fact]
        cookies = [
            cookie for cookie in declaration.cookies if declares(declaration, cookie)
        ]
        yield from of_items(f'holds no {fact}', cookies)


def of_items(text: str, cookies: Iterable[Cookie]) -> Iterator[Loss]:
    """Yield the loss of some items, if there are any."""
    names = tuple(cookie.names[0] if cookie.names else '' for cookie in cookies)
    if names:
        yield Loss(text, names)
