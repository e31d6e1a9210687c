"""The command line as a program, also as a module: `python -m sphinx_cookiecharter`."""

from __future__ import annotations

import sys

from sphinx_cookiecharter.cli.main import main
from sphinx_cookiecharter.declaration.garbage import collect_rarely


def run() -> int:
    """Run the command line in a process of its own, and return its exit code."""
    collect_rarely()
    return main()


if __name__ == '__main__':
    sys.exit(run())
