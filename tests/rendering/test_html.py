"""Pages and fragments as HTML: valid, closed to all that is not theirs, and safe."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from bs4 import BeautifulSoup
from jinja2 import Template

from sphinx_cookiecharter import read, render
from sphinx_cookiecharter.rendering.assets import script, style_sheet

from ..domain.catalogues import write_catalogue
from ..extension.declarations import ALL_COLUMNS, rich
from ..support import require_tool

if TYPE_CHECKING:
    from collections.abc import Sequence

DOCS = Path(__file__).parents[2] / 'docs'
SHOP = DOCS / 'gallery/shop.yaml'

#: Wherever it might be taken for markup, for an attribute or for what ends one.
ATTACK = '"\'></style></script><script>alert(1)</script><img src=x onerror=alert(2)>'

CONFIG = {'root': True, 'extends': ['html-validate:recommended']}


@pytest.fixture
def panel(tmp_path: Path) -> Path:
    """Return a declaration with a button that opens a consent tool."""
    text, path = SHOP.read_text('utf-8'), tmp_path / 'panel.yaml'
    choice = re.compile(r'^choice:\n(  .*\n)+', re.MULTILINE)
    path.write_text(choice.sub('choice: {tool: klaro}\n', text), 'utf-8')
    return path


def policy(html: str) -> dict[str, str]:
    """Return the directives of a page's Content Security Policy."""
    meta = BeautifulSoup(html, 'html.parser').select_one('meta[http-equiv]')
    assert meta is not None
    pairs = (part.partition(' ') for part in str(meta['content']).split('; '))
    return {name: value for name, _, value in pairs}


def digest(text: str) -> str:
    encoded = base64.b64encode(hashlib.sha256(text.encode()).digest())
    return f"'sha256-{encoded.decode()}'"


def test_a_page_lets_in_only_what_is_in_it(panel: Path) -> None:
    html = render(read(panel))
    soup = BeautifulSoup(html, 'html.parser')
    (style,), (code,) = soup.select('style'), soup.select('script')
    assert policy(html) == {
        'default-src': "'none'",
        'img-src': 'data:',
        'style-src': digest(style.text),
        'script-src': digest(code.text),
        'base-uri': "'none'",
        'form-action': "'none'",
    }
    assert code.text == script()
    assert not soup.select('[src], link[href^=http], [style], iframe, object')


def test_a_page_without_a_button_has_no_script() -> None:
    html = render(read(SHOP))
    assert '<script' not in html
    assert 'script-src' not in policy(html)


def test_a_fragment_has_no_style_no_script_no_handler(panel: Path) -> None:
    soup = BeautifulSoup(render(read(panel), 'fragment'), 'html.parser')
    assert soup.select('button.charter-button')
    assert not soup.select('script, style, link, meta, [style], html, body, h1')
    for element in soup.find_all():
        assert not [name for name in element.attrs if name.startswith('on')]


def test_the_style_sheet_knows_the_widths_of_the_columns() -> None:
    html = render(read(SHOP), 'fragment', columns=ALL_COLUMNS.split())
    tables = BeautifulSoup(html, 'html.parser').select('table')
    assert tables
    for table in tables:
        widths = [str(column['class'][0]) for column in table.select('col')]
        assert len(widths) == len(table.select('thead th'))
        assert sum(int(width.rpartition('-')[2]) for width in widths) == 100
        for width in widths:
            assert f'col.{width} {{ width: {width.rpartition("-")[2]}%; }}' in (
                style_sheet()
            )


@pytest.mark.parametrize('to', ['html', 'fragment'])
def test_hostile_texts_stay_texts(tmp_path: Path, to: str) -> None:
    path = tmp_path / 'cookies.yaml'
    path.write_text(rich(ATTACK), 'utf-8')
    declaration = read(path)
    assert declaration.complete
    html = render(declaration, to, columns=ALL_COLUMNS.split(), title=ATTACK)
    soup = BeautifulSoup(html, 'html.parser')
    assert not soup.select('script, img, [onerror]')
    assert len(soup.select('style')) == (to == 'html')
    assert ATTACK in soup.get_text()


def test_a_template_engine_finds_nothing_to_do(tmp_path: Path) -> None:
    text = "{{ request }} {% include 'secrets' %} {# hidden #}"
    path = tmp_path / 'cookies.yaml'
    path.write_text(rich(text), 'utf-8')
    html = render(read(path), 'fragment')
    assert Template(html).render() == html.rstrip('\n')
    assert text in BeautifulSoup(html, 'html.parser').get_text()


def test_a_language_cannot_end_its_attribute(tmp_path: Path) -> None:
    path = tmp_path / 'cookies.yaml'
    path.write_text(
        'cookies:\n- name: n\n  category: statistics\n'
        "  purpose: {'en\"><img src=x>': Counts visits.}\n",
        'utf-8',
    )
    html = render(read(path), 'fragment', language='fr"><img src=x>')
    assert not BeautifulSoup(html, 'html.parser').select('img')


def test_it_is_right_to_left_where_the_language_is(tmp_path: Path) -> None:
    folder = tmp_path / 'locale'
    write_catalogue(tmp_path, 'ar', 'sphinx_cookiecharter', {'(no name)': 'س'})
    html = render(read(SHOP), 'fragment', language='ar', locale_dirs=[folder])
    assert html.startswith('<div lang="ar" dir="rtl">')
    html = render(read(SHOP), language='ar', locale_dirs=[folder])
    assert '<html lang="ar" dir="rtl">' in html


def test_what_is_english_all_the_same_says_so() -> None:
    html = render(read(SHOP), language='tlh')
    assert '<html lang="tlh">' in html
    assert '<h1 lang="en">Cookies and similar technologies</h1>' in html
    assert '<h1>Cookies</h1>' in render(read(SHOP), language='tlh', title='Cookies')


@pytest.mark.parametrize(('to', 'text'), [('css', style_sheet()), ('js', script())])
def test_what_a_fragment_asks_for_is_the_same_for_all(to: str, text: str) -> None:
    assert render(read(SHOP), to) == text


def validated(npm_packages: Path, files: Sequence[Path]) -> list[dict[str, Any]]:
    """Return what html-validate has to say of files."""
    node = require_tool('node')
    program = npm_packages / 'node_modules/html-validate/bin/html-validate.mjs'
    config = files[0].with_name('.htmlvalidate.json')
    config.write_text(json.dumps(CONFIG), 'utf-8')
    done = subprocess.run(
        [
            node,
            str(program),
            '--formatter=json',
            f'--config={config}',
            *map(str, files),
        ],
        capture_output=True,
        check=False,
        text=True,
    )
    found: list[dict[str, Any]] = json.loads(done.stdout)
    return [
        {'file': Path(one['filePath']).name, **message}
        for one in found
        for message in one['messages']
    ]


@pytest.mark.tool
def test_pages_and_fragments_are_valid(
    npm_packages: Path, tmp_path: Path, panel: Path
) -> None:
    (tmp_path / 'rich.yaml').write_text(rich(), 'utf-8')
    files = []
    for path in (panel, tmp_path / 'rich.yaml', *(DOCS / 'gallery').glob('*.yaml')):
        declaration = read(path)
        for to in ('html', 'fragment'):
            for language in ('en', 'fr'):
                files.append(tmp_path / f'{path.stem}-{to}-{language}.html')
                html = render(declaration, to, language=language, since=read(SHOP))
                files[-1].write_text(html, 'utf-8')
    assert validated(npm_packages, files) == []


def test_what_cannot_be_written_is_told(tmp_path: Path) -> None:
    path = tmp_path / 'cookies.yaml'
    path.write_text('cookies: [', 'utf-8')
    broken, sound = read(path), read(SHOP)
    for to in ('html', 'fragment', 'markdown'):
        with pytest.raises(ValueError, match='could not be read whole'):
            render(broken, to)
    with pytest.raises(ValueError, match='could not be read whole'):
        render(sound, since=broken)
    with pytest.raises(ValueError, match="no target 'pdf'; write one of: html"):
        render(sound, 'pdf')
    with pytest.raises(ValueError, match="'cookie' is unknown; did you mean 'cookies'"):
        render(sound, sections=['cookie'])
