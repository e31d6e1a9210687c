"""The command `render`: the charter without a Sphinx project."""

from __future__ import annotations

import re
from argparse import ArgumentTypeError
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sphinx_cookiecharter.charter.names import COLUMNS, SECTIONS, chosen
from sphinx_cookiecharter.cli.arguments import add_catalogue
from sphinx_cookiecharter.cli.load import (
    DEFAULTS,
    STANDARD_INPUT,
    MisuseError,
    load_named,
)
from sphinx_cookiecharter.cli.output import output, refuse_overwriting
from sphinx_cookiecharter.rendering.targets import ASSETS, TARGETS

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Callable, Sequence

    from sphinx_cookiecharter.declaration.model import Declaration

_LANGUAGE: Final = re.compile(r'[A-Za-z]{2,8}([_@-][A-Za-z0-9]{1,8})*')


def add_arguments(parser: ArgumentParser) -> None:
    parser.epilog = (
        'Exits with 1 if a declaration cannot be read whole: then nothing is written. '
        'Other findings do not matter here: see check.'
    )
    parser.add_argument(
        'files',
        nargs='*',
        metavar='FILE',
        help='a declaration; - is standard input; without one, '
        f'{" or ".join(DEFAULTS)}',
    )
    parser.add_argument(
        '--to',
        choices=(*TARGETS, *ASSETS),
        default='html',
        help='a page of its own (html, the default), a fragment for a page of yours, '
        'Markdown; or the style sheet (css) and the script (js) of a fragment, which '
        'read no FILE',
    )
    parser.add_argument(
        '--language',
        type=_language,
        default='en',
        metavar='LANGUAGE',
        help='the language of the reader, as language in conf.py; en by default',
    )
    parser.add_argument(
        '--locale-dir',
        type=_folder,
        action='append',
        default=[],
        metavar='DIR',
        help='a folder with compiled message catalogues, as locale_dirs in conf.py; '
        'can be given several times',
    )
    parser.add_argument(
        '--title',
        metavar='TITLE',
        help='the title of the page or of the Markdown; a fragment has none',
    )
    parser.add_argument(
        '--sections',
        nargs='+',
        type=_names(SECTIONS),
        metavar='SECTION',
        help='the sections to show, in this order; as :sections: of cookie-charter',
    )
    parser.add_argument(
        '--columns',
        nargs='+',
        type=_names(COLUMNS),
        metavar='COLUMN',
        help='the columns to show, in this order; as :columns: of cookie-charter',
    )
    parser.add_argument(
        '--since',
        metavar='OLD',
        help='an earlier declaration; says what has changed since then',
    )
    add_catalogue(parser)
    parser.add_argument(
        '-o',
        '--output',
        metavar='OUT',
        help='the file to write; without it, standard output',
    )


def run(options: Namespace) -> int:
    inputs = [*(options.files or DEFAULTS), *filter(None, [options.since])]
    refuse_overwriting(inputs, options.output)
    text = ASSETS[options.to]() if options.to in ASSETS else _charter(options)
    with output(options.output) as file:
        file.write(text)
    return 0


def _charter(options: Namespace) -> str:
    from sphinx_cookiecharter.rendering.write import write

    path, since = _path(options.files), options.since
    if path == since == STANDARD_INPUT:
        msg = 'only one of the two can be standard input'
        raise MisuseError(msg)
    return write(
        _read(path, options),
        options.to,
        language=options.language,
        locale_dirs=tuple(options.locale_dir),
        title=options.title,
        sections=[*chain(*options.sections or ())],
        columns=[*chain(*options.columns or ())],
        since=_read(since, options) if since is not None else None,
    )


def _path(files: Sequence[str]) -> str | None:
    if len(files) > 1:
        msg = f'name one file, not {len(files)}'
        raise MisuseError(msg)
    return files[0] if files else None


def _read(path: str | None, options: Namespace) -> Declaration:
    return load_named(path, options.catalogue, options.theme)


def _names(known: Sequence[str]) -> Callable[[str], list[str]]:
    """Return a reader of names: also of several in one argument, as directives do."""

    def convert(argument: str) -> list[str]:
        try:
            return chosen(argument, known)
        except ValueError as error:
            raise ArgumentTypeError(str(error)) from error

    return convert


def _language(argument: str) -> str:
    if not _LANGUAGE.fullmatch(argument):
        msg = f'{argument!r} is no code of a language, such as fr or pt_BR'
        raise ArgumentTypeError(msg)
    return argument


def _folder(argument: str) -> str:
    try:
        is_folder = Path(argument).is_dir()
    except OSError:
        # Its name may be too long, or what it is in may not be entered.
        is_folder = False
    if not is_folder:
        msg = f'there is no folder {argument}'
        raise ArgumentTypeError(msg)
    return argument
