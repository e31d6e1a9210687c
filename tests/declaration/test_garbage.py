"""Garbage is collected once a declaration is read, as it was before."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

import pytest

from sphinx_cookiecharter.checks.engine import check
from sphinx_cookiecharter.declaration import garbage
from sphinx_cookiecharter.declaration.garbage import uncollected

from .declared import declared

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


def test_little_that_is_made_changes_no_count_of_the_collector() -> None:
    """Or a server that reads many declarations would never collect all garbage."""
    gc.collect()
    rounds = gc.get_count()[1]
    for _ in range(3):
        check(declared('cookies: [{name: a}]'))
        gc.collect(0)
    assert gc.get_count()[1] >= rounds + 3


def test_what_a_program_has_frozen_stays_frozen(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(garbage, '_MANY', 0)
    gc.freeze()
    try:
        frozen = gc.get_freeze_count()
        declared('cookies: [{name: a}]')
        assert gc.get_freeze_count() == frozen
    finally:
        gc.unfreeze()


def test_a_check_leaves_nothing_that_only_the_collector_finds() -> None:
    declaration = declared('cookies: [{name: a}]')
    check(declaration)
    gc.collect()
    check(declaration)
    assert gc.collect() < 20


def test_where_python_is_another_nothing_is_asked_of_its_collector(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(garbage, '_IS_CPYTHON', False)
    monkeypatch.setattr(garbage, 'gc', None)
    garbage.collect_rarely()
    assert garbage.uncollected(str.upper)('a') == 'A'
