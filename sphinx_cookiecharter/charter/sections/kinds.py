"""The section `kinds`: the kinds of cookies, and which of them this site has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_cookiecharter.charter.consent_notes import rule_of_category
from sphinx_cookiecharter.charter.context import Section
from sphinx_cookiecharter.charter.facts import count, providers_of
from sphinx_cookiecharter.charter.sections.summary import no_third_party
from sphinx_cookiecharter.declaration.vocabulary import EXEMPT
from sphinx_cookiecharter.language import labels as terms
from sphinx_cookiecharter.language.laws import consent_laws
from sphinx_cookiecharter.language.sentence import Piece

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from docutils import nodes

    from sphinx_cookiecharter.charter.context import Page
    from sphinx_cookiecharter.declaration.model import Category, Cookie
    from sphinx_cookiecharter.language.sentence import Pieces

# Explained on every site: a reader has heard of them, and asks.
_ALWAYS = ('necessary', 'statistics')


def write(page: Page) -> Section:
    _ = page.words.gettext
    section = Section('charter-section-kinds', [Piece(_('The kinds of cookies'))])
    section.body += [
        page.sentences(_('Cookies differ by what they are for:')),
        page.definitions(list(_by_category(page))),
        page.sentences(_('The same cookies also differ by the site that sets them:')),
        page.definitions(list(_by_party(page))),
    ]
    laws = consent_laws(page.declaration.site.jurisdictions, page.words)
    if laws:
        section.body.append(
            page.say(
                _('When your consent is needed is laid down in %(laws)s.'),
                laws=page.words.enumerate([[Piece(law)] for law in laws]),
            )
        )
    return section


def _by_category(page: Page) -> Iterator[tuple[Pieces, list[nodes.Node]]]:
    for category in page.declaration.categories.values():
        cookies = page.facts.in_category(category.id)
        if cookies or category.id in _ALWAYS:
            explanation = terms.category_explanation(category, page.words)
            yield (
                [terms.category_title(category, page.words)],
                [
                    *([page.sentences(explanation)] if explanation else []),
                    page.sentences(*_consent_and_use(page, category, cookies)),
                ],
            )
    unclassified = page.facts.unclassified
    if unclassified:
        description = terms.category_description(None, page.words) or ''
        yield (
            [terms.category_title(None, page.words)],
            [page.sentences(description, _used(page, unclassified))],
        )


def _consent_and_use(
    page: Page, category: Category, cookies: Sequence[Cookie]
) -> Iterator[str]:
    _, facts = page.words.gettext, page.facts
    if facts.law_asks_consent:
        yield rule_of_category(category, page.words)
    apart = [
        one for one in cookies if page.declaration.consent_of(one) != category.consent
    ]
    if not facts.sure or not apart or not facts.law_asks_consent:
        yield _used(page, cookies)
    elif len(apart) < len(cookies):
        yield _used(page, cookies)
        yield (
            _('Some of these need your consent all the same.')
            if category.consent == EXEMPT
            else _('Some of these need none.')
        )
    elif category.consent == EXEMPT:
        yield page.words.counted(
            'This site uses one; here, it needs your consent.',
            'This site uses %(count)s; here, they need your consent.',
            count(cookies),
        )
    else:
        yield page.words.counted(
            'This site uses one; here, it needs none.',
            'This site uses %(count)s; here, they need none.',
            count(cookies),
        )


def _by_party(page: Page) -> Iterator[tuple[Pieces, list[nodes.Node]]]:
    _, facts = page.words.gettext, page.facts
    known = facts.parties_known
    first = (
        _(
            'Cookies set by the site that you are visiting. That says nothing of what '
            'they are for: they may be necessary, measure an audience, or serve '
            'advertising. What they hold may nevertheless be passed on to others.'
        ),
        _used(page, facts.first_party) if known else '',
    )
    yield [Piece(_('First-party cookies'))], [page.sentences(*first)]
    third = page.sentences(
        _(
            'Cookies set by or for another site than the one that you are visiting: '
            'often a network that supplies many sites with advertising, videos or '
            'maps. That other site can learn which pages you have read here, and can '
            'gather information about you.'
        )
    )
    yield (
        [Piece(_('Third-party cookies'))],
        [third, *([page.paragraph(_third_parties(page))] if known else [])],
    )


def _third_parties(page: Page) -> Pieces:
    words, cookies = page.words, page.facts.third_party
    if not cookies:
        return [Piece(no_third_party(page))]
    if any(one.provider is None for one in cookies):
        return [Piece(_used(page, cookies))]
    names = [
        [terms.provider_name(provider, words)] for provider, _ in providers_of(cookies)
    ]
    template = words.ngettext(
        'This site uses one. Provider: %(providers)s',
        'This site uses %(count)s. Providers: %(providers)s',
        count(cookies),
    )
    return words.fill(
        template,
        count=words.number(count(cookies)),
        providers=words.enumerate(names),
    )


def _used(page: Page, cookies: Sequence[Cookie]) -> str:
    """Say how many this site uses, if that is sure."""
    if not page.facts.sure:
        return ''
    if not cookies:
        return page.words.gettext('This site uses none.')
    return page.words.counted(
        'This site uses one.', 'This site uses %(count)s.', count(cookies)
    )
