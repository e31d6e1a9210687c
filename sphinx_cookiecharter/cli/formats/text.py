"""Findings for people and editors: a line each, as in the build, with its column.

What repeats itself is one line, and so is what a site has not told yet.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_cookiecharter.cli.colours import FAINT, OF_LEVEL, painted
from sphinx_cookiecharter.declaration.characters import printable
from sphinx_cookiecharter.declaration.grouping import group_repeated, grouped_message

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator, Sequence

    from sphinx_cookiecharter.cli.formats.checked import Checked
    from sphinx_cookiecharter.declaration.codes import Code
    from sphinx_cookiecharter.declaration.finding import Finding
    from sphinx_cookiecharter.declaration.grouping import Group

_SITE: Final = 'site'

#: What to mend before all else: it answers many other findings.
_FIRST: Final = frozenset({'known-service'})


class Line(NamedTuple):
    """One line: where it points, at which level, what it says, with which codes."""

    finding: Finding
    message: str
    codes: tuple[Code, ...]


def write(
    checked: Sequence[Checked], colours: bool = False, grouped: bool = True
) -> Iterator[str]:
    for path, findings in checked:
        for line in _grouped(findings) if grouped else map(_alone, findings):
            yield _written(path, line, colours)


def _alone(finding: Finding) -> Line:
    return Line(finding, finding.message, (finding.code,))


def _grouped(findings: Iterable[Finding]) -> list[Line]:
    """Return the lines of a file: in its order, after what helps most."""
    lines = map(_line, group_repeated(findings))
    return sorted(_site_joined(lines), key=lambda line: _FIRST.isdisjoint(line.codes))


def _line(group: Group) -> Line:
    first, *_ = group
    return Line(first, grouped_message(group), (first.code,))


def _site_joined(lines: Iterable[Line]) -> Iterator[Line]:
    """Yield lines, of which those on one place of the site are one."""
    by_place: dict[Hashable, list[Line]] = defaultdict(list)
    for number, line in enumerate(lines):
        finding = line.finding
        place = (finding.line, finding.column, finding.level)
        by_place[place if finding.item == _SITE else number].append(line)
    return map(_joined, by_place.values())


def _joined(lines: Sequence[Line]) -> Line:
    first, *others = lines
    more = (other.message.removeprefix(f'{_SITE}: ') for other in others)
    return Line(
        first.finding,
        '; '.join([first.message, *more]),
        tuple(code for line in lines for code in line.codes),
    )


def _written(path: str, line: Line, colours: bool) -> str:
    finding = line.finding
    place = printable(path)
    if finding.line:
        place = f'{place}:{finding.line}:{finding.column}'
    level, codes = finding.level.name, f'[{", ".join(line.codes)}]'
    if colours:
        level, codes = painted(level, OF_LEVEL[finding.level]), painted(codes, FAINT)
    return f'{place}: {level}: {printable(line.message)} {codes}'
