"""The command `fingerprint`: what a consent tool takes for its revision."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from sphinx_cookiecharter.cli.load import add_catalogue, read_whole
from sphinx_cookiecharter.declaration.fingerprint import fingerprint

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

HELP: Final = 'print a fingerprint of what visitors consent to'


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
    parser.add_argument(
        '--format',
        choices=('text', 'json'),
        default='text',
        help='text, which is the fingerprint alone, or JSON, with those of categories',
    )


def run(options: Namespace) -> int:
    found = fingerprint(read_whole(options.file, options.catalogue))
    if options.format == 'text':
        print(found.overall)
        return 0
    data = {
        'fingerprint': found.overall,
        'revision': found.revision,
        'categories': dict(found.categories),
    }
    print(json.dumps(data, ensure_ascii=False, indent=2))
    return 0
