"""The section `definition`: what a cookie is, and what else is used besides."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_cookiecharter.charter.charter import Section
from sphinx_cookiecharter.language.labels import storage_explanation
from sphinx_cookiecharter.language.sentence import Run

if TYPE_CHECKING:
    from sphinx_cookiecharter.charter.charter import CharterContext


def write(context: CharterContext) -> Section:
    _, facts = context.language.gettext, context.facts
    section = Section('charter-section-definition', [Run(_('What is a cookie?'))])
    section.body += [
        context.sentences(
            _(
                'A cookie is a small piece of information with a name, which a site '
                'hands to your browser. The browser keeps it for some time, and sends '
                'it back to the site each time you return.'
            ),
            _('That is how a site recognises a browser that it has met before.'),
        ),
        context.sentences(
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
        if (text := storage_explanation(storage, context.language)) is not None
    ]
    if explained:
        section.body += [
            context.sentences(
                _(
                    'Cookies are not the only means to such ends. This site uses the '
                    'following, and what this page says of consent and of your choices '
                    'goes for them too.'
                )
            ),
            context.bullets([[Run(text)] for text in explained]),
        ]
    return section
