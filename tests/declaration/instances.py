"""YAML as an editor sees it: by the core schema, which has text, numbers and words."""

from __future__ import annotations

import re
from typing import Any

import yaml

NULL = re.compile('|~|null|Null|NULL')
BOOLEANS = {
    **dict.fromkeys(('true', 'True', 'TRUE'), True),
    **dict.fromkeys(('false', 'False', 'FALSE'), False),
}
INTEGER = re.compile('[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+')
FLOAT = re.compile(r'[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?')


def instance(text: str) -> Any:
    """Return what a JSON Schema is asked about."""
    return _value(yaml.compose(text, yaml.SafeLoader))


def _value(node: yaml.Node | None) -> Any:
    if node is None:
        return None
    if isinstance(node, yaml.SequenceNode):
        return [_value(one) for one in node.value]
    if isinstance(node, yaml.MappingNode):
        own: dict[str, Any] = {}
        merged: dict[str, Any] = {}
        for key, value in node.value:
            if key.value == '<<' and not key.style:
                of = value.value if isinstance(value, yaml.SequenceNode) else [value]
                for one in of:
                    merged = _value(one) | merged
            else:
                own.setdefault(key.value, _value(value))
        return merged | own
    return _scalar(node)


def _scalar(node: yaml.Node) -> Any:
    word: str = node.value
    if isinstance(node, yaml.ScalarNode) and node.style:
        return word
    if NULL.fullmatch(word):
        return None
    if word in BOOLEANS:
        return BOOLEANS[word]
    if INTEGER.fullmatch(word):
        return int(word, 10 if word[:2] not in {'0o', '0x'} else 0)
    if FLOAT.fullmatch(word):
        return float(word)
    return word
