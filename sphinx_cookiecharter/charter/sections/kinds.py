"""The section `kinds`: the kinds of cookies, and which of them this site has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_cookiecharter.charter import terms
from sphinx_cookiecharter.charter.facts import count, providers_of
from sphinx_cookiecharter.charter.laws import consent_laws
from sphinx_cookiecharter.charter.page import Section
from sphinx_cookiecharter.charter.pieces import Piece
from sphinx_cookiecharter.charter.sections.summary import no_third_party
from sphinx_cookiecharter.declaration.vocabulary import EXEMPT, REQUIRED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docutils import nodes

    from sphinx_cookiecharter.charter.page import Page
    from sphinx_cookiecharter.charter.pieces import Pieces
    from sphinx_cookiecharter.declaration.model import Category, Cookie

# Explained on every site: a reader has heard of them, and asks.
_ALWAYS = ('necessary', 'statistics')


def write(page: Page) -> Section:
    _ = page.words.gettext
    section = Section('section-kinds', [Piece(_('The kinds of cookies'))])
    section.body += [
        page.sentences(
            _('Cookies differ by what they are for, and by the site that sets them.')
        ),
        page.definitions([*_by_category(page), *_by_party(page)]),
    ]
    laws = [[Piece(law)] for law in _laws(page)]
    if laws:
        section.body.append(
            page.say(
                _('Which cookies need your consent follows from %(laws)s.'),
                laws=page.words.enumerate(laws),
            )
        )
    return section


def _laws(page: Page) -> list[str]:
    return consent_laws(page.declaration.site.jurisdictions, page.words)


def _by_category(page: Page) -> Iterator[tuple[Pieces, list[nodes.Node]]]:
    for category in page.declaration.categories.values():
        cookies = page.facts.in_category(category.id)
        if not cookies and category.id not in _ALWAYS:
            continue
        body: list[nodes.Node] = []
        explanation = terms.category_explanation(category, page.words)
        if explanation is not None:
            body.append(page.paragraph([explanation]))
        body.append(page.sentences(*_consent(page, category, cookies)))
        yield [terms.category_title(category, page.words)], body


def _consent(page: Page, category: Category, cookies: list[Cookie]) -> Iterator[str]:
    _, words, facts = page.words.gettext, page.words, page.facts
    yield (
        _('They need no consent.')
        if category.consent == EXEMPT
        else _('They need your consent.')
    )
    if not cookies:
        if facts.sure:
            yield _('This site uses none.')
        return
    number = count(cookies)
    if facts.sure:
        yield words.counted(
            'This site uses %(count)s.', 'This site uses %(count)s.', number
        )
    apart = [
        one for one in cookies if page.declaration.consent_of(one) != category.consent
    ]
    if apart and category.consent == REQUIRED:
        yield words.counted(
            '%(count)s of them needs no consent; the table marks it.',
            '%(count)s of them need no consent; the table marks them.',
            count(apart),
        )
    elif apart:
        yield words.counted(
            '%(count)s of them needs your consent all the same; the table marks it.',
            '%(count)s of them need your consent all the same; the table marks them.',
            count(apart),
        )


def _by_party(page: Page) -> Iterator[tuple[Pieces, list[nodes.Node]]]:
    _, words, facts = page.words.gettext, page.words, page.facts
    known = facts.parties_known
    first = _(
        'They are set by the site that you are visiting. That says nothing of what '
        'they are for: they may be necessary, measure an audience, or serve '
        'advertising.'
    )
    yield (
        [Piece(_('First-party cookies'))],
        [
            page.sentences(first),
            *([page.sentences(_used(page, facts.first_party))] if known else []),
        ],
    )
    third = _(
        'They are set by or for another site than the one that you are visiting: often '
        'a network that supplies many sites with advertising, videos or maps. That '
        'other site can learn which pages you have read here, and can gather '
        'information about you.'
    )
    body: list[nodes.Node] = [page.sentences(third)]
    cookies = facts.third_party
    if known and cookies and all(one.provider is not None for one in cookies):
        names = [
            [terms.provider_name(provider, words)]
            for provider, _ in providers_of(cookies)
        ]
        used = words.ngettext(
            'This site uses %(count)s, from %(providers)s.',
            'This site uses %(count)s, from %(providers)s.',
            count(cookies),
        )
        body.append(
            page.say(
                used,
                count=words.number(count(cookies)),
                providers=words.enumerate(names),
            )
        )
    elif known:
        used = _used(page, cookies) if cookies else no_third_party(page)
        body.append(page.sentences(used))
    yield [Piece(_('Third-party cookies'))], body


def _used(page: Page, cookies: list[Cookie]) -> str:
    if not cookies:
        return page.words.gettext('This site uses none.')
    return page.words.counted(
        'This site uses %(count)s.', 'This site uses %(count)s.', count(cookies)
    )
