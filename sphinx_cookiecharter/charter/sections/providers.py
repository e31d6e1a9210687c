"""The section `providers`: who else sets the shown items or receives their data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_cookiecharter.charter.context import Section
from sphinx_cookiecharter.charter.targets import provider_target
from sphinx_cookiecharter.language import labels
from sphinx_cookiecharter.language.sentence import authors

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_cookiecharter.charter.context import CharterContext
    from sphinx_cookiecharter.charter.organisations import Organisation
    from sphinx_cookiecharter.declaration.model import Provider
    from sphinx_cookiecharter.language.language import Language
    from sphinx_cookiecharter.language.sentence import Run, Runs


def write(context: CharterContext) -> Section | None:
    others = context.facts.others
    if not any(other.has_details for other in others):
        return None
    entries = (
        (
            [other.named(context.language)],
            _anchor(context, other),
            context.bullets(_details(context, other)),
        )
        for other in others
    )
    section = Section('charter-section-providers', heading(context))
    return section.add(context.definitions(entries))


def heading(context: CharterContext) -> list[Run]:
    language = context.language
    return language.say(language.pgettext('heading', 'Who else is involved'))


def _anchor(context: CharterContext, other: Organisation) -> str:
    """Return the anchor of an entry, and note that it can be linked to."""
    if context.anchors is None or other.provider is None:
        return ''
    anchor = context.anchors.of_provider(other.provider)
    context.targets.append(provider_target(other.provider, anchor, context.language))
    return anchor


def _details(context: CharterContext, other: Organisation) -> Iterator[Runs]:
    language = context.language
    yield _role(other, language)
    if other.provider is not None:
        yield from _declared(context, other.provider)
    for purpose in other.purposes:
        # Translators: the inserted words are the author’s.
        template = language.gettext('Purpose of its own: %(purpose)s')
        yield language.say(template, purpose=authors(purpose, language.code))


def _role(other: Organisation, language: Language) -> list[Run]:
    _ = language.gettext
    if not other.receives:
        return language.say(_('Role: provider'))
    if not other.provides:
        return language.say(_('Role: recipient of data'))
    return language.say(_('Role: provider and recipient of data'))


def _declared(context: CharterContext, provider: Provider) -> Iterator[Runs]:
    """Yield what stands under `providers`."""
    _, language = context.language.gettext, context.language
    if provider.processor:
        yield language.say(_('Works for the site only'))
    if provider.country is not None:
        # Translators: %(country)s: a country’s name.
        template = _('Country: %(country)s')
        yield language.say(template, country=language.country(provider.country))
    if provider.privacy_url is not None:
        yield labels.privacy_policy(context.link(provider.privacy_url), language)
    if provider.url is not None:
        # Translators: %(address)s: a link.
        template = _('Website: %(address)s')
        yield language.say(template, address=context.link(provider.url))
    if provider.transfer is not None:
        # Translators: the inserted words are the author’s.
        template = _('Safeguards for data transfers: %(transfer)s')
        transfer = authors(provider.transfer, language.code)
        yield language.say(template, transfer=transfer)
