"""The JSON Schema of a declaration, for editors: made from the fields."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from sphinx_cookiecharter.declaration import fields
from sphinx_cookiecharter.declaration.values.schema_parts import one_of, or_blank
from sphinx_cookiecharter.declaration.vocabulary import CATEGORIES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_cookiecharter.declaration.values.schema_parts import Schema


def schema_text(tools: Iterable[str]) -> str:
    """Return the schema as its file holds it; `tools` are the known consent tools."""
    return json.dumps(build_schema(tools), ensure_ascii=False, indent=2) + '\n'


def build_schema(tools: Iterable[str]) -> Schema:
    """Return the schema of a declaration, for JSON Schema's draft 2020-12.

    `tools` are the ids of the consent tools, which the catalogue knows.
    """
    return {
        '$schema': 'https://json-schema.org/draft/2020-12/schema',
        '$id': 'urn:sphinx-cookiecharter:declaration',
        'title': 'Declaration of cookies',
        'description': 'What a site keeps on its visitors’ devices, for what, for '
        'how long and under which consent.',
        **or_blank('object', 'Not a mapping.'),
        'properties': dict(zip(fields.TOP, _top(tools), strict=True)),
        'patternProperties': {'^x-': {'description': 'Your own.'}},
        'additionalProperties': False,
        '$defs': {'category': fields.CATEGORY.schema()},
    }


def _top(tools: Iterable[str]) -> tuple[Schema, ...]:
    choice = fields.CHOICE.schema()
    tool = choice['properties']['tool']
    choice['properties']['tool'] = {'description': tool['description'], **one_of(tools)}
    category = {'$ref': '#/$defs/category'}
    mapping = or_blank('object', 'Not a mapping.')
    return (
        fields.SITE.schema(),
        choice,
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
