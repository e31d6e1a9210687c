"""Python in a process of its own, where some packages are not installed."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

#: What a build has, and neither the command line nor the rooms below the charter need.
SPHINX = ('sphinx', 'docutils', 'babel', 'jinja2')

_FINDER = """
import sys
from importlib.abc import MetaPathFinder

ABSENT = {absent}


class NotInstalled(MetaPathFinder):
    def find_spec(self, name, path, target=None):
        if name.partition('.')[0] in ABSENT:
            raise ModuleNotFoundError(name, name=name)


assert ABSENT.isdisjoint(sys.modules)
sys.meta_path.insert(0, NotInstalled())
"""


def run_without(
    absent: tuple[str, ...], script: str, *arguments: str, folder: Path | None = None
) -> subprocess.CompletedProcess[str]:
    """Run a script that can import none of the packages named."""
    finder = _FINDER.format(absent=set(absent))
    return subprocess.run(
        [sys.executable, '-W', 'error', '-c', finder + script, *arguments],
        cwd=folder,
        capture_output=True,
        check=False,
        text=True,
    )
