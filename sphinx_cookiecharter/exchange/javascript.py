"""Serializer of JavaScript: values as literals, safe also in a script of a page."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from sphinx_cookiecharter.declaration.characters import printable_json

if TYPE_CHECKING:
    from collections.abc import Mapping

#: What could end a script in HTML, or begin a comment there.
_ESCAPES: Final = {ord('<'): r'\u003c'}


class Code(NamedTuple):
    """JavaScript that is ours, and stands as it is."""

    text: str


class Pattern(NamedTuple):
    """A regular expression, by its source in JavaScript's own syntax."""

    source: str


def literal(value: Any, indent: str = '') -> str:
    """Return data as JavaScript; `indent` is that of the line that it stands in."""
    if isinstance(value, Code):
        return value.text
    if isinstance(value, Pattern):
        source = value.source.replace('/', r'\/').translate(_ESCAPES)
        return f'/{printable_json(source)}/'
    if isinstance(value, dict):
        members = [
            f'{_key(key)}: {literal(member, f"{indent}  ")}'
            for key, member in value.items()
        ]
        return _block('{', members, '}', indent)
    if isinstance(value, list | tuple):
        members = [literal(member, f'{indent}  ') for member in value]
        return _block('[', members, ']', indent)
    return printable_json(json.dumps(value, ensure_ascii=False)).translate(_ESCAPES)


def escaped(text: str) -> str:
    """Return text as the source of a regular expression that it alone fits."""
    return re.sub(r'[\\^$.*+?()\[\]{}|]', r'\\\g<0>', text)


def unbraced(text: str) -> str:
    """Return a text of which nothing in braces is taken for a placeholder."""
    return text.replace('{', '{\N{WORD JOINER}')


def by_page_language(values: Mapping[str, Any], assign: str) -> str:
    """Return a script that does `assign` with the value of the page's language.

    `assign` has `%s` where the value stands. The first language is that of all pages
    in another one.
    """
    first, *more = values
    if not more:
        return f'{assign % literal(values[first])}\n'
    keys = {code.lower(): value for code, value in values.items()}
    return (
        '(function () {\n'
        f'  var languages = {literal(keys, "  ")};\n'
        "  var language = (document.documentElement.lang || '').toLowerCase();\n"
        '  var known = [language, language.split("-")[0], '
        f'{literal(first.lower())}].filter(function (code) {{\n'
        '    return Object.prototype.hasOwnProperty.call(languages, code);\n'
        '  });\n'
        f'  {assign % "languages[known[0]]"}\n'
        '})();\n'
    )


def _key(key: str) -> str:
    # In a literal, this one would set what the object inherits from.
    return '["__proto__"]' if key == '__proto__' else literal(key)


def _block(begin: str, members: list[str], end: str, indent: str) -> str:
    if not members:
        return f'{begin}{end}'
    lines = ',\n'.join(f'{indent}  {member}' for member in members)
    return f'{begin}\n{lines}\n{indent}{end}'
