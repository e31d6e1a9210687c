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
FACTS: Final[dict[str, Callable[[Cookie], bool]]] = {
    'provider': lambda cookie: cookie.provider is not None,
    'privacy policy': lambda cookie: (
        cookie.provider is not None and cookie.provider.privacy_url is not None
    ),
    'country': lambda cookie: (
        cookie.provider is not None and cookie.provider.country is not None
    ),
    'safeguard of a transfer': lambda cookie: (
        cookie.provider is not None and cookie.provider.transfer is not None
    ),
    'service': lambda cookie: cookie.service is not None,
    'location': lambda cookie: cookie.location is not None,
    'purpose': lambda cookie: cookie.purpose is not None,
    'duration': lambda cookie: cookie.duration is not None,
    'note on the duration': lambda cookie: cookie.duration_note is not None,
    'storage': lambda cookie: cookie.storage != 'cookie',
    'party': lambda cookie: cookie.party is not None,
    'domain': lambda cookie: cookie.domain is not None,
    'reason of an exemption': lambda cookie: cookie.exemption is not None,
    'data': lambda cookie: bool(cookie.data),
    'retention': lambda cookie: cookie.retention is not None,
    'recipients': lambda cookie: bool(cookie.recipients),
    'legal basis': lambda cookie: cookie.legal_basis is not None,
    'opt-out address': lambda cookie: cookie.opt_out_url is not None,
}


def lost_facts(declaration: Declaration, facts: Iterable[str]) -> Iterator[Loss]:
    """Yield the losses of a target that has no place for some of `FACTS`."""
    for fact in facts:
        declares = FACTS[fact]
        cookies = [cookie for cookie in declaration.cookies if declares(cookie)]
        yield from of_items(f'holds no {fact}', cookies)


def of_items(text: str, cookies: Iterable[Cookie]) -> Iterator[Loss]:
    """Yield the loss of some items, if there are any."""
    names = tuple(cookie.names[0] if cookie.names else '' for cookie in cookies)
    if names:
        yield Loss(text, names)
