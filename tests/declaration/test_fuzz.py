"""No input makes reading or checking raise, hang, or lose a cookie that was there."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from sphinx_cookiecharter.catalogue.collection import Collection
from sphinx_cookiecharter.catalogue.merge import bring_in
from sphinx_cookiecharter.checks.engine import check
from sphinx_cookiecharter.cli.formats import FORMATS, Checked, writer
from sphinx_cookiecharter.declaration import fields
from sphinx_cookiecharter.declaration.characters import CONTROL
from sphinx_cookiecharter.declaration.diff import diff
from sphinx_cookiecharter.declaration.fingerprint import fingerprint
from sphinx_cookiecharter.declaration.reader import read_bytes

from ..checks.expectations import BAD, GOOD
from .declared import names

if TYPE_CHECKING:
    from sphinx_cookiecharter.declaration.model import Declaration

pytestmark = pytest.mark.fuzz

#: Far more than anything takes that is so small, also on a busy machine.
SECONDS = 10

COLLECTION = Collection()

SEEDS = [path.read_bytes() for path in (*BAD, *GOOD) if path.stat().st_size < 4_000]
SEEDS.append(b'use: [furo, pydata, ga4]\n')

#: What YAML gives a meaning to, and the words of a declaration.
TOKENS = [
    *('- ', ': ', '? ', '\n', '\n  ', '\n    ', '{', '}', '[', ']', ', ', '#', ' #'),
    *(
        '&a ',
        '*a',
        '!',
        '!!str ',
        '!!python/object:os.system ',
        '|',
        '>',
        '|2-',
        '%YAML',
    ),
    *('"', "'", '\\', '\\x', '\\u12', '---', '...', '<<: ', '<<: *a', '~', 'null', '='),
    *(
        '\t',
        '\r',
        '\r\n',
        '\x85',
        '\u2028',
        '\ufeff',
        '\x00',
        '\x1b',
        'é',
        '\U0001f36a',
    ),
    *('true', '1e3', '0o7', '2026-02-30', '13 months', 'P1Y', 'x-a', 'en', 'https://['),
    *fields.TOP,
    *('furo', 'youtube'),
    *(one.name for group in fields.GROUPS for one in group.fields),
]


def read_and_check(data: bytes) -> Declaration:
    """Read and check as the command line does, in the time that there is."""
    start = time.monotonic()
    declaration = bring_in(read_bytes(data, 'cookies.yaml'), COLLECTION).declaration
    findings = tuple(check(declaration, 'fr'))
    for name in FORMATS:
        ''.join(writer(name)([Checked('cookies.yaml', findings)]))
    fingerprint(declaration)
    assert not diff(declaration, declaration).changed
    assert time.monotonic() - start < SECONDS
    lines = data.replace(b'\r\n', b'\n').replace(b'\r', b'\n').count(b'\n') + 1
    for finding in findings:
        assert 1 <= finding.line <= max(lines, _lines(data)), finding
        assert finding.column >= 1
        assert not CONTROL.search(finding.message), finding
    return declaration


def _lines(data: bytes) -> int:
    """Return how many lines there are in a file that may be UTF-16."""
    return len(data.replace(b'\0', b'').replace(b'\r', b'\n').split(b'\n'))


@given(st.binary(max_size=300))
def test_any_bytes(data: bytes) -> None:
    read_and_check(data)


@given(st.lists(st.sampled_from(TOKENS) | st.text(max_size=4), max_size=60))
def test_any_tokens(tokens: list[str]) -> None:
    read_and_check(''.join(tokens).encode(errors='surrogatepass'))


@given(st.sampled_from(SEEDS), st.data())
def test_any_damage(seed: bytes, data: st.DataObject) -> None:
    for _ in range(data.draw(st.integers(1, 3))):
        start = data.draw(st.integers(0, len(seed)))
        end = min(len(seed), start + data.draw(st.integers(0, 6)))
        token = data.draw(
            st.sampled_from(TOKENS).map(str.encode) | st.binary(max_size=3)
        )
        seed = seed[:start] + token + seed[end:]
    read_and_check(seed)


ITEM = '  - name: item{}\n    category: necessary\n    purpose: Purpose.\n'


@given(
    st.integers(1, 4),
    st.lists(st.sampled_from(TOKENS) | st.text(max_size=4), max_size=30).map(''.join),
)
def test_what_follows_takes_no_item_away(number: int, rest: str) -> None:
    """But for the last one, which it may be a part of."""
    sound = 'cookies:\n' + ''.join(ITEM.format(n) for n in range(number + 1))
    data = (sound + rest).encode(errors='surrogatepass')
    found = names(read_and_check(data))
    wanted = [f'item{n}' for n in range(number)]
    assert found[:number] == wanted


VALUE: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=6),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.text(max_size=4), inner, max_size=3)
    ),
    max_leaves=6,
)
ITEMS = st.lists(
    st.dictionaries(
        st.sampled_from([*fields.COOKIE.by_name, 'other']) | st.text(max_size=3),
        VALUE,
        max_size=4,
    ),
    max_size=6,
)


@given(ITEMS, VALUE, st.booleans(), st.booleans())
def test_every_mapping_in_the_list_is_an_item(
    items: list[dict[str, Any]], site: Any, flow: bool, uni: bool
) -> None:
    declared = {'site': site, 'cookies': items, 'providers': site, 'categories': site}
    text = yaml.safe_dump(declared, default_flow_style=flow, allow_unicode=uni)
    declaration = read_and_check(text.encode(errors='surrogatepass'))
    assert len(declaration.cookies) == len(items)
