"""The selection of items: what the options of a directive ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_cookiecharter.declaration.model import Cookie, Declaration


class Selection(NamedTuple):
    """What the options of a directive ask for; nothing asked for is everything.

    An item must fit each of the three, and fits one by any of its words.
    """

    categories: tuple[str, ...] = ()
    providers: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()

    def of(self, declaration: Declaration) -> tuple[Cookie, ...]:
        """Return the items that are asked for, in the order of the declaration."""
        return tuple(
            cookie
            for cookie in declaration.cookies
            if (not self.categories or cookie.category in self.categories)
            and (not self.providers or not _names(cookie).isdisjoint(self.providers))
            and (not self.tags or not set(cookie.tags).isdisjoint(self.tags))
        )

    def unknown(self, declaration: Declaration) -> Iterator[tuple[str, str, list[str]]]:
        """Yield the words that name nothing: their option, the word, what there is."""
        for option, words, known in (
            ('categories', self.categories, _categories),
            ('providers', self.providers, _providers),
            ('tags', self.tags, _tags),
        ):
            if words:
                right = list(dict.fromkeys(known(declaration)))
                for word in words:
                    if word not in right:
                        yield option, word, right


def _categories(declaration: Declaration) -> Iterator[str]:
    yield from declaration.categories
    for cookie in declaration.cookies:
        if cookie.category is not None:
            yield cookie.category


def _providers(declaration: Declaration) -> Iterator[str]:
    yield from declaration.providers
    for provider in declaration.providers.values():
        yield from provider.name.values
    for cookie in declaration.cookies:
        yield from sorted(_names(cookie))


def _tags(declaration: Declaration) -> Iterator[str]:
    for cookie in declaration.cookies:
        yield from cookie.tags


def _names(cookie: Cookie) -> set[str]:
    provider = cookie.provider
    if provider is None:
        return set()
    return {provider.id, *provider.name.values} - {''}
