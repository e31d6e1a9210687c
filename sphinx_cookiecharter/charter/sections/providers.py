"""The section `providers`: who sets the shown items or receives their data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_cookiecharter.charter.context import Section
from sphinx_cookiecharter.charter.facts import providers_of
from sphinx_cookiecharter.charter.selection import by_category
from sphinx_cookiecharter.charter.table import items_in_words
from sphinx_cookiecharter.charter.targets.targets import shown_under
from sphinx_cookiecharter.language import labels as terms
from sphinx_cookiecharter.language.sentence import Piece, authors

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from docutils import nodes

    from sphinx_cookiecharter.charter.context import Page
    from sphinx_cookiecharter.declaration.model import Cookie, Provider
    from sphinx_cookiecharter.language.sentence import Pieces


def write(page: Page) -> Section | None:
    _ = page.words.gettext
    found = providers_of(page.cookies)
    without = [one for one in page.cookies if one.provider is None]
    section = Section('charter-section-providers', [Piece(_('Providers'))])
    if found:
        section.body += [
            page.sentences(
                page.words.ngettext(
                    'This organisation sets the cookies listed here, or receives the '
                    'data that they collect.',
                    'These organisations set the cookies listed here, or receive the '
                    'data that they collect.',
                    len(found),
                )
            ),
            page.definitions(
                [
                    (_name(page, provider), _entry(page, provider, cookies))
                    for provider, cookies in found
                ],
                list(_anchors(page, [provider for provider, _ in found])),
            ),
        ]
    section.body += _recipients(page, without)
    return section if section.body else None


def _anchors(page: Page, providers: Sequence[Provider]) -> Iterator[str]:
    if page.anchors is None:
        return
    for provider in providers:
        anchor = page.anchors.of_provider(provider)
        title = terms.provider_name(provider, page.words)
        name = provider.id or title.text
        page.shown.append(shown_under('provider', name, [title], anchor))
        yield anchor


def _name(page: Page, provider: Provider) -> Pieces:
    name = terms.provider_name(provider, page.words)
    return [name._replace(uri=provider.url or '')]


def _entry(
    page: Page, provider: Provider, cookies: Sequence[Cookie]
) -> list[nodes.Node]:
    lines = [_items(page, cookies), *_details(page, provider)]
    return [page.bullets(lines), *_recipients(page, cookies)]


def _items(page: Page, cookies: Sequence[Cookie]) -> Pieces:
    """Say how many items there are, and of which categories."""
    words = page.words
    categories = [
        [terms.category_title(category, words)]
        for category, _ in by_category(page.declaration, cookies)
    ]
    return words.fill(
        words.gettext('%(items)s: %(categories)s'),
        items=items_in_words(cookies, words),
        categories=words.enumerate(categories),
    )


def _details(page: Page, provider: Provider) -> Iterator[Pieces]:
    _, words = page.words.gettext, page.words
    if provider.country is not None:
        yield words.fill(
            _('Country: %(country)s'), country=words.country(provider.country)
        )
    if provider.privacy_url is not None:
        yield words.fill(
            _('Privacy policy: %(policy)s'), policy=page.link(provider.privacy_url)
        )
    if provider.transfer is not None:
        yield words.fill(
            _('Safeguards for data transfers: %(transfer)s'),
            transfer=authors(provider.transfer, words.language),
        )


def _recipients(page: Page, cookies: Sequence[Cookie]) -> list[nodes.Node]:
    _, words = page.words.gettext, page.words
    recipients = {
        recipient.name: authors(recipient.name, words.language)
        for cookie in cookies
        for recipient in cookie.recipients
    }
    if not recipients:
        return []
    names = words.enumerate([[name] for name in recipients.values()])
    return [page.say(_('Recipients of the data: %(recipients)s'), recipients=names)]
