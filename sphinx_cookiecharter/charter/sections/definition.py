"""The section `definition`: what a cookie is, and what else is used besides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_cookiecharter.charter.context import Section
from sphinx_cookiecharter.language.labels import storage_explanation
from sphinx_cookiecharter.language.sentence import Piece

if TYPE_CHECKING:
    from sphinx_cookiecharter.charter.context import Page


def write(page: Page) -> Section:
    _, facts = page.words.gettext, page.facts
    section = Section('charter-section-definition', [Piece(_('What is a cookie?'))])
    section.body += [
        page.sentences(
            _(
                'A cookie is a small piece of information with a name, which a site '
                'hands to your browser. The browser keeps it for some time, and sends '
                'it back to the site each time you return.'
            ),
            _('That is how a site recognises a browser that it has met before.'),
        ),
        page.sentences(
            _(
                'Cookies have many uses: keeping you signed in, remembering a basket '
                'or a language, counting visits, or following what you read so as to '
                'show you advertising.'
            )
        ),
    ]
    explained = [
        text
        for storage in facts.storages
        if (text := storage_explanation(storage, page.words)) is not None
    ]
    if explained:
        section.body += [
            page.sentences(
                _(
                    'Cookies are not the only means to such ends. This site uses the '
                    'following, and what this page says of consent and of your choices '
                    'goes for them too.'
                )
            ),
            page.bullets([[Piece(text)] for text in explained]),
        ]
    return section
