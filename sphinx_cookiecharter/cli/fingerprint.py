"""The command `fingerprint`: what a consent tool takes for its revision."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_cookiecharter.cli.arguments import add_catalogue, add_format
from sphinx_cookiecharter.cli.load import load_complete
from sphinx_cookiecharter.cli.printing import json_text
from sphinx_cookiecharter.declaration.fingerprint import fingerprint

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace


def add_arguments(parser: ArgumentParser) -> None:
    parser.epilog = (
        'It covers the items that need consent: their names, storage, domain, '
        'category, provider, recipients and duration. Exits with 1 if the '
        'declaration cannot be read whole.'
    )
    parser.add_argument(
        'file', metavar='FILE', help='a declaration; - is standard input'
    )
    add_catalogue(parser)
    add_format(
        parser,
        'text, which is the fingerprint alone, or JSON, with those of categories',
    )


def run(options: Namespace) -> int:
    digest = fingerprint(load_complete(options.file, options.catalogue, options.theme))
    if options.format == 'text':
        print(digest.overall)
        return 0
    data = {
        'fingerprint': digest.overall,
        'revision': digest.revision,
        'categories': dict(digest.categories),
    }
    print(json_text(data))
    return 0
