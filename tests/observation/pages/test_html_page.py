"""What one page asks for, and how sure that is."""

from __future__ import annotations

from html import escape

import pytest

from sphinx_cookiecharter.catalogue.selectors import read_selector
from sphinx_cookiecharter.observation.pages.css import style_urls
from sphinx_cookiecharter.observation.pages.html_page import Certainty, parse_page
from sphinx_cookiecharter.observation.pages.javascript import (
    Key,
    stored_keys,
    without_comments,
)
from sphinx_cookiecharter.observation.pages.urls import (
    Address,
    read_address,
    srcset_urls,
)


def asked(page: str) -> dict[str, Certainty]:
    """Return the other hosts that a page asks, and how sure that is."""
    read = parse_page(page.encode())
    found: dict[str, Certainty] = {}
    for load in read.loads:
        address = read_address(load.address, read.base)
        if address is not None and address.host:
            found[address.host] = load.certainty
    return found


LOADS, GATED, PERHAPS = Certainty.LOADS, Certainty.CONSENT, Certainty.PERHAPS
AB = {'a.example': LOADS, 'b.example': LOADS}


@pytest.mark.parametrize(
    ('page', 'expected'),
    [
        ('<script src="//a.example/x.js"></script>', {'a.example': LOADS}),
        ('<script type=module src=https://a.example></script>', {'a.example': LOADS}),
        ('<script nomodule src=https://a.example></script>', {'a.example': PERHAPS}),
        (
            '<script type=text/plain src=https://a.example></script>',
            {'a.example': GATED},
        ),
        ('<script type=application/json src=https://a.example></script>', {}),
        (
            '<script type="module">\nimport x from "https://a.example/x.mjs";</script>',
            {'a.example': LOADS},
        ),
        ('<script>import("https://a.example/x.mjs")</script>', {}),
        ('<script>var x = "https://a.example/x.js"</script>', {}),
        ('<iframe src=https://a.example></iframe>', {'a.example': LOADS}),
        ('<iframe data-src=https://a.example></iframe>', {'a.example': GATED}),
        (
            '<iframe srcdoc="&lt;img src=&quot;https://a.example&quot;&gt;"></iframe>',
            {'a.example': LOADS},
        ),
        ('<img src="https://a.example/x.png">', {'a.example': LOADS}),
        ('<img alt=">" src="https://a.example/x.png">', {'a.example': LOADS}),
        (
            '<img srcset="https://a.example/a,b.png 1x, https://b.example/x.png 2x">',
            {'a.example': LOADS, 'b.example': LOADS},
        ),
        ('<img src="data:image/png;base64,aHR0cHM6Ly9hLmV4YW1wbGU=">', {}),
        ('<input type=IMAGE src=https://a.example>', {'a.example': LOADS}),
        ('<img src="https:///a.example/x"><img src="///b.example/x">', AB),
        # A base that is no address is none.
        ('<base href="https://[a/"><img src=https://a.example>', {'a.example': LOADS}),
        # In SVG a slash closes an element, and what follows is no text of it.
        ('<svg><style/></svg><img src=//a.example>', {'a.example': LOADS}),
        ('<svg><title /></svg><img src=//a.example>', {'a.example': LOADS}),
        ('<svg></svg><title/><img src=//a.example></title>', {}),
        ('<style>/* @import "//a.example/x.css";</style>', {}),
        (
            '<video src=https://a.example poster=//b.example/x></video>',
            {'a.example': LOADS, 'b.example': LOADS},
        ),
        (
            '<video preload=none><source src=https://a.example></video>',
            {'a.example': PERHAPS},
        ),
        (
            '<video preload=none></video><audio><source src=https://a.example></audio>',
            {'a.example': LOADS},
        ),
        ('<embed src=https://a.example>', {'a.example': LOADS}),
        ('<object data=https://a.example></object>', {'a.example': LOADS}),
        ('<input type=image src=https://a.example>', {'a.example': LOADS}),
        ('<link rel="STYLESHEET" href=https://a.example>', {'a.example': LOADS}),
        (
            '<link rel="alternate stylesheet" href=https://a.example>',
            {'a.example': LOADS},
        ),
        ('<link rel=icon href=https://a.example>', {'a.example': LOADS}),
        ('<link rel=preconnect href=https://a.example>', {'a.example': PERHAPS}),
        ('<link rel=canonical href=https://a.example>', {}),
        ('<link rel=alternate href=https://a.example>', {}),
        ('<link rel=license href=https://a.example>', {}),
        ('<a href=https://a.example>x</a>', {}),
        ('<meta property=og:image content=https://a.example>', {}),
        ('<form action=https://a.example></form>', {}),
        ('<style>@import "https://a.example/x.css";</style>', {'a.example': LOADS}),
        (
            '<style>p { background: url(https://a.example/x) }</style>',
            {'a.example': PERHAPS},
        ),
        ('<p style="background: url(\'https://a.example/x\')">', {'a.example': LOADS}),
        ('<!-- <p style="background: url(https://a.example/x)"> -->', {}),
        ('<p>style="background: url(https://a.example/x)"</p>', {}),
        ('<noscript><img src=https://a.example></noscript>', {'a.example': PERHAPS}),
        ('<base href="//a.example/"><img src="x.png">', {'a.example': LOADS}),
    ],
)
def test_what_a_page_asks_other_hosts_for(
    page: str, expected: dict[str, Certainty]
) -> None:
    assert asked(page) == expected


@pytest.mark.parametrize(
    ('written', 'expected'),
    [
        (' https://A.Example:8443/x?y#z ', Address('a.example', 'x?y')),
        ('//a.example', Address('a.example', '')),
        ('\\\\a.example\\x', Address('a.example', 'x')),
        ('https:\n//a.example/', Address('a.example', '')),
        ('https://user:secret@a.example/', Address('a.example', '')),
        ('https://bücher.example/', Address('xn--bcher-kva.example', '')),
        ('../_static/a%20b.js?v=1', Address('', '../_static/a b.js')),
        ('#top', None),
        ('', None),
        ('data:text/css,x', None),
        ('blob:https://a.example/1', None),
        ('javascript:void(0)', None),
        ('http://[', None),
    ],
)
def test_an_address_is_read_as_browsers_do(
    written: str, expected: Address | None
) -> None:
    assert read_address(written) == expected


def test_addresses_with_commas_are_whole() -> None:
    assert [*srcset_urls('a,b.png 1x,c.png, d.png 2x')] == ['a,b.png', 'c.png', 'd.png']


@pytest.mark.parametrize(
    ('script', 'expected'),
    [
        ('localStorage.setItem("a", v)', {Key('local_storage', 'a')}),
        ("window.sessionStorage.setItem('a',v)", {Key('session_storage', 'a')}),
        ('localStorage.a = v', {Key('local_storage', 'a')}),
        ('localStorage["a"] = v', {Key('local_storage', 'a')}),
        ('document.cookie = "a=" + v', {Key('cookie', 'a')}),
        ('document.cookie = `a=${v}; path=/`', {Key('cookie', 'a')}),
        ('indexedDB.open("a", 1)', {Key('indexed_db', 'a')}),
        ('caches.open("a")', {Key('cache_storage', 'a')}),
        ('document.cookie = "a=; Max-Age=0; path=/"', set()),
        ('document.cookie = "a=; expires=Thu, 01 Jan 1970 00:00:00 GMT"', set()),
        ('localStorage.getItem("a")', set()),
        ('localStorage.removeItem("a")', set()),
        ('localStorage.setItem(a, v)', set()),
        ('localStorage.setItem(`${a}`, v)', set()),
        ('localStorage.setItem("a" + b, v)', set()),
        ('if (localStorage.a == v) f()', set()),
        ('mylocalStorage.setItem("a", v)', set()),
    ],
)
def test_names_are_read_where_they_stand_in_one_piece(
    script: str, expected: set[Key]
) -> None:
    assert stored_keys(script) == expected


def test_comments_of_scripts_are_passed_over() -> None:
    script = "// _paq.push(1)\n/* gtag('config') */ x = 'http://a' // b\n"
    assert without_comments(script) == "\n x = 'http://a' // b\n"


def test_style_sheets_import_and_name() -> None:
    style = style_urls(
        '@import url("a.css"); @import \'b.css\' print; /* @import "c.css" */\n'
        '@font-face { src: url(d.woff2), url("e.woff") }'
    )
    assert style == (('a.css', 'b.css'), ('d.woff2', 'e.woff'))


@pytest.mark.parametrize(
    ('selector', 'fits'),
    [
        ('[data-x]', True),
        ('[data-x=yes]', True),
        ('[data-x="no"]', False),
        ('[data-x^=y][class]', True),
        ('[data-x!=""]', True),
        ('[data-x!=yes]', False),
        ('[data-z!=yes]', False),
        ('p[!data-z]', True),
        ('p[!data-x]', False),
        ('[!data-z]', True),
        ('[!data-x]', False),
        ('[xlink:href]', False),
        ('.group-tab', True),
        ('.group', False),
        ('b.group-tab', False),
        ('p.group-tab', True),
        ('p', True),
    ],
)
def test_a_selector_fits_an_element_and_no_text(selector: str, fits: bool) -> None:
    read = read_selector(selector)
    assert read is not None
    page = parse_page(b'<p class="a group-tab" data-x="yes">text</p>')
    assert page.has(read) is fits
    shown = parse_page(
        b'<p>&lt;p class="a group-tab" data-x="yes"</p>'
        b'<!-- <p class="a group-tab" data-x="yes"> -->'
        b'<script>\'<p class="a group-tab" data-x="yes">\'</script>'
    )
    if 'data-' in selector and '!d' not in selector:
        assert shown.has(read) is False


@pytest.mark.parametrize(
    'page',
    [
        '<noscript>' * 2_000 + '<img src="https://a.example">',
        '<img srcset="https://a.example 1x,' + '\n' * 20_000 + '">',
        '<img srcset="' + ' ' * 20_000 + 'https://a.example">',
        '<img srcset="https://a.example' + ',' * 20_000 + ' 1x">',
        "<script>' /*" + " /*'" * 50_000 + '</script><img src="https://a.example">',
        '<img src="https://a.example">' + '<a x="' * 50_000,
    ],
    ids=['noscript', 'lines', 'spaces', 'commas', 'comments', 'tags'],
)
def test_no_page_is_too_much(page: str) -> None:
    assert asked(page).keys() == {'a.example'}


@pytest.mark.parametrize(('depth', 'expected'), [(3, {'a.example': LOADS}), (90, {})])
def test_frames_in_frames_are_looked_at(
    depth: int, expected: dict[str, Certainty]
) -> None:
    page = '<img src="https://a.example">'
    for _ in range(depth):
        page = f'<iframe srcdoc="{escape(page)}"></iframe>'
    assert asked(page) == expected


@pytest.mark.parametrize(
    ('page', 'base'),
    [
        ('<base><base href="/a/"><base href="/b/">', '/a/'),
        ('<base href=""><base href="/b/">', ''),
    ],
)
def test_the_first_base_counts(page: str, base: str) -> None:
    assert parse_page(page.encode()).base == base


def test_what_follows_a_comment_that_is_not_closed_is_kept() -> None:
    assert without_comments("/* a */ x = ' /*.js'\n// b\ny") == " x = ' /*.js'\n\ny"


@pytest.mark.parametrize('selector', ['', '[', 'a b', '>a'])
def test_what_is_no_selector_is_none(selector: str) -> None:
    assert read_selector(selector) is None
