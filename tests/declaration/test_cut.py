"""An item of which signs are lost: that is told, and no rule speaks of it."""

from __future__ import annotations

import pytest

from sphinx_cookiecharter.api import check
from sphinx_cookiecharter.declaration.reader import read_bytes

#: Each with one sign that can be lost, where the others of its item give findings.
ITEMS = {
    'a purpose': '{name: one, category: statistics, purpose: Ein ~}',
    'a name': '{name: t~o, category: statistics, purpose: Zz}',
    'one of several names': '{name: [one, t~o], purpose: Zz}',
    'a category': '{name: one, category: nec~ssary, purpose: Counts all visits.}',
    'a host': '{name: one, category: statistics, domain: l~rk.example}',
    'a duration': '{name: one, category: statistics, duration: 1 j~hr}',
    'one of several languages': '{name: one, purpose: {en: Counts visits., de: Z~}}',
    'a part of a recipient': '{name: one, recipients: [{name: R, purpose: Z~}]}',
    'a key': '{name: one, c~tegory: statistics}',
    'an alias': '{name: one, purpose: *shared}',
    'a merge': '{name: one, <<: *items}',
}
TEXT = """\
x-shared: &shared Z~
x-items: &items {purpose: Z~}
cookies:
  - %s
  - {name: other, category: statistics, purpose: Zz}
"""


@pytest.mark.parametrize('item', ITEMS.values(), ids=ITEMS.keys())
@pytest.mark.parametrize(
    ('sign', 'code'), [(b'\xe4', 'unreadable-file'), (b'\x01', 'invalid-yaml')]
)
def test_no_rule_speaks_of_it(item: str, sign: bytes, code: str) -> None:
    data = (TEXT % item).encode().replace(b'~', sign)
    declaration = read_bytes(data, 'cookies.yaml')
    found = [(finding.line, finding.code.value) for finding in check(declaration)]
    assert found.count((1, code)) == 1
    assert not [line for line, _ in found if line == 4]
    # Of the other items, all is told.
    assert (5, 'purpose-short') in found
    assert [cookie.names[-1] for cookie in declaration.cookies] == [
        't\ufffdo' if 't~o' in item else 'one',
        'other',
    ]


def test_what_the_author_writes_is_not_cut() -> None:
    text = 'cookies: [{name: one, category: statistics, purpose: Z\ufffd}]\n'
    declaration = read_bytes(text.encode(), 'cookies.yaml')
    assert 'purpose-short' in [finding.code for finding in check(declaration)]
