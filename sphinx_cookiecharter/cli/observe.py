"""The command `observe`: what a site keeps, as a browser sees it."""

from __future__ import annotations

import re
import shutil
import signal
import sys
from argparse import ArgumentTypeError
from contextlib import suppress
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from sphinx_cookiecharter.cli import INTERRUPTED
from sphinx_cookiecharter.cli.load import MisuseError
from sphinx_cookiecharter.cli.output import output, refuse_overwriting
from sphinx_cookiecharter.cli.printing import tell

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Iterator, Sequence

    from sphinx_cookiecharter.observation.browser.recorder import Recorder
    from sphinx_cookiecharter.observation.browser.target import CrawlTarget
    from sphinx_cookiecharter.observation.model import Capture, Left

_BAR: Final = 24

#: Of pages that were left; the capture has them all.
_MOST_TOLD: Final = 5

#: A name, or an address of either version of IP.
_HOST: Final = re.compile(
    r'[\w-]+(\.[\w-]+)*\.?|[0-9A-Fa-f]*:[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*'
)


def add_arguments(parser: ArgumentParser) -> None:
    parser.epilog = (
        "Needs 'sphinx-cookiecharter[observe]' and Chromium. Names and attributes are "
        'written, never values. Pages that were not seen, or not all of them, stand in '
        'the capture with the reason. Interrupted, it writes what it has and exits '
        'with 130; with 1 if no page was seen, the browser ended before, or the '
        'capture cannot be written.'
    )
    parser.add_argument(
        'target',
        metavar='TARGET',
        help='the URL of a site, or the directory of a documentation that is built',
    )
    parser.add_argument(
        '-o',
        '--output',
        metavar='FILE',
        help='where to write the capture; standard output by default',
    )
    parser.add_argument(
        '--allow',
        action='append',
        default=[],
        type=_host,
        metavar='HOST',
        help='connect to this host too; others than the site are refused, and named '
        'in the capture; may be repeated',
    )
    parser.add_argument(
        '--as',
        dest='real',
        metavar='URL',
        help='the real address of a site that is tried out elsewhere: hosts, parties '
        'and pages are those of it in the capture',
    )
    parser.add_argument(
        '--exclude',
        action='append',
        default=[],
        type=_path,
        metavar='PATTERN',
        help='open no page whose path fits this; * stands for any run of characters, '
        'as in /account/*; may be repeated',
    )
    parser.add_argument(
        '--storage-state',
        metavar='FILE',
        help='begin with what Playwright has saved of a browser, to be signed in',
    )
    parser.add_argument(
        '--pages',
        type=_count,
        default=50,
        metavar='N',
        help='open at most so many pages in each consent state; %(default)s by default',
    )
    parser.add_argument(
        '--seconds',
        type=_count,
        default=300,
        metavar='N',
        help='take at most so many seconds; %(default)s by default',
    )


def run(options: Namespace) -> int:
    try:
        from sphinx_cookiecharter.observation.browser.chromium import NoBrowserError
    except ModuleNotFoundError as error:
        if error.name != 'playwright':
            raise
        msg = "Playwright is missing: pip install 'sphinx-cookiecharter[observe]'"
        raise MisuseError(msg) from error
    from sphinx_cookiecharter.observation.browser import target as targets
    from sphinx_cookiecharter.observation.browser.crawler import UnreachableError
    from sphinx_cookiecharter.observation.browser.recorder import Recorder
    from sphinx_cookiecharter.observation.browser.storage_state import (
        UnusableStateError,
    )
    from sphinx_cookiecharter.observation.captures.formats.native import serialize

    refuse_overwriting(filter(None, [options.storage_state]), options.output)
    try:
        with (
            targets.open_target(
                options.target, options.real, options.exclude
            ) as target,
            output(options.output) as file,
        ):
            recorder = Recorder(target, options.allow)
            interrupted = _crawl(target, recorder, options)
            capture = recorder.capture('')
            file.write(serialize(capture, made=datetime.now(UTC), target=target.name))
    except (targets.UnusableTargetError, UnusableStateError, NoBrowserError) as error:
        raise MisuseError(str(error)) from error
    except UnreachableError as error:
        tell(str(error))
        return 1
    for line in _summary(recorder, capture, interrupted):
        tell(line)
    if interrupted:
        return INTERRUPTED
    return 0 if recorder.pages and not recorder.is_broken else 1


def _crawl(target: CrawlTarget, recorder: Recorder, options: Namespace) -> bool:
    """Crawl a site, and return whether that was interrupted."""
    import asyncio

    from sphinx_cookiecharter.observation.browser.crawler import crawl
    from sphinx_cookiecharter.observation.browser.storage_state import (
        read_storage_state,
    )

    saved = options.storage_state
    state = read_storage_state(saved) if saved is not None else None
    signals = []

    async def main() -> None:
        task = asyncio.current_task()
        assert task is not None

        def interrupt() -> None:
            signals.append(True)
            task.cancel()

        loop = asyncio.get_running_loop()
        # A browser that an interrupt has ended too leaves answers that nobody awaits.
        loop.set_exception_handler(lambda _loop, _context: None)
        for number in (signal.SIGINT, signal.SIGTERM):
            # Windows has no such handlers; there, SIGINT cancels the task all the same.
            with suppress(NotImplementedError):
                loop.add_signal_handler(number, interrupt)
        await crawl(
            target,
            recorder,
            pages=options.pages,
            seconds=options.seconds,
            progress=_draw_progress if sys.stderr.isatty() else _ignore_progress,
            state=state,
        )

    try:
        asyncio.run(main())
    except (KeyboardInterrupt, asyncio.CancelledError):
        return True
    finally:
        if sys.stderr.isatty():
            print('\r\x1b[K', end='', file=sys.stderr)
    return bool(signals)


def _draw_progress(done: int, total: int, what: str) -> None:
    """Write one line over the last, no longer than the terminal is wide."""
    full = _BAR * done // max(total, 1)
    line = f'[{"#" * full}{"-" * (_BAR - full)}] {done}/{total} {what}'
    # What is not printable would be an order to the terminal.
    line = ''.join(letter for letter in line if letter.isprintable())
    width = shutil.get_terminal_size().columns - 1
    print(f'\r\x1b[K{line[:width]}', end='', file=sys.stderr, flush=True)


def _ignore_progress(_done: int, _total: int, _what: str) -> None:
    pass


def _summary(recorder: Recorder, capture: Capture, interrupted: bool) -> Iterator[str]:
    names = {item.name for item in capture.items}
    yield f'{_counted(len(recorder.pages), "page")}, {_counted(len(names), "item")}'
    if recorder.refused:
        refused = ', '.join(sorted(recorder.refused))
        yield f'connections were refused to {refused}; --allow lets them be'
    if interrupted:
        yield 'interrupted: what was seen until then is written'
        return
    if capture.left:
        yield _left(capture.left)
    yield from recorder.remarks


def _left(left: Sequence[Left]) -> str:
    """Return which pages were not seen, or not all of them, and why."""
    told = '; '.join(f'{page}: {why}' for page, why in left[:_MOST_TOLD])
    more = len(left) - _MOST_TOLD
    rest = f'; and {more} more, which the capture names' if more > 0 else ''
    return f'not all was seen of {_counted(len(left), "page")}: {told}{rest}'


def _counted(number: int, noun: str) -> str:
    return f'{number} {noun}{"" if number == 1 else "s"}'


def _path(argument: str) -> str:
    if not argument.strip('*'):
        msg = f'{argument!r} would exclude every page: write a path, as /account/*'
        raise ArgumentTypeError(msg)
    return argument if argument.startswith(('/', '*')) else f'/{argument}'


def _host(argument: str) -> str:
    if not _HOST.fullmatch(argument):
        msg = (
            f'{argument!r} is no host name, as cdn.example.org: write it without '
            'scheme, port and path, and each host by itself'
        )
        raise ArgumentTypeError(msg)
    return argument


def _count(argument: str) -> int:
    if not (argument.isdecimal() and int(argument)):
        msg = f'{argument!r} is no whole number above 0'
        raise ArgumentTypeError(msg)
    return int(argument)
