"""Who sets an item, who receives its data, and whether the visitor can find them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_cookiecharter.checks.codes import Code, Level
from sphinx_cookiecharter.checks.phrases.tokens import said
from sphinx_cookiecharter.checks.phrases.words import LOOSE, NOBODY
from sphinx_cookiecharter.checks.rule import Answer, rule
from sphinx_cookiecharter.declaration.model import party_of_domain
from sphinx_cookiecharter.declaration.problems import quoted
from sphinx_cookiecharter.declaration.vocabulary import THIRD
from sphinx_cookiecharter.law.legal_sources import (
    AEPD,
    ANPD,
    APD,
    CNIL_092_2_3,
    CNIL_092_6,
    CONSISTENCY,
    GARANTE,
    GDPR_13_1_E,
    ICO_TOLD,
    PLANET49_81,
    RFC6265_THIRD,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx_cookiecharter.checks.context import Case
    from sphinx_cookiecharter.declaration.model import (
        Cookie,
        Declaration,
        Provider,
        Recipient,
    )
    from sphinx_cookiecharter.declaration.yaml_tree import Mark


@rule(Code.PARTY_MISSING, AEPD, ANPD, GARANTE, APD)
def party_missing(case: Case) -> Iterator[Answer]:
    """An item of which it cannot be told whether it is first- or third-party.

    Bad: `- {name: _ga, category: statistics, purpose: Tells visits apart.}`

    Good: `- {name: _ga, category: statistics, purpose: Tells visits apart.,
    party: first}`
    """
    declaration = case.declaration
    level = lacking(declaration)
    text = case.law.text(AEPD, it=GARANTE, be=APD)
    for cookie in declaration.cookies:
        unread = cookie.domain is None and 'domain' in cookie.at
        if (
            declaration.party_of(cookie) is None
            and 'party' not in cookie.at
            and not unread
        ):
            yield Answer(
                cookie.line,
                cookie.column,
                f"{cookie.label}: say whether this site sets it or another: 'party: "
                f"first' or 'party: third' ({text})",
                level,
            )


@rule(Code.PROVIDER_VAGUE, ICO_TOLD)
def provider_vague(case: Case) -> Iterator[Answer]:
    """A provider that is called *partners*, *third parties* or the like.

    A name that only has such a word in it is a name: *Partners Bank*.

    Bad: `provider: our advertising partners`

    Good: `provider: Example Ads Ltd`
    """
    for cookie, provider in first_of_each(case.declaration.cookies):
        vague = next((one for one in provider.name.values if is_nobody(one)), None)
        if vague is not None:
            place = provider.name.place if provider.id else None
            yield Answer(
                *(place or cookie.at['provider']),
                f'{cookie.label}: the provider {quoted(vague)} could be anybody: name '
                f'the one who sets it ({ICO_TOLD})',
            )


@rule(Code.THIRD_PARTY_ACCESS_UNTOLD, PLANET49_81, GDPR_13_1_E, ICO_TOLD)
def third_party_access_untold(case: Case) -> Iterator[Answer]:
    """Recipients of whom none has a name.

    A third-party item without a provider is `missing-provider`.

    Bad: `recipients: [our partners]`

    Good: `recipients: [Example Ads Ltd]`
    """
    for cookie in case.declaration.cookies:
        if cookie.recipients and all(map(_names_nobody, cookie.recipients)):
            vague = cookie.recipients[0].name.values[0]
            yield Answer(
                *cookie.at['recipients'],
                f'{cookie.label}: the recipients {quoted(vague)} could be anybody: '
                f'name those who receive the data ({PLANET49_81})',
            )


@rule(Code.PROVIDER_POLICY_MISSING, CNIL_092_2_3)
def provider_policy_missing(case: Case) -> Iterator[Answer]:
    """A provider of third-party items whose privacy policy is not linked.

    Bad: `providers: {ads: {name: Example Ads}}`, whose cookie is third-party.

    Good: `providers: {ads: {name: Example Ads, privacy_url:
    https://ads.example/privacy}}`
    """
    for cookie, provider in third_party_providers(case.declaration):
        if 'privacy_url' in provider.at:
            continue
        name = quoted(provider.name.values[0])
        what = "write its 'privacy_url'"
        if not provider.id:
            what = "declare it under 'providers', with its 'privacy_url'"
        yield Answer(
            *place_of(cookie, provider),
            f'provider {name} of third-party items has no link to its privacy policy: '
            f'{what} ({CNIL_092_2_3})',
        )


@rule(Code.PROVIDER_POLICY_INSECURE, CONSISTENCY)
def provider_policy_insecure(case: Case) -> Iterator[Answer]:
    """A link to a privacy policy that anybody on the way can change.

    Bad: `privacy_url: http://ads.example/privacy`

    Good: `privacy_url: https://ads.example/privacy`
    """
    for provider in case.declaration.providers.values():
        url = provider.privacy_url
        if url is not None and url[:5].casefold() == 'http:':
            yield Answer(
                *provider.at['privacy_url'],
                f'provider {provider.id!r}: its privacy policy is linked without '
                "encryption: write the address with 'https'",
            )


@rule(Code.PARTY_DOMAIN_MISMATCH, RFC6265_THIRD, CNIL_092_6)
def party_domain_mismatch(case: Case) -> Iterator[Answer]:
    """A `party` that is the opposite of what `domain` and `site.url` say.

    Where these cannot tell, as for two hosts under one name, nothing is said.

    Bad: `party: first` and `domain: ads.example` on the site `https://shop.example/`.

    Good: `party: third` and `domain: ads.example`
    """
    host = case.declaration.site.host
    if host is None:
        return
    for cookie in case.declaration.cookies:
        if cookie.party is None or cookie.domain is None:
            continue
        by_domain = party_of_domain(cookie.domain, host)
        if by_domain not in {None, cookie.party}:
            yield Answer(
                *cookie.at['party'],
                f"{cookie.label}: it is said to be '{cookie.party}', but its domain "
                f"{quoted(cookie.domain)} beside the site's {quoted(host)} makes it "
                f"'{by_domain}': write that, or mend the domain ({RFC6265_THIRD})",
            )


def lacking(declaration: Declaration) -> Level | None:
    """Return the level of what is lacking: a note until jurisdictions are written."""
    return None if 'jurisdictions' in declaration.site.at else Level.INFO


def is_nobody(name: str) -> bool:
    """Whether a name leaves open who is meant."""
    if len(name) > 60:
        return False
    words = said(name).row.split()
    while words:
        if ' '.join(words) in NOBODY:
            return True
        if words[0] not in LOOSE:
            return False
        words = words[1:]
    return False


def third_party_providers(
    declaration: Declaration,
) -> Iterator[tuple[Cookie, Provider]]:
    """Yield the providers of third-party items, each with the first of its items."""
    others = (one for one in declaration.cookies if declaration.party_of(one) == THIRD)
    for cookie, provider in first_of_each(others):
        # One that could be anybody has nothing more to tell, nor has the site itself.
        if not (provider.is_site or any(map(is_nobody, provider.name.values))):
            yield cookie, provider


def first_of_each(cookies: Iterable[Cookie]) -> Iterator[tuple[Cookie, Provider]]:
    """Yield the providers of items, each with the first of its items."""
    met = set()
    for cookie in cookies:
        provider = cookie.provider
        if provider is not None and id(provider) not in met:
            met.add(id(provider))
            yield cookie, provider


def place_of(cookie: Cookie, provider: Provider) -> Mark:
    """Return where a provider is declared, or else where the item names it."""
    return provider.place if provider.id else cookie.at['provider']


def _names_nobody(recipient: Recipient) -> bool:
    return any(map(is_nobody, recipient.name.values))
