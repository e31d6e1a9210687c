"""The Sphinx project that built the pages: its themes, extensions and versions."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


def _no_version(_name: str) -> str | None:
    return None


@dataclass(frozen=True, slots=True)
class Project:
    """What is active, by which versions, and where the pages will be.

    `themes` are the theme and those that it inherits from, in this order, each with the
    files that it has, from the root of the output; `version` gives that of a
    distribution, None where it is not active. `hosts` are the site's own, each with the
    path under which the output will be, without a slash at its start.
    """

    themes: Mapping[str, frozenset[str]] = field(default_factory=dict)
    extensions: frozenset[str] = frozenset()
    version: Callable[[str], str | None] = _no_version
    hosts: Mapping[str, str] = field(default_factory=dict)

    def theme_of(self, path: str) -> str | None:
        """Return the theme that brings a file, None where it comes from elsewhere."""
        return next((name for name, has in self.themes.items() if path in has), None)

    def is_active(self, themes: tuple[str, ...], extensions: tuple[str, ...]) -> bool:
        """Whether one of them is active, or none is named."""
        return (
            not (themes or extensions)
            or any(theme in self.themes for theme in themes)
            or any(extension in self.extensions for extension in extensions)
        )
