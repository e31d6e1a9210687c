"""The types of the fixtures, and what to do where a tool is missing."""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING, NoReturn, Protocol

import pytest

from sphinx_cookiecharter.checks.engine import all_rules

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from sphinx.application import Sphinx


#: The codes that a test silences with the mark `suppress` without any: what laws and
#: browsers say of a declaration, where the test is of how a page looks.
RULEBOOK = sorted(
    {
        str(rule.code)
        for rule in all_rules()
        if rule.ask.__module__.rpartition('.')[2]
        not in {'consistency', 'missing', 'translations'}
    }
)


def silenced(*codes: str) -> str:
    """Return the line of `conf.py` that silences findings."""
    return f'suppress_warnings = {sorted(f"cookiecharter.{code}" for code in codes)}\n'


@dataclass(frozen=True, slots=True)
class Result:
    """What a build left behind; ``warnings`` are lines without colours."""

    app: Sphinx
    outdir: Path
    statuscode: int
    warnings: list[str]
    status: str

    def read(self, name: str) -> str:
        return (self.outdir / name).read_text('utf-8')


class MakeRoot(Protocol):
    """Write a project and return its directory.

    Text is dedented and its first line break dropped; bytes are written as they are.
    """

    def __call__(
        self, files: Mapping[str, str | bytes], conf: str = '', *, name: str = 'root'
    ) -> Path: ...


class Build(Protocol):
    """Build a project; any warning fails the test unless ``expect_warnings``.

    Every builder has doctrees of its own unless ``doctreedir`` is given; a second
    build of the same root is incremental.
    """

    def __call__(
        self,
        root: Path,
        builder: str = 'html',
        *,
        expect_warnings: bool = False,
        warningiserror: bool = False,
        confoverrides: Mapping[str, object] | None = None,
        doctreedir: Path | None = None,
        parallel: int = 1,
        tags: Sequence[str] = (),
        verbosity: int = 0,
    ) -> Result: ...


def unavailable(what: str) -> NoReturn:
    """Skip the test, or fail it where ``CHARTER_REQUIRE_TOOLS`` is 1."""
    msg = f'{what} is not installed'
    if os.environ.get('CHARTER_REQUIRE_TOOLS') == '1':
        pytest.fail(f'{msg}, and CHARTER_REQUIRE_TOOLS is 1', pytrace=False)
    pytest.skip(msg)


def require_tool(name: str, *aliases: str) -> str:
    """Return the path of a program."""
    for candidate in (name, *aliases):
        if path := shutil.which(candidate):
            return path
    unavailable(name)
