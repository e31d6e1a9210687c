"""The command `schema`: the JSON Schema of declarations, or of their export."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        '--of',
        choices=('declaration', 'export'),
        default='declaration',
        help='a declaration, for editors (by default), or what export writes as JSON',
    )


def run(options: Namespace) -> int:
    print(_schema_text(options.of), end='')
    return 0


def _schema_text(of: str) -> str:
    if of == 'export':
        from sphinx_cookiecharter.exchange.json_schema import schema_text

        return schema_text()
    from sphinx_cookiecharter.catalogue.consent_tool import CONSENT_TOOLS
    from sphinx_cookiecharter.declaration import json_schema

    return json_schema.schema_text(CONSENT_TOOLS)
