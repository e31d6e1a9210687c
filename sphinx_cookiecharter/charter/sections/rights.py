"""The section `rights`: who answers for the site, and what a visitor may ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_cookiecharter.charter.laws import GDPR
from sphinx_cookiecharter.charter.page import Section
from sphinx_cookiecharter.charter.pieces import Piece, authors

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docutils import nodes

    from sphinx_cookiecharter.charter.page import Page
    from sphinx_cookiecharter.charter.pieces import Pieces


def write(page: Page) -> Section | None:
    _ = page.words.gettext
    lines = list(_contacts(page))
    if not lines:
        return None
    return Section(
        'section-rights',
        [Piece(_('Your rights'))],
        [*_rights(page), page.bullets(lines)],
    )


def _contacts(page: Page) -> Iterator[Pieces]:
    _, words, site = page.words.gettext, page.words, page.declaration.site
    if site.controller is not None:
        yield words.fill(
            _('Controller of the data: %(controller)s'),
            controller=authors(
                site.controller, words.language, site.at.get('controller')
            ),
        )
    if site.contact is not None:
        yield words.fill(_('Contact: %(contact)s'), contact=page.address(site.contact))
    if site.dpo is not None:
        yield words.fill(
            _('Data protection officer: %(contact)s'), contact=page.address(site.dpo)
        )
    if site.privacy_url is not None:
        yield words.fill(
            _('Privacy policy: %(policy)s'), policy=page.link(site.privacy_url)
        )
    authority = site.authority
    if authority is not None:
        url = authority.url or ''
        if authority.name is not None:
            piece = authors(authority.name, words.language, site.at.get('authority'))
            piece = piece._replace(uri=url)
        else:
            piece = page.link(url)
        yield words.fill(_('Supervisory authority: %(authority)s'), authority=piece)


def _rights(page: Page) -> Iterator[nodes.Node]:
    _ = page.words.gettext
    jurisdictions = page.declaration.site.jurisdictions
    gdpr, uk = not GDPR.isdisjoint(jurisdictions), 'uk' in jurisdictions
    if gdpr or uk:
        yield page.sentences(
            _(
                'Where a cookie serves to process data about you, you may ask to see '
                'those data, to have them corrected or erased, to limit or oppose '
                'their use, and to receive them in a form that you can take elsewhere.'
            ),
            _('These rights come from the General Data Protection Regulation (GDPR).')
            if gdpr
            else _('These rights come from the UK GDPR.'),
            _('You may also complain to the supervisory authority.'),
        )
