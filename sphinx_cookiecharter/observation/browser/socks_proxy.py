"""SOCKS 5 proxy: the only way out of the browser, to the hosts that are allowed.

A proxy sees every connection, whatever asked for it: a redirect, a pop-up, a prefetch,
a beacon, a WebSocket, a worker, or a connection that nothing is sent over. Of SOCKS 5
(RFC 1928), it speaks what Chromium speaks: no authentication, CONNECT, and names that
the proxy resolves.
"""

from __future__ import annotations

import asyncio
import os
from contextlib import closing, suppress
from enum import IntEnum
from ipaddress import ip_address
from typing import TYPE_CHECKING, Final

from sphinx_cookiecharter.declaration.hosts import canonical_host
from sphinx_cookiecharter.observation.browser.local_server import HOST

if TYPE_CHECKING:
    from asyncio import Server, StreamReader, StreamWriter, Task
    from collections.abc import Callable
    from typing import Self

_VERSION: Final = 5
_CONNECT: Final = 1
_IPV4: Final = 1
_DOMAIN_NAME: Final = 3
_PATIENCE: Final = 20.0


class _Reply(IntEnum):
    """RFC 1928, section 6."""

    SUCCEEDED = 0
    NOT_ALLOWED = 2
    HOST_UNREACHABLE = 4
    NO_SUCH_COMMAND = 7


class SocksProxy:
    """A proxy on loopback, while it is entered.

    `admits` says of an address, host and port, whether it may be connected to; `note`
    is called with each that is asked for, admitted or not. `failures` are the hosts
    that could not be reached, each with why.
    """

    def __init__(
        self, admits: Callable[[str, int], bool], note: Callable[[str, int], None]
    ) -> None:
        self.failures: dict[str, str] = {}
        self._admits = admits
        self._note = note
        self._server: Server | None = None
        self._tasks: set[Task[None]] = set()

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(self._begin, HOST, 0)
        return self

    async def __aexit__(self, *_given: object) -> None:
        assert self._server is not None
        self._server.close()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    @property
    def url(self) -> str:
        assert self._server is not None
        return f'socks5://{HOST}:{self._server.sockets[0].getsockname()[1]}'

    def _begin(self, reader: StreamReader, writer: StreamWriter) -> None:
        task = asyncio.create_task(self._serve(reader, writer))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _serve(self, reader: StreamReader, writer: StreamWriter) -> None:
        with closing(writer), suppress(OSError, EOFError, ValueError):
            host, port = await _handshake(reader, writer)
            if not host:
                await _answer(writer, _Reply.NO_SUCH_COMMAND)
                return
            self._note(host, port)
            if not self._admits(host, port):
                await _answer(writer, _Reply.NOT_ALLOWED)
                return
            try:
                async with asyncio.timeout(_PATIENCE):
                    connection = await asyncio.open_connection(_resolved(host), port)
            except OSError as error:  # of which TimeoutError is one
                self.failures[host] = _reason(error)
                await _answer(writer, _Reply.HOST_UNREACHABLE)
                return
            host_reader, host_writer = connection
            with closing(host_writer):
                await _answer(writer, _Reply.SUCCEEDED)
                await asyncio.gather(
                    _pass(reader, host_writer), _pass(host_reader, writer)
                )


async def _handshake(reader: StreamReader, writer: StreamWriter) -> tuple[str, int]:
    """Return host and port that are asked for; no host where it is no connection."""
    _, methods = await reader.readexactly(2)
    await reader.readexactly(methods)
    writer.write(bytes((_VERSION, 0)))
    _, command, _, kind = await reader.readexactly(4)
    if kind == _DOMAIN_NAME:
        (length,) = await reader.readexactly(1)
        host = canonical_host((await reader.readexactly(length)).decode('ascii'))
    else:
        size = 4 if kind == _IPV4 else 16
        host = str(ip_address(await reader.readexactly(size)))
    port = int.from_bytes(await reader.readexactly(2))
    return (host if command == _CONNECT else ''), port


async def _answer(writer: StreamWriter, reply: _Reply) -> None:
    writer.write(bytes((_VERSION, reply, 0, 1, 0, 0, 0, 0, 0, 0)))
    await writer.drain()


async def _pass(reader: StreamReader, writer: StreamWriter) -> None:
    while data := await reader.read(1 << 16):
        writer.write(data)
        await writer.drain()
    if writer.can_write_eof():
        writer.write_eof()


def _reason(error: OSError) -> str:
    """Return why there is no connection; asyncio has words of its own for it."""
    if error.errno is not None and error.errno > 0:
        return os.strerror(error.errno)
    return error.strerror or 'it does not answer'


def _resolved(host: str) -> str:
    """Return the name that is resolved: below localhost it is that (RFC 6761, 6.3)."""
    return 'localhost' if host.endswith('.localhost') else host
