"""Validators of `use`: ids of entries, alone or with what adapts the entry."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

from sphinx_cookiecharter.declaration.codes import Code
from sphinx_cookiecharter.declaration.problems import quoted
from sphinx_cookiecharter.declaration.values.base import is_blank
from sphinx_cookiecharter.declaration.values.lists import ListKind
from sphinx_cookiecharter.declaration.values.scalars import IdKind, StringKind
from sphinx_cookiecharter.declaration.values.schema_parts import or_blank
from sphinx_cookiecharter.declaration.yaml_tree import Mapping, Scalar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_cookiecharter.declaration.values.base import Group, Report
    from sphinx_cookiecharter.declaration.values.schema_parts import Schema
    from sphinx_cookiecharter.declaration.yaml_tree import Mark, Node

_ID = IdKind('id of an entry of the catalogue')


class UsedEntryKind(NamedTuple):
    """An entry's id, or a mapping of it to what adapts the entry."""

    adaptation: Group

    @property
    def label(self) -> str:
        return f'{_ID.label}, or a mapping of it to what adapts the entry'

    def read(self, node: Node, report: Report) -> tuple[str, Node | None] | None:
        """Return the id, and the mapping that adapts it, which is still to be read."""
        adaptation: Node | None = None
        if isinstance(node, Mapping):
            if not node.values:
                return None
            (key, (mark, value)), *others = node.entries.items()
            if others:
                self._refuse(node, report)
            elif isinstance(value, Mapping):
                adaptation = value
            elif not is_blank(value):
                wanted = f'a mapping of what adapts the entry {quoted(key)}'
                report.wrong_type(value, wanted)
            if adaptation is None and not is_blank(value):
                return None
            # What should be indented below it takes nothing of the entry away.
            node = Scalar(key, True, mark)
        name = _ID.read(node, report)
        return (name, adaptation) if name is not None else None

    def _refuse(self, node: Mapping, report: Report) -> None:
        keys = ' and '.join(map(quoted, node.values))
        report.refuse(
            Code.WRONG_TYPE,
            node,
            f'has {keys} beside each other; write the id alone, and what adapts the '
            'entry indented below it',
        )

    def schema(self) -> Schema:
        adapted = {
            **or_blank('object', 'Not a mapping.'),
            'minProperties': 1,
            'maxProperties': 1,
            'additionalProperties': self.adaptation.schema(),
        }
        return {'anyOf': [_ID.schema(), adapted]}


class PlacedNamesKind:
    """A list of names, each with the place where it stands."""

    label: ClassVar[str] = 'list of names or patterns'

    def read(self, node: Node, report: Report) -> tuple[tuple[str, Mark], ...] | None:
        return tuple(_NAMES.read_placed(node, report)) or None

    def schema(self) -> Schema:
        return _NAMES.schema()


_NAMES = ListKind(StringKind())


class ChangesKind(NamedTuple):
    """A mapping of names to keys of an item."""

    group: Group

    @property
    def label(self) -> str:
        return 'mapping of names or patterns to keys of an item'

    def read(self, node: Node, report: Report) -> tuple[Any, ...] | None:
        """Return the name, its place, the values and their places of each."""
        if isinstance(node, Mapping):
            return tuple(self._changes(node, report)) or None
        report.wrong_type(node, 'a mapping of names to keys of an item')
        return None

    def _changes(self, node: Mapping, report: Report) -> Iterator[tuple[Any, ...]]:
        subject, key = report.subject, report.key
        for name, (mark, value) in node.entries.items():
            report.subject, report.key = f'{subject}: {key!r}', name
            if not isinstance(value, Mapping):
                report.wrong_type(value, 'a mapping of keys of an item')
                continue
            report.subject = f'{subject}: {quoted(name)}'
            values, at, _ = self.group.read(value, report)
            yield name, mark, values, at
        report.subject, report.key = subject, key

    def schema(self) -> Schema:
        return {
            **or_blank('object', 'Not a mapping.'),
            'additionalProperties': self.group.schema(),
        }
