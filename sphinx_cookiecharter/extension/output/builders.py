"""Builders, as far as what is written depends on which it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.builders import Builder


def writes_light_rows(builder: Builder | None) -> bool:
    """Whether a builder has its rows written here; epub adds link targets to rows."""
    return builder is not None and builder.format == 'html' and builder.name != 'epub'
