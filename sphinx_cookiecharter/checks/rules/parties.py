"""Rules on parties: who sets an item, who receives its data, and how to find them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_cookiecharter.checks.engine import rule
from sphinx_cookiecharter.checks.providers import (
    first_of_each,
    how_to_write,
    is_nobody,
    other_providers,
    place_of,
)
from sphinx_cookiecharter.declaration.codes import Code
from sphinx_cookiecharter.declaration.model import party_of_domain
from sphinx_cookiecharter.declaration.problems import quoted
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
    LGPD_9,
    PLANET49_81,
    RFC6265_THIRD,
    TBA_27_12,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_cookiecharter.checks.engine import Case
    from sphinx_cookiecharter.declaration.finding import Finding
    from sphinx_cookiecharter.declaration.model import Recipient


@rule(Code.PARTY_MISSING, AEPD, ANPD, GARANTE, APD)
def party_missing(case: Case) -> Iterator[Finding]:
    """An item of which it cannot be told whether it is first- or third-party.

    Bad: `- {name: _ga, category: statistics, purpose: Tells visits apart.}`

    Good: `- {name: _ga, category: statistics, purpose: Tells visits apart.,
    party: first}`
    """
    declaration = case.declaration
    for cookie in declaration.cookies:
        unread = cookie.domain is None and 'domain' in cookie.at
        if (
            declaration.party_of(cookie) is None
            and 'party' not in cookie.at
            and not unread
        ):
            yield case.on(
                cookie,
                'party',
                f"say whether this site sets it or another: 'party: "
                f"first' or 'party: third'{case.citation}",
                case.gap_level,
            )


@rule(Code.PROVIDER_VAGUE, GDPR_13_1_E, PLANET49_81, ICO_TOLD, TBA_27_12)
def provider_vague(case: Case) -> Iterator[Finding]:
    """A provider that is called *partners*, *third parties* or the like.

    A name that only has such a word in it is a name: *Partners Bank*.

    Bad: `provider: our advertising partners`

    Good: `provider: Example Ads Ltd`
    """
    for cookie, provider in first_of_each(case.declaration.cookies):
        vague = next(filter(is_nobody, provider.name.values), None)
        if vague is not None:
            place = provider.at.get('name') if provider.id else None
            yield case.on(
                cookie,
                'provider',
                f'the provider {quoted(vague)} could be anybody: name '
                f'the one who sets it{case.citation}',
                at=place,
            )


@rule(
    Code.THIRD_PARTY_ACCESS_UNTOLD,
    *(PLANET49_81, GDPR_13_1_E, ICO_TOLD, LGPD_9, TBA_27_12),
)
def third_party_access_untold(case: Case) -> Iterator[Finding]:
    """Recipients of whom none has a name.

    A third-party item without a provider is `missing-provider`.

    Bad: `recipients: [our partners]`

    Good: `recipients: [Example Ads Ltd]`
    """
    for cookie in case.declaration.cookies:
        if cookie.recipients and all(map(_names_nobody, cookie.recipients)):
            vague = cookie.recipients[0].name.values[0]
            yield case.on(
                cookie,
                'recipients',
                f'the recipients {quoted(vague)} could be anybody: '
                f'name those who receive the data{case.citation}',
            )


@rule(Code.PROVIDER_POLICY_MISSING, GDPR_13_1_E, CNIL_092_2_3)
def provider_policy_missing(case: Case) -> Iterator[Finding]:
    """A provider that is not the site, and whose privacy policy is not linked.

    A note until `jurisdictions` is written. Not of one who works for the site alone
    (`processor: true`), with first-party items that are exempt.

    Bad: `providers: {ads: {name: Example Ads}}`, whose cookie is third-party.

    Good: `providers: {ads: {name: Example Ads, privacy_url:
    https://ads.example/privacy}}`
    """
    for cookie, provider in other_providers(case.declaration):
        if 'privacy_url' in provider.at:
            continue
        what = how_to_write(case.declaration, provider, 'privacy_url')
        yield case.about(
            provider,
            'privacy_url',
            f'has no link to its privacy policy: {what}{case.citation}',
            case.gap_level,
            at=place_of(cookie, provider),
        )


@rule(Code.PROVIDER_POLICY_INSECURE, CONSISTENCY)
def provider_policy_insecure(case: Case) -> Iterator[Finding]:
    """A link to a privacy policy that anybody on the way can change.

    Bad: `privacy_url: http://ads.example/privacy`

    Good: `privacy_url: https://ads.example/privacy`
    """
    for provider in case.declaration.providers.values():
        url = provider.privacy_url
        if url is not None and url[:5].casefold() == 'http:':
            yield case.on(
                provider,
                'privacy_url',
                'its privacy policy is linked without '
                "encryption: write the address with 'https'",
            )


@rule(Code.PARTY_DOMAIN_MISMATCH, RFC6265_THIRD, CNIL_092_6)
def party_domain_mismatch(case: Case) -> Iterator[Finding]:
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
            yield case.on(
                cookie,
                'party',
                f"it is said to be '{cookie.party}', but its domain "
                f"{quoted(cookie.domain)} beside the site's {quoted(host)} makes it "
                f"'{by_domain}': write that, or mend the domain ({RFC6265_THIRD})",
            )


def _names_nobody(recipient: Recipient) -> bool:
    return any(map(is_nobody, recipient.name.values))
