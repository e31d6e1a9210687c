"""The targets of `render`: which module of this room writes each.

None is imported here: the command line offers their names.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sphinx_cookiecharter.rendering.assets import script, style_sheet

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

TARGETS: Final[Mapping[str, str]] = {
    'html': 'page',
    'fragment': 'fragment',
    'markdown': 'markdown',
}

#: What a fragment asks for, whatever is declared.
ASSETS: Final[Mapping[str, Callable[[], str]]] = {'css': style_sheet, 'js': script}
