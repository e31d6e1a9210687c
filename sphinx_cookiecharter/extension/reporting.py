"""Reporting of findings: those that the domain keeps, and those of the audits."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING

from sphinx.util import logging

from sphinx_cookiecharter.extension.config import conf_py
from sphinx_cookiecharter.extension.domain.domain import domain_of
from sphinx_cookiecharter.extension.translation.message_catalogues import (
    language_findings,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from sphinx_cookiecharter.declaration.finding import Finding
    from sphinx_cookiecharter.extension.domain.domain import CookieDomain

logger = logging.getLogger(__name__)


def report_findings(app: Sphinx, env: BuildEnvironment) -> None:
    """Report what the domain keeps, also where this build has read nothing anew."""
    domain = domain_of(env)
    elsewhere = (*_observed(app, env), *_exported(app, env))
    if not domain.displays and not elsewhere:
        return
    from sphinx_cookiecharter.declaration.characters import printable
    from sphinx_cookiecharter.extension.log import report

    report(app, _in_order(domain, elsewhere))
    if domain.displays:
        report(app, language_findings(env, conf_py(app)))
    for note in _notes_on_entries(domain):
        logger.info('%s', printable(note))


def await_output(app: Sphinx) -> None:
    """Compare the output of this build, if the project wants that and it has pages."""
    if app.config.cookiecharter_audit_output:
        from sphinx_cookiecharter.extension.audit.built_pages import await_output

        await_output(app)


def _observed(app: Sphinx, env: BuildEnvironment) -> Iterable[Finding]:
    """Return what the captures tell of the declaration, if the project has any."""
    if not app.config.cookiecharter_observations:
        return ()
    from sphinx_cookiecharter.extension.audit.captures import observed

    return observed(app, env)


def _exported(app: Sphinx, env: BuildEnvironment) -> Iterable[Finding]:
    """Return what is wrong with a declaration that is exported and not shown."""
    if not app.config.cookiecharter_exports:
        return ()
    from sphinx_cookiecharter.extension.output.exports import findings_on_exported

    return findings_on_exported(app, env)


def _in_order(domain: CookieDomain, elsewhere: Iterable[Finding]) -> Iterator[Finding]:
    """Yield the findings on each declaration and capture, then on each directive.

    What several directives show is told of once.
    """
    on_files = dict.fromkeys(elsewhere)
    on_directives: dict[Finding, None] = {}
    unopened = set()
    for _, display in domain.in_order():
        for finding in display.findings:
            if finding.line:
                on_files[finding] = None
            elif display.path not in unopened:
                # A file that gave no text has no line: its directive has.
                unopened.add(display.path)
                there = finding._replace(path=display.source, line=display.line)
                on_directives[there] = None
        on_directives |= dict.fromkeys(display.own)
    on_directives |= dict.fromkeys(domain.duplicates())
    yield from sorted(on_files, key=attrgetter('path', 'line', 'column'))
    yield from on_directives


def _notes_on_entries(domain: CookieDomain) -> list[str]:
    """Return what is worth saying of entries, each once, where nothing is wrong."""
    notes = {
        f'{display.path}:{line}: {message}'
        for _, display in domain.in_order()
        for line, message in display.notes
    }
    return sorted(notes)
