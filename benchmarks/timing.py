"""What a process costs, or an act within this one."""

from __future__ import annotations

import gc
import os
import subprocess
import tempfile
import time
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path


class Cost(NamedTuple):
    """Seconds by the clock; of a whole process also those of processors, and MiB."""

    wall: float
    cpu: float | None = None
    peak: float | None = None


class Spread(NamedTuple):
    median: float
    least: float
    most: float

    @classmethod
    def of(cls, values: Sequence[float]) -> Spread:
        return cls(median(values), min(values), max(values))


class ProcessError(Exception):
    """A process failed: its last words."""


def timed(command: Sequence[str], folder: Path) -> Cost:
    """Run a command in a folder, and return what the kernel has booked for it.

    Its peak is never less than this process's own: what starts processes must stay
    smaller than they are.
    """
    # A package that pip installs is compiled; one that is worked on, when it is first
    # imported, unless that is forbidden.
    environment = os.environ.copy()
    environment.pop('PYTHONDONTWRITEBYTECODE', None)
    with tempfile.TemporaryFile() as said:
        start = time.perf_counter()
        process = subprocess.Popen(
            command,
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=said,
            stderr=subprocess.STDOUT,
            env=environment,
        )
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            raise ProcessError(said.read().decode(errors='replace')[-4_000:])
    # Linux counts in KiB.
    return Cost(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def seconds_of(act: Callable[[], object]) -> float:
    """Do something in this process, and return the seconds that it took."""
    # Nobody pays for the garbage of what was before.
    gc.collect()
    start = time.perf_counter()
    act()
    return time.perf_counter() - start
