"""The goals: what is built in turn, and which ratio of it is to be how small."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, Literal, NamedTuple, TypeAlias

from benchmarks.projects import Case
from benchmarks.ways import (
    AUDIT,
    CHARTER,
    CHECK,
    CSV,
    DATATEMPLATES,
    EMPTY,
    JINJA,
    LIST,
    LOAD,
    LOAD_ALONE,
    LOADED,
    NEEDS,
    PYTHON,
    RAW,
    RENDER,
    REVIEW,
    WHOLE,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from benchmarks.timing import Cost

    Round: TypeAlias = Mapping[Case, Cost]
    Ratio: TypeAlias = Callable[[Round], float]


@dataclass(frozen=True, slots=True, eq=False)
class Contest:
    """Cases that take turns for some rounds; the ways in `fewer` for less of them."""

    title: str
    cases: tuple[Case, ...]
    rounds: int
    fewer: Mapping[str, int] = field(default_factory=dict)
    #: Sphinx builds them, or one process reads their declaration, or each is a process;
    #: or one process compares as many pages with a declaration.
    how: Literal['built', 'read', 'run', 'audited'] = 'built'

    def in_round(self, number: int) -> Iterator[Case]:
        for case in self.cases:
            if number < self.fewer.get(case.way, self.rounds):
                yield case


@dataclass(frozen=True, slots=True)
class Goal:
    """A ratio of costs within a round, and the most that it should be."""

    key: str
    words: str
    bound: float
    contest: Contest
    ratio: Ratio


@dataclass(frozen=True, slots=True)
class Scale:
    """How much is measured."""

    large: int
    middle: int
    pages: int
    others: int
    rounds: int
    #: Where a difference of a hundredth counts.
    close_rounds: int
    slow_rounds: int
    #: The sizes at which all ways are tabled, other packages among them.
    sizes: tuple[int, ...]


#: How much a site keeps whose page is long.
USUAL: Final = 60

FULL: Final = Scale(10_000, 1_000, 100, 200, 5, 15, 3, (10, 100, 1_000))
QUICK: Final = Scale(1_000, 300, 10, 20, 2, 5, 1, ())


class Plan(NamedTuple):
    """The goals, and the contests whose costs are tabled beside each other."""

    goals: tuple[Goal, ...]
    tabled: tuple[Contest, ...]


def plan(scale: Scale) -> Plan:
    large, middle, few = scale.large, scale.middle, scale.slow_rounds
    # Those with goals beside each other, for a machine is not the same for long.
    ways = (EMPTY, CHARTER, WHOLE, RAW, CSV, JINJA, LIST)
    others = (DATATEMPLATES, NEEDS) if scale.sizes else ()

    charter, raw, csv = (Case(way, large) for way in (CHARTER, RAW, CSV))
    empty, tenth = Case(EMPTY, large), Case(CHARTER, large // 10)
    big = Contest(
        f'{large:,} cookies',
        (tenth, *(Case(way, large) for way in (*ways, *others))),
        scale.rounds,
        {JINJA: few, LIST: few, DATATEMPLATES: 1, NEEDS: 1},
    )
    tabled = tuple(
        Contest(
            f'{size:,} cookies',
            tuple(Case(way, size) for way in (*ways, *others)),
            scale.rounds,
        )
        for size in scale.sizes
    )

    goals = [
        Goal(
            'marginal',
            f'{large:,} cookies: what they add to an empty page / what csv-table adds',
            0.10,
            big,
            _added(charter, csv, empty),
        ),
        Goal(
            'whole',
            f'{large:,} cookies: whole build / that of the tables as a raw HTML file',
            1.6,
            big,
            _whole(charter, raw),
        ),
        Goal(
            'memory',
            f'{large:,} cookies: peak memory / that of the raw HTML file',
            1.6,
            big,
            _memory(charter, raw),
        ),
        Goal(
            'linear',
            f'one cookie of {large:,} / one of {large // 10:,}, over an empty page',
            1.1,
            big,
            _each(charter, tenth, empty),
        ),
        _pages(scale),
        _unused(scale),
        _small(scale),
        *(_builder(builder, middle, few) for builder in ('latex', 'text', 'epub')),
        _reading(large, scale.rounds),
        _check(large, scale.rounds),
        *_start(scale.close_rounds),
        _edit(middle, scale),
        _audit(large // 10, scale.rounds),
    ]
    return Plan(tuple(goals), (*tabled, big))


def _pages(scale: Scale) -> Goal:
    charter, csv = (Case(way, 1_000, pages=scale.pages) for way in (CHARTER, CSV))
    title = f'{scale.pages} pages of 200 of 1,000 cookies'
    return Goal(
        'pages',
        f'{title}: whole build / csv-table’s',
        0.15,
        Contest(title, (charter, csv), scale.slow_rounds),
        _whole(charter, csv),
    )


def _unused(scale: Scale) -> Goal:
    loaded, empty = Case(LOADED, 1), Case(EMPTY, 1)
    return Goal(
        'unused',
        'the extension loaded and not used: processor time / not loaded',
        1.02,
        Contest('loaded, not used', (empty, loaded), scale.close_rounds),
        _processor(loaded, empty),
    )


def _small(scale: Scale) -> Goal:
    charter, empty = Case(WHOLE, USUAL), Case(EMPTY, USUAL)
    return Goal(
        'small',
        f'{USUAL} cookies, all sections: processor time / an empty page',
        1.10,
        Contest(f'{USUAL} cookies and none', (empty, charter), scale.close_rounds),
        _processor(charter, empty),
    )


def _builder(builder: str, size: int, rounds: int) -> Goal:
    charter, csv, empty = (Case(way, size, builder) for way in (CHARTER, CSV, EMPTY))
    return Goal(
        builder,
        f'{builder}, {size:,} cookies: what they add / what csv-table adds',
        0.8,
        Contest(f'{size:,} cookies in {builder}', (empty, charter, csv), rounds),
        _added(charter, csv, empty),
    )


def _reading(size: int, rounds: int) -> Goal:
    review, load = Case(REVIEW, size), Case(LOAD, size)
    title = f'reading {size:,} cookies without Sphinx'
    return Goal(
        'reading',
        f'{title}, with all checks / yaml.load with CSafeLoader',
        1.0,
        Contest(title, (review, load), rounds, how='read'),
        _whole(review, load),
    )


def _check(size: int, rounds: int) -> Goal:
    check, load = Case(CHECK, size), Case(LOAD_ALONE, size)
    title = f'checking {size:,} cookies on the command line'
    return Goal(
        'check-all',
        f'{title} / a process that only does yaml.load with CSafeLoader',
        1.0,
        Contest(title, (check, load), rounds, how='run'),
        _whole(check, load),
    )


def _start(rounds: int) -> Iterator[Goal]:
    """Yield goals that are no ratios, but seconds."""
    nothing = Case(PYTHON, USUAL)
    commands = {Case(CHECK, USUAL): 0.10, Case(RENDER, USUAL): 0.60}
    title = f'{USUAL} cookies on the command line'
    contest = Contest(title, (nothing, *commands), rounds, how='run')
    for case, bound in commands.items():
        yield Goal(
            case.way.split()[-1],
            f'{case.way}, {USUAL} cookies: seconds of a processor, over doing nothing',
            bound,
            contest,
            _processor_over(case, nothing),
        )


def _edit(size: int, scale: Scale) -> Goal:
    charter, raw = (
        Case(way, size, others=scale.others, is_edit=True) for way in (CHARTER, RAW)
    )
    title = f'one purpose of {size:,} edited, beside {scale.others} other pages'
    return Goal(
        'edit',
        f'{title}: build / the raw HTML file edited',
        1.3,
        Contest(title, (charter, raw), scale.rounds),
        _whole(charter, raw),
    )


def _audit(pages: int, rounds: int) -> Goal:
    """Return a goal that is no ratio, but seconds."""
    audit = Case(AUDIT, pages)
    title = f'{pages:,} pages of 65 KB compared with a declaration'
    return Goal(
        'audit',
        f'{title}: seconds for each 1,000',
        1.0,
        Contest(title, (audit,), rounds, how='audited'),
        lambda costs: costs[audit].wall / pages * 1_000,
    )


def _whole(one: Case, other: Case) -> Ratio:
    return lambda costs: costs[one].wall / costs[other].wall


def _processor(one: Case, other: Case) -> Ratio:
    return lambda costs: (costs[one].cpu or 0) / (costs[other].cpu or 1)


def _processor_over(one: Case, other: Case) -> Ratio:
    return lambda costs: (costs[one].cpu or 0) - (costs[other].cpu or 0)


def _memory(one: Case, other: Case) -> Ratio:
    return lambda costs: (costs[one].peak or 0) / (costs[other].peak or 1)


def _added(one: Case, other: Case, empty: Case) -> Ratio:
    return lambda costs: (
        (costs[one].wall - costs[empty].wall) / (costs[other].wall - costs[empty].wall)
    )


def _each(one: Case, other: Case, empty: Case) -> Ratio:
    added = _added(one, other, empty)
    return lambda costs: added(costs) * other.size / one.size
