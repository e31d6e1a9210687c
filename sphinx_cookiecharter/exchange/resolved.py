"""The target `json`: the resolved declaration, with all that the charter knows."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from sphinx_cookiecharter.declaration.characters import printable_json
from sphinx_cookiecharter.declaration.duration import SESSION
from sphinx_cookiecharter.declaration.fingerprint import fingerprint
from sphinx_cookiecharter.declaration.vocabulary import THIS_SITE
from sphinx_cookiecharter.exchange.json_schema import VERSION
from sphinx_cookiecharter.language import labels
from sphinx_cookiecharter.language.lifetimes import keyword, lifetime, retention

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sphinx_cookiecharter.declaration.duration import Duration
    from sphinx_cookiecharter.declaration.model import (
        Category,
        Cookie,
        Provider,
        Recipient,
    )
    from sphinx_cookiecharter.declaration.text import Text
    from sphinx_cookiecharter.exchange.exported import Exported
    from sphinx_cookiecharter.exchange.losses import Loss
    from sphinx_cookiecharter.language.language import Language
    from sphinx_cookiecharter.language.sentence import Runs


def write(exported: Exported) -> str:
    text = json.dumps(resolved(exported), ensure_ascii=False, indent=2)
    return f'{printable_json(text)}\n'


def losses(_exported: Exported) -> Iterator[Loss]:
    """Yield nothing: it holds all that is public."""
    yield from ()


def resolved(exported: Exported) -> dict[str, Any]:
    """Return the declaration as data, as the JSON Schema of the export describes it."""
    declaration = exported.declaration
    digest, reviewed = fingerprint(declaration), declaration.site.reviewed
    used = {cookie.category for cookie in declaration.cookies}
    return {
        'version': VERSION,
        'site': _site(exported),
        'choice': _choice(exported),
        'reviewed': reviewed.isoformat() if reviewed is not None else None,
        'fingerprint': digest.overall,
        'revision': digest.revision,
        'categories': [
            _category(exported, category)
            for category in declaration.categories.values()
            # A built-in one that nothing is in, and nobody speaks of, is not shown.
            if category.id in used or category.at or not category.is_built_in
        ],
        'providers': {
            key: _provider(exported, provider)
            for provider, key in exported.providers.items()
        },
        'items': [_item(exported, cookie) for cookie in declaration.cookies],
    }


def _site(exported: Exported) -> dict[str, Any]:
    site = exported.declaration.site
    authority = site.authority
    return {
        'name': _text(exported, site.name),
        'url': site.url,
        'controller': _text(exported, site.controller),
        'contact': site.contact,
        'dpo': site.dpo,
        'privacy_url': site.privacy_url,
        'authority': authority
        and {'name': _text(exported, authority.name), 'url': authority.url},
        # What is not written is for the rules only.
        'jurisdictions': [*site.jurisdictions] if 'jurisdictions' in site.at else [],
    }


def _choice(exported: Exported) -> dict[str, Any]:
    choice = exported.declaration.choice
    return {
        'cookie': choice.cookie,
        'kept_in': choice.kept_in,
        'url': choice.url,
        'tool': choice.tool,
        'call': choice.call,
    }


def _category(exported: Exported, category: Category) -> dict[str, Any]:
    return {
        'id': category.id,
        'title': _ours_unless(
            exported,
            category.title,
            lambda language: [labels.category_title(category, language)],
        ),
        'description': _ours_unless(
            exported,
            category.description,
            lambda language: language.say(
                labels.category_descriptions(language).get(category.id, '')
            ),
        ),
        'consent': category.consent,
    }


def _provider(exported: Exported, provider: Provider) -> dict[str, Any]:
    return {
        'name': _provider_name(exported, provider),
        'url': provider.url,
        'privacy_url': provider.privacy_url,
        'country': provider.country,
        'transfer': _text(exported, provider.transfer),
        'processor': provider.processor,
        'is_site': provider.is_site,
    }


def _provider_name(exported: Exported, provider: Provider) -> dict[str, str] | None:
    # Where nothing says what the site is called, it is “this site”.
    unnamed = provider.is_site and provider.name.plain == THIS_SITE
    return _ours_unless(
        exported,
        None if unnamed else provider.name,
        lambda language: [labels.provider_name(provider, language)],
    )


def _item(exported: Exported, cookie: Cookie) -> dict[str, Any]:
    declaration, category = exported.declaration, exported.category_of(cookie)
    provider = cookie.provider
    return {
        'names': [*cookie.names],
        'storage': cookie.storage,
        'category': category.id if category is not None else None,
        'consent': declaration.consent_of(cookie),
        'exemption': cookie.exemption,
        'party': declaration.party_of(cookie),
        'provider': exported.providers[provider] if provider is not None else None,
        'service': _text(exported, cookie.service),
        'location': _text(exported, cookie.location),
        'purpose': _text(exported, cookie.purpose),
        'duration': _lifetime(exported, cookie),
        'duration_note': _text(exported, cookie.duration_note),
        'renewed': cookie.renewed,
        'domain': cookie.domain,
        'data': [_text(exported, text) for text in cookie.data],
        'retention': _retention(exported, cookie),
        'recipients': [
            _recipient(exported, recipient) for recipient in cookie.recipients
        ],
        'legal_basis': _text(exported, cookie.legal_basis),
        'opt_out_url': cookie.opt_out_url,
        'tags': [*cookie.tags],
    }


def _recipient(exported: Exported, recipient: Recipient) -> dict[str, Any]:
    return {
        'name': _provider_name(exported, exported.declaration.site_provider)
        if recipient.is_site
        else _text(exported, recipient.name),
        'purpose': _text(exported, recipient.purpose),
    }


def _lifetime(exported: Exported, cookie: Cookie) -> dict[str, Any] | None:
    duration = cookie.duration
    if duration is None and cookie.storage == 'session_storage':
        duration = SESSION
    if duration is None:
        return None
    return _duration(exported, duration, lambda language: lifetime(cookie, language))


def _retention(exported: Exported, cookie: Cookie) -> dict[str, Any] | None:
    duration = cookie.retention
    if duration is None:
        return None

    def say(language: Language) -> Runs:
        if duration.keyword == 'persistent':
            return retention(cookie, language)
        if duration.keyword:
            return keyword(duration, language)
        return language.say(language.duration(duration))

    return _duration(exported, duration, say)


def _duration(
    exported: Exported, duration: Duration, say: Callable[[Language], Runs]
) -> dict[str, Any]:
    endless = duration.keyword == 'persistent'
    return {
        'text': exported.our_words(say),
        'iso': duration.iso or None,
        'seconds': None if endless else int(duration.longest_seconds),
    }


def _text(exported: Exported, text: Text | None) -> dict[str, str] | None:
    return exported.all_words(text) if text is not None else None


def _ours_unless(
    exported: Exported, text: Text | None, say: Callable[[Language], Runs]
) -> dict[str, str] | None:
    """Return the author's words, else ours where we have any."""
    if text is not None:
        return exported.all_words(text)
    words = exported.our_words(say)
    return words if any(words.values()) else None
