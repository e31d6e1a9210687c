"""The section `changes`: when the list was last reviewed, and what is new in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_cookiecharter.charter.charter import Section
from sphinx_cookiecharter.declaration.vocabulary import REQUIRED
from sphinx_cookiecharter.language import labels
from sphinx_cookiecharter.language.sentence import Run, authors

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from docutils import nodes

    from sphinx_cookiecharter.charter.charter import CharterContext
    from sphinx_cookiecharter.declaration.diff import (
        Aspect,
        Change,
        Diff,
        ItemName,
    )
    from sphinx_cookiecharter.language.sentence import Runs


def write(context: CharterContext) -> Section | None:
    _, language = context.language.gettext, context.language
    body: list[nodes.Node] = []
    reviewed = context.declaration.site.reviewed
    if reviewed is not None:
        date = language.date(reviewed)
        body.append(
            context.say(_('This list was last reviewed on %(date)s.'), date=date)
        )
    if context.diff is not None:
        body += _differences(context, context.diff)
    if not body:
        return None
    return Section('charter-section-changes', [Run(_('Changes to this page'))], body)


def _differences(context: CharterContext, diff: Diff) -> list[nodes.Node]:
    """Say what differs from the earlier declaration."""
    _, before = context.language.gettext, diff.old.site.reviewed
    if before is None:
        date = ''
        nothing = _(
            'Since the last version of this list, nothing was added or removed, '
            'and nothing stays longer.'
        )
        intro = _('Since the last version of this list, the following has changed:')
    else:
        date = context.language.date(before)
        nothing = _(
            'Since %(date)s, nothing was added or removed, and nothing stays longer.'
        )
        intro = _('Since %(date)s, the following has changed:')
    lines = list(_lines(context, diff))
    if not lines:
        return [context.say(nothing, date=date)]
    return [context.say(intro, date=date), context.bullets(lines)]


def _lines(context: CharterContext, diff: Diff) -> Iterator[Runs]:
    """Yield a sentence for what was added, for what was removed, for each change.

    Only of items that this page shows, or would have shown.
    """
    language = context.language
    now, earlier = {*context.cookies}, {*context.earlier}
    added = [item for item in diff.added if item.cookie in now]
    if added:
        sentence = language.ngettext(
            'This was added: %(items)s.', 'These were added: %(items)s.', len(added)
        )
        yield language.fill(sentence, items=_names(context, added))
    removed = [item for item in diff.removed if item.cookie in earlier]
    if removed:
        sentence = language.ngettext(
            'This is no longer used: %(items)s.',
            'These are no longer used: %(items)s.',
            len(removed),
        )
        yield language.fill(sentence, items=_names(context, removed))
    for change in diff.changed:
        if change.new in now:
            for aspect in change.aspects:
                yield from _change(context, change, aspect)


def _change(context: CharterContext, change: Change, aspect: Aspect) -> Iterator[Runs]:
    _, language, new = context.language.gettext, context.language, change.new
    item = _name(change.name)
    if aspect == 'consent' and context.facts.law_asks_consent:
        if context.declaration.consent_of(new) == REQUIRED:
            yield language.fill(_('%(item)s now needs your consent.'), item=item)
        else:
            yield language.fill(_('%(item)s no longer needs your consent.'), item=item)
    elif aspect == 'duration' and new.duration is not None:
        yield language.fill(
            _('%(item)s stays longer than before: %(duration)s.'),
            item=item,
            duration=language.lifetime(new.duration),
        )
    elif aspect == 'category':
        category = context.declaration.categories.get(new.category or '')
        yield language.fill(
            _('%(item)s belongs to another category: %(category)s.'),
            item=item,
            category=labels.category_title(category, language),
        )
    elif aspect == 'provider' and new.provider is not None:
        yield language.fill(
            _('%(item)s has another provider: %(provider)s.'),
            item=item,
            provider=labels.provider_name(new.provider, language),
        )
    elif aspect == 'recipients' and (added := change.new_recipients):
        yield language.fill(
            _('The data of %(item)s have new recipients: %(recipients)s.'),
            item=item,
            recipients=language.enumerate(
                [[authors(recipient, language.code)] for recipient in added]
            ),
        )


def _name(name: str) -> Run:
    return Run(name, code=True)


def _names(context: CharterContext, items: Iterable[ItemName]) -> Runs:
    return context.language.enumerate([[_name(item.name)] for item in items])
