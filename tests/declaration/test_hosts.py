"""One form of each host, however it is written."""

from __future__ import annotations

import pytest

from sphinx_cookiecharter.declaration.fingerprint import fingerprint
from sphinx_cookiecharter.declaration.hosts import (
    canonical_host,
    domain_matches,
    host_of,
)

from .declared import declared


@pytest.mark.parametrize(
    ('written', 'host'),
    [
        ('example.org', 'example.org'),
        ('.Example.ORG', 'example.org'),
        ('example.org.', 'example.org'),
        ('münchen.example', 'xn--mnchen-3ya.example'),
        ('MÜNCHEN.example', 'xn--mnchen-3ya.example'),
        ('xn--mnchen-3ya.example', 'xn--mnchen-3ya.example'),
        ('a..b', 'a..b'),
        (f'{"a" * 64}.example', f'{"a" * 64}.example'),
        ('::1', '::1'),
        ('', ''),
        (None, ''),
    ],
)
def test_the_canonical_form(written: str | None, host: str) -> None:
    assert canonical_host(written) == host


@pytest.mark.parametrize(
    ('url', 'host'),
    [
        ('https://me:secret@Example.ORG.:8443/a?b#c', 'example.org'),
        ('//münchen.example/', 'xn--mnchen-3ya.example'),
        ('http://[2001:DB8::1]:80/', '2001:db8::1'),
        ('https://[shop', None),
        ('data:,', None),
        ('', None),
    ],
)
def test_the_host_of_a_url(url: str, host: str | None) -> None:
    assert host_of(url) == host


@pytest.mark.parametrize(
    ('written', 'is_one'),
    [
        ('example.org', True),
        ('.example.org', True),
        ('localhost', True),
        ('cdn_1.example.org', True),
        ('उदाहरण.example', True),
        ('192.0.2.1', True),
        ('xn--mnchen-3ya.example', True),
        ('https://example.org', False),
        ('example.org/shop', False),
        ('example.org:8080', False),
        ('*.example.org', False),
        ('example..org', False),
        ('example.org.', False),
        ('example org', False),
        ('192.0.2.256', False),
        ('1.2.3', False),
        (f'{"a" * 64}.example', False),
        ('.'.join(['a' * 60] * 5), False),
        ('2001:db8::1', False),
    ],
)
def test_a_domain_is_a_host(written: str, is_one: bool) -> None:
    found = declared(
        f'cookies: [{{name: a, category: necessary, purpose: P., domain: "{written}"}}]'
    )
    codes = [problem.code for problem in found.problems]
    assert codes == ([] if is_one else ['invalid-value'])


@pytest.mark.parametrize(
    ('host', 'domain', 'matches'),
    [
        ('example.org', 'example.org', True),
        ('shop.example.org', '.Example.org', True),
        ('shop.münchen.example', 'xn--mnchen-3ya.example.', True),
        ('example.org', 'shop.example.org', False),
        ('notexample.org', 'example.org', False),
        ('app.localhost', 'localhost', True),
        ('10.0.0.1', '10.0.0.1', True),
        ('10.0.0.1', '0.0.1', False),
        ('::1', '::1', True),
    ],
)
def test_domain_matching(host: str, domain: str, matches: bool) -> None:
    assert domain_matches(host, domain) is matches


def test_a_fingerprint_is_of_the_host_not_of_its_spelling() -> None:
    prints = {
        fingerprint(
            declared(f'cookies: [{{name: a, category: marketing, domain: "{domain}"}}]')
        ).overall
        for domain in ('münchen.example', '.MÜNCHEN.example', 'xn--mnchen-3ya.example')
    }
    assert len(prints) == 1
