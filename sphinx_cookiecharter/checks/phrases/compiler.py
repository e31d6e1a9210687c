"""The compiler of phrases: the index, from a file for each language."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from sphinx_cookiecharter.checks.phrases.index import Phrase, text_of
from sphinx_cookiecharter.checks.phrases.tokens import tokenize
from sphinx_cookiecharter.law.records import read_record

#: The languages, each a file with the same keys.
LANGUAGES: Final = tuple('en fr de es it nl pl cs pt sv da fi'.split())


def phrases_by_language() -> dict[str, dict[str, str]]:
    """Return the content of each language's file: phrases between commas, by list."""
    folder = Path(__file__).parent
    return {name: read_record(folder / f'{name}.yaml') for name in LANGUAGES}


def index_text() -> str:
    """Return the index of the phrases of all files."""
    lists: dict[str, dict[str, set[str]]] = {}
    for language, record in phrases_by_language().items():
        for name, written in record.items():
            of_list = lists.setdefault(name, {})
            for phrase in written.split(','):
                of_list.setdefault(tokenize(phrase).row, set()).add(language)
    return text_of(
        Phrase(rank, name, frozenset(of_list[row]), row)
        for name, of_list in lists.items()
        for rank, row in enumerate(sorted(of_list, key=len, reverse=True))
    )
