"""The rulebook: a declaration checked by every rule, without Sphinx."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING

from sphinx_cookiecharter.checks.rule import RULES, Facts

# Each of these adds its rules to the list.
from sphinx_cookiecharter.checks.rules import (  # noqa: F401
    attributes,
    audience_measurement,
    claims,
    consistency,
    exemptions,
    lifetimes,
    missing,
    parties,
    purposes,
    site_info,
    trackers,
    transfers,
    translations,
)

if TYPE_CHECKING:
    from sphinx_cookiecharter.declaration.finding import Finding
    from sphinx_cookiecharter.declaration.model import Declaration

__all__ = ('RULES', 'check')


def check(declaration: Declaration, language: str | None = None) -> list[Finding]:
    """Return all findings on a declaration, in the order of its file.

    `language` is the one that is being built; without it, translations are not looked
    for. Levels are those of the law that the site names: `at_levels` applies the
    user's.
    """
    facts = Facts(declaration, language)
    findings = list(declaration.problems)
    for rule in RULES:
        findings += facts.case(rule).findings
    return sorted(findings, key=attrgetter('line', 'column', 'code'))
