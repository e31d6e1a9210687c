"""The section `rights`: who answers for the site, and what a visitor may ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_cookiecharter.charter.context import Section
from sphinx_cookiecharter.language.sentence import Piece, authors

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docutils import nodes

    from sphinx_cookiecharter.charter.context import Page
    from sphinx_cookiecharter.language.sentence import Pieces


def write(page: Page) -> Section | None:
    _ = page.words.gettext
    rights, contacts = list(_rights(page)), list(_contacts(page))
    if not contacts and not (rights and page.facts.needing_consent):
        return None
    title = _('Your rights') if rights else _('Who is responsible for this site')
    return Section(
        'charter-section-rights',
        [Piece(title)],
        [*rights, *([page.bullets(contacts)] if contacts else [])],
    )


def _rights(page: Page) -> Iterator[nodes.Node]:
    # Articles 13(2)(b) to (d) of the GDPR.
    _ = page.words.gettext
    laws = page.facts.laws
    if not any(law.rights for law in laws):
        return
    yield page.sentences(
        _(
            'Where a cookie serves to process data about you, you have the right, '
            'within the limits of the law, to see those data, to have them corrected '
            'or erased, to have their use restricted, to object to it, and to '
            'receive them in a form that you can take elsewhere.'
        ),
        _('These rights come from the General Data Protection Regulation (GDPR).')
        if any(law.gdpr for law in laws)
        else '',
        _('You may also complain to a data protection authority.'),
    )


def _contacts(page: Page) -> Iterator[Pieces]:
    _, words, site = page.words.gettext, page.words, page.declaration.site
    if site.controller is not None:
        yield words.fill(
            _('Responsible for the data (controller): %(controller)s'),
            controller=authors(site.controller, words.language),
        )
    if site.contact is not None:
        yield words.fill(_('Contact: %(contact)s'), contact=page.address(site.contact))
    if site.dpo is not None:
        yield words.fill(
            _('Data protection officer (DPO): %(contact)s'),
            contact=page.address(site.dpo),
        )
    if site.privacy_url is not None:
        yield words.fill(
            _('Privacy policy: %(policy)s'), policy=page.link(site.privacy_url)
        )
    authority = site.authority
    if authority is not None:
        url = authority.url or ''
        if authority.name is not None:
            piece = authors(authority.name, words.language)
            piece = piece._replace(uri=url)
        else:
            piece = page.link(url)
        yield words.fill(
            _('Authority to which you may complain: %(authority)s'), authority=piece
        )
