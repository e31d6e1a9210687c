"""A fixture that shows a declaration on a page."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from typing import TYPE_CHECKING

import pytest

from .charters import Page, page_source

if TYPE_CHECKING:
    from ..support import Build, MakeRoot
    from .charters import ShowPage


@pytest.fixture
def show(make_root: MakeRoot, build: Build) -> ShowPage:
    shown = 0

    def show(
        declaration: str | bytes | None,
        *options: str,
        directive: str = 'cookie-charter',
        body: str = '',
        language: str = 'en',
        expect_warnings: bool = False,
    ) -> Page:
        nonlocal shown
        shown += 1
        files: dict[str, str | bytes] = {
            'index.rst': page_source(directive, options, body)
        }
        if declaration is not None:
            if isinstance(declaration, str):
                declaration = declaration.encode()
            files['cookies.yaml'] = declaration
        root = make_root(files, name=f'root{shown}')
        result = build(
            root,
            'xml',
            expect_warnings=expect_warnings,
            confoverrides={'language': language},
        )
        return Page(ET.fromstring(result.read('index.xml')), result.warnings)

    return show
