"""Launcher of Chromium: a fresh profile, and nothing by which a site knows a robot."""

from __future__ import annotations

import asyncio
import json
import shutil
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Final

from playwright.async_api import Error

from sphinx_cookiecharter.observation.browser.local_server import HOST
from sphinx_cookiecharter.observation.browser.storage_state import UnusableStateError

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator
    from typing import Self

    from playwright.async_api import BrowserContext, Playwright, StorageState

_PROGRAMS: Final = (
    'chromium',
    'chromium-browser',
    'google-chrome',
    'google-chrome-stable',
    'microsoft-edge',
)

#: Where what Chromium asks for itself is sent: it would be taken for the site's doing.
#: A browser opens no connection to this port.
_NOWHERE: Final = f'http://{HOST}:1/'

_SWITCHES: Final = (
    f'--autofill-server-url={_NOWHERE}',
    f'--component-updater=url-source={_NOWHERE}',
    f'--gaia-url={_NOWHERE}',
    # Names are looked up by the proxy alone, also those of `dns-prefetch`.
    f'--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE {HOST}',
    '--disable-quic',
    # Sets `navigator.webdriver`, by which consent tools know a robot.
    '--disable-blink-features=AutomationControlled',
    # Of a page that takes all it gets, only the page ends.
    '--js-flags=--max-old-space-size=512',
)

_PREFERENCES: Final = {
    # Third-party cookies are allowed, as in a browser that nobody has set up; Debian's
    # refuses them.
    'profile': {'cookie_controls_mode': 0, 'block_third_party_cookies': False},
    # WebRTC sends nothing past the proxy.
    'webrtc': {'ip_handling_policy': 'disable_non_proxied_udp'},
}

_CLOSING: Final = 5.0


class NoBrowserError(Exception):
    """There is no Chromium that starts, and what to do."""


class Chromium:
    """Starts Chromium, each time as if for the first, or with a storage state."""

    def __init__(
        self, playwright: Playwright, proxy: str, state: StorageState | None = None
    ) -> None:
        self._chromium = playwright.chromium
        self._proxy = proxy
        self._state = state
        self._program: dict[str, Any] = {}
        self._name = ''

    async def find(self) -> Self:
        """Find a Chromium that starts, and its name; raises NoBrowserError."""
        reason = None
        for program in self._programs():
            try:
                browser = await self._chromium.launch(**program)
            except Error as error:
                reason = reason or error
                continue
            self._program = program
            session = await browser.new_browser_cdp_session()
            version = await session.send('Browser.getVersion')
            # By which consent tools know a robot too.
            self._name = version['userAgent'].replace('Headless', '')
            await browser.close()
            return self
        msg = (
            'no Chromium was found that starts: install Chromium or Chrome, or run '
            "'playwright install chromium'"
        )
        raise NoBrowserError(msg) from reason

    def _programs(self) -> Iterator[dict[str, Any]]:
        for name in _PROGRAMS:
            if path := shutil.which(name):
                yield {'executable_path': path}
        if Path(self._chromium.executable_path).exists():
            yield {}
        # Where a system keeps its programs elsewhere.
        yield {'channel': 'chrome'}
        yield {'channel': 'msedge'}

    @asynccontextmanager
    async def fresh(self) -> AsyncIterator[BrowserContext]:
        """Give a browser with a profile that nothing is in.

        It is the profile itself, not a private window in it, which has rules of its own
        for third-party cookies.
        """
        with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
            preferences = Path(folder, 'Default', 'Preferences')
            preferences.parent.mkdir()
            preferences.write_text(json.dumps(_PREFERENCES), 'utf-8')
            context = await self._chromium.launch_persistent_context(
                folder,
                **self._program,
                args=_SWITCHES,
                ignore_default_args=['--enable-automation'],
                # Chromium goes to loopback without its proxy unless told.
                proxy={'server': self._proxy, 'bypass': '<-loopback>'},
                user_agent=self._name,
                accept_downloads=False,
            )
            try:
                if self._state is not None:
                    await _begin_with(context, self._state)
                yield context
            finally:
                with suppress(Error, TimeoutError):
                    async with asyncio.timeout(_CLOSING):
                        await context.close()


async def _begin_with(context: BrowserContext, state: StorageState) -> None:
    """Put a storage state into a browser; raises UnusableStateError."""
    if not hasattr(context, 'set_storage_state'):
        msg = 'a storage state needs a newer Playwright: pip install -U playwright'
        raise UnusableStateError(msg)
    reason = ''
    try:
        await context.set_storage_state(state)
    except (Error, TypeError, KeyError, AttributeError):
        # What is raised here may hold what is stored.
        reason = 'the storage state is not as Playwright writes one'
    if reason:
        raise UnusableStateError(reason)
