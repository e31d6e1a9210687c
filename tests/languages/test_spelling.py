"""Every word of a catalogue stands in a dictionary of its language, or was accepted."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest

from ..support import require_tool, unavailable
from .catalogues import PLACEHOLDER, WHOLE, glossary, pairs

#: Where Debian's dictionaries are, but for that of Finnish.
FOLDERS = [Path('/usr/share/hunspell'), Path('/usr/share/myspell/dicts')]

WORD = re.compile(r"[^\W\d_]+(?:[’'·-][^\W\d_]+)*")


def words(language: str) -> set[str]:
    found = set()
    for _, form in pairs(language):
        found.update(WORD.findall(PLACEHOLDER.sub(' ', form)))
    return found


def unknown_to_hunspell(found: set[str], dictionary: str) -> set[str]:
    hunspell = require_tool('hunspell')
    paths = [folder / dictionary for folder in FOLDERS]
    path = next((path for path in paths if path.with_suffix('.dic').exists()), None)
    if path is None:
        unavailable(f'the dictionary {dictionary} of hunspell')
    return run([hunspell, '-l', '-i', 'utf-8', '-d', str(path)], found)


def unknown_to_voikko(found: set[str]) -> set[str]:
    lines = run([require_tool('voikkospell'), '-d', 'fi'], found)
    return {line.removeprefix('W: ') for line in lines if line.startswith('W: ')}


def run(command: list[str], found: set[str]) -> set[str]:
    # A dictionary has the apostrophe of a typewriter.
    given = '\n'.join(sorted(found)).replace('’', "'") + '\n'
    done = subprocess.run(
        command,
        input=given,
        capture_output=True,
        text=True,
        check=True,
        encoding='utf-8',
    )
    return {line.replace("'", '’') for line in done.stdout.split('\n') if line}


@pytest.mark.tool
@pytest.mark.parametrize('language', WHOLE)
def test_every_word_is_spelt_as_in_a_dictionary(language: str) -> None:
    known = glossary(language)
    found = words(language)
    if not known.dictionary:
        pytest.skip('Debian has no dictionary of this language')
    if known.dictionary == 'voikko':
        unknown = unknown_to_voikko(found)
    else:
        unknown = unknown_to_hunspell(found, known.dictionary)
    # A word that was accepted and is not met any longer is a fault, too.
    assert sorted(unknown) == sorted(known.words)
