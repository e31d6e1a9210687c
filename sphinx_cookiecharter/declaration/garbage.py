"""Garbage collection, put off while much is made that stays."""

from __future__ import annotations

import atexit
import gc
import sys
from functools import wraps
from typing import TYPE_CHECKING, Final, ParamSpec, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

_Given = ParamSpec('_Given')
_Made = TypeVar('_Made')

# Others collect in other ways, and lack some of these functions.
_IS_CPYTHON: Final = sys.implementation.name == 'cpython'

#: How many objects are many: those of some thousand items.
_MANY: Final = 100_000


def uncollected(make: Callable[_Given, _Made]) -> Callable[_Given, _Made]:
    """Collect no garbage while `make` runs, in any thread.

    Of a large declaration hundreds of thousands of objects are made, hardly any of them
    in a cycle, and nearly all stay: to look through all of them again and again was a
    fifth of the time of a build with 10,000 items.
    """
    if not _IS_CPYTHON:
        return make

    @wraps(make)
    def made(*args: _Given.args, **kwargs: _Given.kwargs) -> _Made:
        if not gc.isenabled():
            return make(*args, **kwargs)
        gc.disable()
        try:
            return make(*args, **kwargs)
        finally:
            _let_many_be_old()
            gc.enable()

    return made


def _let_many_be_old() -> None:
    """Spare the collector the way of many objects through all its generations.

    It counts anew from there, so that this is not for few: it would never come to its
    oldest generation. What the program itself has frozen stays frozen.
    """
    if gc.get_count()[0] > _MANY and not gc.get_freeze_count():
        gc.freeze()
        gc.unfreeze()


def collect_rarely() -> None:
    """Spend little on garbage in a process that is ours and ends soon.

    A fifth of a short run went into looking for it.
    """
    if _IS_CPYTHON:
        gc.set_threshold(200_000)
        # As Python ends, it would look through all that is left.
        atexit.register(gc.freeze)
