"""The section `choices`: what a visitor decides, and how to decide otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_cookiecharter.charter.context import Section
from sphinx_cookiecharter.declaration.vocabulary import ACCOUNT
from sphinx_cookiecharter.language import labels
from sphinx_cookiecharter.language.lifetimes import lifetime
from sphinx_cookiecharter.language.sentence import authors

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docutils import nodes

    from sphinx_cookiecharter.charter.context import CharterContext
    from sphinx_cookiecharter.declaration.model import Category
    from sphinx_cookiecharter.language.language import Language
    from sphinx_cookiecharter.language.sentence import Run, Runs


def write(context: CharterContext) -> Section | None:
    section = Section('charter-section-choices', heading(context))
    section.add(
        *_deciding(context),
        *_refusing(context),
        *_kept(context),
        *_objecting(context),
    )
    return section if section.body else None


def heading(context: CharterContext) -> list[Run]:
    language = context.language
    return language.say(language.pgettext('heading', 'Your choices'))


def _deciding(context: CharterContext) -> Iterator[nodes.Node]:
    """Yield how to decide: nothing is promised where there is no control."""
    _, facts = context.language.gettext, context.facts
    if not facts.has_control:
        return
    if facts.needing_consent:
        sentence = _('You can accept or refuse, and change your mind at any time.')
    else:
        sentence = _('You can change your choices at any time.')
    yield context.say(sentence)
    if 'summary' not in context.sections:
        yield context.control()


def _refusing(context: CharterContext) -> Iterator[nodes.Node]:
    """Yield what refusing does, for each category of items that need consent."""
    lines = [
        line
        for category in context.facts.refusable
        if (line := _refusal(category, context.language))
    ]
    if lines:
        yield context.say(context.language.gettext('If you refuse:'))
        yield context.bullets(lines)


def _refusal(category: Category, language: Language) -> list[Run]:
    title = labels.category_title(category, language)
    if category.refusal is not None:
        # Translators: %(category)s: the title of a category, perhaps its owner’s.
        # %(refusal)s: the author’s text.
        template = language.gettext('%(category)s: %(refusal)s')
        refusal = authors(category.refusal, language.code)
        return language.say(template, category=title, refusal=refusal)
    template = _refusals(language).get(category.id, '')
    return language.say(template, category=title)


def _refusals(language: Language) -> dict[str, str]:
    """Return what refusing a built-in category does, where we know it."""
    _ = language.gettext
    return {
        # Translators: %(category)s: the title of a category, perhaps its owner’s.
        'preferences': _(
            '%(category)s: the preferences that need your consent are not remembered.'
        ),
        # Translators: %(category)s: the title of a category, perhaps its owner’s.
        'statistics': _('%(category)s: nothing changes for you.'),
        # Translators: %(category)s: the title of a category, perhaps its owner’s.
        'external': _('%(category)s: what needs your consent is not loaded.'),
        # Translators: %(category)s: the title of a category, perhaps its owner’s.
        'marketing': _(
            '%(category)s: you may still see advertising, but what you do here does '
            'not choose it.'
        ),
    }


def _kept(context: CharterContext) -> Iterator[nodes.Node]:
    """Yield where, and for how long, a choice is kept."""
    _, keeper = context.language.gettext, context.facts.keeper
    if context.declaration.choice.kept_in == ACCOUNT:
        yield context.say(_('Your choices are kept in your account.'))
    words = lifetime(keeper, context.language) if keeper is not None else []
    if keeper is not None and words:
        # Translators: %(duration)s: as in the table; links to the row.
        template = _('How long your choices are kept: %(duration)s')
        yield context.say(template, duration=context.to_row(keeper, words))


def _objecting(context: CharterContext) -> Iterator[nodes.Node]:
    """Yield what may be used without consent, and where to object to it."""
    language = context.language
    names: list[Runs] = []
    for cookie in context.facts.open_to_objection:
        name = labels.item_name(cookie, language)
        names.append([name._replace(uri=cookie.opt_out_url or '')])
    if names:
        # Translators: %(names)s: a list of names in code, each a link.
        template = language.gettext('Without consent, but you can object: %(names)s')
        yield context.say(template, names=language.enumerate(names))
