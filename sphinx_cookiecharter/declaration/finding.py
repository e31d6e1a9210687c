"""A diagnostic, as linters call it: one thing wrong or doubtful, a *finding*.

What reads a file, what checks it and what compares it with the site all give findings,
and they reach the log as they are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

from sphinx_cookiecharter.declaration.codes import Code, Level

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sphinx_cookiecharter.declaration.yaml_tree import Mark


class Subject(Protocol):
    """What a finding speaks of: an item, a provider, the site, or the whole."""

    @property
    def label(self) -> str:
        """What to call it in a message."""

    @property
    def place(self) -> Mark:
        """Where it begins."""

    @property
    def at(self) -> Mapping[str, Mark]:
        """Where the value of each of its keys stands."""


class Finding(NamedTuple):
    """One thing wrong or doubtful: what it is about, where it stands, what it says.

    `line` and `column` count from 1; line 0 is the file itself, unopened. `item` is
    what it speaks of, as *cookie 'sessionid'*; empty for the whole. `text` goes on
    where `item` ends, the sign between them included, so that findings that differ only
    in item and line have the same. `advice` is what to do where that depends on who
    reads the file. `path` names the file.
    """

    code: Code
    level: Level
    line: int
    column: int
    item: str
    text: str
    advice: str = ''
    path: str = ''

    @classmethod
    def on(
        cls,
        code: Code,
        mark: Mark,
        text: str,
        *,
        item: str = '',
        level: Level | None = None,
        advice: str = '',
        path: str = '',
    ) -> Finding:
        """Return a finding at a place, at the level of its code if none is given."""
        line, column = mark
        return cls(code, level or code.level, line, column, item, text, advice, path)

    @property
    def message(self) -> str:
        """All that it says, in one sentence."""
        advice = f'; {self.advice}' if self.advice else ''
        return f'{self.item}{self.text}{advice}'


#: Where a finding on a file stands of which nothing was read.
UNOPENED: Mark = (0, 0)


def at_levels(
    findings: Iterable[Finding], levels: Mapping[str, str]
) -> Iterator[Finding]:
    """Yield the findings at the levels that the user has set, less those set off."""
    for finding in findings:
        level = Level(levels.get(finding.code, finding.level))
        if level is not Level.OFF:
            yield finding._replace(level=level)
