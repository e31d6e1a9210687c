"""Data files of the package, loaded from YAML."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path


def read_record(path: Path) -> dict[str, Any]:
    """Return the mapping that a file of ours holds; tests say that each is sound."""
    import yaml  # noqa: PLC0415 - seven milliseconds, and only some runs need it

    # The loader in C takes an eighth of the time, and is not everywhere.
    loader = getattr(yaml, 'CSafeLoader', yaml.SafeLoader)
    record: dict[str, Any] = yaml.load(path.read_text('utf-8'), loader)
    return record
