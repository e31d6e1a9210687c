"""The providers of items, each once, as several rules ask for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_cookiecharter.checks.phrases.tokens import tokenize
from sphinx_cookiecharter.checks.phrases.words import LOOSE, NOBODY
from sphinx_cookiecharter.declaration.vocabulary import EXEMPT, THIRD

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx_cookiecharter.declaration.model import Cookie, Declaration, Provider
    from sphinx_cookiecharter.declaration.yaml_tree import Mark


def first_of_each(cookies: Iterable[Cookie]) -> Iterator[tuple[Cookie, Provider]]:
    """Yield the providers of items, each with the first of its items."""
    first: dict[Provider, Cookie] = {}
    for cookie in cookies:
        if cookie.provider is not None:
            first.setdefault(cookie.provider, cookie)
    for provider, cookie in first.items():
        yield cookie, provider


def other_providers(declaration: Declaration) -> Iterator[tuple[Cookie, Provider]]:
    """Yield the providers that are not the site, each with the first of its items.

    Whatever the party: also one that is only a name. Not one who works for the site
    alone and has only first-party items that are exempt, such as a host.
    """
    asked = (
        cookie
        for cookie in declaration.cookies
        if not _is_for_site(declaration, cookie)
    )
    for cookie, provider in first_of_each(asked):
        # One that could be anybody has nothing more to tell.
        if not (provider.is_site or any(map(is_nobody, provider.name.values))):
            yield cookie, provider


def _is_for_site(declaration: Declaration, cookie: Cookie) -> bool:
    return (
        cookie.provider is not None
        and cookie.provider.processor
        and declaration.party_of(cookie) != THIRD
        and declaration.consent_of(cookie) == EXEMPT
    )


def how_to_write(declaration: Declaration, provider: Provider, key: str) -> str:
    """Return what an author does for a provider to have a key."""
    used = {entry.place for entry in declaration.use}
    if provider.id and provider.place not in used:
        return f'write its {key!r}'
    return f"declare it under 'providers', with its {key!r}"


def place_of(cookie: Cookie, provider: Provider) -> Mark:
    """Return where a provider is declared, or else where the item names it."""
    return provider.place if provider.id else cookie.at['provider']


def is_nobody(name: str) -> bool:
    """Whether a name leaves open who is meant."""
    if len(name) > 60:
        return False
    text = tokenize(name)
    nobody, loose = NOBODY.words_in(text), LOOSE.words_in(text)
    words = text.row.split()
    while nobody and words:
        if ' '.join(words) in nobody:
            return True
        if words[0] not in loose:
            return False
        words = words[1:]
    return False
