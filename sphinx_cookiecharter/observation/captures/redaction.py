"""Redacting parsers of JSON and YAML: what a file holds, without stored values."""

from __future__ import annotations

import codecs
import json
import re
from typing import TYPE_CHECKING, Any, Final

from sphinx_cookiecharter.declaration import yaml_tree
from sphinx_cookiecharter.observation.model import UnreadableCaptureError

if TYPE_CHECKING:
    from collections.abc import Collection

    from sphinx_cookiecharter.observation.captures.capture_format import CaptureFormat

_UTF_16: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)

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


class RedactingParser:
    """Parses text, and drops what any of the formats calls a secret.

    Which format it is turns out only from what is parsed.
    """

    def __init__(self, formats: Collection[CaptureFormat]) -> None:
        self._secrets = frozenset[str]().union(*(known.secrets for known in formats))
        self._headers = frozenset[str]().union(*(known.headers for known in formats))

    def json(self, text: str) -> Any:
        """Return what JSON text holds; raises UnreadableCaptureError."""
        # What is raised here holds the whole text: it must not go on from here.
        reason, line = '', 0
        try:
            return json.loads(
                text, object_hook=self._redacted, parse_constant=lambda _: None
            )
        except json.JSONDecodeError as error:
            line = error.lineno
            is_cut = error.msg.startswith('Unterminated')
            is_cut = is_cut or error.pos >= len(text.rstrip())
            reason = (
                'it breaks off: not all of it is there' if is_cut else 'it is no JSON'
            )
        except RecursionError:
            reason = 'it is nested too deeply'
        except ValueError:
            reason = 'it has a number of too many digits'
        raise UnreadableCaptureError(reason, line)

    def yaml(self, text: str) -> Any:
        """Return what YAML text holds; raises UnreadableCaptureError."""
        tree = yaml_tree.parse(text)
        if tree.truncated:
            msg = 'it is no YAML from here on'
            raise UnreadableCaptureError(msg, tree.problems[0].line)
        return self._plain(tree.root)

    def _redacted(self, mapping: dict[str, Any]) -> dict[str, Any]:
        name = mapping.get('name')
        is_parsed = isinstance(name, str) and name.lower() in self._headers
        for key in self._secrets if not is_parsed else ():
            if isinstance(mapping.get(key), str):
                del mapping[key]
        return mapping

    def _plain(self, node: yaml_tree.Node | None) -> Any:
        if isinstance(node, yaml_tree.Mapping):
            return self._redacted(
                {name: self._plain(value) for name, value in node.values.items()}
            )
        if isinstance(node, yaml_tree.Sequence):
            return [self._plain(item) for item in node.items]
        return _scalar(node) if isinstance(node, yaml_tree.Scalar) else None


def _scalar(node: yaml_tree.Scalar) -> Any:
    if node.is_null:
        return None
    if node.plain:
        if node.value in {'true', 'false'}:
            return node.value == 'true'
        if _NUMBER.fullmatch(node.value):
            return float(node.value)
    return node.value
