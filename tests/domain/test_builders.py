"""Links and anchors in every format."""

from __future__ import annotations

import json
import re
import threading
import xml.etree.ElementTree as ET
from collections import Counter
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import TYPE_CHECKING

import pytest

from .pages import COOKIES, ids, ours, page, toctree

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..support import Build, MakeRoot, Result

ROLES = (
    ':cookie:name:`sessionid` :cookie:name:`_ga_X` :cookie:category:`statistics` '
    ':cookie:provider:`acme` :cookie:section:`choices` :any:`lang` '
    ':cookie:name:`with title <language>`'
)
PAGES = {
    'index.rst': page('Index', ROLES, toctree('a', 'b', 'c')),
    'a.rst': page('A', '.. cookie-table::', '', ROLES),
    'b.rst': page('B', '.. cookie-charter::'),
    'c.rst': page(
        'C',
        '.. cookie-charter::',
        '',
        '.. cookie-charter::',
        '   :headings: none',
        '',
        '.. cookie-table::',
        '   :name: my-table',
    ),
    'cookies.yaml': COOKIES,
}
SHOWN = ('sessionid', '_ga_X', 'Statistics', 'Acme Ltd', 'Your choices', 'with title')


def only(result: Result, pattern: str) -> str:
    (path,) = result.outdir.glob(pattern)
    return path.read_text('utf-8')


def test_in_singlehtml_no_anchor_stands_twice(
    make_root: MakeRoot, build: Build
) -> None:
    result = build(make_root(PAGES), 'singlehtml')
    found = Counter(ids(result))
    # Docutils numbers the tables of each document anew.
    twice = [one for one, number in found.items() if number > 1]
    assert [one for one in twice if not re.fullmatch(r'id\d+', one)] == []
    for anchor in (
        'charter-name-sessionid',
        'charter-name-_ga_-',
        'charter-category-statistics',
        'charter-provider-acme',
        'charter-section-choices',
    ):
        assert found[anchor] == 1


def test_in_singlehtml_the_heading_of_unclassified_items_keeps_its_anchor(
    make_root: MakeRoot, build: Build
) -> None:
    root = make_root(
        {
            'index.rst': page('Index', toctree('one', 'two')),
            'one.rst': page('One', '.. cookie-charter::'),
            'two.rst': page('Two', '.. cookie-charter::'),
            'cookies.yaml': 'cookies: [{name: a, category: ads, purpose: P.}]\n',
        }
    )
    found = ids(build(root, 'singlehtml', expect_warnings=True))
    assert found.count('charter-category-unclassified') == 1


def test_in_singlehtml_a_project_of_one_page_links(
    make_root: MakeRoot, build: Build
) -> None:
    root = make_root(
        {
            'index.rst': page('Index', ROLES, '', '.. cookie-charter::'),
            'cookies.yaml': COOKIES,
        }
    )
    result = build(root, 'singlehtml')
    found = ids(result)
    targets = re.findall(r'href="#(charter-[^"]*)"', result.read('index.html'))
    assert len(targets) > 5
    assert set(targets) <= set(found)


def epub_ids(result: Result) -> list[tuple[str, str, str]]:
    """Return page, tag and id of every anchor of ours in the book."""
    found = []
    for path in sorted(result.outdir.glob('*.xhtml')):
        tree = ET.fromstring(path.read_text('utf-8').replace('<!DOCTYPE html>', ''))
        for element in tree.iter():
            anchor = element.get('id', '')
            if anchor.startswith('charter-'):
                found.append((path.name, element.tag.rpartition('}')[2], anchor))
    return found


def test_in_an_epub_no_anchor_stands_twice(make_root: MakeRoot, build: Build) -> None:
    found = epub_ids(build(make_root(PAGES), 'epub'))
    # Sphinx's own contents lead to the sections of each document.
    single = Counter(anchor for _, tag, anchor in found if tag != 'section')
    assert [one for one, number in single.items() if number > 1] == []
    assert ('b.xhtml', 'span', 'charter-name-sessionid') in found
    assert len({(name, anchor) for name, _, anchor in found}) == len(found)


def test_every_link_of_an_epub_leads_somewhere(
    make_root: MakeRoot, build: Build
) -> None:
    result = build(make_root(PAGES), 'epub')
    anchors = {(name, anchor) for name, _, anchor in epub_ids(result)}
    number = 0
    for path in result.outdir.glob('*.xhtml'):
        for name, anchor in re.findall(
            r'href="([^"#]*)#(charter-[^"]*)"', path.read_text('utf-8')
        ):
            assert ((name or path.name), anchor) in anchors
            number += 1
    assert number > 10


def test_an_incremental_epub_has_each_anchor_once(
    make_root: MakeRoot, build: Build
) -> None:
    root = make_root(PAGES)
    build(root, 'epub')
    (root / 'b.rst').write_text(page('B', 'No more.'), 'utf-8')
    found = epub_ids(build(root, 'epub'))
    single = Counter(anchor for _, tag, anchor in found if tag != 'section')
    assert [one for one, number in single.items() if number > 1] == []
    assert 'charter-name-sessionid' in single


def test_latex_has_a_label_for_every_link(make_root: MakeRoot, build: Build) -> None:
    source = only(build(make_root(PAGES), 'latex'), '*.tex')
    labels = re.findall(r'\\label\{\\detokenize\{([^}]*)\}\}', source)
    refs = set(re.findall(r'\\hyperref\[\\detokenize\{([^}]*)\}\]', source))
    ours = {one for one in refs if 'charter-' in one}
    assert len(ours) >= 5
    assert ours <= set(labels)
    assert [one for one, n in Counter(labels).items() if n > 1] == []


@pytest.mark.parametrize('builder', ['text', 'man', 'texinfo'])
def test_links_say_what_they_say_elsewhere(
    make_root: MakeRoot, build: Build, builder: str
) -> None:
    result = build(make_root(PAGES), builder)
    pattern = {'text': 'index.txt', 'man': '*.1', 'texinfo': '*.texi'}[builder]
    source = only(result, pattern).replace('\\_', '_').replace('\\-', '-')
    for words in SHOWN:
        assert words in source, words


def test_texinfo_has_an_anchor_for_every_link(
    make_root: MakeRoot, build: Build
) -> None:
    source = only(build(make_root(PAGES), 'texinfo'), '*.texi')
    anchors = set(re.findall(r'@anchor\{([^}]*)\}', source))
    refs = set(re.findall(r'@ref\{([^,}]*)', source))
    assert len(refs) >= 5
    assert refs <= anchors


@pytest.mark.parametrize('builder', ['dummy', 'xml', 'pseudoxml', 'dirhtml'])
def test_other_builders_have_nothing_to_say(
    make_root: MakeRoot, build: Build, builder: str
) -> None:
    build(make_root(PAGES), builder)


def test_doctest_tests_nothing_of_ours(make_root: MakeRoot, build: Build) -> None:
    root = make_root(PAGES, "extensions.append('sphinx.ext.doctest')\n")
    result = build(root, 'doctest')
    assert result.statuscode == 0


def test_gettext_leaves_roles_to_the_translator(
    make_root: MakeRoot, build: Build
) -> None:
    template = build(make_root(PAGES), 'gettext').read('index.pot')
    assert ':cookie:name:`sessionid`' in template


def test_dirhtml_links(make_root: MakeRoot, build: Build) -> None:
    source = build(make_root(PAGES), 'dirhtml').read('index.html')
    assert 'href="b/#charter-name-sessionid"' in source
    assert ours(re.findall('id="([^"]*)"', source)) == []


# --- linkcheck


@contextmanager
def server() -> Iterator[tuple[str, Counter[str]]]:
    """Serve `/good…`, and nothing else, on this machine; count what is asked for."""
    asked: Counter[str] = Counter()

    class Handler(BaseHTTPRequestHandler):
        def do_HEAD(self) -> None:
            asked[self.path] += 1
            good = self.path.startswith('/good')
            self.send_response(200 if good else 404)
            self.send_header('Content-Length', '0')
            self.end_headers()

        do_GET = do_HEAD  # noqa: N815

        def log_message(self, *args: object) -> None:
            pass

    running = HTTPServer(('127.0.0.1', 0), Handler)
    thread = threading.Thread(target=running.serve_forever)
    thread.start()
    try:
        yield f'http://127.0.0.1:{running.server_port}', asked
    finally:
        running.shutdown()
        thread.join()
        running.server_close()


def test_linkcheck_asks_once_and_names_page_and_line(
    make_root: MakeRoot, build: Build
) -> None:
    with server() as (base, asked):
        declaration = f"""\
providers:
  acme: {{name: Acme, url: "{base}/good-url", privacy_url: "{base}/bad-privacy"}}
cookies:
  - {{name: a, category: statistics, purpose: P., provider: acme, duration: 1 day}}
  - {{name: b, category: statistics, purpose: P., provider: acme, duration: 1 day}}
  - {{name: c, category: necessary, purpose: P., provider: acme, duration: 1 day,
     opt_out_url: "{base}/good-out"}}
"""
        root = make_root(
            {
                'index.rst': page('Index', 'Text.', '', '.. cookie-charter::', '')
                + ':cookie:name:`a` :cookie:provider:`acme`\n',
                'cookies.yaml': declaration,
            },
            'linkcheck_retries = 1\nlinkcheck_workers = 1\nlinkcheck_timeout = 5\n',
        )
        result = build(root, 'linkcheck', expect_warnings=True)
    found = [json.loads(line) for line in result.read('output.json').splitlines()]
    assert sorted(
        (one['uri'].removeprefix(base), one['status'], one['filename'], one['lineno'])
        for one in found
        if one['uri'].startswith(base)
    ) == [
        ('/bad-privacy', 'broken', 'index.rst', 6),
        ('/good-out', 'working', 'index.rst', 6),
        ('/good-url', 'working', 'index.rst', 6),
    ]
    assert asked['/good-url'] == 1
    assert asked['/good-out'] == 1
    # A refused HEAD is tried again as GET.
    assert asked['/bad-privacy'] <= 2
