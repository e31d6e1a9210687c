"""The section `summary`: a charter in a few lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_cookiecharter.charter import terms
from sphinx_cookiecharter.charter.facts import count, providers_of
from sphinx_cookiecharter.charter.page import Section
from sphinx_cookiecharter.charter.pieces import Piece

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_cookiecharter.charter.page import Page
    from sphinx_cookiecharter.charter.pieces import Pieces


def write(page: Page) -> Section | None:
    _ = page.words.gettext
    lines = [*_how_many(page), *_third_parties(page), *_longest(page), *_reviewed(page)]
    if not lines:
        return None
    return Section('section-summary', [Piece(_('In brief'))], [page.bullets(lines)])


def _how_many(page: Page) -> Iterator[Pieces]:
    words, facts = page.words, page.facts
    if not facts.sure:
        return
    number = count(facts.cookies)
    if facts.only_cookies:
        used = words.counted(
            'This site uses %(count)s cookie.',
            'This site uses %(count)s cookies.',
            number,
        )
    elif facts.some_cookies:
        used = words.counted(
            'This site uses %(count)s cookie or similar item.',
            'This site uses %(count)s cookies and similar items.',
            number,
        )
    else:
        used = words.counted(
            'This site uses no cookies, but %(count)s similar item.',
            'This site uses no cookies, but %(count)s similar items.',
            number,
        )
    yield [Piece(used)]
    needing = count(facts.needing_consent)
    if not needing:
        consent = words.ngettext(
            'It does not need your consent.', 'None of them needs your consent.', number
        )
    elif needing == number:
        consent = words.ngettext(
            'It needs your consent.', 'All of them need your consent.', number
        )
    else:
        consent = words.counted(
            '%(count)s of them needs your consent.',
            '%(count)s of them need your consent.',
            needing,
        )
    yield [Piece(consent)]


def _third_parties(page: Page) -> Iterator[Pieces]:
    _, words, facts = page.words.gettext, page.words, page.facts
    if not facts.parties_known:
        return
    third = facts.third_party
    if not third:
        yield [Piece(no_third_party(page))]
        return
    if any(cookie.provider is None for cookie in third):
        return
    names = [
        [terms.provider_name(provider, words)] for provider, _ in providers_of(third)
    ]
    yield words.fill(
        _('The third parties involved: %(providers)s.'),
        providers=words.enumerate(names),
    )


def no_third_party(page: Page) -> str:
    _ = page.words.gettext
    if page.facts.only_cookies:
        return _('This site sets no third-party cookies.')
    return _('This site uses no third-party cookies or similar technologies.')


def _longest(page: Page) -> Iterator[Pieces]:
    _, words, facts = page.words.gettext, page.words, page.facts
    longest = facts.longest_lived
    if longest is None:
        return
    cookie, duration = longest
    if facts.nothing_outlives_the_session:
        yield [Piece(_('Nothing stays once you have closed your browser.'))]
    elif cookie.names:
        name = Piece(cookie.names[0], code=True)
        if duration.keyword == 'persistent':
            yield words.fill(
                _('The longest-lived is %(name)s, which stays until you delete it.'),
                name=name,
            )
        else:
            yield words.fill(
                _('The longest-lived is %(name)s, which stays for %(duration)s.'),
                name=name,
                duration=words.duration(duration),
            )


def _reviewed(page: Page) -> Iterator[Pieces]:
    reviewed = page.declaration.site.reviewed
    if reviewed is not None:
        yield page.words.fill(
            page.words.gettext('This list was last reviewed on %(date)s.'),
            date=page.words.date(reviewed),
        )
