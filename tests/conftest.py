"""Fixtures that write a project, build it, and look at its pages."""

from __future__ import annotations

import os
import re
from io import StringIO
from textwrap import dedent
from typing import TYPE_CHECKING

import hypothesis
import pytest
import yaml

from .npm_packages import docs_extensions, npm_packages  # noqa: F401 - fixtures
from .support import RULEBOOK, Result, require_tool, silenced, unavailable

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from playwright.sync_api import Browser

    from .support import Build, MakeRoot

CONF = """\
project = 'Test'
version = release = '1'
author = 'Tester'
copyright = '2026, Tester'
extensions = ['sphinx_cookiecharter']
exclude_patterns = ['_build']
html_theme = 'basic'
"""

# A few seconds, and the same in every run; `make fuzz` looks longer, and elsewhere.
hypothesis.settings.register_profile(
    'test', max_examples=100, derandomize=True, database=None, deadline=None
)
hypothesis.settings.register_profile('fuzz', max_examples=5_000, deadline=None)
hypothesis.settings.load_profile(os.environ.get('CHARTER_HYPOTHESIS', 'test'))

# PyYAML is also installed without its part in C.
if os.environ.get('CHARTER_PLAIN_YAML') == '1':
    vars(yaml).pop('CSafeLoader', None)

COLOUR = re.compile(r'\x1b\[[\d;]*m')

# Without these, Chromium looks for hosts that a closed network refuses.
CHROMIUM_ARGS = (
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
)


@pytest.fixture
def make_root(tmp_path: Path, request: pytest.FixtureRequest) -> MakeRoot:
    head = CONF
    if marks := [*request.node.iter_markers('suppress')]:
        head += silenced(*{code for mark in marks for code in mark.args or RULEBOOK})

    def make_root(
        files: Mapping[str, str | bytes], conf: str = '', *, name: str = 'root'
    ) -> Path:
        root = tmp_path / name
        for path, content in {'conf.py': head + dedent(conf), **files}.items():
            file = root / path
            file.parent.mkdir(parents=True, exist_ok=True)
            if isinstance(content, bytes):
                file.write_bytes(content)
            else:
                text = dedent(content).removeprefix('\n')
                file.write_text(text, 'utf-8', newline='')
        return root

    return make_root


@pytest.fixture(scope='session')
def build() -> Build:
    from sphinx import locale
    from sphinx.application import Sphinx
    from sphinx.util.docutils import docutils_namespace, patch_docutils

    def build(
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
    ) -> Result:
        outdir = root / '_build' / builder
        status, warning = StringIO(), StringIO()
        # Sphinx would speak the language of the build before, too.
        locale.translators.clear()
        with patch_docutils(root), docutils_namespace():
            app = Sphinx(
                srcdir=root,
                confdir=root,
                outdir=outdir,
                doctreedir=doctreedir or root / '_build/doctrees' / builder,
                buildername=builder,
                confoverrides=dict(confoverrides or {}),
                status=status,
                warning=warning,
                warningiserror=warningiserror,
                tags=tags,
                verbosity=verbosity,
                parallel=parallel,
            )
            app.build()
        warnings = COLOUR.sub('', warning.getvalue()).splitlines()
        if warnings and not expect_warnings:
            pytest.fail('\n'.join(['the build warns:', *warnings]), pytrace=False)
        return Result(
            app=app,
            outdir=outdir,
            statuscode=app.statuscode,
            warnings=warnings,
            status=COLOUR.sub('', status.getvalue()),
        )

    return build


@pytest.fixture(scope='session')
def browser() -> Iterator[Browser]:
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        unavailable('playwright')
    chromium = require_tool('chromium', 'chromium-browser', 'google-chrome')
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium, args=CHROMIUM_ARGS
        )
        yield browser
        browser.close()
