"""Netscape's `cookies.txt`, which curl, wget and extensions of browsers write."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from sphinx_cookiecharter.observation.captures.accumulator import Gathering
from sphinx_cookiecharter.observation.captures.timestamps import lifetime
from sphinx_cookiecharter.observation.model import Item, UnreadableCaptureError
from sphinx_cookiecharter.observation.origins import item_host

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_cookiecharter.observation.model import Capture

_HEADER: Final = re.compile(r'#\s*(Netscape\s+)?HTTP\s+Cookie\s+File', re.IGNORECASE)
_HTTP_ONLY: Final = '#HttpOnly_'
_MARKED: Final = re.compile(f'^{_HTTP_ONLY}', re.MULTILINE)
_FLAGS: Final = {'TRUE': True, 'FALSE': False}
_EXPIRES: Final = re.compile(r'-?[0-9]{1,18}(\.[0-9]{1,18})?')


def fits(text: str) -> bool:
    if _HEADER.match(text.lstrip()):
        return True
    _, row = next(_rows(text), (0, ''))
    return len(fields := row.split('\t')) >= 6 and fields[1].upper() in _FLAGS


def read(text: str, path: str, time: float) -> Capture:
    """Read a jar, its expired rows too; raises UnreadableCaptureError."""
    # Not every program knows of the mark; of one that does not it means nothing.
    tells = _MARKED.search(text) is not None or 'libcurl' in text[:400]
    gathering = Gathering()
    for number, row in _rows(text):
        gathering.add(_item(row, number, time, tells))
    return gathering.capture(path, {'cookie'})


def _rows(text: str) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(text.split('\n'), 1):
        row = line.removesuffix('\r')
        if row.strip() and (not row.startswith('#') or row.startswith(_HTTP_ONLY)):
            yield number, row


def _item(row: str, line: int, time: float, tells: bool) -> Item:
    domain, *fields = row.removeprefix(_HTTP_ONLY).split('\t', 6)
    # Of a cookie without a value, some editors take off the tab.
    if len(fields) not in {5, 6}:
        msg = (
            f'a row has {len(fields) + 1} fields where 7 are needed, with tabs between'
        )
        raise UnreadableCaptureError(msg, line)
    _, path, secure, expires, name = fields[:5]
    if secure.upper() not in _FLAGS:
        msg = 'the fourth field of a row must be TRUE or FALSE'
        raise UnreadableCaptureError(msg, line)
    if expires and not _EXPIRES.fullmatch(expires):
        msg = 'the fifth field of a row must be seconds since 1970, or 0'
        raise UnreadableCaptureError(msg, line)
    until = float(expires or 0)
    return Item(
        name,
        frozenset({'cookie'}),
        host=item_host(domain),
        path=path or None,
        lifetime=lifetime(until, time) if until > 0 else 0,
        secure=_FLAGS[secure.upper()],
        http_only=row.startswith(_HTTP_ONLY) if tells else None,
    )
