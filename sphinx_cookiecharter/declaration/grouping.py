"""Grouping of diagnostics: what repeats itself is said once where people read.

The log of a build and the format `text` group findings; programs get each of them.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator

    from sphinx_cookiecharter.declaration.finding import Finding

#: Findings that one message says, in the order of their file; mostly it is one.
Group: TypeAlias = 'tuple[Finding, ...]'

#: So many findings that repeat each other are still said one by one.
_FEW: Final = 3

#: So many lines are named.
_LINES: Final = 10


def group_repeated(findings: Iterable[Finding]) -> Iterator[Group]:
    """Yield all findings, those that differ only in item and line with the first."""
    findings = list(findings)
    repeated = defaultdict(list)
    for finding in findings:
        if finding.code.is_repeated:
            repeated[_without_item(finding)].append(finding)
    for finding in findings:
        group = repeated.get(_without_item(finding), [finding])
        if len(group) <= _FEW:
            yield (finding,)
        elif finding == group[0]:
            yield tuple(group)


def grouped_message(group: Group) -> str:
    """Return what the first of a group says, and where the others stand."""
    first, *others = group
    if not others:
        return first.message
    lines = list(dict.fromkeys(str(finding.line) for finding in others))
    more = ' …' if len(lines) > _LINES else ''
    noun = 'line' if len(lines) == 1 else 'lines'
    where = f'{noun} {", ".join(lines[:_LINES])}{more}'
    return f'{first.message}; and {len(others)} more: {where}'


def _without_item(finding: Finding) -> Hashable:
    return finding._replace(item='', line=0, column=0, advice='')
