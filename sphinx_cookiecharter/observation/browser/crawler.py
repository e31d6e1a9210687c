"""Crawler of a site: without a choice, then refusing consent, then accepting it."""

from __future__ import annotations

import asyncio
import time
from collections import deque
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from playwright.async_api import Error, async_playwright
from playwright.async_api import TimeoutError as Late

from sphinx_cookiecharter.catalogue.consent_tool import consent_tool
from sphinx_cookiecharter.observation.browser import consent_tools, interactions
from sphinx_cookiecharter.observation.browser.chromium import Chromium
from sphinx_cookiecharter.observation.browser.page_storage import (
    read_cookies,
    read_frame,
)
from sphinx_cookiecharter.observation.browser.socks_proxy import SocksProxy
from sphinx_cookiecharter.observation.model import Occasion, VisitorChoice

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
    from typing import TypeAlias

    from playwright.async_api import BrowserContext, CDPSession, Page

    from sphinx_cookiecharter.observation.browser.recorder import Recorder
    from sphinx_cookiecharter.observation.browser.target import CrawlTarget
    from sphinx_cookiecharter.observation.model import Item

#: Is told on the way: pages done, pages known of, what is being done.
Progress: TypeAlias = 'Callable[[int, int, str], None]'

#: In seconds: for a page to load, to come to rest, to be read, to answer to a reader
#: who acts, to be done with, and to close.
_LOADING: Final = 10.0
_RESTING: Final = 3.0
_READING: Final = 3.0
_ANSWERING: Final = 1.0
_PAGE: Final = 30.0
_CLOSING: Final = 5.0

_MOST_WINDOWS: Final = 20
#: Links that wait to be followed; far more than are ever followed.
_MOST_LINKS: Final = 10_000

_CHOICES: Final = {
    VisitorChoice.NONE: 'no choice made',
    VisitorChoice.REFUSED: 'refused',
    VisitorChoice.ACCEPTED: 'accepted',
}


class UnreachableError(Exception):
    """The first page could not be opened, and why."""


async def crawl(
    target: CrawlTarget,
    recorder: Recorder,
    *,
    pages: int,
    seconds: float,
    progress: Progress,
) -> None:
    """Open the pages of a site, and record what it keeps, as it is seen.

    In each of the three parts, at most that many `pages` are opened; all takes at most
    that many `seconds`. Cancelled, what is recorded holds. Raises NoBrowserError and
    UnreachableError.
    """
    limit = asyncio.timeout(seconds)
    try:
        async with (
            limit,
            SocksProxy(recorder.allowed, recorder.add_host) as proxy,
            async_playwright() as playwright,
        ):
            browser = await Chromium(playwright, proxy.url).find()
            await _Crawl(
                target, recorder, browser, proxy, pages, seconds, progress
            ).run()
        recorder.finished = True
    except TimeoutError:
        if not limit.expired():
            raise
        recorder.remarks.append(
            f'the time of {seconds:g} seconds was up before the walk was done; '
            '--seconds gives it more'
        )
    except Error as error:
        # The browser itself: what goes wrong in a window ends with it.
        reason = error.message.partition('\n')[0]
        recorder.remarks.append(f'the browser ended before the walk was done: {reason}')


@dataclass
class _Crawl:
    """The three parts of a crawl; the first one finds pages and the consent tool."""

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

    async def run(self) -> None:
        opened = await self._without_choice()
        if self._tool is None:
            self.recorder.remarks.append(
                'no consent tool that is known was seen, so nothing was refused or '
                'accepted'
            )
            return
        for choice in (VisitorChoice.REFUSED, VisitorChoice.ACCEPTED):
            await self._after(choice, opened, *self._tool)

    async def _without_choice(self) -> list[str]:
        """Open the pages, then act; return the URLs of the pages opened."""
        started = time.monotonic()
        opened: list[str] = []
        todo = deque([self.target.start])
        enqueued = {self.target.start}

        def enqueue(urls: Iterable[str | None]) -> None:
            for url in urls:
                if url and url not in enqueued and len(enqueued) < _MOST_LINKS:
                    enqueued.add(url)
                    todo.append(url)

        async with self._visit(VisitorChoice.NONE) as visit:
            while todo and len(opened) < self.most:
                if self._tool and time.monotonic() - started > self.seconds / 3:
                    self.recorder.remarks.append(
                        'a third of the time was up before all pages were opened; '
                        'the rest was for refusing and accepting'
                    )
                    break
                url = todo.popleft()
                self._report(opened, len(enqueued), VisitorChoice.NONE, url)
                links = await visit.open(url, self._find_tool)
                if links is None and not opened:
                    raise UnreachableError(self._why())
                opened.append(url)
                enqueue(map(self.target.page_url, links or ()))
                if not todo:
                    # No link leads there, but a search engine might.
                    enqueue(self.target.known)
            if todo and len(opened) == self.most:
                self.recorder.remarks.append(
                    f'not all pages were opened, but {self.most}: --pages opens more'
                )
            for what, act in (
                ('searching', interactions.search),
                ('light and dark', interactions.toggle_theme),
            ):
                self.progress(len(opened), len(opened), what)
                await visit.act(self.target.start, act)
        return opened

    async def _after(
        self, choice: VisitorChoice, urls: list[str], tool: str, place: str
    ) -> None:
        async with self._visit(choice) as visit:
            self.progress(0, len(urls), _CHOICES[choice])
            if not await visit.choose(place, tool):
                verb = 'refuses' if choice is VisitorChoice.REFUSED else 'accepts'
                title = consent_tool(tool).title
                self.recorder.remarks.append(
                    f'nothing that {verb} could be pressed in {title}'
                )
                return
            for done, url in enumerate(urls):
                self._report(urls[:done], len(urls), choice, url)
                await visit.open(url)

    @asynccontextmanager
    async def _visit(self, choice: VisitorChoice) -> AsyncIterator[_Visit]:
        async with self.browser.fresh() as context:
            # The window that Chromium begins with: what happens to others leaves it be.
            session = await context.new_cdp_session(context.pages[0])
            context.on('page', _limit_windows)
            yield _Visit(self.target, self.recorder, context, session, choice)

    async def _find_tool(self, page: Page) -> None:
        if self._tool is None and (tool := await consent_tools.tool_on(page)):
            self._tool = tool, page.url

    def _report(
        self, opened: list[str], known: int, choice: VisitorChoice, url: str
    ) -> None:
        total = min(max(known, len(self.target.known) + 1), self.most)
        self.progress(
            len(opened), total, f'{_CHOICES[choice]}: {self.target.public_url(url)}'
        )

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
class _Visit:
    """A visitor's way through the site, who has made one choice, or none."""

    target: CrawlTarget
    recorder: Recorder
    context: BrowserContext
    session: CDPSession
    choice: VisitorChoice

    async def open(
        self, url: str, look_for: Callable[[Page], Awaitable[None]] | None = None
    ) -> list[str] | None:
        """Open a page and record what is kept; return its links, None if it failed."""
        links: list[str] | None = None
        async with self._window() as page:
            try:
                await page.goto(url, timeout=_LOADING * 1000)
                await _rest(page)
            except Late:
                # It is not whole yet, but there is something to look at.
                pass
            items, links = await self._contents(page)
            self.recorder.add(items, url, self.choice)
            if links is not None:
                self.recorder.pages.add(url)
                if look_for is not None:
                    await look_for(page)
        if links is None:
            # What it had kept before it failed.
            items = await read_cookies(self.session, self.target, time.time())
            self.recorder.add(items, url, self.choice)
        return links

    async def act(self, url: str, act: Callable[[Page], Awaitable[bool]]) -> None:
        """Open a page, do something there, and record what that keeps."""
        async with self._window() as page:
            await page.goto(url, timeout=_LOADING * 1000)
            await _rest(page)
            before, _ = await self._contents(page)
            if await act(page):
                await self._record_action(page, url, before)

    async def choose(self, url: str, tool: str) -> bool:
        """Open a page and choose there; False where that cannot be done."""
        chosen = False
        async with self._window() as page:
            await page.goto(url, timeout=_LOADING * 1000)
            await _rest(page)
            before, _ = await self._contents(page)
            self.recorder.add(before, url, VisitorChoice.NONE)
            chosen = await consent_tools.choose(
                page, tool, self.choice, _RESTING * 1000
            )
            if chosen:
                await self._record_action(page, url, before)
        return chosen

    async def _record_action(self, page: Page, url: str, before: list[Item]) -> None:
        await asyncio.sleep(_ANSWERING)
        await _rest(page)
        items, _ = await self._contents(page)
        self.recorder.add(items, url, self.choice, Occasion.ACTION, before)

    async def _contents(self, page: Page) -> tuple[list[Item], list[str] | None]:
        """Return what is kept, and the links of a page; None if it does not answer."""
        items = await read_cookies(self.session, self.target, time.time())
        links: list[str] | None = None
        for frame in page.frames:
            # A frame may go, move on or hang while it is looked at.
            with suppress(Error, TimeoutError):
                async with asyncio.timeout(_READING):
                    contents = await read_frame(frame, self.target)
                items += contents.items
                for host in contents.hosts:
                    self.recorder.add_host(host)
                if frame is page.main_frame:
                    links = contents.links
        return items, links

    @asynccontextmanager
    async def _window(self) -> AsyncIterator[Page]:
        """Give a window of its own, for a time; what goes wrong in it ends with it."""
        page = await self.context.new_page()
        try:
            with suppress(Error, TimeoutError):
                async with asyncio.timeout(_PAGE):
                    yield page
        finally:
            for window in self.context.pages[1:]:
                with suppress(Error, TimeoutError):
                    async with asyncio.timeout(_CLOSING):
                        await window.close()


async def _rest(page: Page) -> None:
    """Wait until nothing has been asked for in half a second, but not for ever."""
    with suppress(Error):
        await page.wait_for_load_state('networkidle', timeout=_RESTING * 1000)


async def _limit_windows(page: Page) -> None:
    if len(page.context.pages) > _MOST_WINDOWS:
        with suppress(Error):
            await page.close()
