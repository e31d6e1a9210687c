"""The section `changes`: when the list was last reviewed, and what is new in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_cookiecharter.charter.context import Section
from sphinx_cookiecharter.declaration.diff import new_recipients
from sphinx_cookiecharter.declaration.vocabulary import REQUIRED
from sphinx_cookiecharter.language import labels as terms
from sphinx_cookiecharter.language.sentence import Piece, authors

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from docutils import nodes

    from sphinx_cookiecharter.charter.context import Page
    from sphinx_cookiecharter.declaration.diff import (
        Aspect,
        Change,
        Diff,
        ItemName,
    )
    from sphinx_cookiecharter.language.sentence import Pieces


def write(page: Page) -> Section | None:
    _, words = page.words.gettext, page.words
    said: list[nodes.Node] = []
    reviewed = page.declaration.site.reviewed
    if reviewed is not None:
        date = words.date(reviewed)
        said.append(page.say(_('This list was last reviewed on %(date)s.'), date=date))
    if page.comparison is not None:
        said += _differences(page, page.comparison)
    if not said:
        return None
    return Section('charter-section-changes', [Piece(_('Changes to this page'))], said)


def _differences(page: Page, found: Diff) -> list[nodes.Node]:
    """Say what differs from the earlier declaration."""
    _, before = page.words.gettext, found.old.site.reviewed
    if before is None:
        date = ''
        nothing = _(
            'Since the last version of this list, nothing was added or removed, '
            'and nothing stays longer.'
        )
        intro = _('Since the last version of this list, the following has changed:')
    else:
        date = page.words.date(before)
        nothing = _(
            'Since %(date)s, nothing was added or removed, and nothing stays longer.'
        )
        intro = _('Since %(date)s, the following has changed:')
    lines = list(_lines(page, found))
    if not lines:
        return [page.say(nothing, date=date)]
    return [page.say(intro, date=date), page.bullets(lines)]


def _lines(page: Page, found: Diff) -> Iterator[Pieces]:
    """Yield a sentence for what was added, for what was removed, for each change.

    Only of items that this page shows, or would have shown.
    """
    words = page.words
    now, earlier = _identities(page.cookies), _identities(page.earlier)
    added = [one for one in found.added if id(one.cookie) in now]
    if added:
        sentence = words.ngettext(
            'This was added: %(items)s.', 'These were added: %(items)s.', len(added)
        )
        yield words.fill(sentence, items=_names(page, added))
    removed = [one for one in found.removed if id(one.cookie) in earlier]
    if removed:
        sentence = words.ngettext(
            'This is no longer used: %(items)s.',
            'These are no longer used: %(items)s.',
            len(removed),
        )
        yield words.fill(sentence, items=_names(page, removed))
    for change in found.changed:
        if id(change.new) in now:
            for aspect in change.aspects:
                yield from _change(page, change, aspect)


def _change(page: Page, change: Change, aspect: Aspect) -> Iterator[Pieces]:
    _, words, new = page.words.gettext, page.words, change.new
    item = _name(change.name)
    if aspect == 'consent' and page.facts.law_asks_consent:
        if page.declaration.consent_of(new) == REQUIRED:
            yield words.fill(_('%(item)s now needs your consent.'), item=item)
        else:
            yield words.fill(_('%(item)s no longer needs your consent.'), item=item)
    elif aspect == 'duration' and new.duration is not None:
        yield words.fill(
            _('%(item)s stays longer than before: %(duration)s.'),
            item=item,
            duration=words.lifetime(new.duration),
        )
    elif aspect == 'category':
        category = page.declaration.categories.get(new.category or '')
        yield words.fill(
            _('%(item)s belongs to another category: %(category)s.'),
            item=item,
            category=terms.category_title(category, words),
        )
    elif aspect == 'provider' and new.provider is not None:
        yield words.fill(
            _('%(item)s has another provider: %(provider)s.'),
            item=item,
            provider=terms.provider_name(new.provider, words),
        )
    elif aspect == 'recipients' and (added := new_recipients(change.old, new)):
        yield words.fill(
            _('The data of %(item)s have new recipients: %(recipients)s.'),
            item=item,
            recipients=words.enumerate(
                [[authors(one, words.language)] for one in added]
            ),
        )


def _name(name: str) -> Piece:
    return Piece(name, code=True)


def _names(page: Page, named: Iterable[ItemName]) -> Pieces:
    return page.words.enumerate([[_name(one.name)] for one in named])


def _identities(cookies: Iterable[object]) -> set[int]:
    return {id(one) for one in cookies}
