"""Logging of findings: at their levels, unless a project suppresses their codes."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from sphinx.locale import __
from sphinx.util import logging

from sphinx_cookiecharter.declaration.characters import printable
from sphinx_cookiecharter.declaration.codes import Level
from sphinx_cookiecharter.declaration.finding import at_levels
from sphinx_cookiecharter.declaration.grouping import group_repeated, grouped_message

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx.application import Sphinx

    from sphinx_cookiecharter.declaration.finding import Finding

logger = logging.getLogger(__name__)

TYPE = 'cookiecharter'


def report(app: Sphinx, findings: Iterable[Finding]) -> None:
    """Log findings, those that the project wants, and how many notes there are.

    With `-v` each has a message of its own.
    """
    notes: dict[str, int] = {}
    wanted = at_levels(findings, app.config.cookiecharter_levels)
    grouped = app.verbosity <= 0
    for group in group_repeated(wanted) if grouped else zip(wanted):
        finding, *_ = group
        path = finding.path
        place = f'{printable(path)}:{finding.line}'
        logged = _log(app, place, finding, grouped_message(group))
        if logged and finding.level is Level.INFO:
            notes[path] = notes.get(path, 0) + len(group)
    if app.verbosity == 0:
        for path, number in notes.items():
            logger.info(_notes(number), printable(short(path, app)), number)


def on_a_line(finding: Finding, path: str) -> Finding:
    """Return a finding on a file, on its first line where it has none, for the log."""
    line, column = (finding.line, finding.column) if finding.line else (1, 1)
    return finding._replace(path=path, line=line, column=column)


def log_finding(app: Sphinx, location: str, finding: Finding) -> bool:
    """Log a finding at its level, unless the project suppresses its code."""
    return _log(app, location, finding, finding.message)


def _log(app: Sphinx, location: str, finding: Finding, message: str) -> bool:
    suppressed = app.config.suppress_warnings
    if logging.is_suppressed_warning(TYPE, finding.code, suppressed):
        return False
    message = printable(message)
    if finding.level is Level.INFO:
        logger.verbose('%s: %s [%s.%s]', location, message, TYPE, finding.code)
        return True
    error = finding.level is Level.ERROR
    log = logger.error if error else logger.warning
    log('%s', message, type=TYPE, subtype=finding.code, location=location)
    if error:
        app.statuscode = 1
    return True


def _notes(number: int) -> str:
    return (
        __('%s: %d note, shown with -v')
        if number == 1
        else __('%s: %d notes, shown with -v')
    )


def short(path: str, app: Sphinx) -> str:
    """Return a path from the source directory, if it leads there without detours."""
    short = os.path.relpath(path, app.srcdir)
    return path if short.startswith(os.pardir) else short
