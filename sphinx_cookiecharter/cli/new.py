"""The command `new`: a declaration to start from, of several that are kept as data."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from sphinx_cookiecharter.checks.clock import today
from sphinx_cookiecharter.cli.printing import say, tell

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

_STARTS: Final = Path(__file__).with_name('start')

#: Each has a folder, and in it a file for each kind of site.
LANGUAGES: Final = tuple(sorted(folder.name for folder in _STARTS.iterdir()))

#: For which site a declaration may be started.
SITES: Final = ('docs', 'shop', 'public')


def start(site: str, language: str) -> str:
    """Return what is written: what it says is so today."""
    text = (_STARTS / language / f'{site}.yaml').read_text('utf-8')
    return text.replace('TODAY', today().isoformat())


def add_arguments(parser: ArgumentParser) -> None:
    parser.epilog = 'Exits with 1 if the file is there already, or cannot be written.'
    parser.add_argument(
        'path',
        nargs='?',
        default='cookies.yaml',
        metavar='PATH',
        help='where to write it; cookies.yaml by default',
    )
    parser.add_argument(
        '--language',
        choices=LANGUAGES,
        default='en',
        help='the language of its texts and comments; en by default',
    )
    parser.add_argument(
        '--for',
        choices=SITES,
        dest='site',
        help='the site that it is for: a documentation, a shop, or that of a public '
        'body; by default docs beside a conf.py, else public',
    )


def run(options: Namespace) -> int:
    path = options.path
    try:
        text = start(options.site or _usual_site(Path(path)), options.language)
        # Between looking and writing, nobody else can.
        with Path(path).open('x', encoding='utf-8', newline='\n') as file:
            file.write(text)
    except FileExistsError:
        tell(f'{path} is there already, and is left as it is')
        return 1
    except (OSError, ValueError) as error:
        why = (isinstance(error, OSError) and error.strerror) or 'that is no path'
        tell(f'{path} cannot be written: {why}')
        return 1
    say(f'{path} is written; now look into it, and check it with')
    say(f'cookiecharter check {path}')
    return 0


def _usual_site(path: Path) -> str:
    return 'docs' if path.with_name('conf.py').is_file() else 'public'
