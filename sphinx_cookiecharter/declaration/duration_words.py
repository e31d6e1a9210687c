"""A translation table for durations: what people write for them, in many languages.

It serves the message on a refused duration, and tables that people have: what is
ambiguous is not in it. A language is a file in `durations/`.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_cookiecharter.declaration.duration import (
    PERSISTENT,
    SESSION,
    UNITS,
    Duration,
)
from sphinx_cookiecharter.law.records import read_record

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_FILES: Final = Path(__file__).with_name('durations')

_NUMBER_AND_UNIT: Final = re.compile(r'0*([1-9][0-9]{0,8}) ?([^\W\d_]+)\.?')


class _Words(NamedTuple):
    """What the words of all languages mean.

    `ones` are the articles that count, `between` stands between two parts of one
    duration.
    """

    units: Mapping[str, str]
    keywords: Mapping[str, str]
    ones: frozenset[str]
    between: re.Pattern[str]


def meant(text: str) -> str | None:
    """Return the duration that a text surely means, as a declaration has it, or None.

    `m` may be minutes or months, and a range is no duration: of these nothing is said.
    """
    row = ' '.join(unicodedata.normalize('NFC', text).casefold().split())
    words = _words()
    keyword = words.keywords.get(' '.join(re.findall(r'\w+', row)))
    if keyword is not None:
        return keyword
    parts = [_measured(part, words) for part in words.between.split(row)]
    known = tuple(part for part in parts if part is not None)
    sizes = [UNITS.index(unit) for _, unit in known]
    if len(known) < len(parts) or sizes != sorted(set(sizes), reverse=True):
        return None
    return str(Duration(parts=known))


def _measured(row: str, words: _Words) -> tuple[int, str] | None:
    if (match := _NUMBER_AND_UNIT.fullmatch(row)) is not None:
        number, word = match.groups()
    else:
        one, _, word = row.partition(' ')
        number = '1' if one in words.ones else ''
    unit = words.units.get(word)
    return (int(number), unit) if number and unit is not None else None


# Few declarations have a duration that is refused: the others do without.
@cache
def _words() -> _Words:
    languages = [read_record(path) for path in sorted(_FILES.glob('*.yaml'))]

    def said(key: str) -> Iterator[str]:
        for language in languages:
            yield from filter(None, map(str.strip, language[key].split(',')))

    joints = '|'.join(dict.fromkeys(said('and')))
    return _Words(
        {word: unit for unit in UNITS for word in said(unit)},
        {
            phrase: keyword
            for keyword in (SESSION.keyword, PERSISTENT.keyword)
            for phrase in said(keyword)
        },
        frozenset(said('one')),
        re.compile(f', (?:(?:{joints}) )?| (?:{joints}) '),
    )
