"""The author's texts: every paragraph of a declaration, whose it is, and its key."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_cookiecharter.declaration.finding import Subject
    from sphinx_cookiecharter.declaration.model import Declaration
    from sphinx_cookiecharter.declaration.text import Text
    from sphinx_cookiecharter.declaration.yaml_tree import Mark


class DeclaredText(NamedTuple):
    """A text, whose it is, under which key, and where it stands."""

    subject: Subject
    key: str
    text: Text
    place: Mark


def texts_of(declaration: Declaration) -> Iterator[DeclaredText]:
    """Yield every text of the author."""
    for subject, key, text in _keys(declaration):
        # A provider that is given no name has its key as one, which stands nowhere.
        if text is not None and text.place is not None:
            yield DeclaredText(subject, key, text, text.place)


def _keys(declaration: Declaration) -> Iterator[tuple[Subject, str, Text | None]]:
    """Yield every key that may hold a text: whose it is, itself, and what it holds."""
    site = declaration.site
    yield site, 'name', site.name
    yield site, 'controller', site.controller
    if site.authority is not None:
        yield site, 'authority', site.authority.name
    for category in declaration.categories.values():
        yield category, 'title', category.title
        yield category, 'description', category.description
        yield category, 'refusal', category.refusal
    for provider in declaration.providers.values():
        # The site's own name stands where it is told.
        if provider.name not in {site.name, site.controller}:
            yield provider, 'name', provider.name
        yield provider, 'transfer', provider.transfer
    for cookie in declaration.cookies:
        yield cookie, 'purpose', cookie.purpose
        yield cookie, 'service', cookie.service
        yield cookie, 'location', cookie.location
        yield cookie, 'duration_note', cookie.duration_note
        for text in cookie.data:
            yield cookie, 'data', text
        for recipient in cookie.recipients:
            yield cookie, 'recipients', recipient.name
            yield cookie, 'recipients', recipient.purpose
        yield cookie, 'legal_basis', cookie.legal_basis
