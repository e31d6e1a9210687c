"""Decompressor of captures in gzip and zip, which unpack to no more than is sound."""

from __future__ import annotations

import gzip
import zlib
from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING, Final, Protocol
from zipfile import BadZipFile, ZipFile

from sphinx_cookiecharter.observation.model import UnreadableCaptureError

if TYPE_CHECKING:
    from collections.abc import Iterator

_GZIP: Final = b'\x1f\x8b'
_ZIP: Final = b'PK\x03\x04'

#: Of archives with the bodies of pages, few are larger.
_MOST: Final = 256 << 20

#: No text of a site is packed so well; what is small may be anything.
_RATIO: Final = 100
_SMALL: Final = 1 << 20

_SUFFIXES: Final = ('.har', '.json', '.txt')

_BROKEN: Final = (
    *(OSError, EOFError, zlib.error, BadZipFile),
    # Encrypted, packed in a way that is not known, and fields that make no sense.
    *(RuntimeError, NotImplementedError, ValueError, KeyError, OverflowError),
)


def unpacked(data: bytes) -> bytes:
    """Return what a packed file holds, or the data itself where it is not packed.

    Raises UnreadableCaptureError where it is broken, or holds too much or no capture.
    """
    if not data.startswith((_GZIP, _ZIP)):
        return data
    limit = min(_MOST, max(_SMALL, len(data) * _RATIO))
    try:
        with _opened(data) as stream:
            content = stream.read(limit + 1)
    except UnreadableCaptureError:
        raise
    except _BROKEN as error:
        msg = 'it cannot be unpacked'
        raise UnreadableCaptureError(msg) from error
    if len(content) > limit:
        msg = f'unpacked, it is larger than the {limit >> 20} MB that are read of it'
        raise UnreadableCaptureError(msg)
    return content


class _Stream(Protocol):
    def read(self, size: int, /) -> bytes: ...


@contextmanager
def _opened(data: bytes) -> Iterator[_Stream]:
    if data.startswith(_GZIP):
        with gzip.open(BytesIO(data)) as stream:
            yield stream
        return
    with ZipFile(BytesIO(data)) as archive, archive.open(_capture_in(archive)) as file:
        yield file


def _capture_in(archive: ZipFile) -> str:
    """Return the name of the capture: Playwright puts the bodies of pages beside it."""
    names = archive.namelist()
    for suffix in _SUFFIXES:
        found = [name for name in names if name.lower().endswith(suffix)]
        if len(found) == 1:
            return found[0]
        if found:
            msg = f'it holds several files that end with {suffix}: name them one by one'
            raise UnreadableCaptureError(msg)
    msg = f'no file in it ends with {", ".join(_SUFFIXES)}'
    raise UnreadableCaptureError(msg)
