"""The section `introduction`: what the page is for, in our words or the author's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_cookiecharter.charter.context import Section

if TYPE_CHECKING:
    from sphinx_cookiecharter.charter.context import CharterContext
    from sphinx_cookiecharter.language.sentence import Run


def write(context: CharterContext) -> Section | None:
    section = Section('charter-section-introduction', heading(context))
    if context.introduction:
        return section.add(*context.introduction)
    if 'cookies' not in context.sections or not context.cookies:
        return None
    return section.add(context.paragraph(_listed(context)))


def heading(context: CharterContext) -> list[Run]:
    language = context.language
    return language.say(language.pgettext('heading', 'About this page'))


def _listed(context: CharterContext) -> list[Run]:
    """Say what the page lists, in one sentence."""
    _, facts = context.language.gettext, context.facts
    if not facts.is_whole:
        return context.of_site(
            # Translators: %(site)s: the name of the site as its owner writes it, or its
            # address; never inflected.
            _(
                'This page lists some of the cookies or similar technologies of the '
                'site %(site)s.'
            ),
            _(
                'This page lists some of the cookies or similar technologies of this '
                'site.'
            ),
        )
    if facts.only_cookies:
        return context.of_site(
            # Translators: %(site)s: the name of the site as its owner writes it, or its
            # address; never inflected.
            _('This page lists the cookies that the site %(site)s uses.'),
            _('This page lists the cookies that this site uses.'),
        )
    if facts.some_cookies:
        return context.of_site(
            # Translators: %(site)s: the name of the site as its owner writes it, or its
            # address; never inflected.
            _(
                'This page lists the cookies and similar technologies that the site '
                '%(site)s uses.'
            ),
            _(
                'This page lists the cookies and similar technologies that this site '
                'uses.'
            ),
        )
    return context.of_site(
        # Translators: %(site)s: the name of the site as its owner writes it, or its
        # address; never inflected.
        _(
            'The site %(site)s uses no cookies; this page lists the similar '
            'technologies that it uses.'
        ),
        _(
            'This site uses no cookies; this page lists the similar technologies that '
            'it uses.'
        ),
    )
