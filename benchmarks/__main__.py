"""Measures, and says which goals hold: `python -m benchmarks`."""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.builds import Builds
from benchmarks.goals import FULL, QUICK, Contest, plan
from benchmarks.projects import Case, OutputError
from benchmarks.report import Report
from benchmarks.timing import Cost, ProcessError
from benchmarks.ways import EMPTY

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.goals import Round


def main() -> int:
    options = _options()
    goals, tabled = plan(FULL if options.full else QUICK)
    if options.only:
        goals = tuple(goal for goal in goals if goal.key in options.only)
        tabled = tuple(set(tabled) & {goal.contest for goal in goals})
    contests = tuple(dict.fromkeys((*(goal.contest for goal in goals), *tabled)))
    try:
        with tempfile.TemporaryDirectory() as folder, Builds(Path(folder)) as builds:
            _warm_up(contests, builds)
            rounds = {contest: _rounds(contest, builds) for contest in contests}
    except (ProcessError, OutputError) as error:
        _say(f'{error}\n')
        return 1
    report = Report(goals, tabled, rounds, options.full)
    print(report.text(), end='')
    if options.json:
        text = json.dumps(report.data(), ensure_ascii=False, indent=1)
        options.json.write_text(f'{text}\n', 'utf-8')
    return 0


def _options() -> argparse.Namespace:
    keys = [goal.key for goal in plan(QUICK).goals]
    parser = argparse.ArgumentParser(prog='benchmarks', description=__doc__)
    parser.add_argument(
        '--full', action='store_true', help='measure as the goals are meant'
    )
    parser.add_argument(
        '--json', type=Path, metavar='FILE', help='write the figures there too'
    )
    parser.add_argument(
        '--only', nargs='+', choices=keys, metavar='KEY', help=', '.join(keys)
    )
    return parser.parse_args()


def _warm_up(contests: Sequence[Contest], builds: Builds) -> None:
    """Do each once, with few cookies, uncounted: nothing is compiled later."""
    cases = [
        case for contest in contests if contest.how == 'built' for case in contest.cases
    ]
    ways = dict.fromkeys(Case(case.way, 10) for case in cases)
    builders = dict.fromkeys(Case(EMPTY, 10, case.builder) for case in cases)
    for case in ways | builders:
        _say(f'warming up: {case.way}, {case.builder}\n')
        builds.build(case)
    for contest in contests:
        if contest.how == 'run':
            for case in contest.cases:
                builds.run(Case(case.way, 10))


def _rounds(contest: Contest, builds: Builds) -> list[Round]:
    if contest.how == 'read':
        _say(f'{contest.title}\n')
        review, load = contest.cases
        pairs = builds.read(review.size, contest.rounds)
        return [{review: Cost(ours), load: Cost(theirs)} for ours, theirs in pairs]
    if contest.how == 'audited':
        _say(f'{contest.title}\n')
        (case,) = contest.cases
        return [{case: Cost(one)} for one in builds.audit(case.size, contest.rounds)]
    rounds: list[Round] = []
    for number in range(contest.rounds):
        _say(f'{contest.title}: round {number + 1} of {contest.rounds}\n')
        cost_of = builds.run if contest.how == 'run' else builds.build
        rounds.append({case: cost_of(case) for case in contest.in_round(number)})
    return rounds


def _say(words: str) -> None:
    sys.stderr.write(words)


if __name__ == '__main__':
    sys.exit(main())
