"""The style sheet and the script of a charter that no Sphinx theme surrounds."""

from __future__ import annotations

from pathlib import Path
from typing import Final

_PACKAGE: Final = Path(__file__).parents[1]


def style_sheet() -> str:
    """Return what a fragment asks for of the page that it stands in."""
    return f'{_read("static/charter.css")}\n{_widths()}'


def page_style_sheet() -> str:
    """Return what a page asks for that has no other style."""
    return f'{_read("rendering/page.css")}\n{style_sheet()}'


def script() -> str:
    """Return what opens a consent tool's panel."""
    return _read('static/charter.js')


def width_class(percent: int) -> str:
    """Return the class of a column, for security policies forbid it a style."""
    return f'charter-width-{percent}'


def _widths() -> str:
    rules = (
        f'col.{width_class(percent)} {{ width: {percent}%; }}\n'
        for percent in range(1, 101)
    )
    return f'/* How wide columns are, in hundredths of the table. */\n{"".join(rules)}'


def _read(path: str) -> str:
    return (_PACKAGE / path).read_text('utf-8')
