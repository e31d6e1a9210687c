"""The collection of garbage is as it was once a declaration is read."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

import pytest

from sphinx_cookiecharter.declaration import garbage
from sphinx_cookiecharter.declaration.garbage import uncollected

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(autouse=True)
def _enabled() -> Iterator[None]:
    gc.enable()
    yield
    gc.enable()


@uncollected
def inner() -> bool:
    return gc.isenabled()


@uncollected
def outer() -> tuple[bool, bool]:
    return inner(), gc.isenabled()


def test_none_is_collected_until_the_outermost_ends() -> None:
    assert outer() == (False, False)
    assert gc.isenabled()


def test_what_is_switched_off_stays_off() -> None:
    gc.disable()
    assert outer() == (False, False)
    assert not gc.isenabled()


def test_an_error_does_not_switch_it_off() -> None:
    @uncollected
    def fail() -> None:
        raise LookupError

    with pytest.raises(LookupError):
        fail()
    assert gc.isenabled()


def test_where_python_is_another_nothing_is_asked_of_its_collector(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(garbage, '_IS_CPYTHON', False)
    monkeypatch.setattr(garbage, 'gc', None)
    garbage.collect_rarely()
    assert garbage.uncollected(str.upper)('a') == 'A'
