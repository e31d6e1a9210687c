"""The JSON Schema of the target `json`, for those who build on it."""

from __future__ import annotations

import json
from typing import Any, Final

from sphinx_cookiecharter.declaration.vocabulary import (
    CHOICE_KEEPERS,
    CONSENTS,
    EXEMPTIONS,
    JURISDICTIONS,
    PARTIES,
    STORAGES,
)

#: Of the format: another one where a program that reads it would break.
VERSION: Final = 1

#: A part of a schema.
Schema = dict[str, Any]


def schema_text() -> str:
    """Return the schema as its file holds it."""
    return json.dumps(build_schema(), ensure_ascii=False, indent=2) + '\n'


def build_schema() -> Schema:
    """Return the schema of the resolved declaration, for draft 2020-12."""
    return {
        '$schema': 'https://json-schema.org/draft/2020-12/schema',
        '$id': 'urn:sphinx-cookiecharter:export',
        'title': 'Resolved declaration of cookies',
        **_object(
            'What a site keeps on its visitors’ devices, with all that follows from '
            'the declaration. What is not known is null.',
            version={'const': VERSION},
            site=_SITE,
            choice=_CHOICE,
            reviewed=_or_null(
                {'type': 'string', 'format': 'date'},
                'When the whole list was last checked.',
            ),
            fingerprint=_string(
                'Another one when visitors must be asked anew.',
                pattern='^[0-9a-f]{12}$',
            ),
            revision={
                'type': 'integer',
                'minimum': 0,
                'description': 'The fingerprint as a whole number, below 2⁴⁸.',
            },
            categories=_list(
                _CATEGORY, 'The consent categories, in the order of the charter.'
            ),
            providers={
                'type': 'object',
                'description': 'Who sets items or receives their data, by a key.',
                'additionalProperties': _PROVIDER,
            },
            items=_list(_ITEM, 'The items, in the order of the declaration.'),
        ),
        '$defs': {'text': _TEXT, 'duration': _DURATION},
    }


def _object(description: str, /, **properties: Schema) -> Schema:
    """Return the schema of an object: all of its keys are there, and no other."""
    return {
        'type': 'object',
        'description': description,
        'properties': properties,
        'required': [*properties],
        'additionalProperties': False,
    }


def _string(description: str, **more: str) -> Schema:
    return {'type': 'string', 'description': description, **more}


def _boolean(description: str) -> Schema:
    return {'type': 'boolean', 'description': description}


def _list(items: Schema, description: str) -> Schema:
    return {'type': 'array', 'description': description, 'items': items}


def _or_null(schema: Schema, description: str) -> Schema:
    return {'description': description, 'anyOf': [schema, {'type': 'null'}]}


def _text(description: str) -> Schema:
    return _or_null({'$ref': '#/$defs/text'}, description)


def _word(words: tuple[str, ...], description: str) -> Schema:
    return {'enum': [*words], 'description': description}


def _optional(description: str) -> Schema:
    return _or_null({'type': 'string'}, description)


_TEXT: Final[Schema] = {
    'type': 'object',
    'description': 'A text without markup, by the tag of its language (BCP 47); `und` '
    'is that of a text whose language nobody has named.',
    'minProperties': 1,
    'additionalProperties': {'type': 'string'},
}

_DURATION: Final = _object(
    'How long something is kept.',
    text={'$ref': '#/$defs/text'},
    iso=_optional('In ISO 8601, as P13M; null for a session, or without an end.'),
    seconds=_or_null(
        {'type': 'integer', 'minimum': 0},
        'The longest time that it can mean: 0 for a session, null without an end.',
    ),
)

_SITE: Final = _object(
    'The site, and who answers for it.',
    name=_text('Its name.'),
    url=_optional('Its address.'),
    controller=_text('Who answers for it.'),
    contact=_optional('An e-mail address or a URL.'),
    dpo=_optional('The data protection officer: an e-mail address or a URL.'),
    privacy_url=_optional('Its privacy policy.'),
    authority=_or_null(
        _object('An authority.', name=_text('Its name.'), url=_optional('Its site.')),
        'Where to complain.',
    ),
    jurisdictions=_list(
        {'enum': [*JURISDICTIONS]}, 'Whose law applies; empty where none is written.'
    ),
)

_CHOICE: Final = _object(
    'How a visitor’s choice is kept and changed.',
    cookie=_optional('The name of the item that keeps it.'),
    kept_in=_word(CHOICE_KEEPERS, 'Where it is remembered.'),
    url=_optional('Where it can be changed: a URL, or a #fragment.'),
    tool=_optional('The id of the consent tool.'),
    call=_optional('A function that opens its panel.'),
)

_CATEGORY: Final = _object(
    'A consent category.',
    id=_string('Its id.'),
    title=_text('Its heading.'),
    description=_text('What its items are for.'),
    consent=_word(CONSENTS, 'Whether its items need consent, unless they say other.'),
)

_PROVIDER: Final = _object(
    'Who sets items or receives their data.',
    name=_text('Its name.'),
    url=_optional('Its site.'),
    privacy_url=_optional('Its privacy policy.'),
    country=_optional('Where it is established: ISO 3166-1 alpha-2.'),
    transfer=_text('What protects the data when they leave for another country.'),
    processor=_boolean('Whether it works for the site only.'),
    is_site=_boolean('Whether it is the site itself.'),
)

_ITEM: Final = _object(
    'One item, or several alike.',
    names=_list({'type': 'string'}, 'Its names; * matches any run of characters.'),
    storage=_word(STORAGES, 'Where it is kept.'),
    category=_optional('The id of its category, where that is known.'),
    consent=_word(CONSENTS, 'Whether it needs consent.'),
    exemption=_or_null({'enum': [*EXEMPTIONS]}, 'Why it needs none.'),
    party=_or_null({'enum': [*PARTIES]}, 'Whose it is; null where that is not sure.'),
    provider=_optional('A key of `providers`.'),
    service=_text('Which service of the site needs it.'),
    location=_text('Where on the site.'),
    purpose=_text('What it is for.'),
    duration=_or_null({'$ref': '#/$defs/duration'}, 'How long it stays.'),
    duration_note=_text('A note on how long it stays.'),
    renewed=_boolean('Whether each visit prolongs it.'),
    domain=_optional('The host that it belongs to.'),
    data=_list({'$ref': '#/$defs/text'}, 'What is collected.'),
    retention=_or_null({'$ref': '#/$defs/duration'}, 'How long the data are kept.'),
    recipients=_list(
        _object(
            'Who else receives the data.',
            name={'$ref': '#/$defs/text'},
            purpose=_text('What for.'),
        ),
        'Who else receives the data.',
    ),
    legal_basis=_text('On what the processing of the data rests.'),
    opt_out_url=_optional('Where to object.'),
    tags=_list({'type': 'string'}, 'The author’s own.'),
)
