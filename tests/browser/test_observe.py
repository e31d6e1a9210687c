"""`cookiecharter observe` on sites that keep, ask and misbehave, in Chromium."""

from __future__ import annotations

import errno
import json
import os
import re
import signal
import socket
import subprocess
import sys
from threading import Event, Thread
from typing import TYPE_CHECKING, Any

import pytest

from ..cli.commands import run
from ..support import require_tool, unavailable
from .sites import Answer, Host, answering

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

pytestmark = pytest.mark.browser

#: In every value that a site of these tests keeps: no capture may have it.
SECRET = 'S3cr3tV4lu3'

#: Markup of a tool that asks, as CookieConsent 3 writes it, and like it for people.
BANNER = f"""
<div id="banner"></div>
<script>
  if (!navigator.webdriver && !/headless|bot/i.test(navigator.userAgent)
      && !document.cookie.includes('cc_cookie')) {{
    banner.innerHTML = '<div id="cc-main"><button data-role="all">All</button>'
      + '<button data-role="necessary">None</button></div>'
    banner.onclick = event => {{
      const choice = event.target.dataset.role
      document.cookie = `cc_cookie={SECRET}${{choice}}; max-age=3600; path=/`
      banner.innerHTML = ''
      if (choice === 'all')
        document.cookie = '_ga_A1B2={SECRET}; max-age=86400; path=/'
    }}
  }}
  if (/cc_cookie={SECRET}all/.test(document.cookie))
    localStorage.setItem('visits', '{SECRET}')
  if (/cc_cookie={SECRET}nec/.test(document.cookie))
    localStorage.setItem('asked', '{SECRET}')
</script>
"""

KEEPING = f"""
<title>Keeping things</title>
<script>
  document.cookie = 'js_cookie={SECRET}'
  document.cookie = 'js_strict={SECRET}; samesite=strict; max-age=60; path=/'
  localStorage.setItem('local one', '{SECRET}')
  sessionStorage.setItem('session one', '{SECRET}')
  indexedDB.open('database')
  caches.open('cache')
</script>
<form onsubmit="event.preventDefault(); localStorage.setItem('searched', '{SECRET}')">
<input name="q"></form>
<button title="Toggle dark mode" onclick="localStorage.setItem('dark', '{SECRET}')">
Dark</button>
<a href="more/">More</a> <a href="picture.png">A picture</a> <a href="http://[">None</a>
<a href="http://other.localhost:{{port}}/">Elsewhere</a>
<iframe src="http://other.localhost:{{port}}/frame"></iframe>
{BANNER}
"""

FRAME = f"<script>localStorage.setItem('framed', '{SECRET}')</script>"

SITE = {
    '/': Answer(
        KEEPING,
        (
            ('Set-Cookie', f'from_server={SECRET}; HttpOnly; SameSite=Lax; Path=/'),
            ('Set-Cookie', f'secured={SECRET}; Secure; Max-Age=3600; Path=/'),
        ),
    ),
    '/more/': Answer(
        BANNER, (('Set-Cookie', f'deeper={SECRET}; Path=/more/; Max-Age=120'),)
    ),
    '/frame': Answer(
        FRAME,
        (('Set-Cookie', f'third={SECRET}; SameSite=None; Secure; Max-Age=600'),),
    ),
}


#: Whether Chromium and Playwright are there is the same for all.
@pytest.fixture(scope='module', autouse=True)
def chromium() -> None:
    try:
        import playwright  # noqa: F401
    except ImportError:
        unavailable('playwright')
    require_tool('chromium', 'chromium-browser', 'google-chrome')


def observed(
    *arguments: str, folder: Path, status: int = 0
) -> tuple[dict[str, Any], str]:
    """Return the capture, and what was said of it."""
    done = run('observe', *arguments, folder=folder)
    assert done.status == status, done.err
    assert SECRET not in done.out + done.err
    capture: dict[str, Any] = json.loads(done.out)
    return capture, done.err


def kept(capture: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the items without their moments, each once, by storage and name."""
    once = {}
    for item in capture['items']:
        facts = {
            key: value
            for key, value in item.items()
            if key not in {'choice', 'occasion', 'pages'}
        }
        if isinstance(lifetime := facts['lifetime'], int):
            # Some seconds have gone since it was set.
            facts['lifetime'] = -(-lifetime // 60) * 60
        once[json.dumps(facts)] = facts
    return sorted(once.values(), key=lambda one: (one['storage'], one['name']))


def moments(capture: dict[str, Any]) -> dict[str, list[str]]:
    """Return at which moments each item was seen."""
    seen: dict[str, list[str]] = {}
    for item in capture['items']:
        seen.setdefault(item['name'], []).append(f'{item["choice"]} {item["occasion"]}')
    return seen


def names(capture: dict[str, Any]) -> set[str]:
    return {item['name'] for item in capture['items']}


def a_cookie(name: str, lifetime: int | str, **others: Any) -> dict[str, Any]:
    """Return a first-party cookie of `/` that a script has set, save for the others."""
    facts: dict[str, Any] = {
        'name': name,
        'storage': 'cookie',
        'host': '127.0.0.1',
        'path': '/',
        'lifetime': lifetime,
        'secure': False,
        'http_only': False,
        'partitioned': False,
        'party': 'first',
    }
    if 'same_site' not in others:
        # None was sent, so it is surely none of these.
        facts['not_same_site'] = ['none', 'strict']
    return facts | others


def stored(storage: str, name: str, lifetime: str = 'persistent') -> dict[str, Any]:
    return {
        'name': name,
        'storage': storage,
        'host': '127.0.0.1',
        'lifetime': lifetime,
        'party': 'first',
    }


@pytest.fixture(scope='module')
def visited(tmp_path_factory: pytest.TempPathFactory) -> tuple[Host, Path, str]:
    """A site, the capture of it, and what was said."""
    folder = tmp_path_factory.mktemp('visited')
    with answering(SITE) as host:
        capture, said = observed(
            host.url('/?from=mail#top'), '--allow', 'other.localhost', folder=folder
        )
    path = folder / 'capture.json'
    path.write_text(json.dumps(capture))
    return host, path, said


def test_all_that_is_kept_is_seen_with_its_moment(
    visited: tuple[Host, Path, str],
) -> None:
    host, path, said = visited
    capture = json.loads(path.read_text())
    assert said == '2 pages, 17 items\n'
    assert capture['target'] == host.url()
    assert capture['finished'] is True
    assert capture['hosts'] == ['other.localhost']
    third = {'host': 'other.localhost', 'party': 'third'}
    assert kept(capture) == [
        stored('cache_storage', 'cache'),
        a_cookie('_ga_A1B2', 86400),
        a_cookie('cc_cookie', 3600),
        a_cookie('deeper', 120, path='/more/'),
        a_cookie('from_server', 'session', http_only=True, same_site='lax'),
        a_cookie('js_cookie', 'session'),
        a_cookie('js_strict', 60, same_site='strict'),
        a_cookie('secured', 3600, secure=True),
        a_cookie('third', 600, secure=True, same_site='none', **third),
        stored('indexed_db', 'database'),
        stored('local_storage', 'asked'),
        stored('local_storage', 'dark'),
        stored('local_storage', 'framed') | third,
        stored('local_storage', 'local one'),
        stored('local_storage', 'searched'),
        stored('local_storage', 'visits'),
        stored('session_storage', 'session one', 'session'),
    ]
    always = ['none load', 'refused load', 'accepted load']
    assert moments(capture) == {
        '_ga_A1B2': ['accepted action'],
        'cc_cookie': ['refused action', 'accepted action'],
        'asked': ['refused load'],
        'visits': ['accepted load'],
        'searched': ['none action'],
        'dark': ['none action'],
        **dict.fromkeys(
            (
                'cache database deeper framed from_server js_cookie js_strict secured '
                'third'
            ).split(),
            always,
        ),
        'local one': always,
        'session one': always,
    }
    pages = {item['name']: item['pages'] for item in capture['items']}
    assert pages['js_cookie'] == [host.url()]
    assert pages['deeper'] == [host.url('/more/')]


#: What is true of the site: a name, and what stands beside it.
TRUE = {
    '_ga_*': 'category: statistics, duration: 1 day',
    'cc_cookie': 'category: necessary, duration: 1 hour',
    'deeper': 'category: necessary, duration: 2 minutes, path: /more/',
    'from_server': 'category: necessary, duration: session, http_only: true',
    'js_cookie': 'category: necessary, duration: session',
    'js_strict': 'category: necessary, duration: 1 minute, same_site: strict',
    'secured': 'category: necessary, duration: 1 hour, secure: true',
    'third': 'category: necessary, duration: 10 minutes, domain: other.localhost, '
    'party: third, same_site: none',
    'cache': 'category: necessary, storage: cache_storage',
    'database': 'category: necessary, storage: indexed_db',
    'session one': 'category: necessary, storage: session_storage',
    'visits': 'category: statistics, storage: local_storage',
    **dict.fromkeys(
        ('asked', 'dark', 'framed', 'local one', 'searched'),
        'category: necessary, storage: local_storage',
    ),
    'other.localhost': 'category: external, storage: request, domain: other.localhost',
}

#: One fault of each kind: what takes the place of what is true, and its code.
FAULTS = {
    '_ga_*': ('ga_*', TRUE['_ga_*'], 'near-miss'),
    'deeper': ('deeper', 'category: necessary, duration: session', 'lives-longer'),
    'from_server': (
        'from_server',
        'category: necessary, duration: session, http_only: false',
        'other-attributes',
    ),
    'js_strict': ('js_strict', 'category: marketing', 'before-consent'),
    'dark': ('dark', 'category: necessary, storage: cookie', 'other-attributes'),
    'asked': ('basket', TRUE['asked'], 'never-observed'),
}


def declared(items: Iterable[tuple[str, str]]) -> str:
    """Return a declaration, whose first item stands on line 2."""
    return 'cookies:\n' + ''.join(
        f'  - {{name: "{name}", {facts}, purpose: It is for something.}}\n'
        for name, facts in items
    )


def audited(declaration: str, capture: Path, folder: Path) -> list[tuple[int, str]]:
    (folder / 'cookies.yaml').write_text(declaration)
    done = run('audit', 'cookies.yaml', str(capture), '--format=json', folder=folder)
    assert SECRET not in done.out
    return [(one['line'], one['code']) for one in json.loads(done.out)['findings']]


def test_a_declaration_that_is_true_of_a_site_is_left_in_peace(
    tmp_path: Path, visited: tuple[Host, Path, str]
) -> None:
    assert audited(declared(TRUE.items()), visited[1], tmp_path) == []


def test_one_fault_of_each_kind_gives_exactly_those_findings(
    tmp_path: Path, visited: tuple[Host, Path, str]
) -> None:
    items = [FAULTS.get(name, (name, facts))[:2] for name, facts in TRUE.items()]
    expected = [
        (2 + n, FAULTS[name][2]) for n, name in enumerate(TRUE) if name in FAULTS
    ]
    # 'asked' is the item that is no longer declared.
    assert sorted(audited(declared(items), visited[1], tmp_path)) == sorted(
        [*expected, (1, 'undeclared')]
    )


def write_site(folder: Path, **pages: str) -> Path:
    site = folder / 'site'
    for name, body in pages.items():
        path = site / name.replace('__', '/')
        path.parent.mkdir(parents=True, exist_ok=True)
        path.with_suffix('.html').write_text(f'<!doctype html>{body}', 'utf-8')
    return site


def keep(name: str) -> str:
    return f"<script>localStorage.setItem('{name}', '{SECRET}')</script>"


def test_a_directory_is_served_and_all_its_pages_are_opened(tmp_path: Path) -> None:
    write_site(
        tmp_path,
        index=keep('front') + '<a href="deep/">Deep</a>',
        deep__index=keep('linked'),
        alone=keep('alone') + f'<script>document.cookie = "c={SECRET}"</script>',
        _static__part=keep('no page'),
    )
    capture, said = observed('site', folder=tmp_path)
    assert said.startswith('3 pages, 4 items\n')
    assert capture['target'] == 'site'
    assert capture['hosts'] == []
    assert {item['host'] for item in capture['items']} == {None}
    assert {item['party'] for item in capture['items']} == {'first'}
    assert {item['name']: item['pages'] for item in capture['items']} == {
        'front': ['index.html'],
        'linked': ['deep/index.html'],
        'alone': ['alone.html'],
        'c': ['alone.html'],
    }


#: All ways to another host that a page has without being asked.
LEAKS = """
<link rel="icon" href="http://ask.localhost:{port}/icon">
<link rel="preconnect" href="http://bare.localhost:{port}">
<link rel="prefetch" href="http://ask.localhost:{port}/prefetch">
<link rel="preload" as="script" href="http://ask.localhost:{port}/preload">
<link rel="modulepreload" href="http://ask.localhost:{port}/module">
<link rel="stylesheet" href="http://style.localhost:{port}/style">
<script type="speculationrules">
{"prerender": [{"source": "list", "urls": ["http://ask.localhost:{port}/prerender"]}]}
</script>
<style>
@font-face { font-family: leak; src: url(http://127.0.0.2:{port}/font) }
body { font-family: leak; background: url(http://ask.localhost:{port}/background) }
</style>
<p>Text</p>
<img src="http://image.localhost:{port}/"
     srcset="http://ask.localhost:{port}/srcset 2x">
<iframe src="http://frame.localhost:{port}/"></iframe>
<iframe src="redirect"></iframe>
<iframe srcdoc="<img src='http://srcdoc.localhost:{port}/'>"></iframe>
<object data="http://ask.localhost:{port}/object"></object>
<video src="http://ask.localhost:{port}/video"></video>
<form action="http://form.localhost:{port}/" target="inner"><input name="a"></form>
<iframe name="inner"></iframe>
<script>
fetch('http://127.0.0.2:{port}/fetch').catch(() => {})
fetch('http://ask.localhost:{port}/', {keepalive: true}).catch(() => {})
navigator.sendBeacon('http://beacon.localhost:{port}/', 'data')
new WebSocket('ws://socket.localhost:{port}/')
new EventSource('http://ask.localhost:{port}/events')
window.open('http://popup.localhost:{port}/')
document.forms[0].submit()
new Worker(URL.createObjectURL(new Blob([
  "fetch('http://worker.localhost:{port}/').catch(() => {})"
])))
const peer = new RTCPeerConnection({iceServers: [{urls: 'stun:127.0.0.2:{port}'},
  {urls: 'turn:127.0.0.2:{port}?transport=tcp', username: 'a', credential: 'b'}]})
peer.createDataChannel('leak')
peer.createOffer().then(offer => peer.setLocalDescription(offer))
try { new WebTransport('https://127.0.0.2:{port}/') } catch {}
localStorage.setItem('last', '')
</script>
"""


class Ear:
    """Hears anything that arrives on one port of another address of loopback."""

    def __init__(self) -> None:
        self.heard: list[str] = []
        self._stop = Event()

    def listen(self, port: int) -> list[Thread]:
        stream = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        datagram = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        threads = []
        for one, hear in (
            (stream, stream.accept),
            (datagram, lambda: datagram.recvfrom(9)),
        ):
            one.bind(('127.0.0.2', port))
            one.settimeout(0.1)
            threads.append(Thread(target=self._hear, args=(one, hear)))
        stream.listen()
        for thread in threads:
            thread.start()
        return threads

    def _hear(self, one: socket.socket, hear: Any) -> None:
        with one:
            while not self._stop.is_set():
                try:
                    hear()
                    self.heard.append(str(one.type))
                except TimeoutError:
                    pass

    def stop(self) -> None:
        self._stop.set()


@pytest.fixture
def ear() -> Iterator[Ear]:
    ear = Ear()
    yield ear
    ear.stop()


def test_nothing_reaches_a_host_that_is_not_allowed(tmp_path: Path, ear: Ear) -> None:
    answers = {
        '/': Answer(LEAKS + '<a href="/away">Away</a><a href="/meta">Away</a>'),
        '/redirect': Answer('', (('Location', 'http://moved.localhost:{port}/'),), 302),
        '/away': Answer('', (('Location', 'http://away.localhost:{port}/'),), 302),
        '/meta': Answer(
            '<meta http-equiv="refresh" content="0;http://meta.localhost:{port}/">'
        ),
    }
    with answering(answers) as host:
        try:
            threads = ear.listen(host.port)
        except OSError:
            pytest.skip('this system has no other address of loopback')
        capture, said = observed(host.url(), folder=tmp_path)
        ear.stop()
        for thread in threads:
            thread.join()
        arrived = {path for path in host.arrived if 'favicon' not in path}
    assert ear.heard == []
    assert arrived == {'/', '/redirect', '/away', '/meta'}
    hosts = [
        '127.0.0.2',
        *(
            f'{name}.localhost'
            for name in (
                'ask away bare beacon form frame image meta moved popup socket srcdoc '
                'style worker'
            ).split()
        ),
    ]
    assert capture['hosts'] == hosts
    assert f'connections were refused to {", ".join(hosts)}; ' in said
    assert names(capture) == {'last'}


#: Pages that do not behave; each keeps something first, and a page that follows it is
#: looked at as any other.
TROUBLE = {
    'a_hangs': '<script>while (true);</script>',
    'b_grows': '<script>const all = []; while (true) all.push(new Array(1e7).fill(.5))'
    '</script>',
    'c_talks': '<script>alert(1); confirm(2); prompt(3)</script>',
    'd_asks': '<script>onbeforeunload = event => event.preventDefault()</script>',
    'e_opens': '<script>for (let n = 0; n < 50; n++) open("index.html")</script>',
    'f_downloads': '<a href="file.zip" id="file">File</a>'
    '<script>onload = () => file.click()</script>',
    'g_moves': '<script>location = "index.html"</script>',
    'h_breaks': '<script>Object.keys = Array.prototype.filter = () => 3</script>',
    'i_ends': '',
    'j_floods': '<script>for (let n = 0; n < 3000; n++) localStorage["n" + n] = ""'
    '; sessionStorage["x".repeat(2000)] = ""</script>',
}


def test_pages_that_misbehave_do_not_end_the_walk(tmp_path: Path) -> None:
    pages = {name: keep(name) + body for name, body in TROUBLE.items()}
    site = write_site(tmp_path, index=keep('front'), **pages)
    (site / 'file.zip').write_bytes(b'PK')
    capture, said = observed('site', folder=tmp_path)
    assert capture['finished'] is False
    assert said.startswith('9 pages, ')
    assert {left['page']: left['why'] for left in capture['left']} == {
        'a_hangs.html': 'it was not loaded within 10 seconds',
        'b_grows.html': 'it could not be opened',
        'j_floods.html': 'it has more than 1,000 names in local_storage',
    }
    found = names(capture)
    few = found - {f'n{n}' for n in range(3000)} - {'j_floods'}
    assert few == {'front', *TROUBLE} - {'j_floods'}
    assert len(found) <= 1000 + len(TROUBLE)


def test_a_walk_is_bounded_in_pages(tmp_path: Path) -> None:
    write_site(
        tmp_path, index=keep('a') + '<a href="b.html">B</a>', b=keep('b'), c=keep('c')
    )
    capture, said = observed('site', '--pages', '2', folder=tmp_path)
    assert names(capture) == {'a', 'b'}
    assert 'not all pages were opened, but 2: --pages opens more' in said


def test_a_walk_is_bounded_in_time(tmp_path: Path) -> None:
    """The pages lead to more of them without end."""
    answers = {f'/{n}': Answer(f'<a href="/{n + 1}">On</a>') for n in range(1000)}
    answers['/0'].body += keep('start')
    with answering(answers) as host:
        capture, said = observed(
            host.url('/0'), '--seconds', '10', '--pages', '1000', folder=tmp_path
        )
    assert names(capture) == {'start'}
    assert capture['finished'] is False
    assert 'the time of 10 seconds was up before the walk was done' in said


@pytest.mark.parametrize('sent', [signal.SIGINT, signal.SIGTERM])
def test_interrupted_it_writes_what_it_has(
    tmp_path: Path, sent: signal.Signals
) -> None:
    answers = {f'/{n}': Answer(f'<a href="/{n + 1}">On</a>') for n in range(1000)}
    answers['/0'].body += keep('start')
    target = tmp_path / 'capture.json'
    with answering(answers) as host:
        process = subprocess.Popen(
            [
                *(sys.executable, '-W', 'error', '-m', 'sphinx_cookiecharter'),
                *('observe', host.url('/0'), '-o', str(target)),
            ],
            stderr=subprocess.PIPE,
            text=True,
            # As a terminal does it: all processes of the group get the signal.
            start_new_session=True,
        )
        while '/2' not in host.arrived:
            assert process.poll() is None
        assert not target.exists()
        os.killpg(process.pid, sent)
        said = process.communicate()[1]
    assert process.returncode == 130, said
    assert re.fullmatch(
        r'\d+ pages, 1 item\ninterrupted: what was seen until then is written\n', said
    )
    capture = json.loads(target.read_text())
    assert capture['finished'] is False
    assert names(capture) == {'start'}
    assert [path.name for path in tmp_path.iterdir()] == ['capture.json']


@pytest.mark.parametrize(
    ('arguments', 'said'),
    [
        (('nowhere',), "'nowhere' is neither a directory nor a URL that begins with"),
        (('ftp://a.example/',), "'ftp://a.example/' is neither a directory nor a URL"),
        (('a.example',), "'a.example' is neither a directory nor a URL that begins"),
        (('empty',), "'empty' has no HTML pages: name the directory of what was built"),
        (('https:///path',), "'https:///path' names no host"),
        (('http://[::',), "'http://[::' is no URL: "),
        (('empty', '--allow', 'https://a.example/'), "'https://a.example/' is no host"),
        (('empty', '--allow', '*.a.example'), "'*.a.example' is no host name"),
        (('empty', '--allow', 'a.example:80'), "'a.example:80' is no host name"),
        (
            ('empty', '--allow', 'a.example,b.example'),
            "'a.example,b.example' is no host",
        ),
        (
            ('empty', '--allow', '::1', '--allow', 'münchen.example.'),
            "'empty' has no H",
        ),
        (('empty', '--pages', '0'), "'0' is no whole number above 0"),
        (('empty', '--exclude', '*'), "'*' would exclude every page"),
        (('empty', '--as', 'a.example'), "'a.example' is no URL that begins with htt"),
    ],
)
def test_misuse_says_what_to_write(
    tmp_path: Path, arguments: tuple[str, ...], said: str
) -> None:
    (tmp_path / 'empty').mkdir()
    done = run('observe', *arguments, folder=tmp_path)
    assert done.status == 2
    assert said in done.err
    assert done.out == ''


def test_a_site_that_cannot_be_opened_gives_no_capture(tmp_path: Path) -> None:
    with answering(
        {'/': Answer('', (('Location', 'http://else.localhost:{port}/'),), 302)}
    ) as host:
        elsewhere = run('observe', host.url(), '-o', 'a.json', folder=tmp_path)
        url = host.url()
    gone = run('observe', url, '-o', 'a.json', folder=tmp_path)
    assert (elsewhere.status, gone.status) == (1, 1)
    assert elsewhere.err == (
        f'{url} cannot be opened; it leads to else.localhost: name that site, or allow '
        'it with --allow\n'
    )
    assert gone.err == f'{url} cannot be opened: {os.strerror(errno.ECONNREFUSED)}\n'
    assert list(tmp_path.iterdir()) == []


def test_a_capture_that_cannot_be_written_says_so_first(tmp_path: Path) -> None:
    site = write_site(tmp_path, index='')
    done = run('observe', 'site', '-o', 'no/where.json', folder=tmp_path)
    assert done.status == 1
    assert done.err.startswith('no/where.json cannot be written: ')
    assert site.exists()


def test_without_chromium_it_says_what_to_install(tmp_path: Path) -> None:
    write_site(tmp_path, index='')
    done = run(
        'observe',
        'site',
        folder=tmp_path,
        environment={'PATH': '', 'PLAYWRIGHT_BROWSERS_PATH': str(tmp_path)},
    )
    if done.status == 0:
        pytest.skip('this system keeps a browser where it is always found')
    assert done.status == 2
    assert 'no Chromium was found that starts: install Chromium or Chrome' in done.err


def test_without_playwright_it_says_what_to_install(tmp_path: Path) -> None:
    """A package of its name stands before it, and fails as a missing one does."""
    write_site(tmp_path, index='')
    (tmp_path / 'playwright.py').write_text(
        "raise ModuleNotFoundError('no', name='playwright')"
    )
    done = run(
        'observe', 'site', folder=tmp_path, environment={'PYTHONPATH': str(tmp_path)}
    )
    assert done.status == 2
    assert "pip install 'sphinx-cookiecharter[observe]'" in done.err


def test_playwright_is_loaded_by_nothing_else() -> None:
    code = (
        'import sys, sphinx_cookiecharter.cli.main as cli; cli.build_parser(); '
        "sys.exit('playwright' in sys.modules)"
    )
    assert subprocess.run([sys.executable, '-c', code], check=False).returncode == 0
