"""What a capture tells of a cookie's SameSite, which it may leave open."""

from __future__ import annotations

from typing import Final, NamedTuple


class SameSite(NamedTuple):
    """The word, where it is known; else those that it surely is not.

    Where a site sends none, browsers take it for `Lax` (RFC 6265bis, 5.6.7), so that
    word is not ruled out then.
    """

    word: str | None = None
    ruled_out: frozenset[str] = frozenset()


UNKNOWN: Final = SameSite()
LAX_OR_UNSET: Final = SameSite(ruled_out=frozenset({'strict', 'none'}))
NONE_OR_UNSET: Final = SameSite(ruled_out=frozenset({'strict'}))
