"""A declaration read and checked, without Sphinx: every rule is asked."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

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
from sphinx_cookiecharter.declaration.reader import read

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable

    from sphinx_cookiecharter.declaration.model import Declaration
    from sphinx_cookiecharter.declaration.problems import Problem

__all__ = ('RULES', 'Review', 'check', 'findings_of', 'review')


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


def with_used(
    declaration: Declaration, folders: Iterable[str | os.PathLike[str]] = ()
) -> Declaration:
    """Return a declaration with the items of what it uses; `folders` hold entries."""
    if not declaration.use:
        return declaration
    # Most declarations use nothing.
    from sphinx_cookiecharter.catalogue.collection import Collection  # noqa: PLC0415
    from sphinx_cookiecharter.catalogue.merge import bring_in  # noqa: PLC0415

    return bring_in(declaration, Collection(map(Path, folders))).declaration


class Review(NamedTuple):
    """A declaration, and all that is wrong or doubtful with it."""

    declaration: Declaration
    findings: list[Finding]


def review(
    path: str | os.PathLike[str],
    language: str | None = None,
    catalogue: Iterable[str | os.PathLike[str]] = (),
) -> Review:
    """Read and check the declaration at `path`, with the items of what it uses.

    With a `language`, texts given in several languages are expected to speak it.
    `catalogue` are folders with entries of the project's own. The findings have the
    levels of their codes in the site's jurisdictions, and are in the order of the file;
    one on line 0 says that the file could not be opened. Raises nothing.
    """
    declaration = with_used(read(path), catalogue)
    return Review(declaration, check(declaration, language))
