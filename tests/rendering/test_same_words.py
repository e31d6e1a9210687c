"""What is rendered is what the directive shows with the same options, part by part."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote

import pytest
from bs4 import BeautifulSoup, Tag

from sphinx_cookiecharter import read, render

from ..domain.catalogues import heading, write_catalogue

if TYPE_CHECKING:
    from ..support import Build, MakeRoot

pytestmark = pytest.mark.suppress

TESTS = Path(__file__).parents[1]
DOCS = TESTS.parent / 'docs'

DECLARATIONS = [
    *sorted((TESTS / 'fixtures/declarations').glob('*.yaml')),
    TESTS / 'fixtures/charters/origin/cookies.yaml',
    TESTS / 'fixtures/charters/own-exempt.yaml',
    *sorted((DOCS / 'gallery').glob('*.yaml')),
    TESTS.parent / 'example/cookies.yaml',
]

#: Quotes are the author's, unless a project asks Sphinx for others.
CONF = 'smartquotes = False\n'

PARTS = ('h2', 'h3', 'h4', 'p', 'li', 'dt', 'dd', 'caption', 'th', 'td', 'button')


class Part(NamedTuple):
    """A block of a page: what it is, what it says, where its links lead, its id."""

    tag: str
    words: str
    links: tuple[str, ...]
    anchors: tuple[str, ...]


def parts(root: Tag) -> list[Part]:
    """Return the blocks of a charter; Sphinx's links to themselves are none."""
    for link in root.select('a.headerlink'):
        link.decompose()
    return [
        Part(
            element.name,
            re.sub(r'[ \n]+', ' ', element.get_text()).strip(),
            # Sphinx writes e-mail addresses in a way that robots may not read.
            tuple(unquote(str(link['href'])) for link in element.select('a[href]')),
            tuple(str(one['id']) for one in element.select('[id^=charter-]')),
        )
        for element in root.find_all(PARTS)
    ]


def rendered(html: str) -> list[Part]:
    return parts(BeautifulSoup(html, 'html.parser'))


def shown(html: str) -> list[Part]:
    """Return the blocks under the title of a built page, which is a charter."""
    body = BeautifulSoup(html, 'html.parser').select_one('div.body > section')
    assert body is not None
    return parts(body)


def page(*options: str) -> str:
    lines = ''.join(f'   {option}\n' for option in options)
    return f':orphan:\n\nPage\n====\n\n.. cookie-charter:: FILE.yaml\n{lines}'


@pytest.mark.parametrize('language', ['en', 'fr'])
def test_each_charter_has_the_same_parts(
    make_root: MakeRoot, build: Build, language: str
) -> None:
    files: dict[str, str | bytes] = {'index.rst': 'Index\n=====\n'}
    for n, path in enumerate(DECLARATIONS):
        files[f'd{n}.yaml'] = path.read_bytes()
        files[f'd{n}.rst'] = page().replace('FILE', f'd{n}')
    root = make_root(files, CONF)
    result = build(root, expect_warnings=True, confoverrides={'language': language})
    for n, path in enumerate(DECLARATIONS):
        ours = rendered(render(read(path), 'fragment', language=language))
        assert len(ours) > 10
        assert ours == shown(result.read(f'd{n}.html')), path


SHOP = DOCS / 'examples/shop.yaml'
BEFORE = DOCS / 'examples/shop-before.yaml'


@pytest.mark.parametrize(
    ('sections', 'columns'),
    [
        ('cookies introduction', ''),
        ('changes summary rights', ''),
        ('', 'name domain storage party data'),
        ('summary cookies', 'purpose name'),
    ],
)
def test_options_mean_the_same(
    make_root: MakeRoot, build: Build, sections: str, columns: str
) -> None:
    asked = {'sections': sections, 'columns': columns, 'since': 'before.yaml'}
    options = [f':{name}: {value}' for name, value in asked.items() if value]
    root = make_root(
        {
            'index.rst': page(*options).replace('FILE', 'shop'),
            'shop.yaml': SHOP.read_bytes(),
            'before.yaml': BEFORE.read_bytes(),
        },
        CONF,
    )
    html = render(
        read(SHOP),
        'fragment',
        sections=sections.split(),
        columns=columns.split(),
        since=read(BEFORE),
    )
    theirs = shown(build(root, expect_warnings=True).read('index.html'))
    assert rendered(html) == theirs


PLAIN = """\
site: {name: A site}
categories: {statistics: {description: Counts visits.}}
cookies:
- {name: n, category: statistics, purpose: Counts., provider: Us, duration: session}
"""


def test_catalogues_of_the_project_are_read(make_root: MakeRoot, build: Build) -> None:
    root = make_root(
        {'index.rst': page().replace('FILE', 'plain'), 'plain.yaml': PLAIN},
        CONF,
    )
    write_catalogue(root, 'fr', 'sphinx_cookiecharter', {'Your choices': 'À vous'})
    write_catalogue(
        root,
        'fr',
        'index',
        {'Counts visits.': 'Compte les visites.', 'Counts.': 'Compte <i>.'},
    )
    result = build(
        root,
        expect_warnings=True,
        confoverrides={'language': 'fr', 'locale_dirs': ['locale']},
    )
    html = render(
        read(root / 'plain.yaml'),
        'fragment',
        language='fr',
        locale_dirs=[root / 'locale'],
    )
    assert rendered(html) == shown(result.read('index.html'))
    assert 'Compte les visites.' in html
    assert 'Compte &lt;i&gt;.' in html


def test_a_catalogue_that_has_changed_is_read_anew(tmp_path: Path) -> None:
    declaration = read(DOCS / 'gallery/shop.yaml')
    for number, title in enumerate(('Vos choix', 'Tous vos choix')):
        path = write_catalogue(
            tmp_path, 'fr', 'sphinx_cookiecharter', {heading('Your choices'): title}
        )
        os.utime(path, (number, number))
        text = render(
            declaration, 'markdown', language='fr', locale_dirs=[tmp_path / 'locale']
        )
        assert f'## {title}\n' in text
