"""Entry point of the command `cookiecharter`: its parser, and its exit codes."""

from __future__ import annotations

import io
import os
import sys
from argparse import ArgumentParser, RawDescriptionHelpFormatter
from importlib import import_module
from typing import TYPE_CHECKING, Final, NoReturn, Protocol, cast

from sphinx_cookiecharter import __version__
from sphinx_cookiecharter.cli import INTERRUPTED
from sphinx_cookiecharter.cli.formats import text
from sphinx_cookiecharter.cli.load import (
    STANDARD_INPUT,
    IncompleteError,
    MisuseError,
)
from sphinx_cookiecharter.cli.output import UnwritableError
from sphinx_cookiecharter.cli.printing import tell
from sphinx_cookiecharter.declaration.characters import printable

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Iterable, Mapping, Sequence


class Command(Protocol):
    """What the module of a command holds."""

    def add_arguments(self, parser: ArgumentParser) -> None: ...

    def run(self, options: Namespace) -> int:
        """Do what was asked, and return the exit code."""


#: What each does, in words; its module has its name.
COMMANDS: Final[Mapping[str, str]] = {
    'check': 'say what is wrong or doubtful in declarations',
    'observe': 'look at a site in a browser, and write what it keeps',
    'draft': (
        'print a first declaration, from captures of what the site keeps and pages '
        'that list it'
    ),
    'audit': 'compare a declaration with captures of what the site keeps',
    'new': 'write a declaration to start from, with comments',
    'render': 'write the charter, without a Sphinx project',
    'diff': 'tell what has changed from one declaration to another',
    'fingerprint': 'print a fingerprint of what visitors consent to',
    'export': 'write a declaration for a consent tool, or for another program',
    'services': 'list the known services, themes and extensions, which use may name',
    'schema': 'print the JSON Schema of declarations, or of their export',
}


_DESCRIPTION: Final = """\
Works with declarations, the files that list which cookies a site keeps, and what else
it keeps on its visitors' devices: begins one (new), or drafts it from what a browser
has seen (observe, draft); says what is missing in it or doubtful, with file and line
(check), and where the site does otherwise (audit); tells what readers should know of a
change (diff), gives what changes when visitors must be asked anew (fingerprint), lists
the services whose items need not be declared one by one (services), and writes the
charter for sites that are not built with Sphinx (render), and what consent
tools and other programs read (export).
Only observe goes online.
"""

_EXAMPLES: Final = """\
examples:
  cookiecharter new docs/cookies.yaml               begin a declaration
  cookiecharter check docs/cookies.yaml             say what to mend in it
  cookiecharter check --explain missing-purpose     say more of one finding
"""


class _Parser(ArgumentParser):
    """A parser whose complaints quote arguments, as files are named, harmlessly."""

    def error(self, message: str) -> NoReturn:
        super().error(printable(message))


def build_parser(
    names: Iterable[str] = COMMANDS,
) -> tuple[ArgumentParser, Mapping[str, ArgumentParser]]:
    """Return the parser of the whole command line, and that of each command.

    `names` are those that are known: each has a module to import.
    """
    parser = _Parser(
        prog='cookiecharter',
        description=_DESCRIPTION,
        epilog=_EXAMPLES,
        formatter_class=RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        '--version', action='version', version=f'%(prog)s {__version__}'
    )
    # argparse would measure the terminal to make up the name.
    commands = parser.add_subparsers(prog=parser.prog, metavar='COMMAND', required=True)
    each = {}
    for name in names:
        does = COMMANDS[name]
        each[name] = commands.add_parser(
            name, help=does, description=f'{does[0].upper()}{does[1:]}.'
        )
        command = cast('Command', import_module(f'sphinx_cookiecharter.cli.{name}'))
        command.add_arguments(each[name])
        each[name].set_defaults(run=command.run, parser=each[name])
    return parser, each


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line, and return its exit code; 2 is misuse."""
    _settle_encoding()
    options = _parse(arguments)
    status = 1
    try:
        status = options.run(options)
        # Not through `sys.stdout`: it is None where whoever started this closed it.
        print(end='', flush=True)
    except MisuseError as error:
        options.parser.error(str(error))
    except IncompleteError as error:
        for line in text.write(error.checked):
            tell(line)
    except UnwritableError as error:
        tell(str(error))
    except BrokenPipeError:
        # Who reads this has read enough.
        _discard_output()
    except OSError as error:
        tell(f'cookiecharter: cannot write: {error.strerror}')
        _discard_output()
    except KeyboardInterrupt:
        status = INTERRUPTED
    return status


def _parse(arguments: Sequence[str] | None) -> Namespace:
    """Parse the arguments; files may stand on both sides of an option."""
    arguments = sys.argv[1:] if arguments is None else arguments
    if '_ARGCOMPLETE' in os.environ:  # a shell asks what may come next
        import argcomplete

        argcomplete.autocomplete(build_parser()[0])
    first = next(iter(arguments), '')
    parser, _ = build_parser([first] if first in COMMANDS else COMMANDS)
    options, more = parser.parse_known_args(arguments)
    unknown = [word for word in more if word.startswith('-') and word != STANDARD_INPUT]
    if unknown or (more and not hasattr(options, 'files')):
        options.parser.error(f'unrecognized arguments: {" ".join(unknown or more)}')
    if more:
        options.files += more
    return options


def _discard_output() -> None:
    """Lose what is still to be written: Python would try again as it ends."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _settle_encoding() -> None:
    """Write UTF-8 to files and programs, and to a terminal whatever it can show."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            encoding = None if stream.isatty() else 'utf-8'
            stream.reconfigure(encoding=encoding, errors='backslashreplace')
