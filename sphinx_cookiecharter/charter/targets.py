"""Cross-reference targets: what a directive shows that can be linked to, and where."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from sphinx_cookiecharter.language import labels

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sphinx_cookiecharter.declaration.model import Cookie, Declaration, Provider
    from sphinx_cookiecharter.language.language import Language
    from sphinx_cookiecharter.language.sentence import Run


class Target(NamedTuple):
    """One object: its kind, the name that a role says, its title, and its anchor.

    `stand_in` marks the row of an item that stands in for the heading of its
    category, or for the entry of its provider; `order` is the place of an item in its
    declaration; `messages` are the author's words in the title, for catalogues to
    translate; `alias` is the title before that, if that has changed it.
    """

    kind: str
    name: str
    title: str
    anchor: str
    stand_in: bool = False
    order: int = 0
    messages: tuple[str, ...] = ()
    alias: str = ''


class Anchors:
    """The anchors of one declaration, the same on every page that shows it.

    Equal slugs are numbered in its order.
    """

    def __init__(self, declaration: Declaration) -> None:
        taken: set[str] = set()

        def anchor(kind: str, name: str) -> str:
            base = numbered = f'charter-{kind}-{slug(name)}'
            number = 1
            while numbered in taken:
                number += 1
                numbered = f'{base}-{number}'
            taken.add(numbered)
            return numbered

        self._providers = {
            provider: anchor('provider', provider.id)
            for provider in declaration.providers.values()
        }
        self._cookies: dict[Cookie, str] = {}
        for cookie in declaration.cookies:
            self._cookies[cookie] = anchor('name', (cookie.names or ('',))[0])
            provider = cookie.provider
            if provider is not None and provider not in self._providers:
                name = provider.id or provider.name.plain
                self._providers[provider] = anchor('provider', name)
        self._categories = {
            category: anchor('category', category)
            for category in declaration.categories
        }
        #: Of the heading above the items that have no known category.
        self.unclassified = anchor('category', 'unclassified')

    def of_cookie(self, cookie: Cookie) -> str:
        """Return the anchor of an item's row, which is its first name's."""
        return self._cookies[cookie]

    def of_provider(self, provider: Provider) -> str:
        return self._providers[provider]

    def of_category(self, category: str) -> str:
        return self._categories[category]


def slug(text: str) -> str:
    """Return `text` as the end of an anchor.

    Letters and digits of any script stay, and so do case, `_` and `-`; anything
    else becomes `-`.
    """
    return re.sub(r'[^\w-]', '-', text)


def titled(
    kind: str, name: str, title: Sequence[Run], anchor: str, *, stand_in: bool = False
) -> Target:
    """Return a target with a title made of runs."""
    return Target(
        kind,
        name,
        ''.join(run.text for run in title),
        anchor,
        stand_in=stand_in,
        messages=tuple(run.text for run in title if run.translatable),
    )


def provider_target(
    provider: Provider, anchor: str, language: Language, *, stand_in: bool = False
) -> Target:
    """Return the target of a provider, which has no id where nobody declared it."""
    title = labels.provider_name(provider, language)
    name = provider.id or title.text
    return titled('provider', name, [title], anchor, stand_in=stand_in)


def row_targets(
    declaration: Declaration,
    cookies: Iterable[Cookie],
    anchors: Anchors,
    language: Language,
    kinds: Sequence[str],
) -> Iterator[Target]:
    """Yield the targets that rows are, from `cookies` in the order of the rows.

    `kinds` holds `category` and `provider` where these have no place of their own,
    so that their first row stands in for it.
    """
    orders = {cookie: n for n, cookie in enumerate(declaration.cookies)}
    met: set[str] = set()
    for cookie in cookies:
        row = anchors.of_cookie(cookie)
        for name in cookie.names:
            yield Target('name', name, name, row, order=orders[cookie])
        category = declaration.categories.get(cookie.category or '')
        if 'category' in kinds and category is not None:
            anchor = anchors.of_category(category.id)
            if anchor not in met:
                met.add(anchor)
                title = labels.category_title(category, language)
                yield titled('category', category.id, [title], row, stand_in=True)
        provider = cookie.provider
        if 'provider' in kinds and provider is not None:
            anchor = anchors.of_provider(provider)
            if anchor not in met:
                met.add(anchor)
                yield provider_target(provider, row, language, stand_in=True)
