"""All the texts that the author wrote, with whose they are and where they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_cookiecharter.declaration.model import Declaration
    from sphinx_cookiecharter.declaration.text import Text
    from sphinx_cookiecharter.declaration.yaml_tree import Mark


def texts_of(declaration: Declaration) -> Iterator[tuple[str, str, Text, Mark]]:
    """Yield every text of the author: whose it is, its key, itself, and its place."""
    for whose, key, text in _keys(declaration):
        # A provider that is given no name has its key as one, which stands nowhere.
        if text is not None and text.place is not None:
            yield whose, key, text, text.place


def _keys(declaration: Declaration) -> Iterator[tuple[str, str, Text | None]]:
    """Yield every key that may hold a text: whose it is, itself, and what it holds."""
    site = declaration.site
    yield 'site', 'name', site.name
    yield 'site', 'controller', site.controller
    if site.authority is not None:
        yield 'site', 'authority', site.authority.name
    for category in declaration.categories.values():
        whose = f'category {category.id!r}'
        yield whose, 'title', category.title
        yield whose, 'description', category.description
        yield whose, 'refusal', category.refusal
    for provider in declaration.providers.values():
        whose = f'provider {provider.id!r}'
        # The site's own name stands where it is told.
        if provider.name not in {site.name, site.controller}:
            yield whose, 'name', provider.name
        yield whose, 'transfer', provider.transfer
    for cookie in declaration.cookies:
        whose = cookie.label
        yield whose, 'purpose', cookie.purpose
        yield whose, 'service', cookie.service
        yield whose, 'location', cookie.location
        yield whose, 'duration_note', cookie.duration_note
        for text in cookie.data:
            yield whose, 'data', text
        for recipient in cookie.recipients:
            yield whose, 'recipients', recipient.name
            yield whose, 'recipients', recipient.purpose
        yield whose, 'legal_basis', cookie.legal_basis
