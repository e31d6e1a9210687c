"""Validators of values: their interface, and the one for the keys of a mapping."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import dropwhile, takewhile
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from sphinx_cookiecharter.declaration.characters import CONTROL
from sphinx_cookiecharter.declaration.codes import Code
from sphinx_cookiecharter.declaration.finding import Finding
from sphinx_cookiecharter.declaration.problems import quoted
from sphinx_cookiecharter.declaration.suggestions import suggestion
from sphinx_cookiecharter.declaration.text import collapse
from sphinx_cookiecharter.declaration.values.schema_parts import or_blank
from sphinx_cookiecharter.declaration.yaml_tree import (
    NULLS,
    Entry,
    Mapping,
    Scalar,
    Sequence,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx_cookiecharter.declaration.values.schema_parts import Schema
    from sphinx_cookiecharter.declaration.yaml_tree import Mark, Node


@dataclass(slots=True)
class Report:
    """Collects problems; `subject` and `key` say whose value is being read."""

    problems: list[Finding]
    subject: str = ''
    key: str = ''
    #: Where a mapping that is read as a value stands: at its key, or in its list.
    place: Mark | None = None
    #: Whether the value is one of several that its key has.
    in_list: bool = False

    def refuse(self, code: Code, node: Node | Entry, message: str) -> None:
        """Report a value, in words that follow its key: *must be a list*."""
        self.add(code, node, f': {self.key!r} {message}')

    def wrong_type(self, node: Node, wanted: str) -> None:
        """Report a value that is not of the shape that its key, or its list, wants."""
        if isinstance(node, Scalar):
            what = quoted(node.value) if node.value else 'nothing'
            text = f'is {quoted(node.value)}, not {wanted}'
        elif isinstance(node, Sequence | Mapping) and not node.reported:
            what = 'a list' if isinstance(node, Sequence) else 'a mapping'
            text = f'must be {wanted}, not {what}'
        else:
            return
        if self.in_list:
            text = f'has {what} where {wanted} belongs'
        self.refuse(Code.WRONG_TYPE, node, text)

    def add(self, code: Code, node: Node | Entry, text: str) -> None:
        """Report a node, in words that follow the subject."""
        self.problems.append(Finding.on(code, node.mark, text, item=self.subject))


class Kind(Protocol):
    """A kind of value; `label` names it in the documentation."""

    @property
    def label(self) -> str: ...

    def read(self, node: Node, report: Report) -> Any:
        """Return the value, or None where it is absent or was refused."""

    def schema(self) -> Schema:
        """Return what a JSON Schema says of such values to an editor."""


def is_blank(node: Node) -> bool:
    """Whether a value counts as absent."""
    return isinstance(node, Scalar) and (node.is_null or not collapse(node.value))


def string(node: Node, report: Report, wanted: str) -> str | None:
    """Return a scalar's words, or None where there are none."""
    if not isinstance(node, Scalar):
        report.wrong_type(node, wanted)
        return None
    value, plain, _, _ = node
    return None if plain and value in NULLS else collapse(value) or None


def refuse_controls(node: Scalar, report: Report) -> bool:
    """Report line breaks and control characters: they would break `objects.inv`."""
    # Asked first because it is quick, and true of nearly every name.
    if node.value.isprintable() or not CONTROL.search(node.value):
        return False
    report.refuse(
        Code.INVALID_VALUE,
        node,
        f'is {quoted(node.value)}, which has a line break or a control character; '
        'write it on one line, without',
    )
    return True


class Field(NamedTuple):
    """One key of the declaration: its name, its kind of value, and what it is for."""

    name: str
    kind: Kind
    help: str
    mandatory: bool = False


class Members(NamedTuple):
    """What one mapping holds: the values of its keys, and where they stand.

    `at` has each key that is not blank, `refused` each whose value was refused, wholly
    or in part: it may have a place and no value.
    """

    values: dict[str, Any]
    at: dict[str, Mark]
    refused: frozenset[str]


@dataclass(frozen=True)
class Group:
    """The keys that one mapping of the declaration may have."""

    name: str
    help: str
    fields: tuple[Field, ...]

    @cached_property
    def by_name(self) -> dict[str, Field]:
        return {field.name: field for field in self.fields}

    @cached_property
    def _readers(self) -> dict[str, Callable[[Node, Report], Any]]:
        return {field.name: field.kind.read for field in self.fields}

    def read(self, node: Mapping, report: Report) -> Members:
        """Return what the mapping holds; `report.subject` says whose keys they are."""
        values: dict[str, Any] = {}
        marks: dict[str, Mark] = {}
        refused: set[str] = set()
        readers, problems = self._readers, report.problems
        report.in_list = False
        for name, value in node.values.items():
            read = readers.get(name)
            if read is None:
                entry = Entry(node.marks[name], value)
                report.add(Code.UNKNOWN_KEY, entry, self._unknown(name, node))
                continue
            report.key = name
            report.place = node.marks[name]
            reported = len(problems)
            result = read(value, report)
            if result is not None:
                values[name] = result
                marks[name] = value.mark
            if len(problems) > reported or (result is None and _given(value)):
                refused.add(name)
                marks[name] = value.mark
        return Members(values, marks, frozenset(refused))

    def schema(self) -> Schema:
        """Return the object that this mapping is in JSON."""
        # Editors show the descriptions as they are.
        properties = {
            field.name: {
                'description': field.help.replace('`', ''),
                **field.kind.schema(),
            }
            for field in self.fields
        }
        mandatory = [field.name for field in self.fields if field.mandatory]
        return {
            **or_blank('object', 'Not a mapping.'),
            'description': self.help,
            'properties': properties,
            **({'required': mandatory} if mandatory else {}),
            'additionalProperties': False,
        }

    def _unknown(self, name: str, node: Mapping) -> str:
        instead = _unquoted(name, node) or suggestion(name, self.by_name)
        return f': the key {quoted(name)} is unknown; {instead}'


def _unquoted(name: str, node: Mapping) -> str:
    """Return how to quote the text before a key, if the key is the rest of that text.

    Between braces a comma ends a text: of `{data: age, games played}` the second key is
    *games played*, without a value, on the line of the text.
    """
    names = list(node.values)
    line, _ = node.marks[name]

    def is_rest(key: str) -> bool:
        return is_blank(node.values[key]) and node.marks[key][0] == line

    before = list(dropwhile(is_rest, names[names.index(name) :: -1]))
    if not before or before[0] == name:
        return ''
    value = node.values[before[0]]
    if not isinstance(value, Scalar) or node.marks[before[0]][0] != line:
        return ''
    rest = takewhile(is_rest, names[len(before) :])
    text = ', '.join([value.value, *rest]).replace("'", "''")
    return f"quote the text, which has a comma: {before[0]}: '{text}'"


def _given(node: Node) -> bool:
    """Whether a value is there that some problem already speaks of."""
    return not isinstance(node, Scalar) and (
        not isinstance(node, Sequence | Mapping) or node.reported
    )
