"""The command line as a module: `python -m sphinx_cookiecharter`."""

from __future__ import annotations

import sys

from sphinx_cookiecharter.cli.main import main

if __name__ == '__main__':
    sys.exit(main())
