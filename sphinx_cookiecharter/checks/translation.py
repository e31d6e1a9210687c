"""Whether the author's texts speak the language that is being built."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_cookiecharter.checks.codes import Code
from sphinx_cookiecharter.checks.engine import Answer, rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_cookiecharter.checks.engine import Case
    from sphinx_cookiecharter.declaration.model import Declaration
    from sphinx_cookiecharter.declaration.text import Text


@rule(Code.MISSING_TRANSLATION)
def missing_translation(case: Case) -> Iterator[Answer]:
    """A text in several languages, without the one that is being built.

    Bad, in a French build: `purpose: {en: Keeps you signed in.}`

    Good: `purpose: {en: Keeps you signed in., fr: Garde votre session ouverte.}`
    """
    language = case.language
    if language is None:
        return
    for whose, key, text in _texts(case.declaration):
        if text is not None and text.place is not None and not text.speaks(language):
            given = text.languages[0][0]
            yield Answer(
                *text.place,
                f'{whose}: {key!r} has no words in {language!r}, so those in {given!r} '
                f'are shown: add the key {language!r}',
            )


def _texts(declaration: Declaration) -> Iterator[tuple[str, str, Text | None]]:
    """Yield every text: whose it is, its key, and itself."""
    site = declaration.site
    yield 'site', 'name', site.name
    yield 'site', 'controller', site.controller
    if site.authority is not None:
        yield 'site', 'authority', site.authority.name
    for category in declaration.categories.values():
        whose = f'category {category.id!r}'
        yield whose, 'title', category.title
        yield whose, 'description', category.description
    for provider in declaration.providers.values():
        whose = f'provider {provider.id!r}'
        yield whose, 'name', provider.name
        yield whose, 'transfer', provider.transfer
    for cookie in declaration.cookies:
        whose = cookie.label
        yield whose, 'purpose', cookie.purpose
        yield whose, 'service', cookie.service
        yield whose, 'location', cookie.location
        yield whose, 'duration_note', cookie.duration_note
        yield whose, 'data', cookie.data
        for recipient in cookie.recipients:
            yield whose, 'recipients', recipient
