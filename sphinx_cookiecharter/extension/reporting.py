"""Reporting of the findings that the domain keeps: in every build, each once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx.util import logging

from sphinx_cookiecharter.extension.audit.captures import observed
from sphinx_cookiecharter.extension.domain.domain import domain_of
from sphinx_cookiecharter.extension.log import report

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from sphinx_cookiecharter.extension.domain.domain import CookieDomain

logger = logging.getLogger(__name__)


def report_findings(app: Sphinx, env: BuildEnvironment) -> None:
    """Report what the domain keeps, also where this build has read nothing anew."""
    domain = domain_of(env)
    report(app, domain.findings(observed(app, env)))
    for note in _notes_on_entries(domain):
        logger.info('%s', note)


def _notes_on_entries(domain: CookieDomain) -> list[str]:
    """Return what is worth saying of entries, each once, where nothing is wrong."""
    notes = {
        f'{display.path}:{line}: {message}'
        for _, display in domain.in_order()
        for line, message in display.notes
    }
    return sorted(notes)
