"""The anchors of what a charter shows: the same on every page that shows it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx_cookiecharter.declaration.model import Cookie, Declaration, Provider


def slug(text: str) -> str:
    """Return `text` as the end of an anchor.

    Letters and digits of any script stay, and so do case, `_` and `-`; anything
    else becomes `-`.
    """
    return re.sub(r'[^\w-]', '-', text)


class Anchors:
    """The anchors of one declaration; equal slugs are numbered in its order."""

    def __init__(self, declaration: Declaration) -> None:
        taken: set[str] = set()

        def anchor(kind: str, name: str) -> str:
            base = found = f'charter-{kind}-{slug(name)}'
            number = 1
            while found in taken:
                number += 1
                found = f'{base}-{number}'
            taken.add(found)
            return found

        # By identity: the reader makes one object of each.
        self._providers = {
            id(provider): anchor('provider', provider.id)
            for provider in declaration.providers.values()
        }
        self._cookies: dict[int, str] = {}
        for cookie in declaration.cookies:
            self._cookies[id(cookie)] = anchor('name', (cookie.names or ('',))[0])
            provider = cookie.provider
            if provider is not None and id(provider) not in self._providers:
                name = provider.id or provider.name.plain
                self._providers[id(provider)] = anchor('provider', name)
        self._categories = {
            category: anchor('category', category)
            for category in declaration.categories
        }
        #: Of the heading above the items that have no known category.
        self.unclassified = anchor('category', 'unclassified')

    def of_cookie(self, cookie: Cookie) -> str:
        """Return the anchor of an item's row, which is its first name's."""
        return self._cookies[id(cookie)]

    def of_provider(self, provider: Provider) -> str:
        return self._providers[id(provider)]

    def of_category(self, category: str) -> str:
        return self._categories[category]
