"""Signs that pages, links and inventories would take for something else."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from sphinx.util.inventory import InventoryFile

from .catalogues import speaking, write_catalogue
from .pages import body, tree

if TYPE_CHECKING:
    from ..support import Build, MakeRoot, Result

pytestmark = pytest.mark.suppress()

CHARTER = 'Cookies\n=======\n\n.. cookie-charter::\n'

#: What no page may hold: what XML lacks, and the controls of ISO 6429.
ESCAPES = r'\0 \x08 \e \x1f \x7f \x80 \x9b \uFFFE \uFFFF'


def declaration(purpose: str) -> str:
    return (
        'site: {name: Lark}\n'
        'categories:\n'
        f'  own: {{title: "Own {purpose}", description: "{purpose}"}}\n'
        'cookies:\n'
        f'  - {{name: a, category: own, purpose: "Keeps {purpose} you", provider: "Y '
        f'{purpose}", duration_note: {{en: "{purpose}"}}}}\n'
    )


def assert_pages_hold_none(result: Result) -> None:
    for path in result.outdir.rglob('*.[x]*html'):
        ET.parse(path)
    for path in result.outdir.rglob('*'):
        if path.suffix in {'.html', '.xhtml', '.txt', '.js', '.opf', '.ncx'}:
            text = path.read_text('utf-8')
            shown = set(map(chr, [*range(32), *range(0x7F, 0xA0), 0xFFFE, 0xFFFF]))
            if '_static' not in path.parts:
                assert not (shown - {'\n', '\t'}) & set(text), path


@pytest.mark.parametrize('builder', ['html', 'epub', 'text', 'xml'])
def test_an_escape_for_what_no_page_may_hold_is_a_space(
    make_root: MakeRoot, build: Build, builder: str
) -> None:
    root = make_root({'index.rst': CHARTER, 'cookies.yaml': declaration(ESCAPES)})
    result = build(root, builder, expect_warnings=True)
    assert_pages_hold_none(result)
    # It is told of names and ids; a text has just another space.
    [warning] = result.warnings
    assert "'provider' is 'Y" in warning


@pytest.mark.parametrize('builder', ['html', 'epub'])
def test_so_it_is_in_a_translation_of_the_author(
    make_root: MakeRoot, build: Build, builder: str
) -> None:
    root = make_root({'index.rst': CHARTER, 'cookies.yaml': declaration('x')})
    signs = 'a\nb \x9b \ufffe \x1b c'
    words = ('Own x', 'x', 'Keeps x you', 'Y x')
    write_catalogue(root, 'fr', 'index', dict.fromkeys(words, signs))
    result = build(root, builder, confoverrides=speaking('fr'), expect_warnings=True)
    assert_pages_hold_none(result)
    assert all('missing-translation' in line for line in result.warnings)


def test_one_in_a_sentence_of_ours_is_a_broken_translation(
    make_root: MakeRoot, build: Build
) -> None:
    root = make_root({'index.rst': CHARTER, 'cookies.yaml': declaration('x')})
    purpose = 'column\x04Purpose'
    path = write_catalogue(root, 'fr', 'sphinx_cookiecharter', {purpose: 'B\x9but'})
    result = build(root, confoverrides=speaking('fr'), expect_warnings=True)
    [warning] = [line for line in result.warnings if 'broken-translation' in line]
    assert warning.startswith(f'{path}:1: WARNING: this catalogue: the translation of')
    assert "'Purpose' has a control character: 'B\\x9but'" in warning
    assert 'Purpose' in body(result).get_text()


FORGED = [
    'a std:label -1 https://evil.example/x.html Evil',
    'a py:module 1 x',
    'x 1 2 3',
    'a\u2003b:c\u20031\u2003',
]


def test_no_name_is_a_line_of_its_own_in_the_inventory(
    make_root: MakeRoot, build: Build
) -> None:
    names = ''.join(
        f'  - {{name: "{name}", category: necessary, purpose: x, provider: "{name}"}}\n'
        for name in [*FORGED, 'two words', '2 -1', 'a:b']
    )
    root = make_root({'index.rst': CHARTER, 'cookies.yaml': f'cookies:\n{names}'})
    result = build(root)
    with (result.outdir / 'objects.inv').open('rb') as file:
        inventory = InventoryFile.load(file, 'https://lark.example', posixpath.join)
    found = set(inventory['cookie:name'])
    assert found == {'two words', '2 -1', 'a:b'}
    assert set(inventory) <= {
        *(f'cookie:{kind}' for kind in ('name', 'category', 'provider', 'section')),
        *('std:label', 'std:doc'),
    }
    assert 'evil' not in repr(inventory)
    # On the page, all are there.
    text = body(result).get_text()
    assert all(' '.join(name.split()) in ' '.join(text.split()) for name in FORGED[:3])


ADDRESSES = {
    'r&d@lark.example': 'mailto:r%26d@lark.example',
    'a?bcc=evil@x.example': 'mailto:a%3Fbcc%3Devil@x.example',
    'a%0abcc@x.example': 'mailto:a%250abcc@x.example',
    'a+b@x.example': 'mailto:a+b@x.example',
    'mailto:a+b@x.example': 'mailto:a+b@x.example',
}


@pytest.mark.parametrize(('address', 'uri'), ADDRESSES.items())
def test_an_address_is_no_header(
    make_root: MakeRoot, build: Build, address: str, uri: str
) -> None:
    root = make_root(
        {'index.rst': CHARTER, 'cookies.yaml': f'site: {{dpo: "{address}"}}\n{ITEM}'}
    )
    [link] = tree(build(root)).select('a[href^=mailto]')
    # docutils hides the sign from who collects addresses.
    assert str(link['href']).replace('%40', '@') == uri
    assert link.get_text() == address.removeprefix('mailto:')


ITEM = 'cookies: [{name: a, category: necessary, purpose: Keeps you signed in}]\n'
REFUSED = {
    'mailto:a?bcc=evil@x.example': 'invalid-value',
    'mailto:a%0abcc:evil@x.example': 'invalid-value',
    'mailto:a&b@x.example': 'invalid-value',
    'a\\u202eb@x.example': 'invalid-value',
    'javascript:alert(1)': 'invalid-url',
    'https://x.example/\\u202egpj.exe': 'invalid-url',
    'https://x.example/\\x9bx': 'invalid-url',
    'data:text/html,x': 'invalid-url',
}


@pytest.mark.parametrize(('address', 'code'), REFUSED.items())
def test_what_leads_elsewhere_than_it_says_is_refused(
    make_root: MakeRoot, build: Build, address: str, code: str
) -> None:
    root = make_root(
        {'index.rst': CHARTER, 'cookies.yaml': f'site: {{dpo: "{address}"}}\n{ITEM}'}
    )
    result = build(root, expect_warnings=True)
    [warning] = result.warnings
    assert warning.endswith(f'[cookiecharter.{code}]')
    assert not tree(result).select('a[href^=mailto], a[href*=alert], a[href*=gpj]')


@pytest.mark.parametrize('content', [b'', b'\0' * 28, b'text'], ids=ascii)
def test_a_catalogue_of_the_author_that_cannot_be_read_is_left_out(
    make_root: MakeRoot, build: Build, content: bytes
) -> None:
    root = make_root(
        {
            'index.rst': f'{CHARTER}\n.. cookie-table::\n',
            'cookies.yaml': declaration('x'),
        }
    )
    path = write_catalogue(root, 'fr', 'index', {'Own x': 'Sien'})
    whole = path.read_bytes()
    path.write_bytes(content)
    for _ in range(2):
        # Told by a build that reads nothing, too.
        result = build(root, confoverrides=speaking('fr'), expect_warnings=True)
        told = [line for line in result.warnings if 'broken-translation' in line]
        assert len(told) == 1
        assert told[0].startswith(f'{path}:1: WARNING: this catalogue cannot be read')
        assert 'Own x' in body(result).get_text()
    path.write_bytes(whole)
    result = build(root, confoverrides=speaking('fr'), expect_warnings=True)
    assert not [line for line in result.warnings if 'broken-translation' in line]
    assert 'Sien' in body(result).get_text()
