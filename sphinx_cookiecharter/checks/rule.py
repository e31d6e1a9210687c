"""What rules are asked, what they answer, and the findings made of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from sphinx_cookiecharter.declaration.codes import Code, Level

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

    from sphinx_cookiecharter.checks.context import Case
    from sphinx_cookiecharter.declaration.problems import Problem
    from sphinx_cookiecharter.law.legal_sources import Source


class Finding(NamedTuple):
    """One thing wrong or doubtful, at one place of a declaration.

    `line` and `column` count from 1; line 0 is the file itself, unopened.
    """

    code: Code
    level: Level
    line: int
    column: int
    message: str


def of_reading(problem: Problem) -> Finding:
    """Return the finding on what could not be read."""
    code = Code(problem.code)
    return Finding(code, code.level, *problem[1:])


class Answer(NamedTuple):
    """What a rule yields; `level` where it is not the one that the law gives it."""

    line: int
    column: int
    message: str
    level: Level | None = None


Ask: TypeAlias = 'Callable[[Case], Iterator[Answer]]'


class Rule(NamedTuple):
    """A rule: its code, the generator that is asked, and the texts it comes from."""

    code: Code
    ask: Ask
    sources: tuple[Source, ...]


RULES: list[Rule] = []


def rule(code: Code, *sources: Source) -> Callable[[Ask], Ask]:
    """Make a generator the rule for `code`, which comes from `sources`."""

    def register(ask: Ask) -> Ask:
        RULES.append(Rule(code, ask, sources))
        return ask

    return register


def at_levels(
    findings: Iterable[Finding], levels: Mapping[str, str]
) -> Iterator[Finding]:
    """Yield the findings at the levels that the user has set, less those set off."""
    for finding in findings:
        level = Level(levels.get(finding.code, finding.level))
        if level is not Level.OFF:
            yield finding._replace(level=level)
