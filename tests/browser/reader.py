"""Someone who does what a page of the documentation says."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final, Self

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

DOCS: Final = Path(__file__).parents[2] / 'docs'

_BLOCK: Final = re.compile(
    r'^```(\S+)(?: (\S+))?\n(.*?)^```$', re.MULTILINE | re.DOTALL
)

#: What sets up an environment, which is there in a test.
_SETTING_UP: Final = ('python3 -m venv', '. .venv', 'pip install')

_SERVER: Final = 'python manage.py runserver'

#: Where that server is, as pages say.
_ADDRESS: Final = '127.0.0.1:8000'

#: For how many seconds it may start.
_PATIENCE: Final = 60


class Block:
    """A block of code in a page, and the prose that leads to it."""

    def __init__(self, prose: str, kind: str, name: str | None, content: str) -> None:
        self.prose = prose
        self.kind = kind
        self.name = name or ''
        self.content = content


def blocks(page: str) -> Iterator[Block]:
    """Yield the blocks of a page of the documentation."""
    text = (DOCS / page).read_text('utf-8')
    said_until = 0
    for found in _BLOCK.finditer(text):
        yield Block(text[said_until : found.start()], *found.groups())
        said_until = found.end()


class Reader:
    """Does what a page says, in a folder; fails where that shows something else."""

    def __init__(self, folder: Path) -> None:
        programs = f'{Path(sys.executable).parent}{os.pathsep}{os.environ["PATH"]}'
        self.folder = folder
        self.status = 0
        self._environment = {**os.environ, 'PATH': programs, 'NO_COLOR': '1'}
        self._address = _ADDRESS
        self._server: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._stop()

    def follow(self, shown: str) -> None:
        for one in re.split(r'^\$ ', shown, flags=re.MULTILINE)[1:]:
            command, _, output = one.partition('\n')
            if command.startswith(_SETTING_UP):
                continue
            said = self._done(command)
            # What is left out may be any lines.
            expected = re.escape(output).replace(re.escape('…\n'), '(?:.*\n)*')
            assert re.fullmatch(expected, said), f'{command}\n{said}'

    def _done(self, command: str) -> str:
        match command.split():
            case ['echo', '$?']:
                return f'{self.status}\n'
            case ['cd', folder]:
                self.folder = (self.folder / folder).resolve()
            case ['export', setting]:
                name, _, value = setting.partition('=')
                self._environment[name] = value
            case _ if command == _SERVER:
                self._serve()
            case _:
                return self.run(command.replace(_ADDRESS, self._address))
        return ''

    def run(self, command: str) -> str:
        done = subprocess.run(
            ['sh', '-c', command],
            cwd=self.folder,
            env=self._environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding='utf-8',
            check=False,
        )
        self.status = done.returncode
        return done.stdout

    def _serve(self) -> None:
        """Start the server of an application, in place of the one that runs."""
        self._stop()
        with socket.create_server(('127.0.0.1', 0)) as free:
            host, port = free.getsockname()
        self._address = f'{host}:{port}'
        self._server = subprocess.Popen(
            [sys.executable, 'manage.py', 'runserver', '--noreload', self._address],
            cwd=self.folder,
            env=self._environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        until = time.monotonic() + _PATIENCE
        while time.monotonic() < until:
            try:
                socket.create_connection((host, port)).close()
            except OSError:
                time.sleep(0.1)
            else:
                return
        pytest.fail('the server does not start')

    def _stop(self) -> None:
        if self._server is not None:
            self._server.terminate()
            self._server.wait()
