"""The formats in which findings are written, one module each."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final, TypeAlias, cast

from sphinx_cookiecharter.cli.formats.checked import Checked

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

__all__ = ('FORMATS', 'Checked', 'Writer', 'writer')

#: What writes findings in a format, line by line.
Writer: TypeAlias = 'Callable[[Sequence[Checked]], Iterable[str]]'

FORMATS: Final = ('text', 'json', 'github', 'gitlab', 'sarif')


def writer(name: str) -> Writer:
    """Return what writes a format; only its module is imported."""
    return cast('Writer', import_module(f'{__name__}.{name}').write)
