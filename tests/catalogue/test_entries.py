"""The entries as data: told apart, true to what was seen, not doubted by the rules."""

from __future__ import annotations

from dataclasses import asdict
from functools import cache
from itertools import combinations
from typing import TYPE_CHECKING

import pytest

from sphinx_cookiecharter.catalogue.collection import SHIPPED, Collection
from sphinx_cookiecharter.catalogue.consent_tool import CONSENT_TOOLS
from sphinx_cookiecharter.catalogue.merge import bring_in
from sphinx_cookiecharter.checks.engine import check
from sphinx_cookiecharter.declaration.codes import Code
from sphinx_cookiecharter.declaration.patterns import best_match, matches
from sphinx_cookiecharter.declaration.reader import read_bytes

from .collections import SITE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_cookiecharter.catalogue.model import Entry

IDS = tuple(sorted(path.stem for path in SHIPPED.glob('*.yaml')))
COLLECTION = Collection()

#: What the vendor chose, and a site may change.
ON_LIFETIMES = {Code.CHOICE_TOO_LONG, Code.CHOICE_TOO_SHORT}

#: Of these no source that was read says where they are, or what they promise.
WITHOUT_COUNTRY = {
    *('algolia', 'calendly', 'fontawesome', 'ghbtns', 'giscus', 'goatcounter'),
    *('inkeep', 'kapa', 'openpanel', 'peertube', 'piwik-pro', 'pusher', 'shields'),
    *('swetrix', 'umami', 'unpkg', 'utterances', 'wagtail'),
}
WITHOUT_POLICY = {
    *('axeptio', 'ghbtns', 'ign', 'inkeep', 'peertube', 'shields', 'unpkg'),
    *('utterances', 'wagtail'),
}

#: Names that several programs have, or anyone may choose: alone they tell nothing.
COMMON = {
    *('session', '*_session', 'sessionid', 'csrftoken', 'XSRF-TOKEN', 'remember_token'),
    *('PHPSESSID', 'JSESSIONID', 'CookieConsent', 'eu-consent', 'euconsent-v2'),
    *('laravel_cookie_consent', '*_cookie_consent', 'cookie_consent', '_pk_id.*'),
    *('_pk_ses.*', '_ga', '_EA_', 'uid', 'cid', 'C', 'm', 'ts', 'TPC', 'scheme'),
    *('theme', 'mode', 'messages', 'email', 'cart', 'localization', 'store'),
}

#: Names as browsers and servers had them, and the name in the entry that means them.
SEEN = {
    'adobe-analytics': {'AMCV_0F34BB0931126A20%40AdobeOrg': 'AMCV_*'},
    'adobe-web-sdk': {
        'kndctr_0F34BB0931126A20_AdobeOrg_identity': 'kndctr_*_identity',
    },
    'amplitude': {'AMP_0f34bb0931': 'AMP_*', 'AMP_unsent_0f34bb0931': 'AMP_unsent_*'},
    'aspnet-core': {'.AspNetCore.Antiforgery.9TtSrW0hzOs': '.AspNetCore.Antiforgery*'},
    'cloudflare': {'__cfwaitingroom_shop': '__cfwaitingroom*'},
    'cookie-law-info': {
        'cookielawinfo-checkbox-analytics': 'cookielawinfo-checkbox-*',
    },
    'crisp': {'crisp-client%2Fsession%2F0f34': 'crisp-client%2Fsession%2F*'},
    'django': {'csrftoken': 'csrftoken', 'sessionid': 'sessionid'},
    'drupal': {
        'SSESS0f343b0931126a20f133d67c2b018a3b': 'SSESS*',
        'SESS0f343b0931126a20f133d67c2b018a3b': 'SESS*',
    },
    'ga4': {'_ga': '_ga', '_ga_1ABC2DEF3G': '_ga_*'},
    'google-ads': {'_gcl_au': '_gcl_*'},
    'hotjar': {'_hjSessionUser_123456': '_hjSessionUser_*'},
    'immaterial': {'/docs/.__palette': '*.__palette'},
    'intercom': {'intercom-session-abc12345': 'intercom-session-*'},
    'laravel': {
        'acme_shop_session': '*_session',
        'remember_web_59ba36addc2b2f9401580f014c7f58ea4e30989d': 'remember_*',
    },
    'matomo': {'_pk_id.1.1fff': '_pk_id.*', '_pk_ses.1.1fff': '_pk_ses.*'},
    'mediawiki': {
        'my_wiki_session': '*_session',
        'my_wikiUserName': '*UserName',
        'my_wikiToken': '*Token',
        'MediaWikiModuleStore:my_wiki': 'MediaWikiModuleStore:*',
    },
    'mixpanel': {'mp_0f34bb0931_mixpanel': 'mp_*_mixpanel'},
    'moodle': {'MoodleSession': 'MoodleSession*', 'MoodleSessionlms': 'MoodleSession*'},
    'next-auth': {
        '__Secure-next-auth.session-token': '__Secure-next-auth.session-token',
        '__Secure-next-auth.pkce.code_verifier': '*next-auth.pkce.code_verifier',
    },
    'posthog': {'ph_phc_0f34bb0931_posthog': 'ph_*_posthog'},
    'rails': {'_acme_session': '_*_session'},
    'sphinx-design-tabs': {'sphinx-design-tab-id-os': 'sphinx-design-tab-id-*'},
    'symfony-php': {'csrf-token_0f343b': 'csrf-token_*'},
    'wagtail': {'wagtail:w-breadcrumbs:header': 'wagtail:w-breadcrumbs:*'},
    'whitecube': {'acme_cookie_consent': '*_cookie_consent'},
    'woocommerce': {
        'wp_woocommerce_session_0f343b0931126a20f133d67c2b018a3b': (
            'wp_woocommerce_session_*'
        ),
    },
    'wordpress': {
        'wordpress_test_cookie': 'wordpress_test_cookie',
        'wordpress_logged_in_0f343b0931126a20': 'wordpress_logged_in_*',
        'wordpress_sec_0f343b0931126a20': 'wordpress_sec_*',
        'wordpress_0f343b0931126a20': 'wordpress_*',
        'wp-settings-time-1': 'wp-settings-time-*',
        'wp-settings-1': 'wp-settings-*',
        'comment_author_email_0f343b0931126a20': 'comment_author_email_*',
        'WP_PREFERENCES_USER_1': 'WP_PREFERENCES_USER_*',
    },
}


@cache
def entry_of(name: str) -> Entry:
    entry = COLLECTION.entry(name)
    assert entry is not None
    return entry


def items(entry: Entry) -> set[tuple[str, str]]:
    """Return the storage and name of each of its items, in any variant."""
    return {
        (cookie.storage, name)
        for stored in entry.all_stored
        for cookie in stored.cookies
        if cookie.storage != 'request'
        for name in cookie.names
    }


def share_a_name(one: Entry, other: Entry) -> bool:
    return any(
        storage == another_storage
        and (matches(name, another_name) or matches(another_name, name))
        for storage, name in items(one)
        for another_storage, another_name in items(other)
    )


def signs(entry: Entry) -> set[str]:
    """Return what tells of an entry beside the names of its items."""
    recognition = entry.recognition
    detection = asdict(entry.detection)
    found = {sign for detected in detection.values() for sign in detected}
    if recognition is not None:
        found.update(recognition.providers, recognition.hosts)
    for stored in entry.all_stored:
        found.update(stored.hosts)
        found.update(cookie.domain for cookie in stored.cookies if cookie.domain)
    return found


def test_there_are_as_many_as_promised() -> None:
    assert len(IDS) >= 120


def uses(entry: Entry) -> Iterator[str]:
    """Yield all ways to use an entry as it is, and one that adapts it."""
    yield from (entry.id, *entry.aliases)
    for variant in ('newest', *(one.name for one in entry.variants)):
        yield f'{{{entry.id}: {{variant: {variant}}}}}'
    for cookie in entry.stored.cookies[:1]:
        change = f'{{"{cookie.names[0]}": {{tags: [theirs]}}}}'
        yield f'{{{entry.id}: {{change: {change}, reviewed: 2026-11-01}}}}'


@pytest.mark.parametrize('law', ['eu', 'fr', 'uk', 'us-ca'])
@pytest.mark.parametrize('name', IDS)
def test_a_site_that_uses_it_is_told_only_of_true_lifetimes(
    name: str, law: str
) -> None:
    entry = entry_of(name)
    for use in uses(entry):
        text = f'{SITE.format(law=law)}use:\n- {use}\n'
        used = bring_in(read_bytes(text.encode(), 'cookies.yaml'), COLLECTION)
        assert used.declaration.problems == ()
        found = {finding.code for finding in check(used.declaration, 'fr')}
        assert found <= ON_LIFETIMES


@pytest.mark.parametrize('law', ['eu', 'fr', 'uk', 'us-ca'])
@pytest.mark.parametrize('tool', CONSENT_TOOLS)
def test_a_site_that_names_it_as_its_tool_is_told_no_more(tool: str, law: str) -> None:
    text = SITE.format(law=law).replace('cookie: choice', f'tool: {tool}')
    used = bring_in(read_bytes(text.encode(), 'cookies.yaml'), COLLECTION)
    found = {finding.code for finding in check(used.declaration, 'fr')}
    assert found <= ON_LIFETIMES


def test_what_shares_a_name_is_told_apart_by_something_else() -> None:
    for one, other in combinations(map(entry_of, IDS), 2):
        if share_a_name(one, other):
            assert signs(one) - signs(other), (one.id, other.id)
            assert signs(other) - signs(one), (one.id, other.id)


def test_a_common_name_is_never_enough() -> None:
    for entry in map(entry_of, IDS):
        if entry.recognition is not None:
            assert COMMON.isdisjoint(entry.recognition.distinctive), entry.id


def test_a_distinctive_name_is_in_no_other_entry() -> None:
    for entry in map(entry_of, IDS):
        distinctive = entry.recognition.distinctive if entry.recognition else ()
        for other in map(entry_of, IDS):
            names = {name for _, name in items(other)} if other != entry else set()
            # Many sites have names that end like these: `*_session`.
            names = {name for name in names if not name.startswith(('*', '_*'))}
            for name in distinctive:
                assert best_match(name, names) is None, (entry.id, name, other.id)


@pytest.mark.parametrize('name', SEEN)
def test_names_that_were_seen_are_those_of_the_entry(name: str) -> None:
    declared = [one for _, one in sorted(items(entry_of(name)))]
    for seen, expected in SEEN[name].items():
        assert best_match(seen, declared) == expected


@pytest.mark.parametrize('name', IDS)
def test_a_provider_says_where_it_is_and_what_it_promises(name: str) -> None:
    others = entry_of(name).providers.keys() - {'this-site'}
    for provider in (entry_of(name).providers[one] for one in others):
        assert (provider.country is None) is (provider.id in WITHOUT_COUNTRY)
        assert (provider.privacy_url is None) is (provider.id in WITHOUT_POLICY)


@pytest.mark.parametrize('name', IDS)
def test_a_purpose_is_one_plain_sentence(name: str) -> None:
    for stored in entry_of(name).all_stored:
        for cookie in stored.cookies:
            assert cookie.purpose is not None
            for sentence in cookie.purpose.values:
                assert sentence[0].isupper()
                assert sentence.endswith('.')
                assert '. ' not in sentence
                assert len(sentence.split()) <= 25


@pytest.mark.parametrize('name', IDS)
def test_a_consent_tool_says_what_keeps_the_choice(name: str) -> None:
    entry = entry_of(name)
    if entry.group != 'consent':
        return
    exempt = [
        one
        for cookie in entry.stored.cookies
        if cookie.exemption == 'consent-choice'
        for one in cookie.names
    ]
    assert exempt
