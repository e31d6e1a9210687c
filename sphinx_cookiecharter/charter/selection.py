"""Which items a directive shows, and in which groups."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinx_cookiecharter.declaration.model import Category, Cookie, Declaration


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
        cookies = declaration.cookies
        categories = dict.fromkeys(declaration.categories)
        categories |= dict.fromkeys(c.category for c in cookies if c.category)
        providers = dict.fromkeys(declaration.providers)
        providers |= dict.fromkeys(
            name
            for provider in declaration.providers.values()
            for name in provider.name.values
        )
        providers |= dict.fromkeys(name for c in cookies for name in sorted(_names(c)))
        tags = dict.fromkeys(tag for cookie in cookies for tag in cookie.tags)
        for option, words, known in (
            ('categories', self.categories, categories),
            ('providers', self.providers, providers),
            ('tags', self.tags, tags),
        ):
            for word in words:
                if word not in known:
                    yield option, word, list(known)


def _names(cookie: Cookie) -> set[str]:
    provider = cookie.provider
    if provider is None:
        return set()
    return {provider.id, *provider.name.values} - {''}


def by_category(
    declaration: Declaration, cookies: Sequence[Cookie]
) -> list[tuple[Category | None, list[Cookie]]]:
    """Return the items by category in the order shown, unclassified ones last."""
    groups: dict[str | None, list[Cookie]] = {}
    for cookie in cookies:
        known = cookie.category in declaration.categories
        groups.setdefault(cookie.category if known else None, []).append(cookie)
    return [
        (category, groups[category.id])
        for category in declaration.categories.values()
        if category.id in groups
    ] + ([(None, groups[None])] if None in groups else [])
