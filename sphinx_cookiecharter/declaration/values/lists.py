"""Validators of values that hold others: lists, and a mapping beside a plain value."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from sphinx_cookiecharter.declaration.values.addresses import UrlKind
from sphinx_cookiecharter.declaration.values.base import is_blank
from sphinx_cookiecharter.declaration.values.schema_parts import or_blank
from sphinx_cookiecharter.declaration.yaml_tree import Mapping, Scalar, Sequence

if TYPE_CHECKING:
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
        read = [(self.item.read(item, report), mark) for item, mark in placed]
        return [(value, mark) for value, mark in read if value is not None]

    def schema(self) -> Schema:
        return {**or_blank('array', 'Not a list.'), 'items': self.item.schema()}


class UrlOrGroupKind(NamedTuple):
    """A URL alone, or a mapping of a few keys of which `url` is one."""

    group: Group
    url: UrlKind = UrlKind()

    @property
    def label(self) -> str:
        return 'URL, or a mapping ' + ', '.join(
            f'`{field.name}`' for field in self.group.fields
        )

    def read(self, node: Node, report: Report) -> Any:
        if isinstance(node, Mapping):
            return self.group.read(node, report).values or None
        value = self.url.read(node, report)
        return {'url': value} if value is not None else None

    def schema(self) -> Schema:
        return {'anyOf': [self.url.schema(), self.group.schema()]}
