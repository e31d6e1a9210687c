"""A project full of traps, built once for all tests that only read it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import pytest

from ..conftest import CONF
from ..support import RULEBOOK, silenced
from .declarations import RICH_PAGES, rich

if TYPE_CHECKING:
    from ..support import Build, Result
    from .declarations import RichBuild


@pytest.fixture(scope='session')
def rich_build(tmp_path_factory: pytest.TempPathFactory, build: Build) -> RichBuild:
    # Sphinx makes the quotes of any text outside of tables typographic.
    conf = f"{CONF}smartquotes = False\nepub_show_urls = 'inline'\n"
    conf += silenced(*RULEBOOK)
    files = {'conf.py': conf, 'cookies.yaml': rich(), **RICH_PAGES}

    @cache
    def rich_build(builder: str, language: str = 'en') -> Result:
        root = tmp_path_factory.mktemp(f'rich-{builder}-{language}')
        for name, content in files.items():
            (root / name).write_text(content, 'utf-8')
        return build(
            root,
            builder,
            expect_warnings=True,
            warningiserror=True,
            confoverrides={'language': language},
        )

    return rich_build
