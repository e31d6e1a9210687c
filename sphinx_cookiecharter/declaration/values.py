"""The kinds of values: each reads one node of the tree, or says what is wrong."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple, Protocol
from urllib.parse import urlsplit

from sphinx_cookiecharter.declaration.duration import UNITS, parse_duration
from sphinx_cookiecharter.declaration.problems import Problem, quoted
from sphinx_cookiecharter.declaration.shapes import (
    SCALARS,
    any_of,
    like,
    one_of,
    or_blank,
)
from sphinx_cookiecharter.declaration.suggestions import nearest, suggestion
from sphinx_cookiecharter.declaration.text import Text, collapse
from sphinx_cookiecharter.declaration.vocabulary import COUNTRIES
from sphinx_cookiecharter.declaration.yaml_tree import Mapping, Scalar, Sequence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sphinx_cookiecharter.declaration.problems import ReadingCode
    from sphinx_cookiecharter.declaration.shapes import Schema
    from sphinx_cookiecharter.declaration.yaml_tree import Entry, Mark, Node

CONTROL = re.compile(r'[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]')

_LANGUAGE = re.compile(r'[A-Za-z]{2,3}([-_@][A-Za-z0-9]+)*')
_EMAIL = re.compile(r'[^\s@<>"(),:;\[\]\\]+@[^\s@<>"(),:;\[\]\\]+\.[^\s@.]+')
HOST = re.compile(r'\.?([\w-]+\.)*[\w-]+')
_FUNCTION = re.compile(r'[A-Za-z_$][A-Za-z0-9_$]*(\.[A-Za-z_$][A-Za-z0-9_$]*)*')
_DATE = re.compile('[0-9]{4}-[0-9]{2}-[0-9]{2}')
_NOT_IN_URL = re.compile(r'[\s<>"\\^`{|}]')

_FRAGMENT = re.compile(r'#[^\s<>"]+')

# What YAML's core schema takes for booleans.
_BOOLEANS = {
    'true': True,
    'True': True,
    'TRUE': True,
    'false': False,
    'False': False,
    'FALSE': False,
}


@dataclass(slots=True)
class Report:
    """Collects problems; `subject` and `key` say whose value is being read."""

    problems: list[Problem]
    subject: str = ''
    key: str = ''
    #: Where a mapping that is read as a value stands: at its key, or in its list.
    place: Mark | None = None

    def refuse(self, code: ReadingCode, node: Node | Entry, message: str) -> None:
        """Report a value, in words that follow its key: *must be a list*."""
        self.add(code, node, f'{self.subject}: {self.key!r} {message}')

    def wrong_type(self, node: Node, wanted: str) -> None:
        """Report a value that is not of the shape that its key wants."""
        if isinstance(node, Scalar):
            self.refuse('wrong-type', node, f'is {quoted(node.value)}, not {wanted}')
        elif isinstance(node, Sequence | Mapping) and not node.reported:
            shape = 'a list' if isinstance(node, Sequence) else 'a mapping'
            self.refuse('wrong-type', node, f'must be {wanted}, not {shape}')

    def add(self, code: ReadingCode, node: Node | Entry, message: str) -> None:
        self.problems.append(Problem(code, *node.mark, message))


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
    return None if node.is_null else collapse(node.value) or None


class TextKind:
    label: ClassVar[str] = 'text'

    def read(self, node: Node, report: Report) -> Text | None:
        if not isinstance(node, Mapping):
            value = string(node, report, 'a text')
            return Text(value, (), node.mark) if value is not None else None
        place = report.place or node.mark
        languages = tuple(self._languages(node, report))
        return Text(languages=languages, place=place) if languages else None

    def _languages(self, node: Mapping, report: Report) -> Iterator[tuple[str, str]]:
        for language, entry in node.entries.items():
            if not _LANGUAGE.fullmatch(language):
                report.refuse(
                    'unknown-key',
                    entry,
                    f'has the key {quoted(language)}, which is no language; '
                    "write codes such as 'en', 'fr' or 'pt_BR'",
                )
                continue
            words = string(entry.value, report, 'a text in each language')
            if words is not None:
                yield language, words

    def schema(self) -> Schema:
        return {
            'type': [*SCALARS, 'object'],
            'propertyNames': {'pattern': f'^{_LANGUAGE.pattern}$'},
            'additionalProperties': {'type': [*SCALARS]},
        }


class StringKind:
    label: ClassVar[str] = 'string'

    def read(self, node: Node, report: Report) -> str | None:
        return string(node, report, 'a string')

    def schema(self) -> Schema:
        return {'type': [*SCALARS]}


class IdKind(NamedTuple):
    """A word that names something else of the declaration."""

    label: str
    #: What editors complete: such as need not be declared.
    known: tuple[str, ...] = ()

    def read(self, node: Node, report: Report) -> str | None:
        value = string(node, report, 'a string')
        if value is None or not isinstance(node, Scalar):
            return None
        return None if refuse_controls(node, report) else value

    def schema(self) -> Schema:
        examples = {'examples': [*self.known]} if self.known else {}
        return {'type': [*SCALARS], **examples}


def refuse_controls(node: Scalar, report: Report) -> bool:
    """Report line breaks and control characters: they would break `objects.inv`."""
    # Asked first because it is quick, and true of nearly every name.
    if node.value.isprintable() or not CONTROL.search(node.value):
        return False
    report.refuse(
        'invalid-value',
        node,
        f'is {quoted(node.value)}, which has a line break or a control character; '
        'write it on one line, without',
    )
    return True


class NameKind:
    """One name, or several of items alike."""

    label: ClassVar[str] = 'string on one line, or a list of such'

    def read(
        self, node: Node, report: Report
    ) -> tuple[tuple[str, ...], tuple[Mark, ...]] | None:
        nodes = node.items if isinstance(node, Sequence) else [node]
        found = [(name, one) for one in nodes if (name := self._one(one, report))]
        if not found:
            return None
        return (
            tuple(name for name, _ in found),
            tuple(one.mark for _, one in found),
        )

    def _one(self, node: Node, report: Report) -> str | None:
        if not isinstance(node, Scalar):
            report.wrong_type(node, 'a name or a list of names')
            return None
        refuse_controls(node, report)
        name = collapse(node.value)
        if name and not name.strip('*'):
            report.refuse(
                'invalid-value',
                node,
                f'is {name!r}, which would name everything; '
                "write the part of the name that stays, as in '_ga_*'",
            )
        return name or None

    def schema(self) -> Schema:
        return {'type': [*SCALARS, 'array'], 'items': {'type': [*SCALARS]}}


class WordKind(NamedTuple):
    """One word of a closed list."""

    words: tuple[str, ...]
    code: ReadingCode = 'invalid-value'

    @property
    def label(self) -> str:
        return ', '.join(f'`{word}`' for word in self.words)

    def read(self, node: Node, report: Report) -> str | None:
        value = string(node, report, 'a word')
        if value is None or value in self.words:
            return value
        report.refuse(
            self.code, node, f'is {quoted(value)}; {suggestion(value, self.words)}'
        )
        return None

    def schema(self) -> Schema:
        return one_of(self.words)


class StorageKind(NamedTuple):
    """A storage; an unknown one is kept as it is, for the check that reports it."""

    words: tuple[str, ...]

    @property
    def label(self) -> str:
        return ', '.join(f'`{word}`' for word in self.words)

    def read(self, node: Node, report: Report) -> str | None:
        return string(node, report, 'a word')

    def schema(self) -> Schema:
        return one_of(self.words)


class BooleanKind:
    label: ClassVar[str] = '`true` or `false`'

    def read(self, node: Node, report: Report) -> bool | None:
        if is_blank(node):
            return None
        if isinstance(node, Scalar) and node.plain and node.value in _BOOLEANS:
            return _BOOLEANS[node.value]
        if isinstance(node, Scalar) and node.value in _BOOLEANS:
            report.refuse(
                'wrong-type',
                node,
                'is in quotation marks; take them off',
            )
        else:
            report.wrong_type(node, 'true or false')
        return None

    def schema(self) -> Schema:
        return or_blank('boolean', 'Not true or false, without quotation marks.')


class DurationKind:
    label: ClassVar[str] = 'duration'

    def read(self, node: Node, report: Report) -> Any:
        value = string(node, report, "a duration such as '13 months'")
        if value is None:
            return None
        try:
            return parse_duration(value)
        except ValueError:
            report.refuse(
                'invalid-duration',
                node,
                f'is {quoted(value)}, not a duration; {self._instead(value)}',
            )
            return None

    def _instead(self, value: str) -> str:
        number, _, word = value.partition(' ')
        if number.isascii() and number.isdigit() and int(number[:9]):
            unit = nearest(word, (*UNITS, *(f'{unit}s' for unit in UNITS)))
            if unit is not None:
                return f"did you mean '{number} {unit}'?"
        elif (keyword := nearest(value, ('session', 'persistent'))) is not None:
            return f'did you mean {keyword!r}?'
        return "write 'session', 'persistent', '13 months', '30 days' or 'P1Y6M'"

    def schema(self) -> Schema:
        return {
            **any_of({'enum': ['session', 'persistent']}, {'pattern': '[0-9]'}),
            'examples': ['13 months', '30 days', 'P1Y6M'],
        }


class DateKind:
    label: ClassVar[str] = 'date, as `2026-11-24`'

    def read(self, node: Node, report: Report) -> date | None:
        value = string(node, report, 'a date')
        if value is None:
            return None
        if _DATE.fullmatch(value):
            try:
                return date.fromisoformat(value)
            except ValueError:
                pass
        report.refuse(
            'invalid-value',
            node,
            f"is {quoted(value)}, not a date; write it as in '2026-11-24'",
        )
        return None

    def schema(self) -> Schema:
        return any_of({'format': 'date'})


class UrlKind(NamedTuple):
    """A web address; with `fragment`, also a place on the page itself."""

    fragment: bool = False

    @property
    def label(self) -> str:
        return 'URL or `#fragment`' if self.fragment else 'URL'

    def read(self, node: Node, report: Report) -> str | None:
        value = string(node, report, 'a URL')
        if value is None or is_web_url(value):
            return value
        if self.fragment and _FRAGMENT.fullmatch(value):
            return value
        also = " or '#fragment'" if self.fragment else ''
        report.refuse(
            'invalid-url',
            node,
            f"is {quoted(value)}; write a full address, as in 'https://example.org/'"
            f'{also}',
        )
        return None

    def schema(self) -> Schema:
        also = ' or #fragment' if self.fragment else ''
        pattern = '://|^#' if self.fragment else '://'
        return like(pattern, f'a full address, as https://example.org/{also}')


def is_web_url(value: str) -> bool:
    """Whether `value` is an absolute http or https address."""
    if _NOT_IN_URL.search(value):
        return False
    try:
        parts = urlsplit(value)
        parts.port  # noqa: B018 - reading the port is what checks it
    except ValueError:
        return False
    return parts.scheme in {'http', 'https'} and bool(parts.hostname)


class ContactKind:
    label: ClassVar[str] = 'e-mail address or URL'

    def read(self, node: Node, report: Report) -> str | None:
        value = string(node, report, 'an address')
        if value is None:
            return None
        address = value.removeprefix('mailto:')
        if _EMAIL.fullmatch(address):
            return address
        if is_web_url(value):
            return value
        if '@' in value:
            report.refuse(
                'invalid-value', node, f'is {quoted(value)}, not an e-mail address'
            )
        else:
            report.refuse(
                'invalid-url',
                node,
                f'is {quoted(value)}; write an e-mail address or a full URL, as in '
                "'https://example.org/contact'",
            )
        return None

    def schema(self) -> Schema:
        return like('@|://', 'an e-mail address or a full URL')


class HostKind:
    label: ClassVar[str] = 'host'

    def read(self, node: Node, report: Report) -> str | None:
        value = string(node, report, 'a host')
        if value is None or HOST.fullmatch(value):
            return value
        host = urlsplit(value).hostname if is_web_url(value) else None
        report.refuse(
            'invalid-value',
            node,
            f'is {quoted(value)}, not a host; '
            + (
                f'did you mean {host!r}?'
                if host
                else "write it as in 'example.org' or '.example.org'"
            ),
        )
        return None

    def schema(self) -> Schema:
        return {'type': [*SCALARS], 'examples': ['example.org', '.example.org']}


class PathKind:
    label: ClassVar[str] = 'path'

    def read(self, node: Node, report: Report) -> str | None:
        value = string(node, report, 'a path')
        if value is None or value.startswith('/'):
            return value
        report.refuse(
            'invalid-value', node, f"is {quoted(value)}; a path begins with '/'"
        )
        return None

    def schema(self) -> Schema:
        return like('^/', 'a path: it begins with /')


class CountryKind:
    label: ClassVar[str] = 'ISO 3166-1 alpha-2 code'

    def read(self, node: Node, report: Report) -> str | None:
        value = string(node, report, 'a country code')
        if value is None or value in COUNTRIES:
            return value
        instead = {'UK': 'GB'}.get(value.upper(), value.upper())
        report.refuse(
            'invalid-value',
            node,
            f'is {quoted(value)}, not a two-letter country code (ISO 3166-1); '
            + (
                f'did you mean {instead!r}?'
                if instead in COUNTRIES
                else "write it as in 'FR' or 'US'"
            ),
        )
        return None

    def schema(self) -> Schema:
        return one_of(sorted(COUNTRIES))


class FunctionKind:
    label: ClassVar[str] = 'name of a function'

    def read(self, node: Node, report: Report) -> str | None:
        value = string(node, report, 'the name of a function')
        if value is None or _FUNCTION.fullmatch(value):
            return value
        report.refuse(
            'invalid-value',
            node,
            f'is {quoted(value)}; write only the name of a function, as in '
            "'acme.openPanel', without parentheses",
        )
        return None

    def schema(self) -> Schema:
        # `true` is a name, too.
        return {'type': ['string', 'boolean', 'null'], 'examples': ['acme.openPanel']}


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
        read = [(self.item.read(one, report), mark) for one, mark in placed]
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
            f'`{one.name}`' for one in self.group.fields
        )

    def read(self, node: Node, report: Report) -> Any:
        if isinstance(node, Mapping):
            values, _ = self.group.read(node, report)
            return values or None
        value = self.url.read(node, report)
        return {'url': value} if value is not None else None

    def schema(self) -> Schema:
        return {'anyOf': [self.url.schema(), self.group.schema()]}


class Field(NamedTuple):
    """One key of the declaration: its name, its kind of value, and what it is for."""

    name: str
    kind: Kind
    help: str
    mandatory: bool = False


@dataclass(frozen=True)
class Group:
    """The keys that one mapping of the declaration may have."""

    name: str
    help: str
    fields: tuple[Field, ...]

    @cached_property
    def by_name(self) -> dict[str, Field]:
        return {one.name: one for one in self.fields}

    @cached_property
    def _readers(self) -> dict[str, Callable[[Node, Report], Any]]:
        return {one.name: one.kind.read for one in self.fields}

    def read(
        self, node: Mapping, report: Report
    ) -> tuple[dict[str, Any], dict[str, Mark]]:
        """Return the values, and where each key that is not blank stands.

        `report.subject` says whose keys they are. A key whose value was refused has
        a place and no value.
        """
        values: dict[str, Any] = {}
        marks: dict[str, Mark] = {}
        readers = self._readers
        for name, entry in node.entries.items():
            read = readers.get(name)
            if read is None:
                report.add('unknown-key', entry, self.unknown(name, report.subject))
                continue
            report.key = name
            report.place, value = entry
            reported = len(report.problems)
            found = read(value, report)
            if found is not None:
                values[name] = found
                marks[name] = value.mark
            elif len(report.problems) > reported or _given(value):
                marks[name] = value.mark
        return values, marks

    def schema(self) -> Schema:
        """Return the object that this mapping is in JSON."""
        # Editors show the descriptions as they are.
        properties = {
            one.name: {'description': one.help.replace('`', ''), **one.kind.schema()}
            for one in self.fields
        }
        mandatory = [one.name for one in self.fields if one.mandatory]
        return {
            **or_blank('object', 'Not a mapping.'),
            'description': self.help,
            'properties': properties,
            **({'required': mandatory} if mandatory else {}),
            'additionalProperties': False,
        }

    def unknown(self, name: str, subject: str) -> str:
        return (
            f'{subject}: the key {quoted(name)} is unknown; '
            f'{suggestion(name, self.by_name)}'
        )


def _given(node: Node) -> bool:
    """Whether a value is there that some problem already speaks of."""
    return not isinstance(node, Scalar) and (
        not isinstance(node, Sequence | Mapping) or node.reported
    )
