"""Source positions of JSON and YAML values: on which line of a capture one begins."""

from __future__ import annotations

import json
import re
from operator import itemgetter
from typing import TYPE_CHECKING, Final, TypeAlias

from sphinx_cookiecharter.declaration import yaml_tree

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

#: The keys and the places in lists that lead to a value.
Path: TypeAlias = tuple[str | int, ...]

_BLANK: Final = re.compile(r'[ \t\n\r]*')
_DECODER: Final = json.JSONDecoder()


class Positions:
    """Finds the lines of values in a text that was parsed; only where one is wrong."""

    def __init__(self, text: str, *, is_json: bool) -> None:
        self._text = text
        self._is_json = is_json
        self._lines: dict[Path, Mapping[str | int, int]] = {}

    def line(self, path: Path) -> int:
        """Return the line on which the value at a path begins; 0 if none is there."""
        parent = path[:-1]
        if parent not in self._lines:
            # Of one list many values may be wrong: it is looked through once.
            self._lines[parent] = self._lines_in(parent)
        return self._lines[parent].get(path[-1], 0)

    def _lines_in(self, path: Path) -> dict[str | int, int]:
        if not self._is_json:
            return _lines_of_yaml(yaml_tree.parse(self._text).root, path)
        try:
            starts = _json_starts(self._text, path)
        except RecursionError:
            return {}
        lines, line, last = {}, 1, 0
        for key, start in sorted(starts.items(), key=itemgetter(1)):
            line += self._text.count('\n', last, start)
            lines[key], last = line, start
        return lines


def _json_starts(text: str, path: Path) -> dict[str | int, int]:
    """Return where each value in the list or mapping at a path begins."""
    start = _after_blank(text, 0)
    for key in path:
        start = dict(_values(text, start))[key]
    return dict(_values(text, start))


def _values(text: str, start: int) -> Iterator[tuple[str | int, int]]:
    """Yield key and start of each value in what begins at `start`, in JSON."""
    kind, end = text[start], _after_blank(text, start + 1)
    place: str | int = -1
    while kind in '{[' and text[end] not in '}]':
        if kind == '{':
            place, end = _DECODER.raw_decode(text, end)
            end = _after_blank(text, _after_blank(text, end) + 1)
        else:
            assert isinstance(place, int)
            place += 1
        yield place, end
        _, end = _DECODER.raw_decode(text, end)
        end = _after_blank(text, end)
        if text[end] == ',':
            end = _after_blank(text, end + 1)


def _after_blank(text: str, start: int) -> int:
    match = _BLANK.match(text, start)
    assert match is not None
    return match.end()


def _lines_of_yaml(node: yaml_tree.Node | None, path: Path) -> dict[str | int, int]:
    for key in path:
        node = _child(node, key)
    if isinstance(node, yaml_tree.Mapping):
        return {key: line for key, (line, _) in node.marks.items()}
    if isinstance(node, yaml_tree.Sequence):
        return {place: mark[0] for place, mark in enumerate(node.marks)}
    return {}


def _child(node: yaml_tree.Node | None, key: str | int) -> yaml_tree.Node | None:
    if isinstance(node, yaml_tree.Mapping) and isinstance(key, str):
        return node.values.get(key)
    if isinstance(node, yaml_tree.Sequence) and isinstance(key, int):
        return node.items[key]
    return None
