"""What was asked in a way that cannot be done."""

from __future__ import annotations


class MisuseError(Exception):
    """Arguments that do not go together: in words for who wrote them."""
