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
    from sphinx_cookiecharter.declaration.tree import Mark


@rule(Code.MISSING_TRANSLATION)
def missing_translation(case: Case) -> Iterator[Answer]:
    """A text in several languages, without the one that is being built.

    Bad, in a French build: `purpose: {en: Keeps you signed in.}`

    Good: `purpose: {en: Keeps you signed in., fr: Garde votre session ouverte.}`
    """
    language = case.language
    if language is None:
        return
    for whose, key, text, (line, column) in _texts(case.declaration):
        if not text.speaks(language):
            given = text.languages[0][0]
            yield Answer(
                line,
                column,
                f'{whose}: {key!r} has no words in {language!r}, so those in {given!r} '
                f'are shown: add the key {language!r}',
            )


def _texts(declaration: Declaration) -> Iterator[tuple[str, str, Text, Mark]]:
    """Yield whose text it is, its key, the text, and its place."""
    site = declaration.site
    authority = site.authority.name if site.authority is not None else None
    parts = [
        (
            'site',
            site.at,
            (
                ('name', site.name),
                ('controller', site.controller),
                ('authority', authority),
            ),
        ),
        *(
            (
                f'category {category.id!r}',
                category.at,
                (('title', category.title), ('description', category.description)),
            )
            for category in declaration.categories.values()
        ),
        *(
            (
                f'provider {provider.id!r}',
                provider.at,
                (('name', provider.name), ('transfer', provider.transfer)),
            )
            for provider in declaration.providers.values()
        ),
        *(
            (
                cookie.label,
                cookie.at,
                (
                    ('purpose', cookie.purpose),
                    ('service', cookie.service),
                    ('location', cookie.location),
                    ('duration_note', cookie.duration_note),
                    ('data', cookie.data),
                    *(('recipients', one) for one in cookie.recipients),
                ),
            )
            for cookie in declaration.cookies
        ),
    ]
    for whose, at, texts in parts:
        for key, text in texts:
            if text is not None and text.languages:
                yield whose, key, text, at[key]
