"""Short ways to a declaration and to what reading it found."""

from __future__ import annotations

from textwrap import dedent
from typing import TYPE_CHECKING

from sphinx_cookiecharter.declaration.reader import read_bytes

if TYPE_CHECKING:
    from sphinx_cookiecharter.declaration.model import Cookie, Declaration

#: The smallest item that builds without a warning, as JSON-like YAML.
ITEM = '{name: sessionid, category: necessary, purpose: Keeps you signed in.}'


def declared(text: str | bytes) -> Declaration:
    """Read a declaration; its first line is the first one that is not empty."""
    if isinstance(text, str):
        text = dedent(text).lstrip('\n').encode()
    return read_bytes(text, 'cookies.yaml')


def item(keys: str) -> Cookie:
    """Read the one item with these keys, written on one line without braces."""
    (cookie,) = declared(f'cookies: [{{{keys}}}]').cookies
    return cookie


def names(declaration: Declaration) -> list[str]:
    return [name for cookie in declaration.cookies for name in cookie.names]


def problems(declaration: Declaration) -> list[tuple[int, str]]:
    """Return the line and the code of each problem."""
    return [(problem.line, problem.code) for problem in declaration.problems]
