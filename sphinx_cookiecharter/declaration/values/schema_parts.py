"""Parts of a JSON Schema that several kinds of values have.

They serve editors, which complete and explain: what the reader accepts is accepted, and
some of what it refuses too.

`patternErrorMessage` is no keyword of JSON Schema: VS Code and the YAML language server
show it, others pass over it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable

Schema: TypeAlias = dict[str, Any]

#: What YAML's core schema makes of a value that is no list and no mapping.
SCALARS: Final = ('string', 'number', 'boolean', 'null')

# The reader takes white space off: what has some around it passes, whatever it is.
_SPACED: Final = '^$|^[^!-~]|[^!-~]$'


def or_blank(kind: str, message: str) -> Schema:
    """Accept values of a type that is no string, and what counts as absent."""
    return {
        'type': [kind, 'string', 'null'],
        'pattern': '^[^!-~]*$',
        'patternErrorMessage': message,
    }


def any_of(*shapes: Schema) -> Schema:
    """Accept texts of any of these shapes, and what counts as absent."""
    return {'type': ['string', 'null'], 'anyOf': [*shapes, {'pattern': _SPACED}]}


def one_of(words: Iterable[str]) -> Schema:
    """Accept words, which editors complete."""
    return any_of({'enum': [*words]})


def like(pattern: str, wanted: str) -> Schema:
    """Accept a text in which a pattern is found."""
    return {
        'type': ['string', 'null'],
        'pattern': f'{_SPACED}|{pattern}',
        'patternErrorMessage': f'Not {wanted}.',
    }
