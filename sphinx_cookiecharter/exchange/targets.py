"""The targets: each a serializer in a module of its own, listed here alone."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Final, Protocol, cast

from sphinx_cookiecharter.declaration.suggestions import suggestion

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from sphinx_cookiecharter.exchange.exported import Exported
    from sphinx_cookiecharter.exchange.losses import Loss


class Target(Protocol):
    """What the module of a target holds."""

    def write(self, exported: Exported) -> str:
        """Return the text of the file."""

    def losses(self, exported: Exported) -> Iterable[Loss]:
        """Return what the file does not hold of the declaration."""


#: The module of each target, by the name that `export --to` takes. A consent tool has
#: the id of its entry in the catalogue, as in `choice.tool`.
TARGETS: Final[Mapping[str, str]] = {
    'json': 'resolved',
    'csv': 'table',
    'vanilla-cookieconsent': 'vanilla_cookieconsent',
    'klaro': 'klaro',
    'tarteaucitron': 'tarteaucitron',
    'orejime': 'orejime',
    'hds': 'hds',
}


def target(name: str) -> Target:
    """Return the serializer of one of `TARGETS`; raises ValueError for another name."""
    if name not in TARGETS:
        msg = f'there is no target {name!r}; {suggestion(name, tuple(TARGETS))}'
        raise ValueError(msg)
    return cast('Target', import_module(f'.{TARGETS[name]}', __package__))
