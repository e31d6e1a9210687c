"""What a refusal deletes: never what is exempt, and never a promise that fails."""

from __future__ import annotations

import re

import pytest

from sphinx_cookiecharter.exchange.clearing import clearables, uncleared

from ..declaration.declared import declared

HEAD = 'site: {url: https://www.bikes.example}\ncookies:\n'


def cleared(items: str) -> dict[str, str]:
    """Return the expressions of what is deleted, by name."""
    declaration = declared(HEAD + items)
    needing = [c for c in declaration.cookies if c.category == 'statistics']
    found = clearables(declaration, needing)
    return {one.name: one.expression.source for one in found}


def losses(items: str) -> list[str]:
    return [str(loss) for loss in uncleared(declared(HEAD + items))]


def test_a_name_is_literal_but_for_the_asterisk() -> None:
    (source,) = cleared("- {name: 'a.b*(c)', category: statistics}").values()
    assert source == r'^a\.b.*\(c\)$'


@pytest.mark.parametrize(
    ('exempt', 'kept'),
    [('_pk_test', True), ('_pk_test*', True), ('_p*', False), ('other', False)],
)
def test_what_is_exempt_wins_over_a_pattern_as_in_the_charter(
    exempt: str, kept: bool
) -> None:
    (source,) = cleared(f"""
        - {{name: '_pk_*', category: statistics}}
        - {{name: '{exempt}', category: necessary}}
    """).values()
    assert (re.fullmatch(source, '_pk_test') is None) is kept
    assert re.fullmatch(source, '_pk_id')


def test_a_name_that_an_exempt_item_has_too_is_not_deleted() -> None:
    items = """
        - {name: lang, category: statistics, path: /shop}
        - {name: lang, category: necessary}
    """
    assert cleared(items) == {}
    assert losses(items) == [
        "clears no name that an exempt item has, too: 1 item ('lang')"
    ]


@pytest.mark.parametrize(
    ('keys', 'what'),
    [
        ('storage: local_storage', 'storage but cookies'),
        ('domain: other.example', 'cookie of another site'),
        ('http_only: true', 'cookie that is HttpOnly'),
        ('partitioned: true', 'partitioned cookie'),
    ],
)
def test_what_no_script_deletes_is_said(keys: str, what: str) -> None:
    items = f'- {{name: a, category: statistics, {keys}}}'
    assert cleared(items) == {}
    assert losses(items) == [f"clears no {what}: 1 item ('a')"]


def test_a_prefix_and_a_name_that_no_cookie_has_are_said() -> None:
    assert losses('- {name: __Host-a, category: statistics}') == [
        "clears no cookie with the prefix __Host- or __Secure-: 1 item ('__Host-a')"
    ]
    items = "- {name: 'a; path=/', category: statistics}"
    assert cleared(items) == {}
    assert losses(items) == [
        "clears no name that no cookie can have: 1 item ('a; path=/')"
    ]


def test_what_keeps_nothing_needs_no_deleting() -> None:
    assert losses('- {name: a, storage: pixel, category: statistics}') == []


def test_a_domain_is_named_where_it_is_above_the_host() -> None:
    declaration = declared(f"""{HEAD}
        - {{name: a, category: statistics, domain: .bikes.example}}
        - {{name: b, category: statistics, domain: www.bikes.example}}
    """)
    found = clearables(declaration, declaration.cookies)
    assert [one.domain for one in found] == ['bikes.example', '']
