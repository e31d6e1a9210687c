"""The declarations under `fixtures/`, and what each of them says must be found.

A failing declaration tells in its own comments, at the end of the line in question:

    # expect: missing-purpose
    # expect: unknown-key 'purpose'; unknown-key    (the first message holds 'purpose')
    # expect info: unknown-provider                 (a note, not a warning)
    # expect 4:37: unreadable-file                  (another line, and column)
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_cookiecharter.api import read
from sphinx_cookiecharter.checks.engine import check
from sphinx_cookiecharter.declaration.codes import Code, Level

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_cookiecharter.declaration.finding import Finding

FIXTURES = Path(__file__).parent.parent / 'fixtures'
BAD = sorted((FIXTURES / 'bad').glob('*.yaml'))
GOOD = sorted((FIXTURES / 'good').glob('*.yaml'))

#: The language in which all of them are built.
LANGUAGE = 'fr'

_EXPECT = re.compile(r'# expect(?: (\d+)(?::(\d+))?)?( info)?: (.+)')


@dataclass(frozen=True, slots=True)
class Expectation:
    """One finding that must be there; `column` 0 and `words` '' ask for nothing."""

    line: int
    column: int
    level: Level
    code: Code
    words: str

    def __str__(self) -> str:
        return f'{self.line}:{self.column} {self.level} {self.code} {self.words}'

    def is_met_by(self, finding: Finding) -> bool:
        return (
            finding.code is self.code
            and finding.level is self.level
            and finding.line == self.line
            and self.column in {0, finding.column}
            and self.words in finding.message
        )


def code_of(path: Path) -> Code:
    """Return the code that a fixture is named for."""
    return next(code for code in Code if path.stem.startswith(code))


def expectations(path: Path) -> Iterator[Expectation]:
    # Whatever the encoding, the comments are ASCII.
    text = path.read_bytes().replace(b'\0', b'').decode('latin-1')
    for number, line in enumerate(text.split('\n'), 1):
        if found := _EXPECT.search(line):
            level = Level.INFO if found[3] else Level.WARNING
            for wanted in found[4].split('; '):
                code, _, words = wanted.partition(' ')
                yield Expectation(
                    line=int(found[1] or number),
                    column=int(found[2] or 0),
                    level=level,
                    code=Code(code),
                    words=words,
                )


def findings(path: Path) -> list[Finding]:
    """Return the warnings on a declaration, and the notes that it is named for."""
    return [
        finding
        for finding in check(read(path), LANGUAGE)
        if finding.level is not Level.INFO or finding.code is code_of(path)
    ]
