"""The section `rights`: who answers for the site, and what a visitor may ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_cookiecharter.charter.charter import Section
from sphinx_cookiecharter.language.sentence import Run, authors

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docutils import nodes

    from sphinx_cookiecharter.charter.charter import CharterContext
    from sphinx_cookiecharter.language.sentence import Runs


def write(context: CharterContext) -> Section | None:
    _ = context.language.gettext
    rights, contacts = list(_rights(context)), list(_contacts(context))
    if not contacts and not (rights and context.facts.needing_consent):
        return None
    title = _('Your rights') if rights else _('Who is responsible for this site')
    return Section(
        'charter-section-rights',
        [Run(title)],
        [*rights, *([context.bullets(contacts)] if contacts else [])],
    )


def _rights(context: CharterContext) -> Iterator[nodes.Node]:
    # Articles 13(2)(b) to (d) of the GDPR.
    _ = context.language.gettext
    laws = context.facts.laws
    if not any(law.rights for law in laws):
        return
    yield context.sentences(
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


def _contacts(context: CharterContext) -> Iterator[Runs]:
    _, language, site = (
        context.language.gettext,
        context.language,
        context.declaration.site,
    )
    if site.controller is not None:
        yield language.fill(
            _('Responsible for the data (controller): %(controller)s'),
            controller=authors(site.controller, language.code),
        )
    if site.contact is not None:
        yield language.fill(
            _('Contact: %(contact)s'), contact=context.address(site.contact)
        )
    if site.dpo is not None:
        yield language.fill(
            _('Data protection officer (DPO): %(contact)s'),
            contact=context.address(site.dpo),
        )
    if site.privacy_url is not None:
        yield language.fill(
            _('Privacy policy: %(policy)s'), policy=context.link(site.privacy_url)
        )
    authority = site.authority
    if authority is not None:
        url = authority.url or ''
        if authority.name is not None:
            run = authors(authority.name, language.code)
            run = run._replace(uri=url)
        else:
            run = context.link(url)
        yield language.fill(
            _('Authority to which you may complain: %(authority)s'), authority=run
        )
