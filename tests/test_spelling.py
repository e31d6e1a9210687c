"""What people read in English is spelled as a dictionary has it."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from typing import Final

import pytest

from .support import require_tool

ROOT: Final = Path(__file__).parents[1]
#: What no dictionary has: words of the trade, and of other languages in examples.
WORDS: Final = frozenset((Path(__file__).with_name('words.txt')).read_text().split())
PAGES: Final = (
    *(ROOT / name for name in ('README.md', 'CHANGELOG.md', 'CONTRIBUTING.md')),
    *(path for path in (ROOT / 'docs').rglob('*.md') if '_build' not in path.parts),
)
#: What is no prose: the head of a page, blocks of code, what a directive or a role says
#: to Sphinx, addresses and tags.
CODE: Final = (
    r'(?s)\A---\n.*?\n---\n',
    r'(?ms)^( *)(`{3,}).*?^\1\2`*\s*$',
    r'(?m)^(?: {4}|:[\w-]+:).*$',
    r'(?s)(?:\{[\w:+-]+\})?(`+).*?\1',
    r'\]\([^)]*\)|<[^>]*>|\{[^}]*\}|https?://\S+',
)


def prose(text: str) -> str:
    for pattern in CODE:
        text = re.sub(pattern, ' ', text)
    return text.replace('’', "'")


@pytest.mark.tool
def test_words_are_in_the_dictionary() -> None:
    """Names, which have capitals, are not looked up."""
    hunspell = require_tool('hunspell')
    text = '\n'.join(
        prose(path.read_text('utf-8')) for path in PAGES if path.parent.name != 'fr'
    )
    done = subprocess.run(
        [hunspell, '-l', '-d', 'en_GB', '-i', 'utf-8'],
        input=text.encode(),
        stdout=subprocess.PIPE,
        check=True,
    )
    unknown = {word for word in done.stdout.decode().split() if word.islower()}
    assert unknown - WORDS == set()
