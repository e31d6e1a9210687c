"""The section `kinds`: what four words mean that visitors meet, on any site."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_cookiecharter.charter.context import Section
from sphinx_cookiecharter.language import labels

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_cookiecharter.charter.context import CharterContext
    from sphinx_cookiecharter.language.sentence import Run, Runs


def write(context: CharterContext) -> Section | None:
    if not context.cookies:
        return None
    entries = ((term, '', context.say(sentence)) for term, sentence in _words(context))
    section = Section('charter-section-kinds', heading(context))
    return section.add(context.definitions(entries))


def heading(context: CharterContext) -> list[Run]:
    language = context.language
    return language.say(language.pgettext('heading', 'What these words mean'))


def _words(context: CharterContext) -> Iterator[tuple[Runs, str]]:
    _, language = context.language.gettext, context.language
    p_ = language.pgettext
    yield (
        _category(context, 'necessary'),
        _(
            'A site needs these to work or to do what you ask, such as keeping a '
            'basket.'
        ),
    )
    yield _category(context, 'statistics'), _statistics(context)
    yield (
        language.say(p_('kind', 'First-party')),
        _('These come from the visited site; what they hold can still reach others.'),
    )
    yield (
        language.say(p_('kind', 'Third-party')),
        _(
            'These come from another site, often an advertising network, which can '
            'learn what you read.'
        ),
    )


def _category(context: CharterContext, name: str) -> list[Run]:
    category = context.declaration.categories[name]
    return [labels.category_title(category, context.language)]


def _statistics(context: CharterContext) -> str:
    _ = context.language.gettext
    if context.facts.exempts_audience:
        return _(
            'These measure how a site is used; some audience measurement needs no '
            'consent.'
        )
    return _(
        'These measure how a site is used: how many people come, which pages they read.'
    )
