"""What rules are asked, what they answer, and the findings made of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from sphinx_cookiecharter.checks.codes import Code, Level

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sphinx_cookiecharter.declaration.model import Declaration


class Finding(NamedTuple):
    """One thing wrong or doubtful, at one place of a declaration.

    `line` and `column` count from 1; line 0 is the file itself, unopened.
    """

    code: Code
    level: Level
    line: int
    column: int
    message: str


class Case(NamedTuple):
    """What the rules look at: a declaration, and the language it is read in."""

    declaration: Declaration
    language: str | None = None


class Answer(NamedTuple):
    """What a rule yields; `level` where it is not the code's own."""

    line: int
    column: int
    message: str
    level: Level | None = None


Rule: TypeAlias = Callable[[Case], Iterator[Answer]]

RULES: list[tuple[Code, Rule]] = []


def rule(code: Code) -> Callable[[Rule], Rule]:
    """Make a generator the rule for `code`."""

    def register(check: Rule) -> Rule:
        RULES.append((code, check))
        return check

    return register


def at_levels(
    findings: Iterable[Finding], levels: Mapping[str, str]
) -> Iterator[Finding]:
    """Yield the findings at the levels that the user has set, less those set off."""
    for finding in findings:
        level = Level(levels.get(finding.code, finding.level))
        if level is not Level.OFF:
            yield finding._replace(level=level)
