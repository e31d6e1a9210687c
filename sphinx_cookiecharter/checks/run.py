"""A declaration checked, without Sphinx: every rule is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_cookiecharter.checks.context import Case
from sphinx_cookiecharter.checks.rule import RULES, Finding, of_reading

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
    from collections.abc import Iterable

    from sphinx_cookiecharter.declaration.model import Declaration
    from sphinx_cookiecharter.declaration.problems import Problem

__all__ = ('RULES', 'check', 'findings_of')


def check(declaration: Declaration, language: str | None = None) -> list[Finding]:
    """Return all findings on a declaration, in the order of its file.

    `language` is the one that is being built; without it, translations are not looked
    for. Levels are those of the law that the site names: `at_levels` applies the
    user's.
    """
    case = Case(declaration, language)
    found = findings_of(declaration.problems)
    for code, ask, _ in RULES:
        usual = case.law.level(code)
        if usual is None:
            # None of the jurisdictions asks for it.
            continue
        for line, column, message, level in case.answers(ask):
            found.append(Finding(code, level or usual, line, column, message))
    # One of a kind at each place: several items may share a value through an alias.
    once = {(one.line, one.column, one.code): one for one in reversed(found)}
    return [once[place] for place in sorted(once)]


def findings_of(problems: Iterable[Problem]) -> list[Finding]:
    """Return what was wrong with reading a file as findings on it."""
    return [of_reading(problem) for problem in problems]
