"""The section `choices`: what a visitor decides, and how to decide otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_cookiecharter.charter.choice import browser_settings, choice_control
from sphinx_cookiecharter.charter.laws import GDPR
from sphinx_cookiecharter.charter.page import Section
from sphinx_cookiecharter.charter.pieces import Piece
from sphinx_cookiecharter.declaration.names import best_match

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docutils import nodes

    from sphinx_cookiecharter.charter.page import Page
    from sphinx_cookiecharter.declaration.model import Cookie


def write(page: Page) -> Section:
    _ = page.words.gettext
    section = Section('section-choices', [Piece(_('Your choices'))])
    section.body += [*_consent(page), *_kept(page), *_browser(page)]
    return section


def _consent(page: Page) -> Iterator[nodes.Node]:
    _, facts = page.words.gettext, page.facts
    if facts.needing_consent:
        jurisdictions = page.declaration.site.jurisdictions
        yield page.sentences(
            _(
                'You may accept or refuse the cookies that need your consent, and '
                'change your mind whenever you like.'
            ),
            _('By law, withdrawing your consent must be as easy as giving it.')
            if not GDPR.isdisjoint(jurisdictions)
            else '',
        )
    elif facts.sure:
        yield page.sentences(
            _(
                'None of the cookies of this site needs your consent: there is nothing '
                'for you to accept or to refuse.'
            )
        )
    if page.declaration.choice.url is not None:
        yield choice_control(page.declaration.choice, page.words, page.place)


def _kept(page: Page) -> Iterator[nodes.Node]:
    _, words = page.words.gettext, page.words
    keeper = _keeper(page)
    if keeper is None:
        return
    cookie, name = keeper
    piece = Piece(name, code=True)
    duration = cookie.duration
    if duration is None:
        yield page.say(
            _('What you have chosen is kept under the name %(name)s.'), name=piece
        )
    elif duration.keyword == 'session':
        yield page.say(
            _(
                'What you have chosen is kept under the name %(name)s until you close '
                'your browser.'
            ),
            name=piece,
        )
    elif duration.keyword == 'persistent':
        yield page.say(
            _(
                'What you have chosen is kept under the name %(name)s until you delete '
                'it.'
            ),
            name=piece,
        )
    else:
        yield page.say(
            _(
                'What you have chosen is kept for %(duration)s, under the name '
                '%(name)s.'
            ),
            duration=words.duration(duration),
            name=piece,
        )


def _keeper(page: Page) -> tuple[Cookie, str] | None:
    """Return the item that keeps the choice, and its name as declared."""
    wanted = page.declaration.choice.cookie
    if wanted is None:
        return None
    by_name: dict[str, Cookie] = {}
    for cookie in page.declaration.cookies:
        for name in cookie.names:
            by_name.setdefault(name, cookie)
    found = best_match(wanted, by_name)
    return (by_name[found], wanted) if found is not None else None


def _browser(page: Page) -> Iterator[nodes.Node]:
    _, facts = page.words.gettext, page.facts
    necessary = (
        _(
            'Without those that are strictly necessary, parts of this site may no '
            'longer work.'
        )
        if facts.in_category('necessary')
        else ''
    )
    yield page.sentences(browser_settings(page.words), necessary)
