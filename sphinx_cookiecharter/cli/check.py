"""The command `check`: the findings of the build, without Sphinx."""

from __future__ import annotations

import sys
from argparse import ArgumentTypeError
from functools import partial
from typing import TYPE_CHECKING, Final

from sphinx_cookiecharter.checks import Code, Level, at_levels
from sphinx_cookiecharter.checks.explanation import explain
from sphinx_cookiecharter.checks.review import check
from sphinx_cookiecharter.cli.colours import wants_colours
from sphinx_cookiecharter.cli.files import STANDARD_INPUT, read_file
from sphinx_cookiecharter.cli.formats import FORMATS, Checked, text
from sphinx_cookiecharter.cli.misuse import MisuseError
from sphinx_cookiecharter.declaration.nearest import suggestion

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

HELP: Final = 'say what is wrong or doubtful in declarations'

#: From the loudest.
_LEVELS: Final = (Level.ERROR, Level.WARNING, Level.INFO)


def add_arguments(parser: ArgumentParser) -> None:
    parser.epilog = (
        'Exits with 1 if there are findings at the level of --fail-on or above it, '
        'with 2 if the arguments are wrong, else with 0.'
    )
    parser.add_argument(
        'files', nargs='*', metavar='FILE', help='a declaration; - is standard input'
    )
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
        '--language',
        metavar='LANGUAGE',
        help='the language in which texts are expected, as language in conf.py; '
        'without it, translations are not looked for',
    )
    parser.add_argument(
        '--format',
        choices=tuple(FORMATS),
        default='text',
        help='how findings are written; text by default',
    )
    parser.add_argument(
        '--fail-on',
        choices=[level.value for level in _LEVELS],
        default=Level.WARNING.value,
        metavar='LEVEL',
        help='the lowest level that makes the command fail: error, warning (the '
        'default) or info',
    )
    parser.add_argument(
        '--stdin-filename',
        default='<stdin>',
        metavar='PATH',
        help='what to call standard input in findings',
    )
    parser.add_argument(
        '--explain',
        type=_code,
        metavar='CODE',
        help='explain a finding: when it is given, by which rule, how to mend it',
    )


def run(options: Namespace) -> int:
    if options.explain is not None:
        if options.files:
            msg = '--explain checks no file'
            raise MisuseError(msg)
        print(f'{options.explain}\n\n{explain(options.explain)}', end='')
        return 0
    if not options.files:
        msg = 'name a file, or - for standard input'
        raise MisuseError(msg)
    if options.files.count(STANDARD_INPUT) > 1:
        msg = 'standard input can be read only once'
        raise MisuseError(msg)
    levels = dict(options.level)
    checked = []
    for path in options.files:
        declaration = read_file(path, options.stdin_filename)
        findings = at_levels(check(declaration, options.language), levels)
        checked.append(Checked(declaration.path, tuple(findings)))
    write = FORMATS[options.format]
    if write is text.write and wants_colours(sys.stdout):
        write = partial(text.write, colours=True)
    for line in write(checked):
        print(line)
    failing = _LEVELS[: _LEVELS.index(Level(options.fail_on)) + 1]
    fails = any(one.level in failing for file in checked for one in file.findings)
    return 1 if fails else 0


def _code(word: str) -> Code:
    known = [code.value for code in Code]
    if word not in known:
        msg = f'there is no finding {word!r}; {suggestion(word, known)}'
        raise ArgumentTypeError(msg)
    return Code(word)


def _level(argument: str) -> tuple[Code, Level]:
    code, equals, level = argument.partition('=')
    if not equals:
        msg = f'{argument!r} is not of the form CODE=LEVEL'
        raise ArgumentTypeError(msg)
    known = [one.value for one in Level]
    if level not in known:
        msg = f'there is no level {level!r}; {suggestion(level, known)}'
        raise ArgumentTypeError(msg)
    return _code(code), Level(level)
