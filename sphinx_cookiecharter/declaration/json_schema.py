"""The JSON Schema of a declaration, for editors: made from the fields."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

from sphinx_cookiecharter.declaration import fields
from sphinx_cookiecharter.declaration.shapes import CONTROLS, blank, something, without
from sphinx_cookiecharter.declaration.values import (
    DateKind,
    DurationKind,
    IdKind,
    TextKind,
    UrlKind,
)
from sphinx_cookiecharter.declaration.vocabulary import CATEGORIES

if TYPE_CHECKING:
    from sphinx_cookiecharter.declaration.shapes import Schema
    from sphinx_cookiecharter.declaration.values import Kind

#: What many keys hold: written once, and referred to.
_DEFINED: Final[dict[str, Kind]] = {
    'text': TextKind(),
    'url': UrlKind(),
    'duration': DurationKind(),
    'date': DateKind(),
    'id': IdKind(''),
}


def schema_text() -> str:
    """Return the schema as its file holds it."""
    return json.dumps(build_schema(), ensure_ascii=False, indent=2) + '\n'


def build_schema() -> Schema:
    """Return the schema of a declaration, for JSON Schema's draft 2020-12."""
    known = {name: kind.schema() for name, kind in _DEFINED.items()}
    schema = {
        '$schema': 'https://json-schema.org/draft/2020-12/schema',
        '$id': 'urn:sphinx-cookiecharter:declaration',
        'title': 'Declaration of cookies',
        'description': 'What a site keeps on its visitors’ devices, for what, for '
        'how long and under which consent.',
        **_or_blank('object'),
        'properties': dict(zip(fields.TOP, _top(), strict=True)),
        'patternProperties': {'^x-': {'description': 'Your own.'}},
        'additionalProperties': False,
    }
    shared: Schema = _referring(schema, known)
    return {**shared, '$defs': known}


def _top() -> tuple[Schema, ...]:
    own = fields.CATEGORY.schema()
    own['properties']['title']['allOf'] = [something()]
    members = {'propertyNames': _id()}
    return (
        {**fields.SITE.schema(), **_or_blank('object')},
        {**fields.CHOICE.schema(), **_or_blank('object')},
        {
            'description': 'Consent categories: built-in ones, and your own.',
            **_or_blank('object'),
            **members,
            'properties': {
                name: {**fields.CATEGORY.schema(), **_or_blank('object')}
                for name in CATEGORIES
            },
            'additionalProperties': {**own, 'required': ['title']},
        },
        {
            'description': f'{fields.PROVIDER.help} By an id of your choice.',
            **_or_blank('object'),
            **members,
            'additionalProperties': {
                **fields.PROVIDER.schema(),
                **_or_blank('object'),
            },
        },
        {'description': fields.USE.help.replace('`', ''), **fields.USE.kind.schema()},
        {
            'description': 'The items: one for each cookie, or for several alike.',
            **_or_blank('array'),
            'items': fields.COOKIE.schema(),
        },
    )


def _or_blank(shape: str) -> Schema:
    what = 'list' if shape == 'array' else 'mapping'
    return {'type': [shape, 'string', 'null'], **blank(f'Not a {what}.')}


def _id() -> Schema:
    """Return what an id is: something visible, on one line."""
    return {'pattern': r'\S', **without(f'[{CONTROLS}]', 'Not on one line.')}


def _referring(part: Any, known: dict[str, Schema]) -> Any:
    """Return a part of the schema with what is known replaced by references."""
    if isinstance(part, list):
        return [_referring(one, known) for one in part]
    if not isinstance(part, dict):
        return part
    for name, definition in known.items():
        if all(part.get(key) == value for key, value in definition.items()):
            others = {
                key: value for key, value in part.items() if key not in definition
            }
            return {'$ref': f'#/$defs/{name}', **others}
    return {key: _referring(value, known) for key, value in part.items()}
