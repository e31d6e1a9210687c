"""The command `audit`: a declaration compared with what the site was seen to keep."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_cookiecharter.cli import reporting
from sphinx_cookiecharter.cli.arguments import add_captures, add_catalogue
from sphinx_cookiecharter.cli.formats import Checked
from sphinx_cookiecharter.cli.load import MisuseError, load

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from sphinx_cookiecharter.observation.model import Capture


def add_arguments(parser: ArgumentParser) -> None:
    parser.epilog = reporting.EXIT_CODES
    parser.add_argument(
        'declaration',
        metavar='DECLARATION',
        help='the declaration; - is standard input',
    )
    add_captures(parser, nargs='*')
    parser.add_argument(
        '--before-consent',
        action='append',
        default=[],
        metavar='CAPTURE',
        help='a capture to compare that was taken before the visitor had made any '
        'choice; can be given several times',
    )
    parser.add_argument(
        '--baseline',
        metavar='CAPTURE',
        help='an earlier capture: say also what is newly seen since, and what is gone',
    )
    add_catalogue(parser)
    reporting.add_arguments(parser)


def run(options: Namespace) -> int:
    from sphinx_cookiecharter.observation.captures.loader import open_capture
    from sphinx_cookiecharter.observation.comparison.baseline import since
    from sphinx_cookiecharter.observation.comparison.compare import audit

    early = {Path(path).absolute() for path in options.before_consent}
    names = {
        Path(path).absolute(): path for path in options.files + options.before_consent
    }
    if not names:
        msg = 'name a capture to compare the declaration with'
        raise MisuseError(msg)
    captures, checked_captures = [], []
    for path, name in names.items():
        capture, findings = open_capture(path, name)
        checked_captures.append(Checked(name, findings))
        if capture is not None:
            captures.append(_before_any_choice(capture) if path in early else capture)
    loaded = load(options.declaration, catalogue=options.catalogue, theme=options.theme)
    declaration = loaded.declaration
    found = audit(declaration, captures)
    if options.baseline is not None:
        baseline, findings = open_capture(options.baseline, options.baseline)
        checked_captures.append(Checked(options.baseline, findings))
        if baseline is not None:
            found += since(declaration, captures, baseline)
    checked = Checked(declaration.path, tuple(found))
    return reporting.report(options, [checked, *loaded.entries, *checked_captures])


def _before_any_choice(capture: Capture) -> Capture:
    """Say of all that is in a capture when it was seen, where it does not itself.

    What shows nothing is the disclosure of a vendor, which has no moment.
    """
    from sphinx_cookiecharter.observation.model import VisitorChoice

    if not capture.shows:
        return capture
    items = tuple(
        replace(item, choice=VisitorChoice.NONE) if item.choice is None else item
        for item in capture.items
    )
    return replace(capture, items=items)
