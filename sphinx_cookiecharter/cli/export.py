"""The command `export`: a declaration for other programs to read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_cookiecharter.cli.arguments import add_catalogue
from sphinx_cookiecharter.cli.load import DEFAULTS, load_named
from sphinx_cookiecharter.cli.output import output, refuse_overwriting
from sphinx_cookiecharter.cli.printing import tell
from sphinx_cookiecharter.exchange.targets import TARGETS

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace


def add_arguments(parser: ArgumentParser) -> None:
    parser.epilog = (
        'What the target cannot hold goes to standard error, item by item. Exits with '
        '1 if the declaration cannot be read whole or, with --strict, if something '
        'is lost; then nothing is written.'
    )
    parser.add_argument(
        'file',
        nargs='?',
        metavar='FILE',
        help='a declaration; - is standard input; without any, '
        f'{" or ".join(DEFAULTS)}',
    )
    parser.add_argument(
        '--to',
        required=True,
        choices=tuple(TARGETS),
        help='what is written: JSON, a table, or the configuration of a consent tool',
    )
    parser.add_argument(
        '--language',
        action='append',
        default=[],
        dest='languages',
        metavar='LANGUAGE',
        help='a language of our own words, as fr; can be given several times, and the '
        'first is that of a target that has but one; by default those of the texts',
    )
    parser.add_argument(
        '--source-language',
        default='',
        metavar='LANGUAGE',
        help='the language of the texts that name none',
    )
    parser.add_argument(
        '--strict',
        action='store_true',
        help='write nothing if the target cannot hold all',
    )
    parser.add_argument(
        '-o',
        '--output',
        metavar='FILE',
        help='where to write it; standard output by default',
    )
    add_catalogue(parser)


def run(options: Namespace) -> int:
    refuse_overwriting([options.file] if options.file else DEFAULTS, options.output)
    declaration = load_named(options.file, options.catalogue, options.theme)
    # What puts it into words takes a while to load, and what is read may be broken.
    from sphinx_cookiecharter.exchange.export import export

    exported = export(
        declaration,
        options.to,
        languages=options.languages,
        source_language=options.source_language,
    )
    for loss in exported.losses:
        tell(f'{options.to} {loss}')
    if options.strict and exported.losses:
        return 1
    with output(options.output) as file:
        file.write(exported.text)
    return 0
