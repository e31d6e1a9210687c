"""Validators of values that hold others: lists, and mappings with a short form."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Final, NamedTuple

from sphinx_cookiecharter.declaration.codes import Code
from sphinx_cookiecharter.declaration.values.base import is_blank
from sphinx_cookiecharter.declaration.values.scalars import TextKind, names_languages
from sphinx_cookiecharter.declaration.values.schema_parts import or_blank
from sphinx_cookiecharter.declaration.yaml_tree import Mapping, Scalar, Sequence

if TYPE_CHECKING:
    from sphinx_cookiecharter.declaration.text import Text
    from sphinx_cookiecharter.declaration.values.base import Group, Kind, Report
    from sphinx_cookiecharter.declaration.values.schema_parts import Schema
    from sphinx_cookiecharter.declaration.yaml_tree import Mark, Node


class ListKind(NamedTuple):
    """A list of values of one kind; a single value is read too, and reported."""

    item: Kind

    @property
    def label(self) -> str:
        return f'list of: {self.item.label}'

    def read(self, node: Node, report: Report) -> tuple[Any, ...] | None:
        return tuple(value for value, _ in self.read_placed(node, report)) or None

    def read_placed(self, node: Node, report: Report) -> list[tuple[Any, Mark]]:
        """Return the values, each with the place where it stands in the list."""
        if isinstance(node, Sequence):
            placed = [*zip(node.items, node.marks, strict=True)]
        elif is_blank(node):
            return []
        else:
            report.wrong_type(node, 'a list')
            if not isinstance(node, Scalar):
                return []
            placed = [(node, node.mark)]
        report.place = None
        read = []
        for item, mark in placed:
            report.in_list = True
            read.append((self.item.read(item, report), mark))
        report.in_list = False
        return [(value, mark) for value, mark in read if value is not None]

    def schema(self) -> Schema:
        return {**or_blank('array', 'Not a list.'), 'items': self.item.schema()}


class TextsKind:
    """One text, or a list of texts."""

    label: ClassVar[str] = 'text, or a list of texts'

    def read(self, node: Node, report: Report) -> tuple[Text, ...] | None:
        if isinstance(node, Sequence):
            return _TEXTS.read(node, report)
        text = TextKind().read(node, report)
        return (text,) if text is not None else None

    def schema(self) -> Schema:
        text = TextKind().schema()
        return {**text, 'type': [*text['type'], 'array'], 'items': text}


_TEXTS: Final = ListKind(TextKind())


class ShorthandKind(NamedTuple):
    """A mapping of a few keys, or for short the value of one of them, `key`."""

    group: Group
    key: str

    @property
    def label(self) -> str:
        keys = ', '.join(f'`{field.name}`' for field in self.group.fields)
        return f'{self._kind.label}, or a mapping {keys}'

    @property
    def _kind(self) -> Kind:
        return self.group.by_name[self.key].kind

    def read(self, node: Node, report: Report) -> dict[str, Any] | None:
        """Return the values by their keys."""
        if isinstance(node, Mapping) and not self._is_short(node):
            return self._read_group(node, report)
        value = self._kind.read(node, report)
        return {self.key: value} if value is not None else None

    def _is_short(self, node: Mapping) -> bool:
        """Whether a mapping is one of languages, not one of the group's keys."""
        return isinstance(self._kind, TextKind) and names_languages(node)

    def _read_group(self, node: Mapping, report: Report) -> dict[str, Any] | None:
        subject, key, reported = report.subject, report.key, len(report.problems)
        report.subject = f'{subject}: {key!r}'
        values = self.group.read(node, report).values
        report.subject, report.key = subject, key
        if self.key in values or not self.group.by_name[self.key].mandatory:
            return values or None
        known = len(report.problems) > reported or node.reported
        if not (known or node.doubtful):
            what = f'has a mapping without {self.key!r}; write it there'
            report.refuse(Code.WRONG_TYPE, node, what)
        return None

    def schema(self) -> Schema:
        return {'anyOf': [self._kind.schema(), self.group.schema()]}
