"""The command line: sites observed, and declarations begun, checked, audited and
compared, all without Sphinx.
"""

from __future__ import annotations

from typing import Final

#: What a shell says of a program that was interrupted.
INTERRUPTED: Final = 130
