"""Captures read: fixtures, and what a test writes to a file of its own."""

from __future__ import annotations

import json
import os
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx_cookiecharter.observation.captures.reader import read_capture

if TYPE_CHECKING:
    from sphinx_cookiecharter.observation.model import Capture

CAPTURES = Path(__file__).parents[1] / 'fixtures' / 'captures'

FIXTURES = sorted(path.name for path in CAPTURES.iterdir() if path.suffix != '.md')

#: What `make_captures` makes, all in one go.
MADE = {
    'curl-cookies.txt',
    'devtools.json',
    'playwright-cookies.json',
    'playwright.zip',
    'storage-state-all.json',
    'storage-state.json',
    'webdriver.json',
}

#: When each of the other files was written: 2026-11-24 12:00 UTC.
WRITTEN = 1_795_521_600


def read(folder: Path, content: str | bytes | dict[str, Any] | list[Any]) -> Capture:
    """Read what stands in a file, whose name and extension say nothing."""
    file = folder / 'capture'
    if isinstance(content, bytes):
        file.write_bytes(content)
    else:
        text = content if isinstance(content, str) else json.dumps(content)
        file.write_text(text, 'utf-8', newline='')
    os.utime(file, (WRITTEN, WRITTEN))
    return read_capture(file)


def read_fixture(folder: Path, name: str) -> Capture:
    """Read a copy of a fixture, which is as old as the fixture once was."""
    file = folder / name
    file.write_bytes((CAPTURES / name).read_bytes())
    written = _made() if name in MADE else WRITTEN
    os.utime(file, (written, written))
    return read_capture(file)


def _made() -> float:
    log = json.loads((CAPTURES / 'playwright.har').read_text('utf-8'))['log']
    return datetime.fromisoformat(log['entries'][0]['startedDateTime']).timestamp()
