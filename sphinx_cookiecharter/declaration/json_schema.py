"""The JSON Schema of a declaration, for editors: made from the fields."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from sphinx_cookiecharter.declaration import fields
from sphinx_cookiecharter.declaration.values.schema_parts import or_blank
from sphinx_cookiecharter.declaration.vocabulary import CATEGORIES

if TYPE_CHECKING:
    from sphinx_cookiecharter.declaration.values.schema_parts import Schema


def schema_text() -> str:
    """Return the schema as its file holds it."""
    return json.dumps(build_schema(), ensure_ascii=False, indent=2) + '\n'


def build_schema() -> Schema:
    """Return the schema of a declaration, for JSON Schema's draft 2020-12."""
    return {
        '$schema': 'https://json-schema.org/draft/2020-12/schema',
        '$id': 'urn:sphinx-cookiecharter:declaration',
        'title': 'Declaration of cookies',
        'description': 'What a site keeps on its visitors’ devices, for what, for '
        'how long and under which consent.',
        **or_blank('object', 'Not a mapping.'),
        'properties': dict(zip(fields.TOP, _top(), strict=True)),
        'patternProperties': {'^x-': {'description': 'Your own.'}},
        'additionalProperties': False,
        '$defs': {'category': fields.CATEGORY.schema()},
    }


def _top() -> tuple[Schema, ...]:
    category = {'$ref': '#/$defs/category'}
    mapping = or_blank('object', 'Not a mapping.')
    return (
        fields.SITE.schema(),
        fields.CHOICE.schema(),
        {
            'description': 'Consent categories: built-in ones, and your own.',
            **mapping,
            'properties': dict.fromkeys(CATEGORIES, category),
            'additionalProperties': {**category, 'required': ['title']},
        },
        {
            'description': f'{fields.PROVIDER.help} By an id of your choice.',
            **mapping,
            'additionalProperties': fields.PROVIDER.schema(),
        },
        {'description': fields.USE.help.replace('`', ''), **fields.USE.kind.schema()},
        fields.DEFAULTS.schema(),
        {
            'description': 'The items: one for each cookie, or for several alike.',
            **or_blank('array', 'Not a list.'),
            'items': fields.COOKIE.schema(),
        },
    )
