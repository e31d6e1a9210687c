"""Command-line arguments that several commands have."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import ArgumentParser


def add_catalogue(parser: ArgumentParser) -> None:
    """Add what says which entries `use` finds, and what they keep."""
    add_folders(parser)
    add_theme(parser)


def add_theme(parser: ArgumentParser) -> None:
    parser.add_argument(
        '--theme',
        metavar='NAME',
        help='the theme of the documentation, as html_theme in conf.py: what some '
        'entries keep follows from its version',
    )


def add_folders(parser: ArgumentParser) -> None:
    parser.add_argument(
        '--catalogue',
        action='append',
        default=[],
        metavar='FOLDER',
        help='a folder with catalogue entries of your own, as in '
        'cookiecharter_catalogue in conf.py; can be given several times',
    )


def add_captures(parser: ArgumentParser, nargs: str) -> None:
    parser.add_argument(
        # As of other commands, so that they may stand on both sides of an option.
        'files',
        nargs=nargs,
        metavar='CAPTURE',
        help='what was seen of the site: a file that observe or a browser has written',
    )


def add_format(parser: ArgumentParser, description: str) -> None:
    """Add the format of a result that is no finding, as text or for programs."""
    parser.add_argument(
        '--format', choices=('text', 'json'), default='text', help=description
    )
