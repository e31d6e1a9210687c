"""What follows from a declaration: consent, order, party, provider."""

from __future__ import annotations

import pytest

from sphinx_cookiecharter.declaration.model import Recipient, party_of_domain
from sphinx_cookiecharter.declaration.text import Text

from .declared import ITEM, declared, names

OWN = """
categories:
  strict: {title: Strict, consent: exempt}
  loose: {title: Loose, consent: required}
  open: {title: Open}
  statistics: {consent: exempt}
  preferences: {title: Comfort}
"""


@pytest.mark.parametrize(
    ('keys', 'consent'),
    [
        # its own
        ('category: necessary, consent: required', 'required'),
        ('category: marketing, consent: exempt', 'exempt'),
        ('category: marketing, consent: required, exemption: security', 'required'),
        # else exempt by an exemption
        ('category: marketing, exemption: security', 'exempt'),
        ('exemption: security', 'exempt'),
        ('category: unknown, exemption: security', 'exempt'),
        # else its category's
        ('category: necessary', 'exempt'),
        ('category: external', 'required'),
        ('category: marketing', 'required'),
        ('category: strict', 'exempt'),
        ('category: loose', 'required'),
        ('category: open', 'required'),
        ('category: statistics', 'exempt'),
        ('category: preferences', 'required'),
        # without a category, or with an unknown one
        ('name: a', 'required'),
        ('category: unknown', 'required'),
        ('category: Necessary', 'required'),
        ('category: [necessary]', 'required'),
    ],
)
def test_consent(keys: str, consent: str) -> None:
    declaration = declared(f'{OWN}cookies: [{{{keys}}}]')
    assert declaration.consent_of(declaration.cookies[0]) == consent


def test_a_refused_consent_says_nothing() -> None:
    declaration = declared("""
        categories: {necessary: {consent: maybe}, own: {title: Own, consent: maybe}}
        cookies: [{category: necessary, consent: perhaps}, {category: own}]
        """)
    consents = [declaration.consent_of(cookie) for cookie in declaration.cookies]
    assert consents == ['exempt', 'required']


@pytest.mark.parametrize(
    ('categories', 'order'),
    [
        ('{}', 'necessary preferences statistics external marketing'),
        (
            '{marketing: {title: Ads}, necessary: {title: Needed}}',
            'necessary preferences statistics external marketing',
        ),
        (
            '{chat: {title: Chat}, strict: {title: Strict, consent: exempt}}',
            'necessary strict preferences statistics external marketing chat',
        ),
        (
            '{necessary: {consent: required}, external: {consent: exempt}}',
            'external necessary preferences statistics marketing',
        ),
    ],
)
def test_the_order_of_categories(categories: str, order: str) -> None:
    declaration = declared(f'categories: {categories}\ncookies: [{ITEM}]')
    assert ' '.join(declaration.categories) == order


def test_to_retitle_a_built_in_category_changes_nothing_else() -> None:
    before = declared(f'cookies: [{ITEM}]').categories['statistics']
    after = declared(f"""
        categories: {{statistics: {{title: Visits}}}}
        cookies: [{ITEM}]
        """).categories['statistics']
    assert after.title == Text('Visits')
    assert (after.id, after.description, after.consent, after.is_built_in) == (
        before.id,
        before.description,
        before.consent,
        before.is_built_in,
    )


@pytest.mark.parametrize(
    ('domain', 'site', 'party'),
    [
        ('example.org', 'example.org', 'first'),
        ('.example.org', 'example.org', 'first'),
        ('EXAMPLE.org', 'example.ORG', 'first'),
        ('shop.example.org', 'example.org', 'first'),
        ('example.org', 'www.example.org', 'first'),
        ('.example.org', 'www.example.org', 'first'),
        ('localhost', 'localhost', 'first'),
        ('example.com', 'example.org', 'third'),
        ('notexample.org', 'example.org', 'third'),
        ('stats.example.com', 'www.example.org', 'third'),
        ('example.org.example.com', 'example.org', 'third'),
        ('app.localhost', 'localhost', 'first'),
        ('localhost', 'app.localhost', 'first'),
        ('localhost', 'example.org', 'third'),
        ('intranet', 'localhost', 'third'),
        ('10.0.0.1', '10.0.0.1', 'first'),
        ('10.0.0.1', '10.9.0.1', 'third'),
        ('0.0.1', '10.0.0.1', 'third'),
        ('10.0.0.1', 'example.org', 'third'),
        ('example.org', '::1', 'third'),
        # neither above nor below, but with the same two last labels: who knows
        ('shop.example.org', 'www.example.org', None),
        ('one.co.uk', 'two.co.uk', None),
        (None, 'example.org', None),
        ('example.org', None, None),
    ],
)
def test_the_party_of_a_domain(
    domain: str | None, site: str | None, party: str | None
) -> None:
    assert party_of_domain(domain, site) == party


def test_the_party_follows_from_domain_and_site_where_it_is_not_given() -> None:
    declaration = declared("""
        site: {url: 'https://www.Example.org:8443/shop'}
        cookies:
          - {name: own, domain: .example.org}
          - {name: other, domain: example.com}
          - {name: given, domain: example.com, party: first}
          - {name: unknown}
          - {name: refused, domain: 'https://example.com/'}
        """)
    parties = [declaration.party_of(cookie) for cookie in declaration.cookies]
    assert parties == ['first', 'third', 'first', None, None]


PROVIDERS = """
providers:
  example:
    name: Example Ltd
    privacy_url: https://example.com/privacy
  sample:
    name: {en: Sample Agency, fr: Agence Exemple}
  same:
    name: Other
  Other:
    name: Elsewhere
  plain:
"""


@pytest.mark.parametrize(
    ('value', 'identifier'),
    [
        ('example', 'example'),
        ('Example Ltd', 'example'),
        ('" Example  Ltd "', 'example'),
        ('Sample Agency', 'sample'),
        ('Agence Exemple', 'sample'),
        ('Other', 'Other'),  # an id before a name
        ('plain', 'plain'),
        ('example ltd', ''),
        ('Somebody Else', ''),
    ],
)
def test_the_provider_of_an_item(value: str, identifier: str) -> None:
    declaration = declared(f'{PROVIDERS}cookies: [{{provider: {value}}}]')
    (cookie,) = declaration.cookies
    assert cookie.provider is not None
    if identifier:
        assert cookie.provider is declaration.providers[identifier]
    else:
        assert (cookie.provider.id, cookie.provider.name) == ('', Text(value))


def test_a_provider_without_a_name_is_called_by_its_id() -> None:
    providers = declared(f'{PROVIDERS}cookies: [{ITEM}]').providers
    assert list(providers) == ['example', 'sample', 'same', 'Other', 'plain']
    assert providers['plain'].name == Text('plain')


def test_the_defaults_of_an_item() -> None:
    (cookie,) = declared(f'cookies: [{ITEM}]').cookies
    assert cookie.names == ('sessionid',)
    assert cookie.storage == 'cookie'
    assert cookie.renewed is False
    assert (cookie.party, cookie.consent, cookie.secure) == (None, None, None)
    assert (cookie.recipients, cookie.tags) == ((), ())


@pytest.mark.parametrize(
    ('given', 'jurisdictions'),
    [
        ('', ('eu',)),
        ('[]', ('eu',)),
        ('[fr, uk, us-ca]', ('fr', 'uk', 'us-ca')),
        ('[fr, gb]', ('fr',)),
        # Nobody knows whose law that is.
        ('[gb]', ()),
        ('fr', ('fr',)),
    ],
)
def test_jurisdictions(given: str, jurisdictions: tuple[str, ...]) -> None:
    declaration = declared(f'site: {{jurisdictions: {given}}}\ncookies: [{ITEM}]')
    assert declaration.site.jurisdictions == jurisdictions


@pytest.mark.parametrize(
    ('given', 'name', 'url'),
    [
        ('https://example.org/', None, 'https://example.org/'),
        ('{url: https://example.org/}', None, 'https://example.org/'),
        ('{name: A, url: https://example.org/}', Text('A'), 'https://example.org/'),
        ('{name: {en: A}}', Text(languages=(('en', 'A'),)), None),
    ],
)
def test_an_authority_is_a_url_or_a_mapping(
    given: str, name: Text | None, url: str | None
) -> None:
    authority = declared(f'site: {{authority: {given}}}').site.authority
    assert authority is not None
    assert (authority.name, authority.url) == (name, url)


def test_one_item_may_have_several_names() -> None:
    declaration = declared('cookies: [{name: [a, "b*", ~, ""]}, {name: [c]}]')
    assert [cookie.names for cookie in declaration.cookies] == [
        ('a', 'b*', '~'),
        ('c',),
    ]


@pytest.mark.parametrize(
    ('given', 'kept_in', 'codes'),
    [
        ('', 'device', []),
        ('kept_in: device', 'device', []),
        ('kept_in: account', 'account', []),
        ('kept_in: ~', 'device', []),
        ('kept_in: acount', 'device', ['invalid-value']),
        ('kept_in: [account]', 'device', ['wrong-type']),
    ],
)
def test_where_a_choice_is_kept(given: str, kept_in: str, codes: list[str]) -> None:
    declaration = declared(f'choice: {{{given}}}\ncookies: [{ITEM}]')
    assert declaration.choice.kept_in == kept_in
    assert [problem.code for problem in declaration.problems] == codes


@pytest.mark.parametrize(
    ('given', 'processor', 'codes'),
    [
        ('', False, []),
        ('processor: true', True, []),
        ('processor: false', False, []),
        ('processor: "true"', False, ['wrong-type']),
        ('processor: only', False, ['wrong-type']),
    ],
)
def test_a_provider_may_work_for_the_site_only(
    given: str, processor: bool, codes: list[str]
) -> None:
    declaration = declared(f'providers: {{host: {{{given}}}}}\ncookies: [{ITEM}]')
    assert declaration.providers['host'].processor is processor
    assert [problem.code for problem in declaration.problems] == codes


def test_what_refusing_does_and_on_what_processing_rests() -> None:
    declaration = declared("""
        categories: {maps: {title: Maps, refusal: {en: You see no maps.}}}
        cookies: [{name: a, legal_basis: consent}, {name: b, legal_basis: [a]}]
        """)
    maps, (first, second) = declaration.categories['maps'], declaration.cookies
    assert maps.refusal == Text(languages=(('en', 'You see no maps.'),))
    assert (first.legal_basis, second.legal_basis) == (Text('consent'), None)
    assert [problem.code for problem in declaration.problems] == ['wrong-type']


@pytest.mark.parametrize(
    ('given', 'data', 'codes'),
    [
        ('', [], []),
        ('~', [], []),
        ('pages read', [Text('pages read')], []),
        ('[pages read, ~, "", visits]', [Text('pages read'), Text('visits')], []),
        ('{en: A}', [Text(languages=(('en', 'A'),))], []),
        ('[{en: A}, b]', [Text(languages=(('en', 'A'),)), Text('b')], []),
        ('[]', [], []),
        ('[[a], b]', [Text('b')], ['wrong-type']),
        ('{english: A}', [], ['unknown-key']),
        ('!!set [a]', [Text('a')], ['invalid-yaml']),
    ],
)
def test_data_is_a_text_or_a_list_of_texts(
    given: str, data: list[Text], codes: list[str]
) -> None:
    declaration = declared(f'cookies: [{{name: a, data: {given}}}]')
    assert list(declaration.cookies[0].data) == data
    assert [problem.code for problem in declaration.problems] == codes


TOWN = Recipient(Text('Town'))
THEIRS = Recipient(Text('Town'), Text('its own maps'))


@pytest.mark.parametrize(
    ('given', 'recipients', 'codes'),
    [
        ('[Town]', [TOWN], []),
        ('[{name: Town}]', [TOWN], []),
        ('[{name: Town, purpose: its own maps}]', [THEIRS], []),
        ('[Town, {name: Town, purpose: its own maps}]', [TOWN, THEIRS], []),
        ('[{purpose: its own maps, name: Town}]', [THEIRS], []),
        ('[{name: Town, purpose: ~}]', [TOWN], []),
        ('[{en: Town}]', [Recipient(Text(languages=(('en', 'Town'),)))], []),
        (
            '[{name: {en: Town, fr: Ville}}]',
            [Recipient(Text(languages=(('en', 'Town'), ('fr', 'Ville'))))],
            [],
        ),
        # Refused, and nothing else is lost.
        ('[{purpose: its own maps}, Town]', [TOWN], ['wrong-type']),
        ('[{name: ~, purpose: its own maps}, Town]', [TOWN], ['wrong-type']),
        ('[{}, Town]', [TOWN], ['wrong-type']),
        ('[{nam: Town, purpose: its own maps}]', [], ['unknown-key']),
        ('[{name: Town, purpos: its own maps}]', [TOWN], ['unknown-key']),
        ('[{name: [Town], purpose: its own maps}]', [], ['wrong-type']),
        ('[{name: Town, purpose: [its own maps]}]', [TOWN], ['wrong-type']),
        ('[{name: Town, en: Town}]', [TOWN], ['unknown-key']),
        ('[[Town], Town]', [TOWN], ['wrong-type']),
        ('Town', [TOWN], ['wrong-type']),
        ('{name: Town}', [], ['wrong-type']),
        ('[!!set {purpose: a}]', [], ['invalid-yaml']),
    ],
)
def test_recipients_are_texts_or_mappings(
    given: str, recipients: list[Recipient], codes: list[str]
) -> None:
    declaration = declared(f'cookies: [{{name: a, recipients: {given}}}]')
    assert list(declaration.cookies[0].recipients) == recipients
    assert [problem.code for problem in declaration.problems] == codes


def test_a_finding_on_a_recipient_tells_its_key_from_the_item_s() -> None:
    (problem,) = declared("""
        cookies:
          - name: a
            recipients:
              - name: [Town]
        """).problems
    assert (problem.line, problem.column) == (4, 15)
    assert "cookie 'a': 'recipients': 'name' must be a text" in problem.message


@pytest.mark.parametrize(
    ('text', 'declares_none'),
    [
        ('cookies: []', True),
        ('cookies: [ ]  # none', True),
        ('x-none: &none []\ncookies: *none', True),
        ('{"cookies": []}', True),
        ('use: []\ncookies: []', True),
        ('site: {name: Docs}\ncookies: []', True),
        ('', False),
        ('cookies:', False),
        ('cookies: ~', False),
        ('cookies: ""', False),
        ('cookies: {}', False),
        ('cookies: [~]', False),
        ('cookies: !!set []', False),
        ('cookies: [', False),
        ('cookies: []\nsite: [', False),
        ('cookies: []\nuse: furo', False),
        ('use: []', False),
        (f'cookies: [{ITEM}]', False),
    ],
)
def test_an_empty_list_says_that_there_are_none(text: str, declares_none: bool) -> None:
    assert declared(text).declares_none is declares_none


def test_keys_of_the_author_s_own_are_left_alone() -> None:
    declaration = declared(f"""
        x-common: &common {{purpose: Keeps you signed in.}}
        x-: [anything, {{goes: here}}]
        cookies: [{ITEM}]
        """)
    assert declaration.problems == ()
    assert names(declaration) == ['sessionid']


def test_such_keys_are_only_allowed_at_the_top() -> None:
    declaration = declared('site: {x-mine: 1}\ncookies: [{name: a, x-mine: 1}]')
    assert [problem.code for problem in declaration.problems] == ['unknown-key'] * 2


def test_markup_stays_text() -> None:
    script = '<script>alert(1)</script> & `code` *bold* |s|'
    declaration = declared(f"""
        site: {{name: &s '{script}', controller: *s, authority: {{name: *s}}}}
        categories: {{necessary: {{title: *s, description: {{en: *s}}}}}}
        providers: {{example: {{name: *s, transfer: *s}}}}
        cookies:
          - {{name: *s, category: necessary, purpose: *s, provider: *s, service: *s,
             location: *s, duration: 1 day, duration_note: *s, data: *s,
             recipients: [*s], tags: [*s]}}
        """)
    text = Text(script)
    (cookie,) = declaration.cookies
    site, category = declaration.site, declaration.categories['necessary']
    assert declaration.problems == ()
    assert site.authority is not None
    assert (site.name, site.controller, site.authority.name) == (text, text, text)
    assert (category.title, category.description) == (
        text,
        Text(languages=(('en', script),)),
    )
    assert cookie.provider == declaration.providers['example']
    assert cookie.provider.transfer == text
    assert cookie.names == cookie.tags == (script,)
    assert {cookie.purpose, cookie.service, cookie.location} == {text}
    assert {cookie.duration_note, *cookie.data} == {text}
    assert cookie.recipients == (Recipient(text, is_site=True),)


@pytest.mark.parametrize(
    ('text', 'says'),
    [
        ('cookies: [csrftoken]', "'cookies' has 'csrftoken' where a mapping with"),
        ('cookies:\n  -\n', "'cookies' has nothing where a mapping with"),
        ('cookies: [{name: [a, [b]]}]', "'name' has a list where a name belongs"),
        ('cookies: [{tags: [[b]]}]', "'tags' has a list where a string belongs"),
        ('cookies: [{recipients: [{name: [b]}]}]', "'name' must be a text, not a list"),
        ('cookies: [{name: {a: b}}]', "'name' must be a name or a list of names, not"),
    ],
)
def test_a_member_of_a_list_is_not_taken_for_the_list(text: str, says: str) -> None:
    (message,) = (one.message for one in declared(text).problems)
    assert says in message
