"""An index of the signs by which our entries are recognised in a project.

A build that compares its pages reads the index, not two hundred entries of which pages
show a few. `make index` makes it from them, and a test says when it is out of step.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sphinx_cookiecharter.catalogue.model import Detection

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_cookiecharter.catalogue.model import Entry

SIGNS: Final = Path(__file__).with_name('signs.json')


def shipped_signs() -> dict[str, Detection]:
    """Return the signs of our entries, by id."""
    return {
        name: Detection(**{kind: tuple(signs) for kind, signs in detection.items()})
        for name, detection in json.loads(SIGNS.read_bytes()).items()
    }


def signs_text(entries: Iterable[Entry]) -> str:
    """Return what the index holds of these entries: one of them a line."""
    lines = [
        f'{json.dumps(entry.id)}: {json.dumps(_detection(entry), ensure_ascii=False)}'
        for entry in entries
    ]
    return '{\n' + ',\n'.join(lines) + '\n}\n'


def _detection(entry: Entry) -> dict[str, tuple[str, ...]]:
    return {kind: signs for kind, signs in asdict(entry.detection).items() if signs}
