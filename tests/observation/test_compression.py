"""Packed captures are read, and none unpacks to more than is sound."""

from __future__ import annotations

import gzip
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_cookiecharter.observation.model import UnreadableCaptureError

from .make_captures import SECRET
from .reading import CAPTURES, read
from .test_bad_captures import read_any

if TYPE_CHECKING:
    from pathlib import Path

WHOLE = (CAPTURES / 'playwright.har').read_bytes()


def zipped(**files: bytes) -> bytes:
    packed = BytesIO()
    with ZipFile(packed, 'w', ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name.replace('__', '.'), content)
    return packed.getvalue()


def refusal(folder: Path, content: bytes) -> str:
    with pytest.raises(UnreadableCaptureError) as caught:
        read(folder, content)
    return str(caught.value)


@pytest.mark.parametrize(
    'packed',
    [
        gzip.compress(WHOLE, mtime=0),
        zipped(visit__har=WHOLE),
        zipped(har__har=WHOLE, page__html=b'', data__json=b'{}'),
        zipped(state__json=WHOLE),
    ],
)
def test_a_packed_capture_is_that_capture(tmp_path: Path, packed: bytes) -> None:
    assert read(tmp_path, packed).items == read(tmp_path, WHOLE).items


@pytest.mark.parametrize('pack', [gzip.compress, lambda data: zipped(a__har=data)])
def test_what_unpacks_to_too_much_is_refused(tmp_path: Path, pack: object) -> None:
    assert callable(pack)
    bomb = pack(WHOLE + b' ' * 20_000_000)
    assert 'unpacked, it is larger than' in refusal(tmp_path, bomb)


@pytest.mark.parametrize(
    ('packed', 'told'),
    [
        (gzip.compress(WHOLE, mtime=0)[:-9], 'it cannot be unpacked'),
        (b'\x1f\x8b', 'it cannot be unpacked'),
        (b'PK\x03\x04', 'it cannot be unpacked'),
        (zipped(a__har=WHOLE)[:-30], 'it cannot be unpacked'),
        (zipped(a__har=WHOLE, b__har=WHOLE), 'it holds several files that end with'),
        (zipped(a__html=b''), 'no file in it ends with .har, .json, .txt'),
        (gzip.compress(b'', mtime=0), 'it is empty'),
    ],
)
def test_what_cannot_be_unpacked(tmp_path: Path, packed: bytes, told: str) -> None:
    assert refusal(tmp_path, packed).startswith(told)


@pytest.mark.fuzz
@given(
    st.sampled_from([gzip.compress(WHOLE, mtime=0), zipped(a__har=WHOLE)]), st.data()
)
def test_any_damage(
    tmp_path_factory: pytest.TempPathFactory, packed: bytes, data: st.DataObject
) -> None:
    start = data.draw(st.integers(0, len(packed)))
    instead = data.draw(st.binary(max_size=4))
    damaged = packed[:start] + instead + packed[start + len(instead) :]
    assert SECRET not in repr(read_any(tmp_path_factory.getbasetemp(), damaged))
