"""The command `draft`: a first declaration from what people have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_cookiecharter.cli.arguments import add_theme
from sphinx_cookiecharter.cli.formats import Checked, text
from sphinx_cookiecharter.cli.load import tell_if_unknown
from sphinx_cookiecharter.cli.printing import tell

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace


def add_arguments(parser: ArgumentParser) -> None:
    parser.epilog = (
        'Leaves empty what only you know. Exits with 1 if something in a source '
        'cannot be read; all else is drafted.'
    )
    parser.add_argument(
        'files',
        nargs='+',
        metavar='SOURCE',
        help='a capture of the site, as observe or a browser writes it; or what lists '
        'its cookies in a table: an HTML page, Markdown, CSV, TSV or a text; or site '
        'settings of HDS',
    )
    add_theme(parser)


def run(options: Namespace) -> int:
    from sphinx_cookiecharter.observation.captures.loader import open_capture
    from sphinx_cookiecharter.observation.drafting.draft import draft
    from sphinx_cookiecharter.observation.tables.formats import FORMATS

    if options.theme is not None:
        tell_if_unknown(options.theme)
    captures, unread = [], []
    for path in dict.fromkeys(options.files):
        capture, findings = open_capture(path, path, FORMATS)
        if capture is not None:
            captures.append(capture)
        if findings:
            unread.append(Checked(path, findings))
    for line in text.write(unread):
        tell(line)
    if captures:
        print(draft(captures, options.theme), end='')
    return 1 if unread else 0
