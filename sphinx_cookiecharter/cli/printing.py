"""Printing: lines and JSON, in which nothing from outside is an order to a terminal."""

from __future__ import annotations

import json
import sys
from typing import Any

from sphinx_cookiecharter.declaration.characters import printable, printable_json


def say(line: str) -> None:
    """Print a line to standard output, what it quotes made harmless."""
    print(printable(line))


def tell(line: str) -> None:
    """Print a line about a run to standard error, what it quotes made harmless."""
    # Whoever started this may have closed it: `print` would write to standard output.
    if sys.stderr is not None:
        print(printable(line), file=sys.stderr)


def json_text(data: Any) -> str:
    """Return data as JSON for programs, and for people who look into it."""
    return printable_json(json.dumps(data, ensure_ascii=False, indent=2))
