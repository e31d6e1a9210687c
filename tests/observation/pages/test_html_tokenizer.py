"""The elements that one expression finds, beside those that a parser finds."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_cookiecharter.observation.pages.html_tokenizer import (
    HIDDEN,
    attributes,
    elements,
    tag_around,
)

if TYPE_CHECKING:
    from ...support import Build, MakeRoot

WANTED = frozenset(
    'script style iframe img video audio source embed object link base'.split()
)
# Their text is no markup; html.parser knows it of the first two alone.
RAW = frozenset('script style iframe noscript textarea title'.split())


class Parsed(HTMLParser):
    """What html.parser finds, less what is in templates and raw text."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[str, dict[str, str]]] = []
        self.templates = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in RAW:
            self.set_cdata_mode(tag)
        if tag == 'template':
            self.templates += 1
        if tag in WANTED and not self.templates:
            first: dict[str, str] = {}
            for name, value in attrs:
                first.setdefault(name, value or '')
            self.found.append((tag, first))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        # A slash at its end closes no element of HTML.
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if tag == 'template' and self.templates:
            self.templates -= 1


def parsed(page: str) -> list[tuple[str, dict[str, str]]]:
    parser = Parsed()
    parser.feed(page)
    parser.close()
    return parser.found


def found(page: str) -> list[tuple[str, dict[str, str]]]:
    return [
        (one.name, attributes(one.attributes))
        for one in elements(page.encode())
        if one.name in WANTED
    ]


names = st.sampled_from([*WANTED, 'a', 'p', 'div', 'imgs', 'links', 'IMG', 'Script'])
keys = st.sampled_from(['src', 'href', 'data-x', 'SRC', 'title', 'async'])
words = st.text('ab/:.<>=&; é\'"', max_size=12)


@st.composite
def values(draw: st.DrawFn) -> str:
    value = draw(words)
    quote = draw(st.sampled_from(['"', "'", '']))
    if not quote:
        bare = ''.join(one for one in value if one not in ' <>=&;\'"/')
        return f'={bare}' if bare else ''
    space = draw(st.sampled_from(['', ' ', '\n']))
    return f'{space}={space}{quote}{value.replace(quote, "")}{quote}'


@st.composite
def tags(draw: st.DrawFn) -> str:
    name = draw(names)
    written = draw(st.lists(st.tuples(keys, values()), max_size=3))
    inside = ''.join(f' {key}{value}' for key, value in written)
    # html.parser takes a raw text element for closed by that slash; browsers do not.
    ends = ['', ' '] if name.lower() in RAW else ['', ' ', ' /']
    end = draw(st.sampled_from(ends))
    return f'<{name}{inside}{end}>'


@st.composite
def pages(draw: st.DrawFn, depth: int = 2) -> str:
    """Return a page of tags, text, comments and raw text, each of them closed."""
    parts = []
    for kind in draw(st.lists(st.integers(0, 6), max_size=5)):
        if kind <= 2:
            tag = draw(tags())
            name = tag[1:].split()[0].rstrip('>/').lower()
            raw = draw(words) if name in RAW else ''
            parts.append(tag + (f'{raw}</{name}>' if name in RAW else ''))
        elif kind == 3:
            parts.append(draw(words).replace('<', '&lt;'))
        elif kind == 4:
            inside = draw(tags()).replace('-', '')
            parts.append(f'<!-- {inside} -->')
        elif kind == 5:
            name = draw(st.sampled_from(['textarea', 'title', 'noscript']))
            parts.append(f'<{name}>{draw(tags())}</{name}>')
        elif depth:
            inside = draw(pages(depth - 1))
            parts.append(f'<template>{inside}</template>')
    return ''.join(parts)


@given(pages())
def test_what_is_found_is_what_a_parser_finds(page: str) -> None:
    assert found(page) == parsed(page)


@given(st.text('<>/!-="\' abscriptmg\n&;', max_size=200))
def test_no_page_is_too_broken(page: str) -> None:
    for one in elements(page.encode()):
        attributes(one.attributes)


@pytest.mark.parametrize('theme', ['alabaster', 'furo', 'classic', 'basic'])
def test_a_built_page_is_read_as_a_parser_reads_it(
    theme: str, make_root: MakeRoot, build: Build
) -> None:
    pytest.importorskip('furo')
    root = make_root(
        {
            'index.rst': """
                Index
                =====

                .. code-block:: html

                   <script src="https://tracker.example/"></script>

                .. math:: a

                .. image:: https://example.org/x.png
                """
        },
        f"html_theme = {theme!r}\nextensions.append('sphinx.ext.mathjax')\n",
    )
    built = [*build(root).outdir.glob('*.html')]
    assert len(built) >= 3
    for path in built:
        page = path.read_text('utf-8')
        assert found(page) == parsed(page)
        assert found(page)


# What browsers do, and html.parser of older Pythons does not.


@pytest.mark.parametrize(
    ('page', 'expected'),
    [
        ('<!--><img src=a>', ['img']),
        ('<!-- <img> --!><img src=a>', ['img']),
        ('<!-- never closed <img src=a>', []),
        ('<? <img src=a>', []),
        ('<!x <b> <img src=a>', ['img']),
        ('< img src=a>', []),
        ('<p title=it\'s><img src=a title="it\'s">', ['img']),
        ('<script>"<script src=b>"</script ><img src=a>', ['script', 'img']),
        ('<script src=a', []),
        ('<noscript><img src=a></noscript>', ['noscript']),
        ('<template><template></template><img></template><img src=a>', ['img']),
    ],
)
def test_it_is_as_in_a_browser(page: str, expected: list[str]) -> None:
    assert [
        one.name for one in elements(page.encode()) if one.name != HIDDEN
    ] == expected


def test_an_element_is_found_around_a_place() -> None:
    page = b'<p class="a">group <b data-x="y &amp; z">text</b>'
    tag = tag_around(page, page.index(b'data-x'))
    assert tag is not None
    assert (tag.name, attributes(tag.attributes)) == ('b', {'data-x': 'y & z'})
    assert page[tag.start : tag.end] == b'<b data-x="y &amp; z">'
    assert tag_around(page, page.index(b'group')) is None
    # Where that begins before what is looked at, it is not looked for.
    assert tag_around(page, page.index(b'data-x'), page.index(b' data-x')) is None
