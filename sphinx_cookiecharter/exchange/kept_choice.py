"""The item that keeps a visitor's choice, as the declaration has it."""

from __future__ import annotations

from math import inf
from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_cookiecharter.exchange.losses import Loss

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_cookiecharter.declaration.model import Declaration

_DAY: Final = 86_400


class KeptChoice(NamedTuple):
    """What keeps the choice; `days` is None where they are not declared or unlimited.

    A session has 0 days.
    """

    name: str
    days: int | None
    storage: str


def kept_choice(declaration: Declaration) -> KeptChoice | None:
    """Return what `choice.cookie` names; None where it names nothing of one name."""
    name = declaration.choice.cookie
    for cookie in declaration.cookies:
        if name is None or name not in cookie.names or '*' in name:
            continue
        seconds = cookie.duration.longest_seconds if cookie.duration else inf
        measured = seconds != inf
        # A choice is not kept longer than is said.
        return KeptChoice(
            name, int(seconds // _DAY) if measured else None, cookie.storage
        )
    return None


def lost_lifetime(declaration: Declaration, most: float = inf) -> Iterator[Loss]:
    """Yield that a tool keeps the choice for another time than is declared.

    It is one that keeps it for a number of days, `most` at most.
    """
    kept = kept_choice(declaration)
    if kept is not None and not (kept.days and kept.days <= most):
        yield Loss('keeps the choice for a time of its own', (kept.name,))
