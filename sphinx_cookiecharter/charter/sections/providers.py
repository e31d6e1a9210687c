"""The section `providers`: who sets the shown items or receives their data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_cookiecharter.charter.charter import Section
from sphinx_cookiecharter.charter.facts import by_category, providers_of
from sphinx_cookiecharter.charter.table import items_in_words
from sphinx_cookiecharter.charter.targets import provider_target
from sphinx_cookiecharter.language import labels
from sphinx_cookiecharter.language.sentence import Run, authors

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from docutils import nodes

    from sphinx_cookiecharter.charter.charter import CharterContext
    from sphinx_cookiecharter.declaration.model import Cookie, Provider
    from sphinx_cookiecharter.language.sentence import Runs


def write(context: CharterContext) -> Section | None:
    _ = context.language.gettext
    providers = providers_of(context.cookies)
    without = [cookie for cookie in context.cookies if cookie.provider is None]
    section = Section('charter-section-providers', [Run(_('Providers'))])
    if providers:
        section.body += [
            context.sentences(
                context.language.ngettext(
                    'This organisation sets the cookies listed here, or receives the '
                    'data that they collect.',
                    'These organisations set the cookies listed here, or receive the '
                    'data that they collect.',
                    len(providers),
                )
            ),
            context.definitions(
                [
                    (_name(context, provider), _entry(context, provider, cookies))
                    for provider, cookies in providers.items()
                ],
                list(_anchors(context, providers)),
            ),
        ]
    section.body += _recipients(context, without)
    return section if section.body else None


def _anchors(context: CharterContext, providers: Iterable[Provider]) -> Iterator[str]:
    if context.anchors is None:
        return
    for provider in providers:
        anchor = context.anchors.of_provider(provider)
        context.targets.append(provider_target(provider, anchor, context.language))
        yield anchor


def _name(context: CharterContext, provider: Provider) -> Runs:
    name = labels.provider_name(provider, context.language)
    return [name._replace(uri=provider.url or '')]


def _entry(
    context: CharterContext, provider: Provider, cookies: Sequence[Cookie]
) -> list[nodes.Node]:
    lines = [_items(context, cookies), *_details(context, provider)]
    return [context.bullets(lines), *_recipients(context, cookies)]


def _items(context: CharterContext, cookies: Sequence[Cookie]) -> Runs:
    """Say how many items there are, and of which categories."""
    language = context.language
    categories = [
        [labels.category_title(category, language)]
        for category, _cookies in by_category(context.declaration, cookies)
    ]
    return language.fill(
        language.gettext('%(items)s: %(categories)s'),
        items=items_in_words(cookies, language),
        categories=language.enumerate(categories),
    )


def _details(context: CharterContext, provider: Provider) -> Iterator[Runs]:
    _, language = context.language.gettext, context.language
    if provider.country is not None:
        yield language.fill(
            _('Country: %(country)s'), country=language.country(provider.country)
        )
    if provider.privacy_url is not None:
        yield language.fill(
            _('Privacy policy: %(policy)s'), policy=context.link(provider.privacy_url)
        )
    if provider.transfer is not None:
        yield language.fill(
            _('Safeguards for data transfers: %(transfer)s'),
            transfer=authors(provider.transfer, language.code),
        )


def _recipients(context: CharterContext, cookies: Sequence[Cookie]) -> list[nodes.Node]:
    _, language = context.language.gettext, context.language
    recipients = {
        recipient.name: authors(recipient.name, language.code)
        for cookie in cookies
        for recipient in cookie.recipients
    }
    if not recipients:
        return []
    names = language.enumerate([[name] for name in recipients.values()])
    return [context.say(_('Recipients of the data: %(recipients)s'), recipients=names)]
