"""What a format writes: a file with its findings."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from sphinx_cookiecharter.declaration.finding import Finding


class Checked(NamedTuple):
    """A file, under the name by which it was asked for, and the findings on it."""

    path: str
    findings: tuple[Finding, ...]
