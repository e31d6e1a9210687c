"""The section `introduction`: what the page is for, in our words or the author's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_cookiecharter.charter.page import Section
from sphinx_cookiecharter.charter.pieces import Piece

if TYPE_CHECKING:
    from sphinx_cookiecharter.charter.page import Page


def write(page: Page) -> Section | None:
    _, facts = page.words.gettext, page.facts
    section = Section('section-introduction', [Piece(_('About this page'))])
    if page.introduction:
        section.body = page.introduction
        return section
    if not facts.cookies:
        return None
    section.body.append(page.paragraph([*_used(page), Piece(f' {_what_for(page)}')]))
    if facts.needing_consent:
        section.body.append(page.sentences(_consent(page)))
    return section


def _used(page: Page) -> list[Piece]:
    """Say that the site uses what it uses, cookies or not."""
    _, facts, site = page.words.gettext, page.facts, page.site
    if site is None:
        if facts.only_cookies:
            return [Piece(_('This site uses cookies.'))]
        if facts.some_cookies:
            return [Piece(_('This site uses cookies and similar technologies.'))]
        return [Piece(_('This site uses no cookies, but similar technologies.'))]
    if facts.only_cookies:
        template = _('%(site)s uses cookies.')
    elif facts.some_cookies:
        template = _('%(site)s uses cookies and similar technologies.')
    else:
        template = _('%(site)s uses no cookies, but similar technologies.')
    return page.words.fill(template, site=site)


def _what_for(page: Page) -> str:
    return page.words.gettext('This page lists them and says what each of them is for.')


def _consent(page: Page) -> str:
    _, facts = page.words.gettext, page.facts
    if facts.sure and len(facts.needing_consent) == len(facts.cookies):
        return _('They need your consent: you decide, and you may change your mind.')
    return _(
        'Some of them need your consent: you decide, and you may change your mind.'
    )
