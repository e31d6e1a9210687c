"""The section `introduction`: what the page is for, in our words or the author's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_cookiecharter.charter.charter import Section
from sphinx_cookiecharter.charter.facts import count
from sphinx_cookiecharter.language.sentence import Run

if TYPE_CHECKING:
    from sphinx_cookiecharter.charter.charter import CharterContext


def write(context: CharterContext) -> Section | None:
    _, facts = context.language.gettext, context.facts
    section = Section('charter-section-introduction', [Run(_('About this page'))])
    if context.introduction:
        section.body = context.introduction
        return section
    if not facts.cookies:
        return None
    runs = _used(context)
    if context.shows_all:
        purpose = context.language.ngettext(
            'This page says what it is for.',
            'This page lists them and says what each of them is for.',
            count(facts.cookies),
        )
        runs.append(Run(f' {purpose}'))
    section.body.append(context.paragraph(runs))
    if facts.needing_consent and facts.law_asks_consent:
        section.body.append(context.sentences(_consent(context)))
    if context.site is not None:
        template = _('On this page, “this site” means %(site)s.')
        section.body.append(context.say(template, site=context.site))
    return section


def _used(context: CharterContext) -> list[Run]:
    """Say that the site uses what it uses, cookies or not."""
    _, facts, site = context.language.gettext, context.facts, context.site
    number = count(facts.cookies)
    if site is None:
        if not facts.sure:
            sentence = _('This site uses cookies or similar technologies.')
        elif facts.only_cookies:
            sentence = context.language.ngettext(
                'This site uses a cookie.', 'This site uses cookies.', number
            )
        elif facts.some_cookies:
            sentence = _('This site uses cookies and similar technologies.')
        else:
            sentence = _('This site uses no cookies, but similar technologies.')
        return [Run(sentence)]
    if not facts.sure:
        template = _('%(site)s uses cookies or similar technologies.')
    elif facts.only_cookies:
        template = context.language.ngettext(
            '%(site)s uses a cookie.', '%(site)s uses cookies.', number
        )
    elif facts.some_cookies:
        template = _('%(site)s uses cookies and similar technologies.')
    else:
        template = _('%(site)s uses no cookies, but similar technologies.')
    return context.language.fill(template, site=site)


def _consent(context: CharterContext) -> str:
    language, facts = context.language, context.facts
    needing = count(facts.needing_consent)
    if facts.sure and needing == count(facts.cookies):
        return language.ngettext(
            'It needs your consent: you decide, and you may change your mind.',
            'They need your consent: you decide, and you may change your mind.',
            needing,
        )
    if not facts.sure:
        # There may be more: the plural.
        needing = max(needing, 2)
    return language.ngettext(
        'One of them needs your consent: you decide, and you may change your mind.',
        'Some of them need your consent: you decide, and you may change your mind.',
        needing,
    )
