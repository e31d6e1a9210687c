"""The section `introduction`: what the page is for, in our words or the author's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_cookiecharter.charter.context import Section
from sphinx_cookiecharter.charter.facts import count
from sphinx_cookiecharter.language.sentence import Piece

if TYPE_CHECKING:
    from sphinx_cookiecharter.charter.context import Page


def write(page: Page) -> Section | None:
    _, facts = page.words.gettext, page.facts
    section = Section('charter-section-introduction', [Piece(_('About this page'))])
    if page.introduction:
        section.body = page.introduction
        return section
    if not facts.cookies:
        return None
    said = _used(page)
    if page.shows_all:
        purpose = page.words.ngettext(
            'This page says what it is for.',
            'This page lists them and says what each of them is for.',
            count(facts.cookies),
        )
        said.append(Piece(f' {purpose}'))
    section.body.append(page.paragraph(said))
    if facts.needing_consent and facts.law_asks_consent:
        section.body.append(page.sentences(_consent(page)))
    if page.site is not None:
        template = _('On this page, “this site” means %(site)s.')
        section.body.append(page.say(template, site=page.site))
    return section


def _used(page: Page) -> list[Piece]:
    """Say that the site uses what it uses, cookies or not."""
    _, facts, site = page.words.gettext, page.facts, page.site
    number = count(facts.cookies)
    if site is None:
        if not facts.sure:
            said = _('This site uses cookies or similar technologies.')
        elif facts.only_cookies:
            said = page.words.ngettext(
                'This site uses a cookie.', 'This site uses cookies.', number
            )
        elif facts.some_cookies:
            said = _('This site uses cookies and similar technologies.')
        else:
            said = _('This site uses no cookies, but similar technologies.')
        return [Piece(said)]
    if not facts.sure:
        template = _('%(site)s uses cookies or similar technologies.')
    elif facts.only_cookies:
        template = page.words.ngettext(
            '%(site)s uses a cookie.', '%(site)s uses cookies.', number
        )
    elif facts.some_cookies:
        template = _('%(site)s uses cookies and similar technologies.')
    else:
        template = _('%(site)s uses no cookies, but similar technologies.')
    return page.words.fill(template, site=site)


def _consent(page: Page) -> str:
    words, facts = page.words, page.facts
    needing = count(facts.needing_consent)
    if facts.sure and needing == count(facts.cookies):
        return words.ngettext(
            'It needs your consent: you decide, and you may change your mind.',
            'They need your consent: you decide, and you may change your mind.',
            needing,
        )
    if not facts.sure:
        # There may be more: the plural.
        needing = max(needing, 2)
    return words.ngettext(
        'One of them needs your consent: you decide, and you may change your mind.',
        'Some of them need your consent: you decide, and you may change your mind.',
        needing,
    )
