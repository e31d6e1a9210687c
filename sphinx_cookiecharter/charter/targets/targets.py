"""What a directive shows, as objects that can be linked to."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sphinx_cookiecharter.language import labels as terms

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from sphinx_cookiecharter.charter.targets.anchors import Anchors
    from sphinx_cookiecharter.declaration.model import Cookie, Declaration
    from sphinx_cookiecharter.language.language import Wording
    from sphinx_cookiecharter.language.sentence import Piece


class Shown(NamedTuple):
    """One object: its kind, the name that a role says, its title, and its place.

    `stand_in` marks the row of an item that stands in for the heading of its
    category, or for the entry of its provider; `order` is the place of an item in its
    declaration; `parts` are the author's words in the title, for catalogues to
    translate; `alias` is the title before that, if that has changed it.
    """

    kind: str
    name: str
    title: str
    anchor: str
    stand_in: bool = False
    order: int = 0
    parts: tuple[str, ...] = ()
    alias: str = ''


def shown_under(
    kind: str, name: str, title: Sequence[Piece], anchor: str, *, stand_in: bool = False
) -> Shown:
    """Return an object with a title made of pieces."""
    return Shown(
        kind,
        name,
        ''.join(piece.text for piece in title),
        anchor,
        stand_in=stand_in,
        parts=tuple(piece.text for piece in title if piece.translatable),
    )


def shown_in_rows(
    declaration: Declaration,
    cookies: Iterable[Cookie],
    anchors: Anchors,
    words: Wording,
    kinds: Sequence[str],
) -> Iterator[Shown]:
    """Yield the objects that rows show, from `cookies` in the order of the rows.

    `kinds` holds `category` and `provider` where these have no place of their own,
    so that their first row stands in for it.
    """
    orders = {id(cookie): n for n, cookie in enumerate(declaration.cookies)}
    met: set[str] = set()
    for cookie in cookies:
        row = anchors.of_cookie(cookie)
        for name in cookie.names:
            yield Shown('name', name, name, row, order=orders[id(cookie)])
        category = declaration.categories.get(cookie.category or '')
        if 'category' in kinds and category is not None:
            anchor = anchors.of_category(category.id)
            if anchor not in met:
                met.add(anchor)
                title = terms.category_title(category, words)
                yield shown_under('category', category.id, [title], row, stand_in=True)
        provider = cookie.provider
        if 'provider' in kinds and provider is not None:
            anchor = anchors.of_provider(provider)
            if anchor not in met:
                met.add(anchor)
                title = terms.provider_name(provider, words)
                name = provider.id or title.text
                yield shown_under('provider', name, [title], row, stand_in=True)
