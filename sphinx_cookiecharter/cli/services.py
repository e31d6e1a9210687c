"""The command `services`: what the catalogue knows."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_cookiecharter.cli.arguments import add_folders, add_format
from sphinx_cookiecharter.cli.printing import json_text, say, tell
from sphinx_cookiecharter.declaration.problems import quoted

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from sphinx_cookiecharter.catalogue.model import Entry


def add_arguments(parser: ArgumentParser) -> None:
    parser.epilog = 'Exits with 1 where nothing that is known has the word.'
    parser.add_argument(
        'word',
        nargs='?',
        metavar='WORD',
        help='only those whose id, other names, title, provider, hosts or items have '
        'this word; a name of a cookie as the browser shows it, too',
    )
    add_folders(parser)
    add_format(parser, 'how it is written; text by default')


def run(options: Namespace) -> int:
    from sphinx_cookiecharter.catalogue.collection import Collection
    from sphinx_cookiecharter.catalogue.listing import is_hit, listed

    collection = Collection(map(Path, options.catalogue))
    entries = [
        entry
        for entry in collection.entries()
        if options.word is None or is_hit(entry, options.word)
    ]
    for why in collection.broken:
        tell(why)
    if options.format == 'json':
        print(json_text([listed(entry) for entry in entries]))
    else:
        for entry in entries:
            say(_line(entry))
    if not entries:
        tell(f'nothing that is known has the word {quoted(options.word)}')
    return 0 if entries else 1


def _line(entry: Entry) -> str:
    from sphinx_cookiecharter.catalogue.versions import variant_names

    also = f' (also {", ".join(entry.aliases)})' if entry.aliases else ''
    kept = [name for cookie in entry.stored.cookies for name in cookie.names]
    variants = (
        f'; variants: {", ".join(variant_names(entry))}' if entry.variants else ''
    )
    title = entry.title.in_language('en')
    return f'{entry.id}{also}: {title}: {", ".join(kept) or "keeps nothing"}{variants}'
