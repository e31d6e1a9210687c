"""Makes the captures in `tests/fixtures/captures` that a program can make.

    python -m tests.observation.make_captures

needs Chromium, chromedriver, Selenium and curl. Two hosts of names that nobody has,
`shop.test` with its pages and `numbers.test` with an image in them, are one server on
loopback, which sets cookies of all kinds: kept, refused and deleted. All that is stored
is `SECRET`.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

CAPTURES = Path(__file__).parents[1] / 'fixtures' / 'captures'

#: No reader may let it out.
SECRET = 'planted-secret'

#: 13 months of 30 days, and a day.
LONG, SHORT = 33_696_000, 86_400

COOKIES = {
    'shop.test': [
        f'basket={SECRET}; Expires=Thu, 01 Jan 2026 00:00:00 GMT; Max-Age={LONG}',
        f'sessionid={SECRET}; Path=/; HttpOnly; SameSite=Strict',
        f'everywhere={SECRET}; Domain=.shop.test; Max-Age={SHORT}',
        f'locked={SECRET}; Secure; Max-Age={SHORT}',
        f'foreign={SECRET}; Domain=elsewhere.test',
        f'{SECRET}',
        'gone=; Max-Age=0',
        'past=; Expires=Thu, 01 Jan 1970 00:00:00 GMT',
    ],
    'numbers.test': [f'visits={SECRET}; Path=/; Max-Age={LONG}'],
}

PAGE = f"""\
<!doctype html><title>Shop</title><link rel="icon" href="data:,">
<img src="http://numbers.test/pixel?visit={SECRET}" alt="">
<script>
  const secret = '{SECRET}'
  document.cookie = `by_script=${{secret}}; Max-Age={SHORT}`
  localStorage.setItem('theme', secret)
  sessionStorage.setItem('tab', secret)
  const opening = indexedDB.open('drafts')
  opening.onupgradeneeded = () => {{
    opening.result.createObjectStore('texts').put(secret, 'first')
  }}
  const kept = async () => {{
    const root = await navigator.storage.getDirectory()
    const file = await root.getFileHandle('notes.txt', {{create: true}})
    const stream = await file.createWritable()
    await stream.write(secret)
    await stream.close()
  }}
  Promise.all([kept(), new Promise(done => {{ opening.onsuccess = done }})])
    .then(() => {{ document.body.dataset.ready = '' }})
</script>
"""


class Handler(BaseHTTPRequestHandler):
    server_version, sys_version = 'Shop', ''

    def do_GET(self) -> None:
        host = self.headers.get('Host', '')
        self.send_response(200)
        kind = 'text/html' if host == 'shop.test' else 'image/gif'
        self.send_header('Content-Type', kind)
        if self.path != '/more':
            for line in COOKIES.get(host, []):
                self.send_header('Set-Cookie', line)
        self.end_headers()
        self.wfile.write(PAGE.encode() if host == 'shop.test' else b'')

    def log_message(self, *arguments: object) -> None:
        """Say nothing."""


@contextmanager
def serving() -> Iterator[int]:
    with ThreadingHTTPServer(('127.0.0.1', 0), Handler) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield server.server_port
        server.shutdown()


def with_browser(port: int) -> None:
    from playwright.sync_api import sync_playwright

    hosts = 'http://shop.test,http://numbers.test'
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which('chromium'),
            args=[
                '--no-sandbox',
                f'--host-resolver-rules=MAP * 127.0.0.1:{port}',
                f'--unsafely-treat-insecure-origin-as-secure={hosts}',
            ],
        )
        context = browser.new_context(record_har_path=CAPTURES / 'playwright.har')
        page = context.new_page()
        for url in ('http://shop.test/?id=1#top', 'http://shop.test/more'):
            page.goto(url)
            page.locator('body[data-ready]').wait_for()
        session = context.new_cdp_session(page)
        found = {'id': 1, 'result': session.send('Network.getAllCookies')}
        write('devtools.json', found)
        write('playwright-cookies.json', context.cookies())
        write('storage-state.json', context.storage_state())
        everything = context.storage_state(indexed_db=True, opfs=True)
        write('storage-state-all.json', everything)
        context.close()
        packed = browser.new_context(record_har_path=CAPTURES / 'playwright.zip')
        packed.new_page().goto('http://shop.test/')
        packed.close()
        browser.close()


def with_selenium(port: int) -> None:
    from selenium import webdriver  # type: ignore[import-not-found]

    options = webdriver.ChromeOptions()
    options.binary_location = str(shutil.which('chromium'))
    for argument in (
        *('--headless=new', '--no-sandbox', '--disable-dev-shm-usage'),
        f'--host-resolver-rules=MAP * 127.0.0.1:{port}',
    ):
        options.add_argument(argument)
    service = webdriver.ChromeService(str(shutil.which('chromedriver')))
    browser = webdriver.Chrome(options, service)
    browser.get('http://shop.test/')
    write('webdriver.json', browser.get_cookies())
    browser.quit()


def with_curl(port: int) -> None:
    jar = str(CAPTURES / 'curl-cookies.txt')
    for host in COOKIES:
        subprocess.run(
            [
                *('curl', '-sS', '-o', '/dev/null', '-b', jar, '-c', jar),
                *('--connect-to', f'::127.0.0.1:{port}', f'http://{host}/'),
            ],
            check=True,
        )


def write(name: str, content: object) -> None:
    (CAPTURES / name).write_text(f'{json.dumps(content, indent=2)}\n', 'utf-8')


if __name__ == '__main__':
    with serving() as port:
        with_browser(port)
        with_curl(port)
        with_selenium(port)
