"""What the README says is so, and what it leads to is there."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sphinx_cookiecharter.api import check, read
from sphinx_cookiecharter.catalogue.collection import shipped_entries
from sphinx_cookiecharter.law.jurisdiction import JURISDICTIONS

if TYPE_CHECKING:
    from sphinx_cookiecharter.api import Finding

ROOT = Path(__file__).parents[1]
TEXT = (ROOT / 'README.md').read_text('utf-8')


def findings(folder: Path, declaration: str) -> list[Finding]:
    path = folder / 'cookies.yaml'
    path.write_text(declaration, 'utf-8')
    return check(read(path))


def example() -> str:
    text: str
    [text] = re.findall(r'```yaml\n(.*?)```', TEXT, re.DOTALL)
    return text


def test_the_example_gives_no_finding(tmp_path: Path) -> None:
    assert findings(tmp_path, example()) == []


def test_without_its_last_purpose_it_gives_the_finding_that_is_shown(
    tmp_path: Path,
) -> None:
    lines = example().splitlines(keepends=True)
    del lines[max(n for n, line in enumerate(lines) if 'purpose:' in line)]
    [found] = findings(tmp_path, ''.join(lines))
    shown = f'cookies.yaml:{found.line}: WARNING: {found.message} '
    assert f'{shown}[cookiecharter.{found.code}]' in TEXT


@pytest.mark.parametrize(
    'path', sorted({*re.findall(r'(?:\]\(|src(?:set)?=")([^)"#]+)', TEXT)})
)
def test_what_it_leads_to_is_there(path: str) -> None:
    assert (ROOT / path).is_file()


def test_its_numbers_are_right() -> None:
    assert 'almost two hundred' in TEXT
    assert 180 <= len(shipped_entries()) < 200
    assert 'seventeen jurisdictions' in TEXT
    assert len(JURISDICTIONS) == 17
