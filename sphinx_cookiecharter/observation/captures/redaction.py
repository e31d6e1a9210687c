"""What a capture's file holds, without the stored values that stand in it."""

from __future__ import annotations

import codecs
import json
import re
from typing import Any, Final

from sphinx_cookiecharter.declaration import yaml_tree as tree
from sphinx_cookiecharter.observation.model import UnreadableCaptureError

_UTF_16: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)

#: Under these keys the formats hold what was stored, and the bodies of pages.
_VALUES: Final = ('value', 'text')

#: Headers that are read: what they set loses its value there.
_HEADERS: Final = frozenset({'set-cookie', 'sec-fetch-dest'})

_NUMBER: Final = re.compile(r'-?[0-9]{1,300}(\.[0-9]{1,300})?([eE][+-]?[0-9]{1,3})?')


def decoded(data: bytes) -> str:
    """Return the text of a file in UTF-8, with or without byte-order mark.

    Raises UnreadableCaptureError where there is none.
    """
    if data.startswith(_UTF_16):
        msg = 'it is UTF-16; save it as UTF-8'
        raise UnreadableCaptureError(msg)
    # The error holds what could not be read: it must not go on from here.
    line = 0
    try:
        text = data.decode('utf-8-sig')
    except UnicodeDecodeError as error:
        text, line = '', data.count(b'\n', 0, error.start) + 1
    if line:
        msg = 'it is not UTF-8'
        raise UnreadableCaptureError(msg, line)
    if not text.strip():
        msg = 'it is empty'
        raise UnreadableCaptureError(msg)
    return text


def from_json(text: str) -> Any:
    """Return what JSON text holds; raises UnreadableCaptureError."""
    # What is raised here holds the whole text: it must not go on from here.
    reason, line = '', 0
    try:
        return json.loads(
            text,
            object_hook=_without_values,
            parse_constant=lambda _: None,
        )
    except json.JSONDecodeError as error:
        line = error.lineno
        ended = error.pos >= len(text.rstrip()) or error.msg.startswith('Unterminated')
        reason = 'it breaks off: not all of it is there' if ended else 'it is no JSON'
    except RecursionError:
        reason = 'it is nested too deeply'
    except ValueError:
        reason = 'it has a number of too many digits'
    raise UnreadableCaptureError(reason, line)


def from_yaml(text: str) -> Any:
    """Return what YAML text holds; raises UnreadableCaptureError."""
    read = tree.parse(text)
    if not read.complete:
        msg = 'it is no YAML from here on'
        raise UnreadableCaptureError(msg, read.problems[0].line)
    return _plain(read.root)


def _without_values(found: dict[str, Any]) -> dict[str, Any]:
    for key in _VALUES:
        if isinstance(found.get(key), str):
            name = found.get('name')
            if not (isinstance(name, str) and name.lower() in _HEADERS):
                del found[key]
    return found


def _plain(node: tree.Node | None) -> Any:
    if isinstance(node, tree.Mapping):
        return _without_values(
            {name: _plain(entry.value) for name, entry in node.entries.items()}
        )
    if isinstance(node, tree.Sequence):
        return [_plain(item) for item in node.items]
    if not isinstance(node, tree.Scalar) or node.is_null:
        return None
    if node.plain:
        if node.value in {'true', 'false'}:
            return node.value == 'true'
        if _NUMBER.fullmatch(node.value):
            return float(node.value)
    return node.value
