"""The command `new`: a declaration to start from."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sphinx_cookiecharter.checks.clock import today

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

HELP: Final = 'write a declaration to start from, with comments'

_START: Final = Path(__file__).with_name('start.yaml')


def start() -> str:
    """Return what is written: what it says is so today."""
    return _START.read_text('utf-8').replace('TODAY', today().isoformat())


def add_arguments(parser: ArgumentParser) -> None:
    parser.epilog = 'Exits with 1 if the file is there already, or cannot be written.'
    parser.add_argument(
        'path',
        nargs='?',
        default='cookies.yaml',
        metavar='PATH',
        help='where to write it; cookies.yaml by default',
    )


def run(options: Namespace) -> int:
    path = options.path
    try:
        # Between looking and writing, nobody else can.
        with Path(path).open('x', encoding='utf-8', newline='\n') as file:
            file.write(start())
    except FileExistsError:
        print(f'{path} is there already, and is left as it is', file=sys.stderr)
        return 1
    except (OSError, ValueError) as error:
        why = (isinstance(error, OSError) and error.strerror) or 'that is no path'
        print(f'{path} cannot be written: {why}', file=sys.stderr)
        return 1
    print(f'{path} is written; now look into it, and check it with')
    print(f'cookiecharter check {path}')
    return 0
