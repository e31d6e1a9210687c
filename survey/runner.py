"""Runner: builds one subject, audits it, and opens it in a browser."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path
from shutil import rmtree
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from survey.subjects import Subject

_ROOT: Final = Path(__file__).parent.parent
_MINUTES: Final = 10

_CONF: Final = """\
project = 'Survey'
author = 'Surveyor'
copyright = '2026, Surveyor'
version = release = '1'
extensions = ['sphinx_cookiecharter', 'survey.recording']
exclude_patterns = ['_build']
cookiecharter_audit_output = True
"""

_INDEX: Final = """\
Welcome
=======

.. toctree::

   second

A heading
---------

Words to search for.
"""

_SECOND: Final = """\
Second page
===========

A heading
---------

More words.

"""

#: Presses what a reader would; then leaves the page, on which some keep something. The
#: browser looks once nothing is asked for any more: until then, something always is.
_PRESSING: Final = """
<script>
addEventListener('load', async () => {
  const pause = (time) => new Promise((go) => setTimeout(go, time))
  setInterval(() => fetch(location.pathname), 200)
  await pause(700)
  for (const selector of %s) {
    document.querySelector(selector)?.click()
    await pause(300)
  }
  location.href = 'second.html'
})
</script>
"""
#: As the last of the pages in a folder it is opened after all others.
PRESSED: Final = 'zz-pressed.html'


class FailedError(Exception):
    """What failed, and the last that it said."""


def run_subject(subject: Subject, folder: Path) -> dict[str, Any]:
    """Return what the audit says of a subject, and the capture of the browser.

    `folder` keeps the environments from one survey to the next. Raises FailedError.
    """
    environment = folder / 'environments' / subject.id
    home = folder / 'projects' / subject.id
    _install(subject, environment)
    _write(subject, home)
    output = home / '_build' / 'html'
    program = str(environment / 'bin' / 'python')
    _run(
        'the build',
        [program, '-m', 'sphinx', '-E', '-q', str(home), str(output)],
    )
    audit = json.loads((home / '_build' / 'audit.json').read_text('utf-8'))
    _press(subject, output)
    capture = home / '_build' / 'capture.json'
    command = [sys.executable, '-m', 'sphinx_cookiecharter', 'observe', str(output)]
    _run('the browser', [*command, '--output', str(capture), '--seconds', '240'])
    return {'audit': audit, 'capture': json.loads(capture.read_text('utf-8'))}


def _install(subject: Subject, environment: Path) -> None:
    wanted = [f'sphinx=={version("sphinx")}', *subject.requires]
    ready = environment / 'ready.txt'
    if ready.exists() and ready.read_text('utf-8').splitlines() == wanted:
        return
    uv = [sys.executable, '-m', 'uv']
    python = str(environment / 'bin' / 'python')
    _run(
        'the environment',
        [*uv, 'venv', '-q', '--clear', '--python', sys.executable, str(environment)],
    )
    _run(
        'the installation',
        [*uv, 'pip', 'install', '-q', '--python', python, '-e', str(_ROOT), *wanted],
    )
    ready.write_text('\n'.join(wanted), 'utf-8')


def _write(subject: Subject, home: Path) -> None:
    rmtree(home, ignore_errors=True)
    files = {
        'conf.py': _CONF + subject.conf,
        'cookies.yaml': 'cookies: []\n',
        'index.rst': _INDEX,
        'second.rst': _SECOND + subject.page,
        **subject.files,
    }
    for name, text in files.items():
        path = home / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, 'utf-8')


def _press(subject: Subject, output: Path) -> None:
    """Add a page that does what a reader does: the walk cannot know what to press."""
    page = (output / 'second.html').read_text('utf-8')
    script = _PRESSING % json.dumps(subject.press)
    (output / PRESSED).write_text(page.replace('</body>', f'{script}</body>'), 'utf-8')


def _run(what: str, command: list[str]) -> None:
    try:
        done = subprocess.run(
            command,
            cwd=_ROOT,
            capture_output=True,
            text=True,
            check=False,
            timeout=_MINUTES * 60,
        )
    except subprocess.TimeoutExpired as error:
        msg = f'{what} took longer than {_MINUTES} minutes'
        raise FailedError(msg) from error
    if done.returncode:
        msg = f'{what} failed: {_reason(done.stderr or done.stdout)}'
        raise FailedError(msg)


def _reason(output: str) -> str:
    """Return the last error that a program told of, else its last line."""
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    errors = [
        at for at, line in enumerate(lines) if re.match(r'[\w.]*Error\b|Reason:', line)
    ]
    line = lines[errors[-1] if errors else -1] if lines else 'it said nothing'
    return re.sub(r' at 0x[0-9a-f]+', '', line)
