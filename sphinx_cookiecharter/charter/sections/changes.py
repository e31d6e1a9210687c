"""The section `changes`: what is new in the list since an earlier one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_cookiecharter.charter.context import Section
from sphinx_cookiecharter.declaration.vocabulary import REQUIRED
from sphinx_cookiecharter.language import labels
from sphinx_cookiecharter.language.lifetimes import lifetime
from sphinx_cookiecharter.language.sentence import Run, authors

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinx_cookiecharter.charter.context import CharterContext
    from sphinx_cookiecharter.declaration.diff import Aspect, Change, Diff
    from sphinx_cookiecharter.language.sentence import Runs


def write(context: CharterContext) -> Section | None:
    diff, language = context.diff, context.language
    if diff is None:
        return None
    lines = [*_named(context, diff), *_changed(context, diff)]
    if not lines and not context.lists_all:
        return None
    section = Section('charter-section-changes', heading(context))
    if diff.old.site.reviewed is not None:
        # Translators: %(date)s: a long date.
        template = language.gettext('Previous list reviewed: %(date)s')
        section.add(context.say(template, date=language.date(diff.old.site.reviewed)))
    if lines:
        return section.add(context.bullets(lines))
    nothing = language.gettext(
        'Nothing was added or removed, and nothing stays longer.'
    )
    return section.add(context.say(nothing))


def heading(context: CharterContext) -> list[Run]:
    language = context.language
    return language.say(language.pgettext('heading', 'What has changed'))


def _named(context: CharterContext, diff: Diff) -> Iterator[Runs]:
    """Yield what was added, is gone, or is under other consent, by their names.

    Only of items that this page shows, or would have shown.
    """
    _, now, earlier = context.language.gettext, {*context.cookies}, {*context.earlier}
    added = [item.name for item in diff.added if item.cookie in now]
    removed = [item.name for item in diff.removed if item.cookie in earlier]
    asked, unasked = _consents(context, diff)
    # Translators: %(names)s: names in code, a list.
    yield from _list(context, _('Added: %(names)s'), added)
    # Translators: %(names)s: names in code, a list.
    yield from _list(context, _('No longer used: %(names)s'), removed)
    # Translators: %(names)s: names in code, a list.
    yield from _list(context, _('Now with your consent only: %(names)s'), asked)
    # Translators: %(names)s: names in code, a list.
    yield from _list(context, _('Consent no longer needed: %(names)s'), unasked)


def _list(
    context: CharterContext, template: str, names: Sequence[str]
) -> Iterator[Runs]:
    if names:
        language = context.language
        runs: list[Runs] = [[_name(name)] for name in names]
        yield language.say(template, names=language.enumerate(runs))


def _consents(context: CharterContext, diff: Diff) -> tuple[list[str], list[str]]:
    """Return the names that now need consent, and those that no longer do."""
    asked: list[str] = []
    unasked: list[str] = []
    for change in _shown(context, diff):
        if 'consent' in change.aspects and context.facts.asks_consent:
            needs = context.declaration.consent_of(change.new) == REQUIRED
            (asked if needs else unasked).append(change.name)
    return asked, unasked


def _shown(context: CharterContext, diff: Diff) -> list[Change]:
    now = {*context.cookies}
    return [change for change in diff.changed if change.new in now]


def _changed(context: CharterContext, diff: Diff) -> Iterator[Runs]:
    for change in _shown(context, diff):
        for aspect in change.aspects:
            yield from _change(context, change, aspect)


def _change(context: CharterContext, change: Change, aspect: Aspect) -> Iterator[Runs]:
    _, language, new = context.language.gettext, context.language, change.new
    name = _name(change.name)
    if aspect == 'duration':
        # Translators: %(name)s: a name in code; the rest as in the table.
        template = _('Stays longer: %(name)s (%(duration)s)')
        yield language.say(template, name=name, duration=lifetime(new, language))
    elif aspect == 'category':
        category = context.declaration.categories.get(new.category or '')
        title = labels.category_title(category, language)
        # Translators: %(name)s: a name in code; the rest as in the table.
        template = _('New category: %(name)s (%(category)s)')
        yield language.say(template, name=name, category=title)
    elif aspect == 'provider' and new.provider is not None:
        provider = labels.provider_name(new.provider, language)
        # Translators: %(name)s: a name in code; the rest as in the table.
        template = _('New provider: %(name)s (%(provider)s)')
        yield language.say(template, name=name, provider=provider)
    elif aspect == 'recipients' and (added := change.new_recipients):
        recipients = [[authors(recipient, language.code)] for recipient in added]
        # Translators: %(name)s: a name in code; the rest as in the table.
        template = _('New recipients: %(name)s (%(recipients)s)')
        names = language.enumerate(recipients)
        yield language.say(template, name=name, recipients=names)


def _name(name: str) -> Run:
    return Run(name, code=True)
