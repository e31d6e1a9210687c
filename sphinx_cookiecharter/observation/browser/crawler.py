"""Crawler of a site: in each consent state that its consent tool offers."""

from __future__ import annotations

import asyncio
import re
import time
from collections import deque
from contextlib import asynccontextmanager, suppress
from dataclasses import InitVar, dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Final

from playwright.async_api import Error, async_playwright
from playwright.async_api import TimeoutError as Late

from sphinx_cookiecharter.catalogue.consent_tool import consent_tool
from sphinx_cookiecharter.observation.browser import consent_tools, interactions
from sphinx_cookiecharter.observation.browser.chromium import Chromium
from sphinx_cookiecharter.observation.browser.consent_state import (
    ACCEPTED,
    NONE,
    REFUSED,
    ConsentState,
)
from sphinx_cookiecharter.observation.browser.page_storage import (
    PageContents,
    read_cookies,
    read_page,
)
from sphinx_cookiecharter.observation.browser.socks_proxy import SocksProxy
from sphinx_cookiecharter.observation.model import Occasion, VisitorChoice

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
    from typing import TypeAlias

    from playwright.async_api import (
        BrowserContext,
        CDPSession,
        Page,
        Response,
        StorageState,
    )

    from sphinx_cookiecharter.observation.browser.recorder import Recorder
    from sphinx_cookiecharter.observation.browser.target import CrawlTarget
    from sphinx_cookiecharter.observation.model import Item

#: Is told on the way: pages done, pages known of, what is being done.
Progress: TypeAlias = 'Callable[[int, int, str], None]'

#: In seconds: for a page to load, to come to rest, to answer to a reader who acts, to
#: be done with, and to close.
_LOADING: Final = 10.0
_RESTING: Final = 3.0
_ANSWERING: Final = 1.0
_PAGE: Final = 30.0
_CLOSING: Final = 5.0

_MOST_WINDOWS: Final = 20
#: Links that wait to be followed; far more than are ever followed.
_MOST_LINKS: Final = 10_000

#: Where there is no page to miss (RFC 9110, 15.5.5 and 15.5.11).
_GONE: Final = frozenset({404, 410})

#: What Playwright says of a link to a file.
_DOWNLOAD: Final = 'Download is starting'

_NET_ERROR: Final = re.compile(r'net::(ERR_\w+)')


class UnreachableError(Exception):
    """The first page could not be opened, and why."""


async def crawl(
    target: CrawlTarget,
    recorder: Recorder,
    *,
    pages: int,
    seconds: float,
    progress: Progress,
    state: StorageState | None = None,
) -> None:
    """Open the pages of a site, and record what it keeps, as it is seen.

    In each consent state, at most that many `pages` are opened; all takes at most that
    many `seconds`. The browser begins with `state`, what Playwright calls a storage
    state. Cancelled, what is recorded holds. Raises NoBrowserError, and
    UnreachableError where nothing was seen.
    """
    limit = asyncio.timeout(seconds)
    try:
        async with (
            limit,
            SocksProxy(recorder.admits, recorder.add_host) as proxy,
            async_playwright() as playwright,
        ):
            browser = await Chromium(playwright, proxy.url, state).find()
            await _Crawl(
                target, recorder, browser, proxy, pages, seconds, progress
            ).run()
        recorder.finished = True
    except UnreachableError as error:
        if not recorder.capture('').items:
            raise
        recorder.remarks.append(str(error))
    except TimeoutError:
        if not limit.expired():
            raise
        recorder.remarks.append(
            f'the time of {seconds:g} seconds was up before the walk was done; '
            '--seconds gives it more'
        )
    except Error as error:
        # The browser itself: what goes wrong in a window ends with it.
        recorder.is_broken = True
        reason = error.message.partition('\n')[0]
        recorder.remarks.append(f'the browser ended before the walk was done: {reason}')


@dataclass
class _Crawl:
    """The parts of a crawl; the first one finds pages, the consent tool and its
    categories.
    """

    target: CrawlTarget
    recorder: Recorder
    browser: Chromium
    proxy: SocksProxy
    most: int
    seconds: float
    progress: Progress

    def __post_init__(self) -> None:
        #: The consent tool, and the URL of the page that it was first seen on.
        self._tool: tuple[str, str] | None = None
        self._categories: list[str] = []

    async def run(self) -> None:
        opened = await self._without_choice()
        if self._tool is None:
            self.recorder.remarks.append(
                'no consent tool that is known was seen, so nothing was refused or '
                'accepted'
            )
            return
        alone = [ConsentState(VisitorChoice.SOME, name) for name in self._categories]
        # What is asked for first is seen where time is short.
        for state in (REFUSED, ACCEPTED, *alone):
            await self._after(state, opened, *self._tool)

    async def _without_choice(self) -> list[str]:
        """Open the pages, then act; return the URLs of the pages opened."""
        opened: list[str] = []
        waiting = _Waiting(self.target.start)
        async with self._visit(NONE) as visit:
            try:
                await self._open_all(visit, opened, waiting)
            finally:
                for url in waiting.urls:
                    self.recorder.leave(url, waiting.why)
            for what, act in (
                ('searching', interactions.search),
                ('light and dark', interactions.toggle_theme),
            ):
                self.progress(len(opened), len(opened), what)
                await visit.act(self.target.start, act)
            if self._tool is not None:
                self._categories = await visit.categories(*self._tool)
        return opened

    async def _open_all(
        self, visit: _Visit, opened: list[str], waiting: _Waiting
    ) -> None:
        started = time.monotonic()
        while waiting.urls and len(opened) < self.most:
            if self._tool and time.monotonic() - started > self.seconds / 3:
                self.recorder.remarks.append(
                    'a third of the time was up before all pages were opened; '
                    'the rest was for refusing and accepting'
                )
                return
            url = waiting.urls[0]
            self._report(opened, waiting.number, NONE, url)
            links = await visit.open(url, self._find_tool)
            waiting.urls.popleft()
            if links is None and not opened:
                raise UnreachableError(self._why())
            opened.append(url)
            if not waiting.add(map(self.target.page_url, links or ())):
                self.recorder.leave(url, f'it led to more than {_MOST_LINKS:,} pages')
            if not waiting.urls:
                # No link leads there, but a search engine might.
                waiting.add(self.target.known)
        if waiting.urls:
            waiting.why = f'{self.most} pages were opened before: --pages opens more'
            self.recorder.remarks.append(
                f'not all pages were opened, but {self.most}: --pages opens more'
            )

    async def _after(
        self, state: ConsentState, urls: list[str], tool: str, place: str
    ) -> None:
        async with self._visit(state) as visit:
            self.progress(0, len(urls), str(state))
            if not await visit.choose(place, tool):
                self._remark_unchosen(state, tool, place)
                return
            for done, url in enumerate(urls):
                self._report(urls[:done], len(urls), state, url)
                await visit.open(url)

    def _remark_unchosen(self, state: ConsentState, tool: str, place: str) -> None:
        verb = 'refuses' if state == REFUSED else 'accepts'
        why = f'nothing that {verb} could be pressed in {consent_tool(tool).title}'
        self.recorder.remarks.append(why)
        if state == ACCEPTED:
            # What waits for consent was not seen then.
            self.recorder.leave(place, why)

    @asynccontextmanager
    async def _visit(self, state: ConsentState) -> AsyncIterator[_Visit]:
        async with self.browser.fresh() as context:
            # The window that Chromium begins with: what happens to others leaves it be.
            session = await context.new_cdp_session(context.pages[0])
            context.on('page', _limit_windows)
            yield _Visit(self.target, self.recorder, context, session, state)

    async def _find_tool(self, page: Page) -> None:
        if self._tool is None and (tool := await consent_tools.tool_on(page)):
            self._tool = tool, page.url

    def _report(
        self, opened: list[str], known: int, state: ConsentState, url: str
    ) -> None:
        total = min(max(known, len(self.target.known) + 1), self.most)
        self.progress(len(opened), total, f'{state}: {self.target.public_url(url)}')

    def _why(self) -> str:
        url = self.target.public_url(self.target.start)
        if reason := self.proxy.failures.get(self.target.host):
            return f'{url} cannot be opened: {reason}'
        if others := sorted(self.recorder.hosts):
            return (
                f'{url} cannot be opened; it leads to {", ".join(others)}: name that '
                'site, or allow it with --allow'
            )
        return f'{url} cannot be opened as a page'


@dataclass
class _Waiting:
    """URLs that wait to be opened, each once; `why` is why the rest of them was not."""

    start: InitVar[str]
    why: str = 'the walk ended before'

    def __post_init__(self, start: str) -> None:
        self.urls = deque([start])
        self._known = {start}

    @property
    def number(self) -> int:
        return len(self._known)

    def add(self, urls: Iterable[str | None]) -> bool:
        """Add the URLs that are new; return whether there was room for all."""
        for url in urls:
            if url and url not in self._known:
                if len(self._known) >= _MOST_LINKS:
                    return False
                self._known.add(url)
                self.urls.append(url)
        return True


@dataclass
class _Visit:
    """A visitor's way through the site, in one consent state."""

    target: CrawlTarget
    recorder: Recorder
    context: BrowserContext
    session: CDPSession
    state: ConsentState

    async def open(
        self, url: str, look_for: Callable[[Page], Awaitable[None]] | None = None
    ) -> list[str] | None:
        """Open a page and record what is kept; return its links, None if it failed.

        What of it was not seen is recorded too.
        """
        contents = PageContents()
        gaps: list[str] = []
        answered: list[int] = []
        async with self._window(gaps) as page:
            page.on('response', partial(_note_answer, answered))
            gaps += await _go(page, url)
            contents = await self._contents(page)
            gaps += contents.gaps
            self._record(contents.items, url)
            if contents.links is not None:
                self.recorder.pages.add(url)
                if look_for is not None:
                    await look_for(page)
        if contents.links is None:
            # What it had kept before it failed.
            cookies = await read_cookies(self.session, self.target, time.time())
            self._record(cookies, url)
        if not _GONE.intersection(answered[-1:]):
            for why in gaps:
                self.recorder.leave(url, why)
        return contents.links

    async def act(self, url: str, act: Callable[[Page], Awaitable[bool]]) -> None:
        """Open a page, do something there, and record what that keeps."""
        async with self._window([]) as page:
            await _go(page, url)
            before = await self._contents(page)
            if await act(page):
                await self._record_action(page, url, before.items)

    async def categories(self, tool: str, url: str) -> list[str]:
        """Return the categories that a tool lets a visitor accept one by one."""
        found: list[str] = []
        async with self._window([]) as page:
            await _go(page, url)
            found += await consent_tools.categories(page, tool, _RESTING * 1000)
        return found

    async def choose(self, url: str, tool: str) -> bool:
        """Open a page and choose there; False where that cannot be done."""
        chosen = False
        async with self._window([]) as page:
            await _go(page, url)
            before = await self._contents(page)
            self.recorder.add(before.items, url, VisitorChoice.NONE)
            chosen = await consent_tools.choose(page, tool, self.state, _RESTING * 1000)
            if chosen:
                await self._record_action(page, url, before.items)
        return chosen

    async def _record_action(self, page: Page, url: str, before: list[Item]) -> None:
        await asyncio.sleep(_ANSWERING)
        await _rest(page)
        contents = await self._contents(page)
        self._record(contents.items, url, Occasion.ACTION, before)

    def _record(
        self,
        items: list[Item],
        url: str,
        occasion: Occasion = Occasion.LOAD,
        before: Iterable[Item] = (),
    ) -> None:
        choice, category = self.state
        self.recorder.add(items, url, choice, occasion, before, category)

    async def _contents(self, page: Page) -> PageContents:
        """Return what is kept, also by cookies, and the links of a page."""
        cookies = await read_cookies(self.session, self.target, time.time())
        contents = await read_page(page, self.target)
        for parts in contents.ahead:
            with suppress(ValueError):
                self.recorder.add_host(*self.target.address(parts))
        return replace(contents, items=cookies + contents.items)

    @asynccontextmanager
    async def _window(self, gaps: list[str]) -> AsyncIterator[Page]:
        """Give a window of its own, for a time; what goes wrong in it ends with it.

        Why is added to `gaps`.
        """
        page = await self.context.new_page()
        try:
            async with asyncio.timeout(_PAGE):
                yield page
        except TimeoutError:
            gaps.append(f'it took more than {_PAGE:g} seconds')
        except Error as error:
            gaps += _reasons(error)
        finally:
            for window in self.context.pages[1:]:
                with suppress(Error, TimeoutError):
                    async with asyncio.timeout(_CLOSING):
                        await window.close()


async def _go(page: Page, url: str) -> list[str]:
    """Open a page; return what went wrong, where there is something to look at.

    Raises Error where there is not.
    """
    try:
        response = await page.goto(url, timeout=_LOADING * 1000)
    except Late:
        return [f'it was not loaded within {_LOADING:g} seconds']
    await _rest(page)
    if response is None or response.status < 400:
        return []
    return [f'it was answered with {response.status}']


def _note_answer(answered: list[int], response: Response) -> None:
    """Note with which status a page itself was answered: an empty one is an error."""
    request = response.request
    with suppress(Error):
        if request.is_navigation_request() and request.frame.parent_frame is None:
            answered.append(response.status)


def _reasons(error: Error) -> list[str]:
    """Return why there is no page; nothing where none was meant."""
    if _DOWNLOAD in error.message:
        return []
    code = _NET_ERROR.search(error.message)
    return [f'it could not be opened{f" ({code[1]})" if code else ""}']


async def _rest(page: Page) -> None:
    """Wait until nothing has been asked for in half a second, but not for ever."""
    with suppress(Error):
        await page.wait_for_load_state('networkidle', timeout=_RESTING * 1000)


async def _limit_windows(page: Page) -> None:
    if len(page.context.pages) > _MOST_WINDOWS:
        with suppress(Error):
            await page.close()
