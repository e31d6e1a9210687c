"""Texts as YAML holds them: for what authors are told to paste."""

from __future__ import annotations

import re
from typing import Final

from sphinx_cookiecharter.declaration.yaml_tree import NULLS

# What YAML reads as one word, whatever stands around it.
_PLAIN: Final = re.compile(r'[A-Za-z0-9_](?:[\w.-]*[\w-])?', re.ASCII)


def scalar(value: str) -> str:
    """Return a text as YAML reads it: plain where that is safe, else in quotes."""
    if _PLAIN.fullmatch(value) and value not in NULLS:
        return value
    return f'"{escaped(value)}"'


def escaped(value: str) -> str:
    """Return a text on one line, as it stands in double quotes in YAML."""
    return ''.join(_escaped(letter) for letter in value)


def _escaped(letter: str) -> str:
    if letter in '"\\':
        return f'\\{letter}'
    if letter.isprintable():
        return letter
    return f'\\U{ord(letter):08x}' if ord(letter) > 0xFFFF else f'\\u{ord(letter):04x}'
