"""What was measured: as text, and as data for JSON."""

from __future__ import annotations

import os
import platform
import sys
from dataclasses import asdict, dataclass
from importlib.metadata import version
from typing import TYPE_CHECKING, Any, Final

from benchmarks.timing import Spread

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from benchmarks.goals import Contest, Goal, Round

_PACKAGES: Final = ('Sphinx', 'docutils', 'PyYAML', 'Jinja2')

_INDICATION: Final = """\
The goals are set for the full measurement, `make bench ARGS=--full`. It takes more
cookies and more rounds: the figures of this quick one are only an indication.
"""


@dataclass(frozen=True, slots=True)
class Report:
    goals: Sequence[Goal]
    tabled: Sequence[Contest]
    rounds: Mapping[Contest, Sequence[Round]]
    is_full: bool

    def text(self) -> str:
        machine = ', '.join(f'{name} {value}' for name, value in _machine().items())
        parts = [f'{machine}\n', '\n'.join(self._goals())]
        parts += ['\n'.join(self._costs(contest)) for contest in self.tabled]
        if not self.is_full:
            parts.append(_INDICATION)
        return '\n'.join(parts)

    def data(self) -> dict[str, Any]:
        return {
            'mode': 'full' if self.is_full else 'quick',
            'machine': _machine(),
            'goals': [
                {
                    'key': goal.key,
                    'words': goal.words,
                    'bound': goal.bound,
                    **self._spread(goal)._asdict(),
                    'ratios': self._ratios(goal),
                    'holds': self._holds(goal),
                }
                for goal in self.goals
            ],
            'costs': [
                {
                    **asdict(case),
                    'contest': contest.title,
                    'rounds': [one[case]._asdict() for one in rounds if case in one],
                }
                for contest, rounds in self.rounds.items()
                for case in contest.cases
            ],
        }

    def _ratios(self, goal: Goal) -> list[float]:
        return [goal.ratio(one) for one in self.rounds[goal.contest]]

    def _spread(self, goal: Goal) -> Spread:
        return Spread.of(self._ratios(goal))

    def _holds(self, goal: Goal) -> bool:
        return self._spread(goal).median <= goal.bound

    def _goals(self) -> Iterator[str]:
        width = max(len(goal.words) for goal in self.goals)
        yield f'{"":{width}}  {"median (min–max)":23} {"goal":>8}  holds'
        for goal in self.goals:
            holds = 'yes' if self._holds(goal) else 'NO'
            yield (
                f'{goal.words:{width}}  {_shown(self._spread(goal), 3):23} '
                f'{f"≤ {goal.bound:.2f}":>8}  {holds}'
            )
        yield ''

    def _costs(self, contest: Contest) -> Iterator[str]:
        size = max(case.size for case in contest.cases)
        cases = [case for case in contest.cases if case.size == size]
        title = f'{contest.title}, seconds and MiB'
        yield f'{title:42} {"wall":21} {"user + system":21} peak'
        for case in cases:
            costs = [one[case] for one in self.rounds[contest] if case in one]
            wall = _shown(Spread.of([cost.wall for cost in costs]), 2)
            cpu = _shown(Spread.of([cost.cpu or 0 for cost in costs]), 2)
            peak = Spread.of([cost.peak or 0 for cost in costs]).median
            yield f'  {case.way:40} {wall:21} {cpu:21} {peak:4.0f}'
        yield ''


def _shown(spread: Spread, digits: int) -> str:
    median, least, most = (f'{value:.{digits}f}' for value in spread)
    return f'{median} ({least}–{most})'


def _machine() -> dict[str, str | int]:
    packages = {name: version(name) for name in _PACKAGES}
    return {
        'Python': platform.python_version(),
        **packages,
        'system': sys.platform,
        'cores': os.cpu_count() or 1,
    }
