"""The section `rights`: who answers for the site, and what a visitor may ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_cookiecharter.charter.context import Section
from sphinx_cookiecharter.language import labels
from sphinx_cookiecharter.language.laws import law_names
from sphinx_cookiecharter.language.sentence import Run, authors

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_cookiecharter.charter.context import CharterContext
    from sphinx_cookiecharter.language.sentence import Runs


def write(context: CharterContext) -> Section | None:
    language = context.language
    section = Section('charter-section-rights', heading(context))
    if _may_ask(context):
        # Articles 13(2)(b) to (d) of the GDPR.
        sentence = language.gettext(
            'You can ask to see, correct, delete or take away your data, to limit '
            'their use, or object to it.'
        )
        section.add(context.say(sentence))
    lines = [*_contacts(context), *_laws(context), *_complaints(context)]
    if lines:
        section.add(context.bullets(lines))
    return section if section.body else None


def heading(context: CharterContext) -> list[Run]:
    language = context.language
    p_ = language.pgettext
    return language.say(
        p_('heading', 'Your rights')
        if _may_ask(context)
        else p_('heading', 'Who answers for this site')
    )


def _may_ask(context: CharterContext) -> bool:
    return any(law.rights for law in context.facts.laws)


def _contacts(context: CharterContext) -> Iterator[Runs]:
    _, language = context.language.gettext, context.language
    site = context.declaration.site
    if site.controller is not None:
        yield labels.controller(authors(site.controller, language.code), language)
    if site.contact is not None:
        # Translators: %(contact)s: a link.
        template = _('Contact: %(contact)s')
        yield language.say(template, contact=context.address(site.contact))
    if site.dpo is not None:
        # Translators: %(contact)s: a link.
        template = _('Data protection officer: %(contact)s')
        yield language.say(template, contact=context.address(site.dpo))
    if site.privacy_url is not None:
        yield labels.privacy_policy(context.link(site.privacy_url), language)


def _laws(context: CharterContext) -> Iterator[Runs]:
    language = context.language
    names: list[Runs] = [
        [language.run(name)] for name in law_names(context.facts.laws, language)
    ]
    if names:
        # Translators: %(laws)s: a list of names of laws.
        template = language.gettext('Law: %(laws)s')
        yield language.say(template, laws=language.enumerate(names))


def _complaints(context: CharterContext) -> Iterator[Runs]:
    """Yield where to complain: as the site says, else as the laws that it names do."""
    for authority in dict.fromkeys(_authorities(context)):
        # Translators: %(authority)s: a name, perhaps a link; or an address.
        template = context.language.gettext('Where to complain: %(authority)s')
        yield context.language.say(template, authority=authority)


def _authorities(context: CharterContext) -> Iterator[Run]:
    declared = context.declaration.site.authority
    if declared is None:
        for law in context.facts.laws:
            if law.authority is not None:
                yield _linked(context, Run(law.authority.name), law.authority.url)
    elif declared.name is None:
        yield context.link(declared.url or '')
    else:
        name = authors(declared.name, context.language.code)
        yield _linked(context, name, declared.url or '')


def _linked(context: CharterContext, name: Run, url: str) -> Run:
    """Return a name, linked to its address; the address alone where there is none."""
    return name._replace(uri=url) if name.text else context.link(url)
