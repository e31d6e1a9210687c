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


def uncollected(make: Callable[_Given, _Made]) -> Callable[_Given, _Made]:
    """Collect no garbage while `make` runs.

    Of a large declaration hundreds of thousands of objects are made, none of them in a
    cycle, and nearly all stay: to look through all of them again and again was a
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
            # What was made is old at once, and not looked through while it ages.
            gc.freeze()
            gc.unfreeze()
            gc.enable()

    return made


def collect_rarely() -> None:
    """Spend little on garbage in a process that ends soon.

    A fifth of a short run went into looking for it.
    """
    if _IS_CPYTHON:
        gc.set_threshold(200_000)
        # As Python ends, it would look through all that is left.
        atexit.register(gc.freeze)
