"""The section `kinds`: the kinds of cookies, and which of them this site has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_cookiecharter.charter.charter import Section
from sphinx_cookiecharter.charter.consent_notes import rule_of_category
from sphinx_cookiecharter.charter.facts import count, providers_of
from sphinx_cookiecharter.charter.sections.summary import no_third_party
from sphinx_cookiecharter.declaration.vocabulary import EXEMPT
from sphinx_cookiecharter.language import labels
from sphinx_cookiecharter.language.laws import consent_laws
from sphinx_cookiecharter.language.sentence import Run

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from docutils import nodes

    from sphinx_cookiecharter.charter.charter import CharterContext
    from sphinx_cookiecharter.declaration.model import Category, Cookie
    from sphinx_cookiecharter.language.sentence import Runs

# Explained on every site: a reader has heard of them, and asks.
_ALWAYS = ('necessary', 'statistics')


def write(context: CharterContext) -> Section:
    _ = context.language.gettext
    section = Section('charter-section-kinds', [Run(_('The kinds of cookies'))])
    section.body += [
        context.sentences(_('Cookies differ by what they are for:')),
        context.definitions(list(_by_category(context))),
        context.sentences(
            _('The same cookies also differ by the site that sets them:')
        ),
        context.definitions(list(_by_party(context))),
    ]
    laws = consent_laws(context.declaration.site.jurisdictions, context.language)
    if laws:
        section.body.append(
            context.say(
                _('When your consent is needed is laid down in %(laws)s.'),
                laws=context.language.enumerate([[Run(law)] for law in laws]),
            )
        )
    return section


def _by_category(context: CharterContext) -> Iterator[tuple[Runs, list[nodes.Node]]]:
    for category in context.declaration.categories.values():
        cookies = context.facts.in_category(category.id)
        if cookies or category.id in _ALWAYS:
            explanation = labels.category_explanation(category, context.language)
            yield (
                [labels.category_title(category, context.language)],
                [
                    *([context.sentences(explanation)] if explanation else []),
                    context.sentences(*_consent_and_use(context, category, cookies)),
                ],
            )
    unclassified = context.facts.unclassified
    if unclassified:
        description = labels.category_description(None, context.language) or ''
        yield (
            [labels.category_title(None, context.language)],
            [context.sentences(description, _used(context, unclassified))],
        )


def _consent_and_use(
    context: CharterContext, category: Category, cookies: Sequence[Cookie]
) -> Iterator[str]:
    _, facts = context.language.gettext, context.facts
    if facts.law_asks_consent:
        yield rule_of_category(category, context.language)
    consent_of = context.declaration.consent_of
    apart = [cookie for cookie in cookies if consent_of(cookie) != category.consent]
    if not facts.sure or not apart or not facts.law_asks_consent:
        yield _used(context, cookies)
    elif len(apart) < len(cookies):
        yield _used(context, cookies)
        yield (
            _('Some of these need your consent all the same.')
            if category.consent == EXEMPT
            else _('Some of these need none.')
        )
    elif category.consent == EXEMPT:
        yield context.language.counted(
            'This site uses one; here, it needs your consent.',
            'This site uses %(count)s; here, they need your consent.',
            count(cookies),
        )
    else:
        yield context.language.counted(
            'This site uses one; here, it needs none.',
            'This site uses %(count)s; here, they need none.',
            count(cookies),
        )


def _by_party(context: CharterContext) -> Iterator[tuple[Runs, list[nodes.Node]]]:
    _, facts = context.language.gettext, context.facts
    known = facts.parties_known
    first = (
        _(
            'Cookies set by the site that you are visiting. That says nothing of what '
            'they are for: they may be necessary, measure an audience, or serve '
            'advertising. What they hold may nevertheless be passed on to others.'
        ),
        _used(context, facts.first_party) if known else '',
    )
    yield [Run(_('First-party cookies'))], [context.sentences(*first)]
    third = context.sentences(
        _(
            'Cookies set by or for another site than the one that you are visiting: '
            'often a network that supplies many sites with advertising, videos or '
            'maps. That other site can learn which pages you have read here, and can '
            'gather information about you.'
        )
    )
    yield (
        [Run(_('Third-party cookies'))],
        [third, *([context.paragraph(_third_parties(context))] if known else [])],
    )


def _third_parties(context: CharterContext) -> Runs:
    language, cookies = context.language, context.facts.third_party
    if not cookies:
        return [Run(no_third_party(context))]
    if any(cookie.provider is None for cookie in cookies):
        return [Run(_used(context, cookies))]
    names = [
        [labels.provider_name(provider, language)] for provider in providers_of(cookies)
    ]
    template = language.ngettext(
        'This site uses one. Provider: %(providers)s',
        'This site uses %(count)s. Providers: %(providers)s',
        count(cookies),
    )
    return language.fill(
        template,
        count=language.number(count(cookies)),
        providers=language.enumerate(names),
    )


def _used(context: CharterContext, cookies: Sequence[Cookie]) -> str:
    """Say how many this site uses, if that is sure."""
    if not context.facts.sure:
        return ''
    if not cookies:
        return context.language.gettext('This site uses none.')
    return context.language.counted(
        'This site uses one.', 'This site uses %(count)s.', count(cookies)
    )
