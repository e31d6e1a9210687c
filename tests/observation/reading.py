"""A capture written to a file of its own, and read."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Any

from sphinx_cookiecharter.observation.captures import read_capture

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx_cookiecharter.observation.model import Capture

#: When each of these files was written: 2026-11-24 12:00 UTC.
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
