"""What the page on editors says is what the servers do that editors start."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import threading
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, Final

import pytest

from sphinx_cookiecharter.catalogue.consent_tool import CONSENT_TOOLS
from sphinx_cookiecharter.declaration.json_schema import schema_text

from ..support import require_tool

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

Message = dict[str, Any]

PAGE: Final = Path(__file__).parents[2] / 'docs/how-to/editors.md'
DECLARATION: Final = """\
# yaml-language-server: $schema=cookies.schema.json

cookies:
  - name: sessionid
    category: necesary
    purpose: Keeps you signed in.
  - name: visit_id
    category: statistics
    """


def diagnostics_of(path: Path, message: Message) -> list[Message] | None:
    """Return what a message says of a file, if it does."""
    if message.get('method') != 'textDocument/publishDiagnostics':
        return None
    about: Message = message['params']
    return about['diagnostics'] if about['uri'] == path.as_uri() else None


class Server:
    """A language server that has been started, as an editor sees it."""

    def __init__(self, to: IO[bytes], out: IO[bytes]) -> None:
        self.to = to
        self.out = out

    def send(self, **message: Any) -> None:
        content = json.dumps({'jsonrpc': '2.0', **message}).encode()
        self.to.write(b'Content-Length: %d\r\n\r\n%s' % (len(content), content))
        self.to.flush()

    def receive(self) -> Message:
        length = 0
        while line := self.out.readline().strip().lower():
            if line.startswith(b'content-length:'):
                length = int(line.partition(b':')[2])
        assert length, 'the server has ended, or says nothing'
        message: Message = json.loads(self.out.read(length))
        return message

    def until(self, wanted: Callable[[Message], object]) -> Message:
        """Answer what the server asks, until it says what is wanted."""
        while not wanted(message := self.receive()):
            if 'method' in message and 'id' in message:
                asked = message.get('params') or {}
                self.send(id=message['id'], result=[None] * len(asked.get('items', ())))
        return message

    def ask(self, method: str, **params: Any) -> Any:
        self.send(id=method, method=method, params=params)
        return self.until(lambda message: message.get('id') == method)['result']

    def open(self, path: Path) -> list[Message]:
        """Open a file as it is on the disk, and return the diagnostics of it."""
        document = {'uri': path.as_uri(), 'languageId': 'yaml', 'version': 1}
        text = path.read_text('utf-8')
        params = {'textDocument': {**document, 'text': text}}
        self.send(method='textDocument/didOpen', params=params)
        given = self.until(lambda said: diagnostics_of(path, said) is not None)
        return diagnostics_of(path, given) or []


@contextmanager
def started(command: Sequence[str], folder: Path) -> Iterator[Server]:
    """Start a language server, and kill it, after a minute at the latest."""
    programs = f'{Path(sys.executable).parent}{os.pathsep}{os.environ["PATH"]}'
    with subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=os.environ | {'PATH': programs},
    ) as process:
        assert process.stdin
        assert process.stdout
        timer = threading.Timer(60, process.kill)
        timer.start()
        try:
            server = Server(process.stdin, process.stdout)
            capabilities: Message = {'textDocument': {'publishDiagnostics': {}}}
            root = folder.as_uri()
            server.ask('initialize', rootUri=root, capabilities=capabilities)
            server.send(method='initialized', params={})
            yield server
        finally:
            timer.cancel()
            process.kill()


def declaration(folder: Path, name: str = 'cookies.yaml') -> Path:
    (folder / 'cookies.schema.json').write_text(schema_text(CONSENT_TOOLS), 'utf-8')
    path = folder / name
    path.write_text(DECLARATION, 'utf-8')
    return path


@pytest.mark.tool
def test_the_yaml_language_server_completes_and_marks(
    npm_packages: Path, tmp_path: Path
) -> None:
    path = declaration(tmp_path)
    program = (
        npm_packages / 'node_modules/yaml-language-server/bin/yaml-language-server'
    )
    with started([require_tool('node'), str(program), '--stdio'], tmp_path) as server:
        said = {d['message']: d['range']['start']['line'] for d in server.open(path)}
        offered = server.ask(
            'textDocument/completion',
            textDocument={'uri': path.as_uri()},
            position={'line': 8, 'character': 4},
        )
    assert said == {'Missing property "purpose".': 6}
    assert {'purpose', 'duration', 'provider'} <= {o['label'] for o in offered['items']}


@pytest.mark.tool
def test_efm_langserver_marks_the_findings(tmp_path: Path) -> None:
    program = require_tool('efm-langserver')
    [config] = re.findall(
        r'```yaml\n(version: 2\n.*?)```', PAGE.read_text('utf-8'), re.DOTALL
    )
    path = tmp_path / 'config.yaml'
    path.write_text(config, 'utf-8')
    command = [program, '-c', str(path)]
    # One each: it loses count where files are opened one after the other.
    with started(command, tmp_path) as server:
        assert server.open(declaration(tmp_path, 'other.yaml')) == []
    with started(command, tmp_path) as server:
        found = server.open(declaration(tmp_path))
    warnings = {
        (d['range']['start']['line'], re.findall(r'\[([a-z-]+)\]$', d['message'])[0])
        for d in found
        if d['severity'] == 2
    }
    assert warnings == {(4, 'unknown-category'), (6, 'missing-purpose')}
    assert {d['severity'] for d in found} == {2, 3}
