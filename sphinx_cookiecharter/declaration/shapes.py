"""Parts of a JSON Schema that several kinds of values have.

`errorMessage` and `patternErrorMessage` are no keywords of JSON Schema: VS Code and the
YAML language server show them, others pass over them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable

Schema: TypeAlias = dict[str, Any]

# What these say must be the same to Python's regular expressions and to JavaScript's.
CONTROLS: Final = r'\x00-\x1f\x7f-\x9f\u2028\u2029'
#: What `collapse` takes off around a text.
AROUND: Final = r'[\s\x00-\x1f\x7f\x85]*'
_VISIBLE: Final = r'[^\s\x00-\x1f\x7f\x85]'
#: What it makes one space.
BETWEEN: Final = r'[\x00-\x20\x7f\x85\u2028\u2029]+'

#: What YAML's core schema makes of a value that is no list and no mapping.
SCALARS: Final = ('string', 'number', 'boolean', 'null')


def blank(message: str = '') -> Schema:
    """Accept of texts only those that count as absent, and say of others why not."""
    return {
        'pattern': f'^{AROUND}$',
        **({'patternErrorMessage': message} if message else {}),
    }


def something(null_counts: bool = False) -> Schema:
    """Refuse what counts as absent: it is asked of mandatory keys."""
    kinds = ['string', 'number', 'boolean', 'array', 'object']
    nulls = [] if null_counts else ['null']
    absent = {'type': ['string', *nulls], **blank()}
    return {
        'type': [*kinds, 'null'] if null_counts else kinds,
        'pattern': _VISIBLE,
        'patternErrorMessage': 'Needs a value.',
        'not': {
            'type': ['array', 'object'],
            'items': absent,
            'additionalProperties': absent,
        },
    }


def like(pattern: str, wanted: str, *types: str) -> Schema:
    """Accept what fits a pattern when its spaces are off, and what is blank."""
    return {
        'type': ['string', *types, 'null'],
        'pattern': _blank_or(pattern),
        'patternErrorMessage': f'Not {wanted}.',
    }


def one_of(words: Iterable[str], pattern: str = '', message: str = '') -> Schema:
    """Accept words, which editors complete, with spaces around them or none at all."""
    listed = list(words)
    said = {'errorMessage': message} if message else {}
    return {
        'type': ['string', 'null'],
        'anyOf': [
            {'enum': listed, **said},
            {'pattern': _blank_or('|'.join(filter(None, (*listed, pattern))))},
        ],
    }


def without(pattern: str, message: str) -> Schema:
    """Accept whatever does not fit a pattern."""
    return {'not': {'type': 'string', 'pattern': pattern}, 'errorMessage': message}


def _blank_or(pattern: str) -> str:
    return f'^{AROUND}(?:{pattern})?{AROUND}$'
