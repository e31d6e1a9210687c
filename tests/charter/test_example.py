"""The charter of the example, as a tree.

To renew the expected tree after a change that you have looked at::

    CHARTER_RENEW=1 pytest tests/charter/test_example.py
"""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ..support import Build

EXAMPLE = Path(__file__).parents[2] / 'example'
EXPECTED = Path(__file__).with_name('example.pseudoxml')

#: The attributes that docutils writes as 1 and 0 from 0.22 on, before as words.
BOOLEAN = re.compile(r' (internal|stub|translatable)="(True|False)"')


def normalised(tree: str) -> str:
    """Return the tree without what depends on a version or on a place."""
    # The line of the document itself: paths, and name spaces of every domain.
    _, _, tree = tree.partition('\n')
    return BOOLEAN.sub(
        lambda found: f' {found[1]}="{int(found[2] == "True")}"', tree.rstrip() + '\n'
    )


def test_the_tree_of_the_example(tmp_path: Path, build: Build) -> None:
    root = tmp_path / 'example'
    shutil.copytree(EXAMPLE, root, ignore=shutil.ignore_patterns('_build'))
    # The tree as builders get it, the rows of tables in standard nodes.
    found = normalised(build(root, 'pseudoxml').read('charte-cookies.pseudoxml'))
    if os.environ.get('CHARTER_RENEW') == '1':
        EXPECTED.write_text(found, 'utf-8', newline='')
    assert found == EXPECTED.read_text('utf-8')
    assert str(tmp_path) not in found
