"""The section `summary`: a charter in a few lines, each a link to its part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_cookiecharter.charter.context import Section
from sphinx_cookiecharter.charter.facts import count, providers_of
from sphinx_cookiecharter.charter.table import items_in_words
from sphinx_cookiecharter.language import labels as terms
from sphinx_cookiecharter.language.sentence import Piece

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_cookiecharter.charter.context import Page
    from sphinx_cookiecharter.declaration.duration import Duration
    from sphinx_cookiecharter.declaration.model import Provider
    from sphinx_cookiecharter.language.sentence import Pieces


def write(page: Page) -> Section | None:
    _ = page.words.gettext
    lines = [
        *_how_many(page),
        *_consent(page),
        *_third_parties(page),
        *_longest(page),
        *_reviewed(page),
    ]
    if not lines:
        return None
    return Section(
        'charter-section-summary',
        [Piece(_('In brief'))],
        [page.bullets(lines, 'charter-brief')],
    )


def _how_many(page: Page) -> Iterator[Pieces]:
    _, words, facts, site = page.words.gettext, page.words, page.facts, page.site
    if not facts.sure:
        return
    if facts.some_cookies:
        items = page.to_section(
            'cookies', [Piece(items_in_words(facts.cookies, words))]
        )
        if site is None:
            template = (
                _('This site uses %(items)s.')
                if facts.only_cookies
                else _('This site uses cookies and similar technologies (%(items)s).')
            )
            yield words.fill(template, items=items)
        else:
            template = (
                _('%(site)s uses %(items)s.')
                if facts.only_cookies
                else _('%(site)s uses cookies and similar technologies (%(items)s).')
            )
            yield words.fill(template, site=site, items=items)
        return
    used = page.to_section(
        'cookies',
        words.enumerate(
            [[Piece(terms.storage_name(one, words))] for one in facts.storages]
        ),
    )
    if site is None:
        template = _('This site uses no cookies, but other means: %(storages)s.')
        yield words.fill(template, storages=used)
    else:
        template = _('%(site)s uses no cookies, but other means: %(storages)s.')
        yield words.fill(template, site=site, storages=used)


def _consent(page: Page) -> Iterator[Pieces]:
    words, facts = page.words, page.facts
    if not facts.sure or not facts.law_asks_consent:
        return
    number, needing = count(facts.cookies), count(facts.needing_consent)
    if not needing:
        said = words.ngettext(
            'Your consent is not needed for it.',
            'Your consent is needed for none of them.',
            number,
        )
    elif needing == number:
        said = words.ngettext(
            'Your consent is needed for it.',
            'Your consent is needed for all of them.',
            number,
        )
    else:
        said = words.counted(
            'Your consent is needed for one of them.',
            'Your consent is needed for %(count)s of them.',
            needing,
        )
    yield page.to_section('choices', [Piece(said)])


def _third_parties(page: Page) -> Iterator[Pieces]:
    _, words, facts = page.words.gettext, page.words, page.facts
    if not facts.parties_known:
        return
    third = facts.third_party
    if not third:
        yield page.to_section('kinds', [Piece(no_third_party(page))])
        return
    if any(cookie.provider is None for cookie in third):
        return
    shown = {id(provider) for provider, _ in providers_of(page.cookies)}
    names = words.enumerate(
        [
            _provider(page, provider, shown=id(provider) in shown)
            for provider, _ in providers_of(third)
        ]
    )
    if facts.only_cookies:
        yield words.fill(_('Third-party cookies: %(providers)s'), providers=names)
    else:
        template = _('Third-party cookies and similar technologies: %(providers)s')
        yield words.fill(template, providers=names)


def _provider(page: Page, provider: Provider, *, shown: bool) -> list[Piece]:
    """Return a provider's name as a link to its entry, if it has one here."""
    anchors, name = page.anchors, [terms.provider_name(provider, page.words)]
    if anchors is None or not shown or 'providers' not in page.sections:
        return name
    return page.to_anchor(anchors.of_provider(provider), name)


def no_third_party(page: Page) -> str:
    _ = page.words.gettext
    if page.facts.only_cookies:
        return _('This site sets no third-party cookies.')
    return _('This site uses no third-party cookies or similar technologies.')


def _longest(page: Page) -> Iterator[Pieces]:
    _, words = page.words.gettext, page.words
    longest = page.facts.longest
    if longest is None:
        return
    if longest.keyword == 'session':
        said = _('Nothing stays on your device once you have closed your browser.')
        yield page.to_section('cookies', [Piece(said)])
    elif longest.keyword == 'persistent':
        said = _('Some of it stays on your device until you delete it.')
        yield _to_longest(page, longest, said)
    else:
        yield words.fill(
            _(
                'Nothing stays on your device for more than %(duration)s after your '
                'last visit.'
            ),
            duration=_to_longest(page, longest, words.duration(longest)),
        )


def _to_longest(page: Page, longest: Duration, said: str) -> list[Piece]:
    """Return words as a link to the first row of what stays longest."""
    anchor = ''
    if page.anchors is not None and 'cookies' in page.sections:
        shown = [one for one in page.cookies if one.duration == longest]
        anchor = page.anchors.of_cookie(shown[0]) if shown else ''
    return page.to_anchor(anchor, [Piece(said)])


def _reviewed(page: Page) -> Iterator[Pieces]:
    reviewed = page.declaration.site.reviewed
    if reviewed is not None:
        yield page.words.fill(
            page.words.gettext('This list was last reviewed on %(date)s.'),
            date=page.to_section('changes', [Piece(page.words.date(reviewed))]),
        )
