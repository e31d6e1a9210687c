"""HTTP server of a directory, for this machine alone."""

from __future__ import annotations

from contextlib import contextmanager
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

HOST: Final = '127.0.0.1'


class _Handler(SimpleHTTPRequestHandler):
    def list_directory(self, _path: Any) -> None:
        """Give no list: it would be a page that the site does not have."""
        self.send_error(HTTPStatus.NOT_FOUND)

    def log_message(self, *_given: Any) -> None:
        pass


class _Server(ThreadingHTTPServer):
    def handle_error(self, *_given: Any) -> None:
        """Say nothing: a browser that has seen enough hangs up."""


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """Serve a directory on a free port, and give its URL, which ends with a slash."""
    with _Server((HOST, 0), partial(_Handler, directory=str(folder))) as server:
        Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        try:
            yield f'http://{HOST}:{server.server_port}/'
        finally:
            server.shutdown()
