"""The section `definition`: what a cookie is, and what else is in the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_cookiecharter.charter.context import Section

if TYPE_CHECKING:
    from sphinx_cookiecharter.charter.context import CharterContext
    from sphinx_cookiecharter.language.language import Language
    from sphinx_cookiecharter.language.sentence import Run


def write(context: CharterContext) -> Section | None:
    if not context.cookies:
        return None
    _, language = context.language.gettext, context.language
    sentences = (
        _(
            'A cookie is a short, named piece of information that a site gives to your '
            'browser.'
        ),
        _('The browser keeps it for a while and sends it back on each visit.'),
        _(
            'Cookies can keep you signed in, remember a basket, count visits, or serve '
            'advertising.'
        ),
    )
    paragraph = language.join_sentences(map(language.say, sentences))
    section = Section('charter-section-definition', heading(context))
    section.add(context.paragraph(paragraph))
    storages = storage_sentences(language)
    others = [storages[name] for name in context.facts.storages if name in storages]
    if others:
        section.add(context.bullets(map(language.say, others)))
    return section


def heading(context: CharterContext) -> list[Run]:
    language = context.language
    return language.say(language.pgettext('heading', 'What is a cookie?'))


def storage_sentences(language: Language) -> dict[str, str]:
    """Return what is no cookie, in a sentence each."""
    _ = language.gettext
    return {
        'local_storage': _(
            'Local storage keeps information in your browser until it is deleted.'
        ),
        'session_storage': _(
            'Session storage keeps information in your browser until you close the tab.'
        ),
        'indexed_db': _(
            'A browser database keeps larger amounts of information until it is '
            'deleted.'
        ),
        'cache_storage': _(
            'Cached files are copies that your browser keeps, to show pages faster.'
        ),
        'pixel': _(
            'A pixel is an invisible image whose loading tells a server what you open.'
        ),
        'fingerprint': _(
            'A device fingerprint recognises your device by its features and keeps '
            'nothing on it.'
        ),
        'request': _(
            'A connection to another server tells that server your IP address.'
        ),
    }
