"""Colours, where a terminal shows them."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Final

from sphinx_cookiecharter.declaration.codes import Level

if TYPE_CHECKING:
    from typing import TextIO

OF_LEVEL: Final = {Level.ERROR: '1;31', Level.WARNING: '33', Level.INFO: '36'}
FAINT: Final = '2'


def wants_colours(stream: TextIO | None) -> bool:
    """Whether a stream is a terminal, and nobody has asked for no colours."""
    if stream is None or os.environ.get('NO_COLOR'):
        return False
    if os.environ.get('FORCE_COLOR'):
        return True
    if sys.platform == 'win32' and 'WT_SESSION' not in os.environ:
        # Older consoles of Windows write the codes themselves.
        return False
    return stream.isatty() and os.environ.get('TERM') != 'dumb'


def painted(text: str, colour: str) -> str:
    return f'\x1b[{colour}m{text}\x1b[0m'
