"""Findings reported: at which levels, in which format, with which exit code."""

from __future__ import annotations

import sys
from argparse import ArgumentTypeError
from collections import Counter
from functools import partial
from typing import TYPE_CHECKING, Final

from sphinx_cookiecharter.cli.colours import wants_colours
from sphinx_cookiecharter.cli.formats import FORMATS, Checked, text, writer
from sphinx_cookiecharter.cli.printing import tell
from sphinx_cookiecharter.declaration.codes import Code, Level
from sphinx_cookiecharter.declaration.finding import at_levels
from sphinx_cookiecharter.declaration.suggestions import nearest, suggestion

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Iterable

EXIT_CODES: Final = (
    'Exits with 1 if there are findings at the level of --fail-on or above it, with 2 '
    'if the arguments are wrong, else with 0.'
)

#: From the loudest.
_LEVELS: Final = (Level.ERROR, Level.WARNING, Level.INFO)

_NOUNS: Final = {Level.ERROR: 'error', Level.WARNING: 'warning', Level.INFO: 'note'}


def add_arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        '--level',
        action='append',
        type=_level,
        default=[],
        metavar='CODE=LEVEL',
        help='another level for a finding: error, warning, info or off; as '
        'cookiecharter_levels in conf.py; can be given several times',
    )
    parser.add_argument(
        '--format',
        choices=FORMATS,
        default='text',
        help='how findings are written; text by default',
    )
    parser.add_argument(
        '-v',
        '--verbose',
        action='store_true',
        help='in the format text, give each finding a line of its own, also where many '
        'repeat each other',
    )
    parser.add_argument(
        '--fail-on',
        choices=[level.value for level in _LEVELS],
        default=Level.WARNING.value,
        metavar='LEVEL',
        help='the lowest level that makes the command fail: error, warning (the '
        'default) or info',
    )


def report(options: Namespace, checked: Iterable[Checked]) -> int:
    """Write the findings as the options say, and return the exit code."""
    levels = dict(options.level)
    files = [
        Checked(path, tuple(at_levels(findings, levels))) for path, findings in checked
    ]
    write = writer(options.format)
    if options.format == 'text':
        write = partial(
            text.write, colours=wants_colours(sys.stdout), grouped=not options.verbose
        )
    for line in write(files):
        print(line)
    if sys.stderr is not None and sys.stderr.isatty():
        tell(_summary(files))
    failing = _LEVELS[: _LEVELS.index(Level(options.fail_on)) + 1]
    fails = any(finding.level in failing for file in files for finding in file.findings)
    return 1 if fails else 0


def _summary(files: Iterable[Checked]) -> str:
    """Return how many findings there are, and where to read more of them."""
    levels = Counter(finding.level for file in files for finding in file.findings)
    counts = ', '.join(
        f'{levels[level]} {noun}{"s" * (levels[level] != 1)}'
        for level, noun in _NOUNS.items()
        if levels[level]
    )
    return (
        f'{counts}; more on one: cookiecharter check --explain CODE'
        if counts
        else 'no findings'
    )


def code(word: str) -> Code:
    """Read the code of a finding, for an option of the command line."""
    known = [code.value for code in Code]
    if word not in known:
        # However far it is from all, nobody would read a list of a hundred. In the log
        # of a build, it stands after a dot.
        likely = nearest(word.rpartition('.')[2], known, cutoff=0)
        hint = f'; did you mean {likely!r}?' if likely is not None else ''
        msg = f'there is no finding {word!r}{hint}'
        raise ArgumentTypeError(msg)
    return Code(word)


def _level(argument: str) -> tuple[Code, Level]:
    name, equals, level = argument.partition('=')
    if not equals:
        msg = f'{argument!r} is not of the form CODE=LEVEL'
        raise ArgumentTypeError(msg)
    known = [member.value for member in Level]
    if level not in known:
        msg = f'there is no level {level!r}; {suggestion(level, known)}'
        raise ArgumentTypeError(msg)
    return code(name), Level(level)
