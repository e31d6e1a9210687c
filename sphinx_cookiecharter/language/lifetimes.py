"""Lifetimes in words: how long an item, or what it collects, is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx_cookiecharter.declaration.duration import Duration
    from sphinx_cookiecharter.declaration.model import Cookie
    from sphinx_cookiecharter.language.language import Language
    from sphinx_cookiecharter.language.sentence import Run


def lifetime(cookie: Cookie, language: Language) -> list[Run]:
    """Return how long an item stays, without a note; nothing where nobody knows."""
    _, duration = language.gettext, cookie.duration
    if duration is not None and not duration.keyword:
        return _measured(duration, language, renewed=cookie.renewed)
    if cookie.storage == 'session_storage' and (
        duration is None or duration.keyword == 'session'
    ):
        # Translators: stands alone in a cell, and after a label.
        return language.say(_('until you close the tab'))
    if duration is not None:
        return keyword(duration, language)
    if cookie.renewed:
        return language.say(_('renewed at each visit'))
    if cookie.storage == 'request':
        return language.say(_('nothing is kept'))
    return []


def keyword(duration: Duration, language: Language) -> list[Run]:
    """Return the words for `session` or `persistent`."""
    _ = language.gettext
    if duration.keyword == 'session':
        # Translators: stands alone in a cell, and after a label.
        return language.say(_('until you close your browser'))
    # Translators: stands alone in a cell, and after a label; “it”: a cookie or an item.
    return language.say(_('until you delete it'))


def _measured(duration: Duration, language: Language, *, renewed: bool) -> list[Run]:
    words = language.duration(duration)
    if not renewed:
        return language.say(words)
    # Translators: %(duration)s is “13 months”, in the nominative.
    template = language.gettext('%(duration)s after your last visit')
    return language.say(template, duration=words)


def retention(cookie: Cookie, language: Language) -> list[Run]:
    """Return, with its label, how long the data are kept; nothing where it is open."""
    _, duration = language.gettext, cookie.retention
    if duration is None:
        return []
    if duration.keyword == 'persistent':
        return language.say(_('Data kept: no set limit'))
    if duration.keyword:
        words = keyword(duration, language)
    else:
        words = language.say(language.duration(duration))
    # Translators: %(duration)s is a duration in words, or “until …”, as in the table.
    return language.say(_('Data kept: %(duration)s'), duration=words)
