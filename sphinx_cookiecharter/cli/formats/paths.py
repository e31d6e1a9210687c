"""Paths in annotations: relative to the working directory, as GitHub and SARIF ask."""

from __future__ import annotations

from pathlib import Path


def relative(path: str) -> str:
    """Return a path from the working directory, if it leads there without detours."""
    try:
        return Path(path).absolute().relative_to(Path.cwd()).as_posix()
    except ValueError:
        return path
