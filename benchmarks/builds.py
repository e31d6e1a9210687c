"""Builds cases, in a folder of their own."""

from __future__ import annotations

import json
import shutil
import sys
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Self

from benchmarks import projects
from benchmarks.projects import Case
from benchmarks.timing import Cost, timed
from benchmarks.ways import CHARTER, COMMANDS, RAW

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType


_PAGES: Final = 'pages'
# Not among the pages, as usual: EPUB would pack them.
_DOCTREES: Final = 'doctrees'


class Builds:
    """Writes the project of a case when it is first built, and checks each build."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._sources: dict[Case, Path] = {}
        self._editions: dict[Case, int] = {}
        # This process must stay small, for the reason that `timed` gives: whatever
        # handles declarations and pages does it in another.
        self._helper = ProcessPoolExecutor(1, get_context('spawn'))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        _type: type[BaseException] | None,
        _error: BaseException | None,
        _traceback: TracebackType | None,
    ) -> None:
        self._helper.shutdown()

    def build(self, case: Case) -> Cost:
        source = self._source(case)
        if case.is_edit:
            return self._build_again(case, source)
        output = source.with_suffix('.out')
        cost = _sphinx(case, source, output)
        self._help(projects.check, case, output / _PAGES)
        shutil.rmtree(output)
        return cost

    def _build_again(self, case: Case, source: Path) -> Cost:
        output = source.with_suffix('.out')
        if case not in self._editions:
            _sphinx(case, source, output)
        edition = self._editions[case] = self._editions.get(case, 0) + 1
        self._help(projects.edit, case, source, edition)
        cost = _sphinx(case, source, output)
        self._help(projects.check, case, output / _PAGES, edition)
        return cost

    def read(self, size: int, rounds: int) -> list[tuple[float, float]]:
        """Read a declaration without Sphinx: the package's seconds, and PyYAML's."""
        source = self._source(Case(CHARTER, size))
        pairs: list[tuple[float, float]] = _reported(
            'reading', source / 'cookies.yaml', rounds, source.with_suffix('.json')
        )
        return pairs

    def audit(self, pages: int, rounds: int) -> list[float]:
        """Compare pages with a declaration: the seconds of each round."""
        folder = self._folder / 'audited'
        folder.mkdir()
        seconds: list[float] = _reported(
            'auditing', pages, folder, rounds, folder / 'seconds.json'
        )
        return seconds

    def run(self, case: Case) -> Cost:
        """Run a command on a declaration, in a process of its own."""
        path = self._source(Case(CHARTER, case.size)) / 'cookies.yaml'
        command = [sys.executable, *COMMANDS[case.way], str(path)]
        return timed(command, Path(__file__).parents[1])

    def _source(self, case: Case) -> Path:
        source = self._sources.get(case)
        if source is None:
            finished = None
            if case.way == RAW:
                finished = self._page_of_charter(case.size)
            source = self._folder / f'{len(self._sources)}'
            source.mkdir()
            self._help(projects.write, case, source, finished)
            self._sources[case] = source
        return source

    def _page_of_charter(self, size: int) -> Path:
        case = Case(CHARTER, size)
        source = self._source(case)
        output = source.with_suffix('.raw')
        if not output.exists():
            _sphinx(case, source, output)
        return output / _PAGES / 'index.html'

    def _help(self, act: Callable[..., None], *arguments: object) -> None:
        self._helper.submit(act, *arguments).result()


def _sphinx(case: Case, source: Path, output: Path) -> Cost:
    return timed(
        [
            *(sys.executable, '-m', 'sphinx', '-q', '-W', '-j1', '-b', case.builder),
            *('-d', str(output / _DOCTREES), str(source), str(output / _PAGES)),
        ],
        source,
    )


def _reported(module: str, *arguments: object) -> Any:
    """Run a module of these in a process of its own: what it writes to its last path.

    It measures itself.
    """
    command = [sys.executable, '-m', f'benchmarks.{module}', *map(str, arguments)]
    timed(command, Path(__file__).parents[1])
    return json.loads(Path(command[-1]).read_text('utf-8'))
