"""The section `choices`: what a visitor decides, and how to decide otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_cookiecharter.charter.charter import Section
from sphinx_cookiecharter.charter.nodes.choice_control import (
    browser_settings,
    choice_control,
)
from sphinx_cookiecharter.declaration.patterns import best_match
from sphinx_cookiecharter.language.sentence import Run

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docutils import nodes

    from sphinx_cookiecharter.charter.charter import CharterContext
    from sphinx_cookiecharter.declaration.model import Cookie


def write(context: CharterContext) -> Section:
    _ = context.language.gettext
    section = Section('charter-section-choices', [Run(_('Your choices'))])
    section.body += [
        *_consent(context),
        *_california(context),
        *_control(context),
        *_kept(context),
        *_browser(context),
    ]
    return section


def _consent(context: CharterContext) -> Iterator[nodes.Node]:
    _, facts = context.language.gettext, context.facts
    if not facts.law_asks_consent:
        return
    if facts.needing_consent:
        withdrawing = (
            _('By law, withdrawing your consent must be as easy as giving it.')
            if any(law.easy_withdrawal for law in facts.laws)
            else ''
        )
        yield context.sentences(
            _(
                'What needs your consent may be used only if you agree. You are free '
                'to refuse, and to withdraw your consent at any time.'
            ),
            withdrawing,
        )
        yield context.sentences(_('If you refuse, you do without what it is for.'))
    elif facts.sure:
        yield context.sentences(_('Nothing that this site uses needs your consent.'))
    if facts.to_object_to and 'cookies' in context.sections:
        yield context.sentences(
            _(
                'You may object to some of what needs no consent: the tables link to '
                'where.'
            )
        )


def _california(context: CharterContext) -> Iterator[nodes.Node]:
    # California Code of Regulations, title 11, section 7025.
    _ = context.language.gettext
    if 'us-ca' in context.declaration.site.jurisdictions and context.facts.in_category(
        'marketing'
    ):
        yield context.sentences(
            _(
                'If this site sells or shares your personal information, California '
                'law lets you opt out; a signal from your browser, such as Global '
                'Privacy Control, counts as a request.'
            )
        )


def _control(context: CharterContext) -> Iterator[nodes.Node]:
    choice = context.declaration.choice
    if choice.call or choice.tool or choice.url:
        yield choice_control(choice, context.language, context.source_info, alone=False)


def _kept(context: CharterContext) -> Iterator[nodes.Node]:
    _, language = context.language.gettext, context.language
    keeper = _keeper(context)
    if keeper is None:
        return
    cookie, name = keeper
    run = Run(name, code=True)
    duration = cookie.duration
    if duration is None:
        yield context.say(
            _('Your choice about cookies is kept under the name %(name)s.'), name=run
        )
    elif duration.keyword == 'session':
        yield context.say(
            _(
                'Your choice about cookies is kept under the name %(name)s until you '
                'close your browser.'
            ),
            name=run,
        )
    elif duration.keyword == 'persistent':
        yield context.say(
            _(
                'Your choice about cookies is kept under the name %(name)s until you '
                'delete it.'
            ),
            name=run,
        )
    else:
        yield context.say(
            _(
                'Your choice about cookies is kept for %(duration)s, under the name '
                '%(name)s. After that, you may be asked again.'
            ),
            duration=language.duration(duration),
            name=run,
        )


def _keeper(context: CharterContext) -> tuple[Cookie, str] | None:
    """Return the item that keeps the choice, and its name as declared."""
    wanted = context.declaration.choice.cookie
    if wanted is None:
        return None
    by_name: dict[str, Cookie] = {}
    for cookie in context.declaration.cookies:
        for name in cookie.names:
            by_name.setdefault(name, cookie)
    declared = best_match(wanted, by_name)
    return (by_name[declared], wanted) if declared is not None else None


def _browser(context: CharterContext) -> Iterator[nodes.Node]:
    _, facts = context.language.gettext, context.facts
    necessary = (
        _('Without what is strictly necessary, parts of this site may no longer work.')
        if facts.in_category('necessary')
        else ''
    )
    yield context.sentences(browser_settings(context.language), necessary)
