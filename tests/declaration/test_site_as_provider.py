"""The site itself as a provider: one, however it is spelt."""

from __future__ import annotations

from textwrap import dedent

import pytest

from sphinx_cookiecharter.declaration.diff import diff
from sphinx_cookiecharter.declaration.fingerprint import fingerprint
from sphinx_cookiecharter.declaration.text import Text

from .declared import declared

SITE = "site: {name: Docs, controller: {en: Acme Ltd, fr: Acme SA}, url: 'https://docs.example/'}"
CONTROLLER = Text(languages=(('en', 'Acme Ltd'), ('fr', 'Acme SA')))


def declaring(provider: str, more: str = '', site: str = SITE) -> str:
    return dedent(f"""
        {site}
        {more}
        cookies:
          - {{name: a, category: statistics, purpose: A., provider: this-site}}
          - {{name: b, category: statistics, purpose: B., provider: {provider}}}
        """)


@pytest.mark.parametrize('provider', ['this-site', 'Docs', 'Acme Ltd', 'Acme SA'])
def test_all_spellings_are_one_provider(provider: str) -> None:
    declaration = declared(declaring(provider))
    first, second = [cookie.provider for cookie in declaration.cookies]
    assert first is second is declaration.site_provider
    assert (first.id, first.name, first.is_site) == ('this-site', CONTROLLER, True)
    assert declaration.providers == {}
    assert declaration.problems == ()


@pytest.mark.parametrize('provider', ['docs', 'ACME SA', 'Acme', 'this site', 'Other'])
def test_any_other_word_is_somebody_else(provider: str) -> None:
    declaration = declared(declaring(provider))
    second = declaration.cookies[1].provider
    assert second is not None
    assert (second.id, second.name, second.is_site) == ('', Text(provider), False)


@pytest.mark.parametrize(
    ('site', 'name'),
    [
        ('site: {name: Docs, controller: Acme}', 'Acme'),
        ('site: {controller: Acme}', 'Acme'),
        ('site: {name: Docs}', 'Docs'),
        ('site: {url: "https://docs.example/"}', None),
        ('', None),
    ],
)
@pytest.mark.parametrize('more', ['', 'providers: {this-site: {country: FR}}'])
def test_what_the_site_is_called(site: str, name: str | None, more: str) -> None:
    declaration = declared(declaring('this-site', more, site))
    provider = declaration.cookies[0].provider
    assert provider is not None
    assert provider.name == Text(name or 'this-site')
    assert provider.country == ('FR' if more else None)


@pytest.mark.parametrize(
    'spelt', ['this-site', 'Docs', 'Acme Ltd', 'The Acme Group', 'Groupe Acme']
)
def test_what_is_declared_of_the_site_is_its_own(spelt: str) -> None:
    more = """providers:
  other: {name: Other}
  this-site:
    name: {en: The Acme Group, fr: Groupe Acme}
    country: FR
"""
    text = f'{SITE}\n{more}cookies: [{{name: a, provider: {spelt}}}]'
    declaration = declared(text)
    provider = declaration.cookies[0].provider
    assert provider is declaration.site_provider is declaration.providers['this-site']
    assert provider.name.values == ('The Acme Group', 'Groupe Acme')
    assert (provider.is_site, provider.country) == (True, 'FR')
    assert list(declaration.providers) == ['other', 'this-site']
    assert not declaration.providers['other'].is_site


@pytest.mark.parametrize('spelt', ['acme', 'Acme SA', 'Docs', 'this-site'])
def test_a_provider_of_the_site_s_name_is_the_site(spelt: str) -> None:
    """With what is declared of it; its name is the controller's."""
    more = 'providers: {acme: {name: Docs, privacy_url: "https://acme.example/"}}'
    declaration = declared(declaring(spelt, more))
    first, second = [cookie.provider for cookie in declaration.cookies]
    assert first is second is declaration.providers['acme']
    assert (first.id, first.name) == ('acme', CONTROLLER)
    assert first.privacy_url == 'https://acme.example/'


def test_where_two_are_declared_this_site_is_the_one() -> None:
    more = 'providers: {acme: {name: Docs}, this-site: {country: FR}}'
    declaration = declared(declaring('acme', more))
    first, second = [cookie.provider for cookie in declaration.cookies]
    assert first is second is declaration.providers['this-site']
    assert declaration.providers['acme'].is_site


def test_an_id_of_somebody_else_is_no_name_of_the_site() -> None:
    more = 'providers: {this-site: {name: Acme}, Acme: {name: Others}}'
    declaration = declared(declaring('Acme', more, ''))
    assert declaration.cookies[1].provider is declaration.providers['Acme']
    assert not declaration.providers['Acme'].is_site


def test_a_name_that_is_refused_leaves_the_controller_s() -> None:
    more = 'providers: {this-site: {name: [Acme]}}'
    declaration = declared(declaring('this-site', more))
    assert declaration.site_provider.name == CONTROLLER


@pytest.mark.parametrize(
    ('recipient', 'is_site'),
    [
        ('this-site', True),
        ('Acme SA', True),
        ('{en: Our office, fr: Acme SA}', True),
        ('{name: Docs, purpose: statistics}', True),
        ('acme', True),
        ('Acme', False),
    ],
)
def test_a_recipient_may_be_the_site(recipient: str, is_site: bool) -> None:
    text = f"""
{SITE}
providers: {{acme: {{name: Acme SA}}}}
cookies: [{{name: a, recipients: [{recipient}]}}]
"""
    (cookie,) = declared(text).cookies
    assert [one.is_site for one in cookie.recipients] == [is_site]


# --- Party, where not given


@pytest.mark.parametrize(
    ('keys', 'site', 'party'),
    [
        # The hosts say it first, whoever the provider is.
        ('domain: docs.example, provider: Google', SITE, 'first'),
        ('domain: ads.test, provider: this-site', SITE, 'third'),
        ('domain: www.docs.example, provider: Google', SITE, 'first'),
        # Neither above nor below: hosts that do not say it leave it open.
        (
            'domain: two.docs.example, provider: this-site',
            "site: {url: 'https://one.docs.example/'}",
            None,
        ),
        # Without one of the two hosts, the site itself is first-party.
        ('provider: this-site', SITE, 'first'),
        ('provider: Docs', SITE, 'first'),
        ('provider: Acme SA', SITE, 'first'),
        ('domain: ads.test, provider: this-site', '', 'first'),
        ('provider: this-site', '', 'first'),
        ('provider: Google', SITE, None),
        ('category: necessary', SITE, None),
        # What is given comes before all.
        ('provider: this-site, party: third', SITE, 'third'),
        ('domain: ads.test, party: first', SITE, 'first'),
        # A host that could not be read may be any.
        ('domain: "a b", provider: this-site', SITE, None),
        ('domain: ads.test, provider: this-site', 'site: {url: docs}', None),
        ('domain: ~, provider: this-site', 'site: {url: ~}', 'first'),
        ('party: fist, provider: this-site', SITE, 'first'),
    ],
)
def test_the_party(keys: str, site: str, party: str | None) -> None:
    declaration = declared(f'{site}\ncookies: [{{name: a, {keys}}}]')
    assert declaration.party_of(declaration.cookies[0]) == party


# --- Fingerprint and diff


@pytest.mark.parametrize('spelt', ['this-site', 'Docs', 'Acme Ltd', 'Acme SA'])
def test_its_spelling_changes_nothing(spelt: str) -> None:
    old, new = declared(declaring('this-site')), declared(declaring(spelt))
    assert fingerprint(old) == fingerprint(new)
    assert diff(old, new).changed == ()


def test_to_declare_it_changes_nothing() -> None:
    old = declared(declaring('Docs'))
    new = declared(declaring('Docs', 'providers: {acme: {name: Docs}}'))
    assert fingerprint(old) == fingerprint(new)
    assert diff(old, new).changed == ()


def test_its_spelling_as_a_recipient_changes_nothing() -> None:
    old, new = [
        declared(f"""
            site: {{name: Docs, controller: Acme}}
            cookies: [{{name: a, category: marketing, recipients: [{recipient}]}}]
            """)
        for recipient in ('Docs', '{name: Acme, purpose: our statistics}')
    ]
    assert fingerprint(old) == fingerprint(new)
    assert diff(old, new).changed == ()


def test_to_say_later_that_a_name_is_the_site_s_asks_nobody_anew() -> None:
    old = declared(declaring('Docs', site=''))
    new = declared(declaring('Docs'))
    assert diff(old, new).changed == diff(new, old).changed == ()


def test_somebody_else_is_another_provider() -> None:
    old, new = declared(declaring('this-site')), declared(declaring('Google'))
    assert fingerprint(old) != fingerprint(new)
    assert [reason.reason for reason in diff(old, new).reasons] == ['provider']


def test_the_purpose_of_a_recipient_changes_nothing() -> None:
    item = '{name: a, category: marketing, data: [a, b], legal_basis: consent, '
    old = declared(f'cookies: [{item}recipients: [Town]}}]')
    other = item.replace('[a, b]', 'c').replace('consent', 'contract')
    new = declared(
        f'cookies: [{other}recipients: [{{name: Town, purpose: its own}}]}}]'
    )
    assert fingerprint(old) == fingerprint(new)
    assert diff(old, new).changed == ()
