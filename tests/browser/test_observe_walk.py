"""What a walk of `cookiecharter observe` has missed, where it may go, and as whom."""

from __future__ import annotations

import json
import os
import re
import shutil
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import TYPE_CHECKING, Any

import pytest

from ..cli.commands import run
from .sites import Answer, answering
from .test_observe import (
    SECRET,
    audited,
    chromium,
    declared,
    keep,
    names,
    observed,
    write_site,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

__all__ = ['chromium']

pytestmark = pytest.mark.browser


def left(capture: dict[str, Any], url: str = '') -> dict[str, str]:
    """Return which pages a capture says were not seen, and why."""
    return {one['page'].removeprefix(url): one['why'] for one in capture['left']}


def test_what_was_missed_is_said_and_nothing_is_never_observed(tmp_path: Path) -> None:
    paths = ('/fails', '/gone', '/hangs-up', '/file')
    links = ''.join(f'<a href="{path}">On</a>' for path in paths)
    answers = {
        '/': Answer(links + keep('front')),
        '/fails': Answer(keep('failing'), status=503),
        # No page is to be missed where there is none.
        '/gone': Answer(status=410),
        '/hangs-up': Answer(headers=(('Content-Length', '9'), ('Transfer', 'no'))),
        '/file': Answer(headers=(('Content-Disposition', 'attachment'),)),
    }
    with answering(answers) as host:
        capture, said = observed(host.url(), folder=tmp_path)
        told = left(capture, host.url()[:-1])
    assert capture['finished'] is False
    assert told['/fails'] == 'it was answered with 503'
    assert told['/hangs-up'].startswith('it could not be opened (ERR_')
    assert told.keys() == {'/fails', '/hangs-up'}
    assert 'not all was seen of 2 pages: http' in said
    assert {'front', 'failing'} <= names(capture)
    (tmp_path / 'capture.json').write_text(json.dumps(capture))
    text = declared(
        (name, 'category: necessary, storage: local_storage')
        for name in ('front', 'failing', 'basket')
    )
    assert audited(text, tmp_path / 'capture.json', tmp_path) == []


@pytest.mark.parametrize(
    ('body', 'why'),
    [
        (
            '<script>sessionStorage["x".repeat(2000)] = ""</script>',
            'of its names in session_storage, some have more than 1,000 letters',
        ),
        (
            ''.join(f'<a href="{n}">{n}</a>' for n in range(1100)),
            'more than 1,000 link',
        ),
    ],
)
def test_what_was_cut_is_said(tmp_path: Path, body: str, why: str) -> None:
    with answering({'/': Answer(keep('front') + body)}) as host:
        capture, _ = observed(host.url(), '--pages', '1', folder=tmp_path)
        assert why in left(capture)[host.url()]
    assert capture['finished'] is False
    assert names(capture) == {'front'}


def test_pages_beyond_the_number_are_named(tmp_path: Path) -> None:
    write_site(tmp_path, index=keep('a'), b=keep('b'), c=keep('c'))
    capture, _ = observed('site', '--pages', '2', folder=tmp_path)
    assert left(capture) == {'c.html': '2 pages were opened before: --pages opens more'}
    assert capture['finished'] is False


#: A browser of the same name that stands before the real one.
HANGING = 'sleep 60'
DYING = (
    # It is asked for its name first, and once more for the walk.
    'echo >> {folder}/starts; {chromium} "$@" & pid=$!; '
    'if [ $(wc -l < {folder}/starts) -gt 1 ]; then sleep 6; kill -9 $pid; fi; wait $pid'
)


@pytest.mark.parametrize(
    ('program', 'said'),
    [(HANGING, 'the time of 8 seconds was up'), (DYING, 'the browser ended before')],
)
def test_a_browser_that_does_no_work_is_no_success(
    tmp_path: Path, program: str, said: str
) -> None:
    folder = tmp_path / 'programs'
    folder.mkdir()
    script = program.format(folder=folder, chromium=shutil.which('chromium'))
    (folder / 'chromium').write_text(f'#!/bin/sh\n{script}\n')
    (folder / 'chromium').chmod(0o755)
    answers = {f'/{n}': Answer(f'<a href="/{n + 1}">On</a>') for n in range(1000)}
    with answering(answers) as host:
        done = run(
            *('observe', host.url('/0'), '-o', 'a.json', '--pages', '1000'),
            *('--seconds', '8' if program == HANGING else '60'),
            folder=tmp_path,
            environment={'PATH': f'{folder}{os.pathsep}{os.environ["PATH"]}'},
        )
    assert done.status == 1
    assert said in done.err
    assert json.loads((tmp_path / 'a.json').read_text())['finished'] is False


def test_another_port_of_this_machine_is_another_host(tmp_path: Path) -> None:
    """What runs beside a directory is nobody's business, unless it is allowed."""
    answers = {'/': Answer('', (('Set-Cookie', f'admin={SECRET}'),))}
    with answering(answers) as other:
        image = f'<img src="{other.url()}?delete=all">'
        write_site(tmp_path, index=keep('front') + image)
        capture, said = observed('site', folder=tmp_path)
        assert other.arrived == []
        address = f'127.0.0.1:{other.port}'
        assert capture['hosts'] == [address]
        assert f'connections were refused to {address}; --allow lets them be' in said
        assert names(capture) == {'front'}
        capture, said = observed('site', '--allow', '127.0.0.1', folder=tmp_path)
        assert '/?delete=all' in other.arrived
    assert 'connections were refused' not in said
    assert names(capture) == {'front', 'admin'}


#: What a page may put in the place of what a browser has built in.
REPLACING = """<script>
  Object.keys = Array.prototype.filter = Array.prototype.map = () => 0
  document.querySelectorAll = () => []
  indexedDB.databases = caches.keys = async () => []
  Object.defineProperty(window, 'localStorage', {value: {}})
</script>"""


def test_a_page_cannot_hide_what_it_keeps(tmp_path: Path) -> None:
    kept = keep('front') + '<script>sessionStorage.tab = ""; caches.open("cache")'
    kept += '; indexedDB.open("base")</script>'
    answers = {
        '/': Answer(f'{kept}<a href="/more">More</a>{REPLACING}'),
        '/more': Answer(keep('more') + '<iframe sandbox srcdoc="a"></iframe>'),
    }
    with answering(answers) as host:
        capture, _ = observed(host.url(), folder=tmp_path)
    assert names(capture) == {'front', 'tab', 'cache', 'base', 'more'}
    assert capture['finished'] is True


def test_the_real_address_takes_the_place_of_the_one_looked_at(tmp_path: Path) -> None:
    cookie = f'<script>document.cookie = "c={SECRET}"</script>'
    write_site(tmp_path, index=cookie + keep('front'), deep__index=keep('deep'))
    real = 'https://lark.example/docs/'
    capture, _ = observed('site', '--as', real, folder=tmp_path)
    assert (capture['target'], capture['site']) == ('site', real)
    assert {item['host'] for item in capture['items']} == {'lark.example'}
    assert {item['party'] for item in capture['items']} == {'first'}
    assert {item['name']: item['pages'] for item in capture['items']} == {
        'c': [f'{real}index.html'],
        'front': [f'{real}index.html'],
        'deep': [f'{real}deep/index.html'],
    }
    (tmp_path / 'capture.json').write_text(json.dumps(capture))
    drafted = run('draft', 'capture.json', folder=tmp_path).out
    assert f'site:\n  url: "{real}"\n' in drafted
    assert '    domain: lark.example\n' in drafted


def test_pages_that_are_excluded_are_not_opened(tmp_path: Path) -> None:
    links = ''.join(f'<a href="{n}">On</a>' for n in ('/logout', '/account/a', '/b'))
    answers = {'/': Answer(links)} | {
        path: Answer(keep(path[1:])) for path in ('/logout', '/account/a', '/b')
    }
    with answering(answers) as host:
        excluded = ('--exclude', 'logout', '--exclude', '/acc*/*')
        capture, _ = observed(host.url(), *excluded, folder=tmp_path)
    assert names(capture) == {'b'}
    assert capture['finished'] is True


def test_all_pages_of_a_directory_excluded_is_misuse(tmp_path: Path) -> None:
    write_site(tmp_path, index='')
    done = run('observe', 'site', '--exclude', '/*', folder=tmp_path)
    assert (done.status, done.out) == (2, '')
    assert "of 'site', all pages are excluded" in done.err


def test_a_walk_may_begin_signed_in(tmp_path: Path) -> None:
    signed_in = """<script>
      if (/session/.test(document.cookie)) localStorage.setItem('seen', '')
      if (localStorage.getItem('basket')) localStorage.setItem('bought', '')
    </script>"""
    with answering({'/': Answer(signed_in)}) as host:
        state = {
            'cookies': [
                {
                    'name': 'session',
                    'value': SECRET,
                    'domain': '127.0.0.1',
                    'path': '/',
                    'expires': -1,
                    'httpOnly': False,
                    'secure': False,
                    'sameSite': 'Lax',
                }
            ],
            'origins': [
                {
                    'origin': host.url()[:-1],
                    'localStorage': [{'name': 'basket', 'value': SECRET}],
                }
            ],
        }
        (tmp_path / 'state.json').write_text(json.dumps(state))
        saved = ('--storage-state', 'state.json')
        capture, _ = observed(host.url(), *saved, folder=tmp_path)
    assert names(capture) == {'session', 'basket', 'seen', 'bought'}


#: A cookie without a place.
UNUSABLE = json.dumps({'cookies': [{'name': SECRET, 'value': 5}], 'origins': []})


@pytest.mark.parametrize(
    'content', [None, '', '[]', '{"cookies": []}', SECRET, UNUSABLE]
)
def test_what_is_no_storage_state_is_misuse(
    tmp_path: Path, content: str | None
) -> None:
    write_site(tmp_path, index='')
    if content is not None:
        (tmp_path / 'state.json').write_text(content)
    done = run('observe', 'site', '--storage-state', 'state.json', folder=tmp_path)
    assert (done.status, done.out) == (2, '')
    assert re.search('state.json|not as Playwright writes one', done.err)
    assert SECRET not in done.err


#: As CookieConsent 3 writes it: a banner, and a panel with a box for each category.
PARTED = """
<div id="cc-main"></div>
<script>
  const main = document.getElementById('cc-main')
  const kept = categories => {
    document.cookie = 'cc_cookie=1'
    for (const category of categories) localStorage.setItem(category, '')
    main.innerHTML = ''
  }
  const box = (name, more) =>
    `<label class="section__toggle-wrapper">
     <input type="checkbox" class="section__toggle" value="${name}" ${more}></label>`
  main.innerHTML = '<button data-role="all">All</button>'
    + '<button data-role="necessary">None</button>'
    + '<button data-role="show">Choose</button>'
  main.onclick = event => {
    const role = event.target.dataset.role
    if (role === 'all') kept(['statistics', 'marketing'])
    if (role === 'necessary') kept([])
    if (role === 'show') main.innerHTML = box('needed', 'checked disabled')
      + box('statistics', 'checked') + box('marketing', '')
      + '<button data-role="save">Save</button>'
    if (role === 'save') kept([...main.querySelectorAll(':checked:not(:disabled)')]
      .map(input => input.value))
  }
</script>
"""


def test_each_category_that_a_tool_offers_is_accepted_alone(tmp_path: Path) -> None:
    with answering({'/': Answer(PARTED)}) as host:
        capture, _ = observed(host.url(), folder=tmp_path)
    states: dict[str, list[str]] = {}
    for item in capture['items']:
        state = item.get('accepted', item['choice'])
        states.setdefault(item['name'], []).append(state)
    assert states == {
        'cc_cookie': ['refused', 'accepted', 'statistics', 'marketing'],
        'statistics': ['accepted', 'statistics'],
        'marketing': ['accepted', 'marketing'],
    }
    assert {item['choice'] for item in capture['items'] if 'accepted' in item} == {
        'some'
    }


#: A page of each tool that npm has, and what it calls its two categories.
TOOLS = {
    'vanilla-cookieconsent': (
        """<script src="/vanilla-cookieconsent/dist/cookieconsent.umd.js"></script>
        <script>onload = () => CookieConsent.run({
          categories: {needed: {readOnly: true}, a: {}, b: {}},
          language: {default: 'en', translations: {en: {
            consentModal: {title: 't', acceptAllBtn: 'a', acceptNecessaryBtn: 'n',
              showPreferencesBtn: 'p'},
            preferencesModal: {title: 't', acceptAllBtn: 'a', savePreferencesBtn: 's',
              sections: ['needed', 'a', 'b'].map(
                name => ({title: name, linkedCategory: name}))}}}}})</script>""",
        ['a', 'b'],
    ),
    'klaro': (
        """<script>var klaroConfig = {services: [
          {name: 'm', purposes: ['a']}, {name: 'y', purposes: ['b']}]}</script>
        <script defer data-config="klaroConfig" src="/klaro/dist/klaro.js"></script>""",
        ['purpose-item-a', 'purpose-item-b'],
    ),
    'tarteaucitronjs': (
        """<script src="/tarteaucitronjs/tarteaucitron.js"></script>
        <script>tarteaucitron.init({groupServices: true, DenyAllCta: true})
        tarteaucitron.job = ['youtube', 'matomo']</script>""",
        ['tarteaucitron-accept-group-analytic', 'tarteaucitron-accept-group-video'],
    ),
    'orejime': (
        """<script>window.orejimeConfig = {privacyPolicyUrl: '#', purposes: [
          {id: 'a', title: 'A', cookies: []}, {id: 'b', title: 'B', cookies: []}]}
        </script><script src="/orejime/dist/orejime-standard-en.js"></script>""",
        ['orejime-purpose-a', 'orejime-purpose-b'],
    ),
    '@canonical/cookie-policy': (
        """<script src="/@canonical/cookie-policy/build/js/cookie-policy.js"></script>
        <script>cpNs.cookiePolicy()</script>""",
        ['js-performance-switch', 'js-functionality-switch'],
    ),
}


@contextmanager
def serving(folder: Path, page: str) -> Iterator[str]:
    """Serve the packages of npm, and a page that loads one of them."""

    class Handler(SimpleHTTPRequestHandler):
        def do_GET(self) -> None:
            if self.path != '/page':
                super().do_GET()
                return
            self.send_response(200)
            self.send_header('Content-Type', 'text/html; charset=utf-8')
            self.end_headers()
            self.wfile.write(f'<!doctype html><body>{page}'.encode())

        def log_message(self, *_given: Any) -> None:
            pass

    handler = partial(Handler, directory=str(folder))
    with ThreadingHTTPServer(('127.0.0.1', 0), handler) as server:
        Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        yield f'http://127.0.0.1:{server.server_port}/page'
        server.shutdown()


@pytest.mark.parametrize('tool', TOOLS)
def test_the_categories_of_each_tool(
    tmp_path: Path, npm_packages: Path, tool: str
) -> None:
    page, categories = TOOLS[tool]
    with serving(npm_packages / 'node_modules', page) as url:
        capture, _ = observed(url, '--pages', '1', folder=tmp_path)
    items = capture['items']
    choices = {item['choice'] for item in items if item['occasion'] == 'action'}
    assert choices >= {'refused', 'accepted', 'some'} or tool == 'tarteaucitronjs'
    accepted = dict.fromkeys(item['accepted'] for item in items if 'accepted' in item)
    assert list(accepted) == categories
