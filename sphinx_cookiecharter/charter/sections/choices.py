"""The section `choices`: what a visitor decides, and how to decide otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_cookiecharter.charter.context import Section
from sphinx_cookiecharter.charter.nodes.choice_control import (
    browser_settings,
    choice_control,
)
from sphinx_cookiecharter.declaration.patterns import best_match
from sphinx_cookiecharter.language.sentence import Piece

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docutils import nodes

    from sphinx_cookiecharter.charter.context import Page
    from sphinx_cookiecharter.declaration.model import Cookie


def write(page: Page) -> Section:
    _ = page.words.gettext
    section = Section('charter-section-choices', [Piece(_('Your choices'))])
    section.body += [
        *_consent(page),
        *_california(page),
        *_control(page),
        *_kept(page),
        *_browser(page),
    ]
    return section


def _consent(page: Page) -> Iterator[nodes.Node]:
    _, facts = page.words.gettext, page.facts
    if not facts.law_asks_consent:
        return
    if facts.needing_consent:
        withdrawing = (
            _('By law, withdrawing your consent must be as easy as giving it.')
            if any(law.easy_withdrawal for law in facts.laws)
            else ''
        )
        yield page.sentences(
            _(
                'What needs your consent may be used only if you agree. You are free '
                'to refuse, and to withdraw your consent at any time.'
            ),
            withdrawing,
        )
        yield page.sentences(_('If you refuse, you do without what it is for.'))
    elif facts.sure:
        yield page.sentences(_('Nothing that this site uses needs your consent.'))
    if facts.to_object_to and 'cookies' in page.sections:
        yield page.sentences(
            _(
                'You may object to some of what needs no consent: the tables link to '
                'where.'
            )
        )


def _california(page: Page) -> Iterator[nodes.Node]:
    # California Code of Regulations, title 11, section 7025.
    _ = page.words.gettext
    if 'us-ca' in page.declaration.site.jurisdictions and page.facts.in_category(
        'marketing'
    ):
        yield page.sentences(
            _(
                'If this site sells or shares your personal information, California '
                'law lets you opt out; a signal from your browser, such as Global '
                'Privacy Control, counts as a request.'
            )
        )


def _control(page: Page) -> Iterator[nodes.Node]:
    choice = page.declaration.choice
    if choice.call or choice.tool or choice.url:
        yield choice_control(choice, page.words, page.place, alone=False)


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
            _('Your choice about cookies is kept under the name %(name)s.'), name=piece
        )
    elif duration.keyword == 'session':
        yield page.say(
            _(
                'Your choice about cookies is kept under the name %(name)s until you '
                'close your browser.'
            ),
            name=piece,
        )
    elif duration.keyword == 'persistent':
        yield page.say(
            _(
                'Your choice about cookies is kept under the name %(name)s until you '
                'delete it.'
            ),
            name=piece,
        )
    else:
        yield page.say(
            _(
                'Your choice about cookies is kept for %(duration)s, under the name '
                '%(name)s. After that, you may be asked again.'
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
        _('Without what is strictly necessary, parts of this site may no longer work.')
        if facts.in_category('necessary')
        else ''
    )
    yield page.sentences(browser_settings(page.words), necessary)
