"""The command `schema`: the JSON Schema of declarations, for editors."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sphinx_cookiecharter.catalogue.consent_tool import CONSENT_TOOLS
from sphinx_cookiecharter.declaration.json_schema import schema_text

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

HELP: Final = 'print the JSON Schema of declarations, for editors'


def add_arguments(_parser: ArgumentParser) -> None:
    """It has none."""


def run(_options: Namespace) -> int:
    print(schema_text(CONSENT_TOOLS), end='')
    return 0
