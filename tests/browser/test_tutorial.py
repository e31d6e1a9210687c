"""Chapters of the tutorial that let a browser look, done as they are written."""

from __future__ import annotations

import re
import shutil
from importlib.util import find_spec
from typing import TYPE_CHECKING

import pytest

from ..support import require_tool, unavailable
from .reader import DOCS, Reader, blocks

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.browser


def require(*modules: str) -> None:
    for module in modules:
        if find_spec(module) is None:
            unavailable(module)
    require_tool('chromium', 'chromium-browser', 'google-chrome')


def test_it_shows_what_happens(tmp_path: Path) -> None:
    require('furo', 'playwright')
    reader = Reader(tmp_path)
    docs = tmp_path / 'bike-club/docs'
    declaration, page = docs / 'cookies.yaml', docs / 'index.rst'
    for block in blocks('tutorial-site.md'):
        if 'Remove the folder `docs/_static`' in block.prose:
            shutil.rmtree(docs / '_static')
        if 'Remove `visit_id` from `docs/cookies.yaml`' in block.prose:
            used, _, _ = declaration.read_text('utf-8').partition('cookies:\n')
            declaration.write_text(used, 'utf-8')
        match block.kind:
            case 'console':
                reader.follow(block.content)
            case 'python':
                (docs / 'conf.py').write_text(block.content, 'utf-8')
            case 'js':
                (docs / '_static/visits.js').write_text(block.content, 'utf-8')
            case 'rst':
                before = f'{page.read_text("utf-8")}\n' if page.exists() else ''
                page.write_text(before + block.content, 'utf-8')
            case 'yaml':
                assert declaration.read_text('utf-8').startswith(block.content)
            case '{literalinclude}':
                shutil.copyfile(DOCS / block.name, declaration)
                # Nothing but notes, as the page says.
                assert reader.run('cookiecharter check docs/cookies.yaml')
                assert reader.status == 0
    assert 'visit_id' not in declaration.read_text('utf-8')
    assert reader.status == 0


def test_applications_come_to_charters_without_a_finding(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of Django and Wagtail as they are installed."""
    require('django', 'wagtail', 'playwright')
    # The reviews that the page shows are of that day.
    monkeypatch.setenv('SOURCE_DATE_EPOCH', '1796000000')
    with Reader(tmp_path) as reader:
        for block in blocks('tutorial-applications.md'):
            declaration = reader.folder / 'cookies.yaml'
            match block.kind:
                case 'console':
                    reader.follow(block.content)
                case 'python':
                    *_, name = re.findall(r'`(\S+\.py)`', block.prose)
                    with (reader.folder / name).open('a', encoding='utf-8') as file:
                        file.write(f'\n{block.content}')
                case 'yaml':
                    assert declaration.read_text('utf-8').startswith(block.content)
                case '{literalinclude}':
                    shutil.copyfile(DOCS / block.name, declaration)
    charters = [tmp_path / site / 'charter.html' for site in ('club', 'blog')]
    for charter in charters:
        assert 'csrftoken' in charter.read_text('utf-8')
    assert 'gravatar' not in charters[1].read_text('utf-8')
