"""Parser of Netscape's `cookies.txt`, which curl, wget and browser extensions write."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_cookiecharter.observation.captures.accumulator import Accumulator
from sphinx_cookiecharter.observation.captures.capture_format import CaptureFormat
from sphinx_cookiecharter.observation.captures.timestamps import lifetime
from sphinx_cookiecharter.observation.model import Item
from sphinx_cookiecharter.observation.origins import told_host

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_cookiecharter.observation.captures.capture_format import CaptureFile
    from sphinx_cookiecharter.observation.model import Capture

_HEADER: Final = re.compile(r'#\s*(Netscape\s+)?HTTP\s+Cookie\s+File', re.IGNORECASE)
_HTTP_ONLY: Final = '#HttpOnly_'
_MARKED: Final = re.compile(f'^{_HTTP_ONLY}', re.MULTILINE)
_FLAGS: Final = {'TRUE': True, 'FALSE': False}
_EXPIRES: Final = re.compile(r'-?[0-9]{1,18}(\.[0-9]{1,18})?')


class _Row(NamedTuple):
    line: int
    text: str


def _fits(file: CaptureFile) -> bool:
    if _HEADER.match(file.text.lstrip()):
        return True
    # Any of them may be broken.
    return any(
        len(fields) >= 6 and fields[1].upper() in _FLAGS
        for fields in (row.text.split('\t', 6) for row in _rows(file.text))
    )


def _parse(file: CaptureFile) -> Capture:
    """Parse a jar, its expired rows too; a broken row does not lose the others."""
    # Not every program knows of the mark; of one that does not it means nothing.
    marks = _MARKED.search(file.text) is not None or 'libcurl' in file.text[:400]
    accumulator = Accumulator(file)
    for row in _rows(file.text):
        try:
            accumulator.add(_item(row, file.time, marks))
        except ValueError as error:
            accumulator.reject_line(str(error), row.line)
    return accumulator.capture({'cookie'})


def _rows(text: str) -> Iterator[_Row]:
    for number, line in enumerate(text.split('\n'), 1):
        row = line.removesuffix('\r')
        if row.strip() and (not row.startswith('#') or row.startswith(_HTTP_ONLY)):
            yield _Row(number, row)


def _item(row: _Row, time: float, marks: bool) -> Item:
    """Return the cookie of a row; `marks` is whether HttpOnly would be marked.

    Raises ValueError where there is none.
    """
    domain, *fields = row.text.removeprefix(_HTTP_ONLY).split('\t', 6)
    # Of a cookie without a value, some editors take off the tab.
    if len(fields) not in {5, 6}:
        msg = (
            f'a row has {len(fields) + 1} fields where 7 are needed, with tabs between'
        )
        raise ValueError(msg)
    _, path, secure, expires, name = fields[:5]
    if secure.upper() not in _FLAGS:
        msg = 'the fourth field of a row must be TRUE or FALSE'
        raise ValueError(msg)
    if expires and not _EXPIRES.fullmatch(expires):
        msg = 'the fifth field of a row must be seconds since 1970, or 0'
        raise ValueError(msg)
    until = float(expires or 0)
    return Item(
        name,
        frozenset({'cookie'}),
        host=told_host(domain),
        path=path or None,
        lifetime=lifetime(until, time) if until > 0 else 0,
        secure=_FLAGS[secure.upper()],
        http_only=row.text.startswith(_HTTP_ONLY) if marks else None,
    )


FORMAT: Final = CaptureFormat('cookies.txt', _fits, _parse)
