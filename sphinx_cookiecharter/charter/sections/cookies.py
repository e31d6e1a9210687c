"""The section `cookies`: one table for each category."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sphinx_cookiecharter.charter.context import Section
from sphinx_cookiecharter.charter.facts import count
from sphinx_cookiecharter.charter.notice import nothing_listed
from sphinx_cookiecharter.charter.table import (
    add_caption,
    asterisk,
    build_table,
    caption,
    category_caption,
    shared_provider,
)
from sphinx_cookiecharter.charter.targets import titled
from sphinx_cookiecharter.declaration.vocabulary import EXEMPT, REQUIRED
from sphinx_cookiecharter.language import labels
from sphinx_cookiecharter.language.sentence import authors

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sphinx_cookiecharter.charter.context import CharterContext
    from sphinx_cookiecharter.declaration.model import Category, Cookie
    from sphinx_cookiecharter.language.sentence import Run, Runs

#: From how many categories and items on a list of the categories comes first.
_CATEGORIES: Final = 3
_ITEMS: Final = 20


def write(context: CharterContext) -> Section:
    section = Section('charter-section-cookies', heading(context))
    facts = context.facts
    if not facts.cookies:
        section.add(nothing_listed(context))
    if len(facts.by_category) >= _CATEGORIES and count(facts.cookies) >= _ITEMS:
        section.add(context.bullets(_contents(context)))
    for category, cookies in facts.by_category:
        section.subsections.append(_category(context, category, cookies))
    # Who has an entry of its own is led to there.
    context.add_row_targets(facts.cookies, ('provider',))
    return section


def heading(context: CharterContext) -> list[Run]:
    p_, facts = context.language.pgettext, context.facts
    if facts.cookies and facts.only_cookies:
        runs = context.of_site(
            # Translators: %(site)s: the name of the site as its owner writes it, or its
            # address; never inflected. It may be a link.
            p_('heading', 'Cookies used by the site %(site)s'),
            p_('heading', 'Cookies used by this site'),
        )
    elif facts.some_cookies or not facts.cookies:
        runs = context.of_site(
            # Translators: %(site)s: the name of the site as its owner writes it, or its
            # address; never inflected. It may be a link.
            p_('heading', 'Cookies and similar technologies used by the site %(site)s'),
            p_('heading', 'Cookies and similar technologies used by this site'),
        )
    else:
        runs = context.of_site(
            # Translators: %(site)s: the name of the site as its owner writes it, or its
            # address; never inflected. It may be a link.
            p_('heading', 'Technologies similar to cookies used by the site %(site)s'),
            p_('heading', 'Technologies similar to cookies used by this site'),
        )
    site, url = context.site, context.declaration.site.url or ''
    return [run._replace(uri=url) if run == site else run for run in runs]


def _contents(context: CharterContext) -> Iterator[Runs]:
    """Yield the categories with their numbers, each a link to its heading."""
    for category, cookies in context.facts.by_category:
        runs = category_caption(category, cookies, context.language)
        yield context.to_anchor(_anchor(context, category), runs)


def _anchor(context: CharterContext, category: Category | None) -> str:
    if context.anchors is None:
        return ''
    if category is None:
        return context.anchors.unclassified
    return context.anchors.of_category(category.id)


def _category(
    context: CharterContext, category: Category | None, cookies: Sequence[Cookie]
) -> Section:
    language = context.language
    title, anchor = (
        labels.category_title(category, language),
        _anchor(context, category),
    )
    if anchor and category is not None:
        context.targets.append(titled('category', category.id, [title], anchor))
    section = Section(anchor, [title])
    about = [*_description(context, category), *_consent(context, category, cookies)]
    if about:
        section.add(context.paragraph(language.join_sentences(about)))
    section.add(*shared_provider(context, cookies))
    table = build_table(context, cookies)
    if anchor and context.headings == 'none':
        table['ids'].append(anchor)
    words = category_caption(category, cookies, language)
    add_caption(
        table,
        caption(words, context.source_info),
        under_heading=context.headings != 'none',
    )
    return section.add(table, *asterisk(context, cookies))


def _description(context: CharterContext, category: Category | None) -> Iterator[Runs]:
    """Yield what the items of a category are for: the author's words, or ours."""
    if category is not None and category.description is not None:
        yield [authors(category.description, context.language.code)]
        return
    name = category.id if category is not None else ''
    # Where the words are explained, the same again would be once too often.
    explained = 'kinds' in context.sections and name in {'necessary', 'statistics'}
    description = (
        '' if explained else labels.category_descriptions(context.language).get(name)
    )
    if description:
        yield context.language.say(description)


def _consent(
    context: CharterContext, category: Category | None, cookies: Sequence[Cookie]
) -> Iterator[Runs]:
    """Yield what holds of consent for the items of a table."""
    if not context.facts.asks_consent:
        return
    _, consent_of = context.language.gettext, context.declaration.consent_of
    consents = {consent_of(cookie) for cookie in cookies}
    usual = category.consent if category is not None else REQUIRED
    if consents == {EXEMPT}:
        sentence = _('Your consent is not needed.')
    elif consents == {REQUIRED}:
        sentence = _('Your consent is needed.')
    elif usual == EXEMPT:
        sentence = _(
            'Your consent is not needed, except where the table says otherwise.'
        )
    else:
        sentence = _('Your consent is needed, except where the table says otherwise.')
    yield context.language.say(sentence)
