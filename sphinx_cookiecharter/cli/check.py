"""The command `check`: the findings of the build, without Sphinx."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_cookiecharter.checks.engine import check
from sphinx_cookiecharter.cli import reporting
from sphinx_cookiecharter.cli.arguments import add_catalogue
from sphinx_cookiecharter.cli.formats import Checked
from sphinx_cookiecharter.cli.load import (
    DEFAULTS,
    STANDARD_INPUT,
    MisuseError,
    is_absent,
    load,
    usual_file,
)

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace


def add_arguments(parser: ArgumentParser) -> None:
    parser.epilog = f'{reporting.EXIT_CODES} A file that is not there is such a one.'
    parser.add_argument(
        'files',
        nargs='*',
        metavar='FILE',
        help='a declaration; - is standard input; without any, '
        f'{" or ".join(DEFAULTS)}',
    )
    reporting.add_arguments(parser)
    parser.add_argument(
        '--language',
        metavar='LANGUAGE',
        help='the language in which texts are expected, as language in conf.py; '
        'without it, translations are not looked for',
    )
    add_catalogue(parser)
    parser.add_argument(
        '--stdin-filename',
        default='<stdin>',
        metavar='PATH',
        help='what to call standard input in findings',
    )
    parser.add_argument(
        '--explain',
        type=reporting.code,
        metavar='CODE',
        help='explain a finding: when it is given, by which rule, how to mend it',
    )


def run(options: Namespace) -> int:
    if options.explain is not None:
        if options.files:
            msg = '--explain checks no file'
            raise MisuseError(msg)
        from sphinx_cookiecharter.checks.explain import explain

        print(f'{options.explain}\n\n{explain(options.explain)}', end='')
        return 0
    files = options.files or [usual_file()]
    if files.count(STANDARD_INPUT) > 1:
        msg = 'standard input can be read only once'
        raise MisuseError(msg)
    checked = []
    for path in files:
        loaded = load(path, options.stdin_filename, options.catalogue, options.theme)
        declaration = loaded.declaration
        findings = tuple(check(declaration, options.language))
        checked += [Checked(declaration.path, findings), *loaded.entries]
    status = reporting.report(options, checked)
    return 2 if any(map(is_absent, files)) else status
