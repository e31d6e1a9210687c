"""Pasted names and texts: regular expressions, templates and markup left in them.

Tables and consent tools write names in ways of their own; a declaration has the name
that the browser shows, with `*` for a part that varies.
"""

from __future__ import annotations

import re
from typing import Final

from sphinx_cookiecharter.catalogue.known_services import is_known_name

#: Markup around a whole name: what is left is the name.
_WRAPPED: Final = tuple(
    map(re.compile, (r'`+([^`]+)`+', r'\*\*([^*]+)\*\*', r'<\w+>([^<>]+)</\w+>'))
)

#: A regular expression between slashes.
_BETWEEN_SLASHES = re.compile(r'/(\^.+|.+\$)/[a-z]*')

#: What stands for any run of characters, in regular expressions and templates.
_VARIES = re.compile(
    r'\.[+*]|\\[dwDWS][+*]?|\[(?:[0-9A-Za-z]-[0-9A-Za-z])+[_-]?\](?:[+*]|\{[\d,]+\})?'
    r'|<[\w -]+>|\$?\{\{?[\w .-]+\}?\}|\$[A-Z][A-Z_]*$'
    r'|(?<=[_.-])[xX]{4,}(?:-[xX]+)*|(?<=[_.-])[%#]$'
)

_RAW = re.compile(
    r'</?[A-Za-z][A-Za-z0-9]*(?:\s[^<>]*)?/?>|\{\{.*?\}\}|\{%.*?%\}|<%.*?%>|\$\{\w+\}'
    r'|\[[^\[\]]+\]\([^()\s]+\)|\*\*[^*\s][^*]*\*\*|`[^`]+`|&(?:[a-z]{2,8}|#\d+);'
)


def pasted_name(name: str) -> str | None:
    """Return what to write instead of a name that looks pasted, or None if none does.

    That is empty where nothing can be told. A pattern of the catalogue is a name.
    """
    # Asked first because it is quick, and true of nearly every name.
    if name.isidentifier() and 'xxxx' not in name.lower():
        return None
    plain = name
    for wrapped in _WRAPPED:
        if (match := wrapped.fullmatch(plain)) is not None:
            plain = match[1]
    if (match := _BETWEEN_SLASHES.fullmatch(plain)) is not None:
        plain = match[1]
    begins, ends = plain.startswith('^'), plain.endswith('$')
    plain = plain.removeprefix('^').removesuffix('$')
    plain = _VARIES.sub('*', plain)
    if begins and not ends:
        plain += '*'
    if plain == name or is_known_name(name):
        return None
    plain = re.sub(r'\*+', '*', plain.replace('\\', ''))
    return plain if plain.strip('*_-.') and len(plain) <= 60 else ''


def raw_markup(text: str) -> str | None:
    """Return markup or a template that readers of a text would see as it stands."""
    match = _RAW.search(text)
    return match[0] if match is not None else None
