"""Reporting of the findings that the domain keeps: in every build, each once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx.util import logging

from sphinx_cookiecharter.extension.audit.captures import observed
from sphinx_cookiecharter.extension.domain.domain import domain_of
from sphinx_cookiecharter.extension.log import Located, report

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from sphinx_cookiecharter.checks import Finding
    from sphinx_cookiecharter.extension.domain.domain import CookieDomain

logger = logging.getLogger(__name__)


def report_findings(app: Sphinx, env: BuildEnvironment) -> None:
    """Report what the domain keeps, also where this build has read nothing anew."""
    domain = domain_of(env)
    report(app, _located(domain, observed(app, env)))
    for note in _notes_on_entries(domain):
        logger.info('%s', note)


def _located(
    domain: CookieDomain, observed: Iterable[tuple[str, Finding]]
) -> Iterator[Located]:
    """Yield the findings on each declaration and capture, then on each directive."""
    on_files = {Located(path, finding): None for path, finding in observed}
    on_directives: dict[Located, None] = {}
    unopened = set()
    for _, display in domain.in_order():
        for finding in display.findings:
            if finding.line:
                on_files[Located(display.path, finding)] = None
            elif display.path not in unopened:
                # A file that gave no text has no line: its directive has.
                unopened.add(display.path)
                there = finding._replace(line=display.line)
                on_directives[Located(display.source, there)] = None
        for path, finding in display.on_entries:
            on_files[Located(path, finding)] = None
        for finding in display.own:
            on_directives[Located(display.source, finding)] = None
    for display, finding in domain.duplicates():
        on_directives[Located(display.source, finding)] = None
    yield from sorted(
        on_files,
        key=lambda located: (
            located.path,
            located.finding.line,
            located.finding.column,
        ),
    )
    yield from on_directives


def _notes_on_entries(domain: CookieDomain) -> list[str]:
    """Return what is worth saying of entries, each once, where nothing is wrong."""
    notes = {
        f'{display.path}:{line}: {message}'
        for _, display in domain.in_order()
        for line, message in display.notes
    }
    return sorted(notes)
