"""The command line as a user runs it, and as a test calls it."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING, NamedTuple

from sphinx_cookiecharter.checks.clock import today

if TYPE_CHECKING:
    from pathlib import Path

#: A site that tells all that it is asked for.
SITE = f"site: {{privacy_url: 'https://example.org/privacy', reviewed: {today()}}}\n"

#: Two warnings, each on a line of its own, and a note.
DOUBTFUL = f"""\
{SITE}choice: {{url: '#cookies', cookie: sessionid}}
cookies:
  - name: sessionid
    category: necessary
    purpose: Keeps you signed in.
    provider: this-site
    party: first
  - name: visits
    category: statistics
    provider: this-site
    party: first
    duration: a year
"""

#: Nothing.
SOUND = f"""\
{SITE}cookies:
  - name: sessionid
    category: necessary
    purpose: Keeps you signed in.
    provider: this-site
    party: first
    duration: session
"""


class Run(NamedTuple):
    """What a process said, and how it ended."""

    status: int
    out: str
    err: str


def run(
    *arguments: str,
    folder: Path,
    stdin: str | bytes = '',
    environment: dict[str, str] | None = None,
) -> Run:
    """Run the command line in a process of its own, in a folder."""
    done = subprocess.run(
        [sys.executable, '-W', 'error', '-m', 'sphinx_cookiecharter', *arguments],
        input=stdin.encode() if isinstance(stdin, str) else stdin,
        cwd=folder,
        env=os.environ | {'COLUMNS': '200'} | (environment or {}),
        capture_output=True,
        check=False,
    )
    return Run(
        done.returncode,
        done.stdout.decode().replace(os.linesep, '\n'),
        done.stderr.decode().replace(os.linesep, '\n'),
    )
