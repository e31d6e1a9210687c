"""Sites on loopback, written as functions, for tests that look at them."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import TYPE_CHECKING, Any, TypeAlias
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

#: Headers in addition to those of a page of HTML.
Headers: TypeAlias = 'tuple[tuple[str, str], ...]'


@dataclass
class Answer:
    """What a path answers."""

    body: str = ''
    headers: Headers = ()
    status: int = 200
    kind: str = 'text/html; charset=utf-8'


@dataclass
class Host:
    """A server of answers by path, and the requests that have arrived."""

    port: int
    arrived: list[str] = field(default_factory=list)

    def url(self, path: str = '/', host: str = '127.0.0.1') -> str:
        return f'http://{host}:{self.port}{path}'


@contextmanager
def answering(
    answers: Mapping[str, Answer], address: str = '127.0.0.1'
) -> Iterator[Host]:
    """Answer on a free port of an address; `{port}` in a body or header is that port.

    Answers may be added while it runs. Any other path is not found.
    """

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            host.arrived.append(self.path)
            answer = answers.get(urlsplit(self.path).path, Answer(status=404))
            body = answer.body.replace('{port}', str(host.port)).encode()
            self.send_response(answer.status)
            self.send_header('Content-Type', answer.kind)
            self.send_header('Content-Length', str(len(body)))
            for name, value in answer.headers:
                self.send_header(name, value.replace('{port}', str(host.port)))
            self.end_headers()
            self.wfile.write(body)

        do_POST = do_GET  # noqa: N815 - as the server calls it

        def log_message(self, *_given: Any) -> None:
            pass

    class Server(ThreadingHTTPServer):
        def handle_error(self, *_given: Any) -> None:
            """The browser hangs up when it has seen enough."""

    with Server((address, 0), Handler) as server:
        host = Host(server.server_port)
        Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        try:
            yield host
        finally:
            server.shutdown()
