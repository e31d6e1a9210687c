"""Markdown says what the page says, in each dialect, whatever the texts hold."""

from __future__ import annotations

import json
import re
import subprocess
from typing import TYPE_CHECKING
from urllib.parse import unquote

import hypothesis
import pytest
from bs4 import BeautifulSoup
from markdown_it import MarkdownIt

from sphinx_cookiecharter import read, render

from ..extension.declarations import ALL_COLUMNS, MARKUP, quoted, rich
from ..support import require_tool
from ..truth.declarations import draw, pages

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from sphinx_cookiecharter import Declaration

#: What some dialect would take for something else than text.
TRAPS = (
    'import all',
    'export all',
    '- a list',
    '+ a list',
    '* a list',
    '1. a list',
    '2) a list',
    '# a heading #',
    '> a quotation',
    '--- a rule',
    '=== a heading',
    '!!! note',
    '??? note',
    '::: note',
    '/// note',
    '| a | table |',
    '[a link](https://evil.test) ![an image](a) [a]: b [^1] [[wiki]]',
    '<b onclick="x()">bold</b> <https://evil.test> &amp; &lt;',
    'www.evil.test and https://evil.test',
    '**a** __b__ ***c*** ~~d~~ ==e== ++f++ ^g^ `h` ``i`` $j$ {k} {{l}} {: .m}',
    'a\\*b a\\|b a\\',
    'snake_case_name 2*3*4 a<b a&b',
    MARKUP,
)


def words(html: str) -> str:
    """Return all that a page says, with a space where a block or line ends."""
    html = re.sub(r'</(?:p|li|t[hdr]|h\d|dt|dd|caption)>|<br ?/?>', ' ', html)
    text = BeautifulSoup(html, 'html.parser').get_text()
    return re.sub(r'[ \n]+', ' ', text).strip()


def links(html: str) -> list[str]:
    found = BeautifulSoup(html, 'html.parser').select('a[href]')
    return [unquote(str(link['href'])) for link in found]


def anchors(html: str) -> list[str]:
    found = BeautifulSoup(html, 'html.parser').select('[id]')
    return sorted(str(element['id']) for element in found)


def tags(html: str) -> set[str]:
    return {element.name for element in BeautifulSoup(html, 'html.parser').find_all()}


#: All that Markdown may become.
TAGS = set('h2 h3 p ul li a br code strong table thead tbody tr th td'.split())


def small(text: str) -> str:
    """Return a declaration with `text` wherever it may begin a block, or end one."""
    words = quoted(text)
    return f"""\
site: {{name: {words}, controller: {words}}}
categories: {{own: {{title: {words}, description: {words}, refusal: {words},
  consent: required}}}}
providers: {{us: {{name: {words}, country: FR, transfer: {words}}}}}
choice: {{url: 'https://example.test/a_b?c=(d)&copy;=*e*'}}
cookies:
- {{name: {words}, category: own, purpose: {words}, provider: us, duration: session,
   duration_note: {words}, recipients: [{words}]}}
"""


def says_the_same(
    path: Path, columns: str = '', since: Declaration | None = None
) -> bool:
    declaration = read(path)
    assert declaration.complete
    page = render(declaration, 'fragment', columns=columns.split(), since=since)
    text = render(declaration, 'markdown', columns=columns.split(), since=since)
    html = MarkdownIt('commonmark').enable(['table', 'strikethrough']).render(text)
    assert words(html) == words(page)
    assert links(html) == links(page)
    assert anchors(html) == anchors(page)
    return tags(html) <= TAGS


@pytest.mark.parametrize('text', TRAPS, ids=range(len(TRAPS)))
def test_a_text_means_itself(tmp_path: Path, text: str) -> None:
    path = tmp_path / 'cookies.yaml'
    path.write_text(small(text), 'utf-8')
    assert says_the_same(path)


@pytest.mark.parametrize('columns', ['', ALL_COLUMNS])
def test_it_says_what_the_fragment_says(tmp_path: Path, columns: str) -> None:
    path = tmp_path / 'cookies.yaml'
    path.write_text(rich(), 'utf-8')
    assert says_the_same(path, columns)


@pytest.mark.fuzz
def test_it_says_so_of_made_up_declarations(tmp_path: Path) -> None:
    path, earlier = tmp_path / 'cookies.yaml', tmp_path / 'earlier.yaml'
    for made in draw(pages(), hypothesis.settings().max_examples // 2):
        # A button is another sentence in Markdown.
        made.declaration.pop('choice', None)
        path.write_text(json.dumps(made.declaration), 'utf-8')
        earlier.write_text(json.dumps(made.earlier or {'cookies': []}), 'utf-8')
        if read(path).complete:
            assert says_the_same(path, since=read(earlier)), made.declaration


@pytest.fixture(scope='session')
def converted(npm_packages: Path) -> Callable[[str, Path], str]:
    """Return the HTML of a file in one of the dialects that JavaScript reads."""
    node = require_tool('node')

    def converted(dialect: str, path: Path) -> str:
        command = [node, str(npm_packages / 'markdown.mjs'), dialect, str(path)]
        done = subprocess.run(command, capture_output=True, check=True)
        return done.stdout.decode()

    return converted


@pytest.mark.tool
@pytest.mark.parametrize('dialect', ['gfm', 'mdx'])
def test_github_and_docusaurus_read_it(
    converted: Callable[[str, Path], str], tmp_path: Path, dialect: str
) -> None:
    path = tmp_path / 'cookies.yaml'
    path.write_text(rich(' '.join(TRAPS)), 'utf-8')
    page = render(read(path), 'fragment')
    (tmp_path / 'charter.md').write_text(render(read(path), 'markdown'), 'utf-8')
    html = converted(dialect, tmp_path / 'charter.md')
    assert words(html) == words(page)
    assert {*links(page)} <= {*links(html)}
    assert anchors(html) == anchors(page)
    assert tags(html) <= TAGS


def test_a_table_stays_a_table(tmp_path: Path) -> None:
    path = tmp_path / 'cookies.yaml'
    path.write_text(
        'cookies:\n'
        '- {name: a|b, category: statistics, purpose: Counts | visits., provider: Us}\n'
        '- {name: c, category: statistics, purpose: Counts., provider: You,'
        ' duration: session, duration_note: at most}\n',
        'utf-8',
    )
    text = render(read(path), 'markdown', sections=['cookies'])
    *_, head, rule, first, second, _ = text.split('\n')
    assert head == '| Name | Purpose | Duration | Provider |'
    assert rule == '| --- | --- | --- | --- |'
    assert first == (
        '| <a id="charter-name-a-b"></a><code>a&#124;b</code> | Counts &#124; visits. '
        '|  | Us |'
    )
    assert second == (
        '| <a id="charter-name-c"></a>`c` | Counts. '
        '| until you close your browser<br />at most | You |'
    )
