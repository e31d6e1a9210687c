"""The section `summary`: a charter in a few lines, each a link to its part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_cookiecharter.charter.charter import Section
from sphinx_cookiecharter.charter.facts import count, providers_of
from sphinx_cookiecharter.charter.table import items_in_words
from sphinx_cookiecharter.language import labels
from sphinx_cookiecharter.language.sentence import Run

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_cookiecharter.charter.charter import CharterContext
    from sphinx_cookiecharter.declaration.duration import Duration
    from sphinx_cookiecharter.declaration.model import Provider
    from sphinx_cookiecharter.language.sentence import Runs


def write(context: CharterContext) -> Section | None:
    _ = context.language.gettext
    lines = [
        *_how_many(context),
        *_consent(context),
        *_third_parties(context),
        *_longest(context),
        *_reviewed(context),
    ]
    if not lines:
        return None
    return Section(
        'charter-section-summary',
        [Run(_('In brief'))],
        [context.bullets(lines, 'charter-brief')],
    )


def _how_many(context: CharterContext) -> Iterator[Runs]:
    _, language, facts, site = (
        context.language.gettext,
        context.language,
        context.facts,
        context.site,
    )
    if not facts.sure:
        return
    if facts.some_cookies:
        items = context.to_section(
            'cookies', [Run(items_in_words(facts.cookies, language))]
        )
        if site is None:
            template = (
                _('This site uses %(items)s.')
                if facts.only_cookies
                else _('This site uses cookies and similar technologies (%(items)s).')
            )
            yield language.fill(template, items=items)
        else:
            template = (
                _('%(site)s uses %(items)s.')
                if facts.only_cookies
                else _('%(site)s uses cookies and similar technologies (%(items)s).')
            )
            yield language.fill(template, site=site, items=items)
        return
    used = context.to_section(
        'cookies',
        language.enumerate(
            [
                [Run(labels.storage_name(storage, language))]
                for storage in facts.storages
            ]
        ),
    )
    if site is None:
        template = _('This site uses no cookies, but other means: %(storages)s.')
        yield language.fill(template, storages=used)
    else:
        template = _('%(site)s uses no cookies, but other means: %(storages)s.')
        yield language.fill(template, site=site, storages=used)


def _consent(context: CharterContext) -> Iterator[Runs]:
    language, facts = context.language, context.facts
    if not facts.sure or not facts.law_asks_consent:
        return
    number, needing = count(facts.cookies), count(facts.needing_consent)
    if not needing:
        sentence = language.ngettext(
            'Your consent is not needed for it.',
            'Your consent is needed for none of them.',
            number,
        )
    elif needing == number:
        sentence = language.ngettext(
            'Your consent is needed for it.',
            'Your consent is needed for all of them.',
            number,
        )
    else:
        sentence = language.counted(
            'Your consent is needed for one of them.',
            'Your consent is needed for %(count)s of them.',
            needing,
        )
    yield context.to_section('choices', [Run(sentence)])


def _third_parties(context: CharterContext) -> Iterator[Runs]:
    _, language, facts = context.language.gettext, context.language, context.facts
    if not facts.parties_known:
        return
    third = facts.third_party
    if not third:
        yield context.to_section('kinds', [Run(no_third_party(context))])
        return
    if any(cookie.provider is None for cookie in third):
        return
    entries = providers_of(context.cookies)
    names = language.enumerate(
        [
            _provider(context, provider, has_entry=provider in entries)
            for provider in providers_of(third)
        ]
    )
    if facts.only_cookies:
        yield language.fill(_('Third-party cookies: %(providers)s'), providers=names)
    else:
        template = _('Third-party cookies and similar technologies: %(providers)s')
        yield language.fill(template, providers=names)


def _provider(
    context: CharterContext, provider: Provider, *, has_entry: bool
) -> list[Run]:
    """Return a provider's name as a link to its entry, if it has one here."""
    anchors, name = context.anchors, [labels.provider_name(provider, context.language)]
    if anchors is None or not has_entry or 'providers' not in context.sections:
        return name
    return context.to_anchor(anchors.of_provider(provider), name)


def no_third_party(context: CharterContext) -> str:
    _ = context.language.gettext
    if context.facts.only_cookies:
        return _('This site sets no third-party cookies.')
    return _('This site uses no third-party cookies or similar technologies.')


def _longest(context: CharterContext) -> Iterator[Runs]:
    _, language = context.language.gettext, context.language
    longest = context.facts.longest
    if longest is None:
        return
    if longest.keyword == 'session':
        sentence = _('Nothing stays on your device once you have closed your browser.')
        yield context.to_section('cookies', [Run(sentence)])
    elif longest.keyword == 'persistent':
        sentence = _('Some of it stays on your device until you delete it.')
        yield _to_longest(context, longest, sentence)
    else:
        yield language.fill(
            _(
                'Nothing stays on your device for more than %(duration)s after your '
                'last visit.'
            ),
            duration=_to_longest(context, longest, language.duration(longest)),
        )


def _to_longest(context: CharterContext, longest: Duration, sentence: str) -> list[Run]:
    """Return language as a link to the first row of what stays longest."""
    anchor = ''
    if context.anchors is not None and 'cookies' in context.sections:
        cookies = (cookie for cookie in context.cookies if cookie.duration == longest)
        first = next(cookies, None)
        anchor = context.anchors.of_cookie(first) if first is not None else ''
    return context.to_anchor(anchor, [Run(sentence)])


def _reviewed(context: CharterContext) -> Iterator[Runs]:
    reviewed = context.declaration.site.reviewed
    if reviewed is not None:
        yield context.language.fill(
            context.language.gettext('This list was last reviewed on %(date)s.'),
            date=context.to_section('changes', [Run(context.language.date(reviewed))]),
        )
