"""Validators of one word or sentence: texts, names, words of a list, dates."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

from sphinx_cookiecharter.declaration.codes import Code
from sphinx_cookiecharter.declaration.duration import UNITS, parse_duration
from sphinx_cookiecharter.declaration.duration_words import meant
from sphinx_cookiecharter.declaration.problems import quoted
from sphinx_cookiecharter.declaration.suggestions import nearest, suggestion
from sphinx_cookiecharter.declaration.text import Text, collapse
from sphinx_cookiecharter.declaration.values.base import (
    is_blank,
    refuse_controls,
    string,
)
from sphinx_cookiecharter.declaration.values.schema_parts import (
    SCALARS,
    any_of,
    one_of,
    or_blank,
)
from sphinx_cookiecharter.declaration.vocabulary import COUNTRIES
from sphinx_cookiecharter.declaration.yaml_tree import Mapping, Scalar, Sequence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_cookiecharter.declaration.values.base import Report
    from sphinx_cookiecharter.declaration.values.schema_parts import Schema
    from sphinx_cookiecharter.declaration.yaml_tree import Mark, Node

_LANGUAGE = re.compile(r'[A-Za-z]{2,3}([-_@][A-Za-z0-9]+)*')
_FUNCTION = re.compile(r'[A-Za-z_$][A-Za-z0-9_$]*(\.[A-Za-z_$][A-Za-z0-9_$]*)*')
_DATE = re.compile('[0-9]{4}-[0-9]{2}-[0-9]{2}')

# What YAML's core schema takes for booleans.
_BOOLEANS = {
    'true': True,
    'True': True,
    'TRUE': True,
    'false': False,
    'False': False,
    'FALSE': False,
}


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
                    Code.UNKNOWN_KEY,
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


def names_languages(node: Mapping) -> bool:
    """Whether all keys of a mapping, of which there are some, may be languages."""
    return bool(node.values) and all(map(_LANGUAGE.fullmatch, node.values))


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


class NameKind:
    """One name, or several of items alike."""

    label: ClassVar[str] = 'string on one line, or a list of such'

    def read(
        self, node: Node, report: Report
    ) -> tuple[tuple[str, ...], tuple[Mark, ...]] | None:
        names, marks = [], []
        report.in_list = isinstance(node, Sequence)
        for item in node.items if isinstance(node, Sequence) else [node]:
            name = self._name(item, report)
            if name is not None:
                names.append(name)
                marks.append(item.mark)
        report.in_list = False
        return (tuple(names), tuple(marks)) if names else None

    def _name(self, node: Node, report: Report) -> str | None:
        if not isinstance(node, Scalar):
            several = '' if report.in_list else ' or a list of names'
            report.wrong_type(node, f'a name{several}')
            return None
        refuse_controls(node, report)
        name = collapse(node.value)
        if name and not name.strip('*'):
            report.refuse(
                Code.INVALID_VALUE,
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
    code: Code = Code.INVALID_VALUE

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
                Code.WRONG_TYPE,
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
                Code.INVALID_DURATION,
                node,
                f'is {quoted(value)}, not a duration; {self._instead(value)}',
            )
            return None

    def _instead(self, value: str) -> str:
        if (duration := meant(value)) is not None:
            of_cookies = ", or of a cookie when it ends, as '400 days'"
            return f'write {duration!r}' + of_cookies * (duration == 'persistent')
        number, _, word = value.partition(' ')
        if number.isascii() and number.isdigit() and int(number[:9]):
            unit = nearest(word, (*UNITS, *(f'{unit}s' for unit in UNITS)))
            if unit is not None and _is_duration(f'{number} {unit}'):
                return f"did you mean '{number} {unit}'?"
        elif (keyword := nearest(value, ('session', 'persistent'))) is not None:
            return f'did you mean {keyword!r}?'
        return "write 'session', 'persistent', '13 months', '30 days' or 'P1Y6M'"

    def schema(self) -> Schema:
        return {
            **any_of({'enum': ['session', 'persistent']}, {'pattern': '[0-9]'}),
            'examples': ['13 months', '30 days', 'P1Y6M'],
        }


def _is_duration(value: str) -> bool:
    try:
        parse_duration(value)
    except ValueError:
        return False
    return True


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
            Code.INVALID_VALUE,
            node,
            f"is {quoted(value)}, not a date; write it as in '2026-11-24'",
        )
        return None

    def schema(self) -> Schema:
        return any_of({'format': 'date'})


class CountryKind:
    label: ClassVar[str] = 'ISO 3166-1 alpha-2 code'

    def read(self, node: Node, report: Report) -> str | None:
        value = string(node, report, 'a country code')
        if value is None or value in COUNTRIES:
            return value
        instead = {'UK': 'GB'}.get(value.upper(), value.upper())
        report.refuse(
            Code.INVALID_VALUE,
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
            Code.INVALID_VALUE,
            node,
            f'is {quoted(value)}; write only the name of a function, as in '
            "'acme.openPanel', without parentheses",
        )
        return None

    def schema(self) -> Schema:
        # `true` is a name, too.
        return {'type': ['string', 'boolean', 'null'], 'examples': ['acme.openPanel']}
