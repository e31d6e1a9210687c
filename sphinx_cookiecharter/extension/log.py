"""Findings into the build's log: in every build, each once, in order."""

from __future__ import annotations

import os
from operator import attrgetter
from typing import TYPE_CHECKING

from sphinx.locale import __
from sphinx.util import logging

from sphinx_cookiecharter.declaration.codes import Level
from sphinx_cookiecharter.declaration.finding import at_levels
from sphinx_cookiecharter.extension.audit.captures import observed
from sphinx_cookiecharter.extension.domain.incremental import domain_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from sphinx_cookiecharter.declaration.finding import Finding
    from sphinx_cookiecharter.extension.domain.domain import CookieDomain

logger = logging.getLogger(__name__)

TYPE = 'cookiecharter'


def report_findings(app: Sphinx, env: BuildEnvironment) -> None:
    """Report what the domain keeps, also where this build has read nothing anew."""
    domain = domain_of(env)
    report(app, _in_order(domain, observed(app, env)))
    for note in _notes_on_entries(domain):
        logger.info('%s', note)


def report(app: Sphinx, findings: Iterable[Finding]) -> None:
    """Log findings, those that the project wants, and how many notes there are."""
    notes: dict[str, int] = {}
    for finding in at_levels(findings, app.config.cookiecharter_levels):
        path = finding.path
        logged = log_finding(app, f'{path}:{finding.line}', finding)
        if logged and finding.level is Level.INFO:
            notes[path] = notes.get(path, 0) + 1
    if app.verbosity == 0:
        for path, number in notes.items():
            logger.info(_notes(number), _short(path, app), number)


def _in_order(domain: CookieDomain, observed: Iterable[Finding]) -> Iterator[Finding]:
    """Yield the findings on each declaration and capture, then on each directive.

    What several directives show is told of once.
    """
    on_files = dict.fromkeys(observed)
    on_directives: dict[Finding, None] = {}
    unopened = set()
    for _, use in domain.in_order():
        for finding in use.findings:
            if finding.line:
                on_files[finding] = None
            elif use.path not in unopened:
                # A file that gave no text has no line: its directive has.
                unopened.add(use.path)
                there = finding._replace(path=use.source, line=use.line)
                on_directives[there] = None
        on_directives |= dict.fromkeys(use.own)
    on_directives |= dict.fromkeys(domain.duplicates())
    yield from sorted(on_files, key=attrgetter('path', 'line', 'column'))
    yield from on_directives


def _notes_on_entries(domain: CookieDomain) -> list[str]:
    """Return what is worth saying of entries, each once, where nothing is wrong."""
    said = {
        f'{use.path}:{line}: {message}'
        for _, use in domain.in_order()
        for line, message in use.notes
    }
    return sorted(said)


def log_finding(app: Sphinx, location: str, finding: Finding) -> bool:
    """Log a finding at its level, unless the project suppresses its code."""
    suppressed = app.config.suppress_warnings
    if logging.is_suppressed_warning(TYPE, finding.code, suppressed):
        return False
    if finding.level is Level.INFO:
        logger.verbose('%s: %s [%s.%s]', location, finding.message, TYPE, finding.code)
        return True
    error = finding.level is Level.ERROR
    log = logger.error if error else logger.warning
    log('%s', finding.message, type=TYPE, subtype=finding.code, location=location)
    if error:
        app.statuscode = 1
    return True


def _notes(number: int) -> str:
    return (
        __('%s: %d note, shown with -v')
        if number == 1
        else __('%s: %d notes, shown with -v')
    )


def _short(path: str, app: Sphinx) -> str:
    """Return a path from the source directory, if it leads there without detours."""
    short = os.path.relpath(path, app.srcdir)
    return path if short.startswith(os.pardir) else short
