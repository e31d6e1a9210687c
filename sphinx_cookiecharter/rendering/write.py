"""A charter written as a target of `render`, as who asks for it says."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

from sphinx_cookiecharter.charter.names import COLUMNS, SECTIONS, chosen
from sphinx_cookiecharter.declaration.suggestions import suggestion
from sphinx_cookiecharter.declaration.text import collapse
from sphinx_cookiecharter.language.catalogue_files import read_authors
from sphinx_cookiecharter.language.spoken import spoken
from sphinx_cookiecharter.rendering.doctree import CharterOptions
from sphinx_cookiecharter.rendering.targets import ASSETS, TARGETS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sphinx_cookiecharter.declaration.model import Declaration


class _TargetModule(Protocol):
    """A module that `TARGETS` names."""

    def write(
        self, declaration: Declaration, options: CharterOptions, title: str
    ) -> str: ...


def write(
    declaration: Declaration,
    to: str,
    *,
    language: str,
    locale_dirs: tuple[str, ...],
    title: str | None,
    sections: Sequence[str],
    columns: Sequence[str],
    since: Declaration | None,
) -> str:
    """Return the charter in the words of the directive with the same options.

    Raises ValueError, in words for who asked, where nothing can be written.
    """
    if to in ASSETS:
        return ASSETS[to]()
    if to not in TARGETS:
        msg = f'there is no target {to!r}; {suggestion(to, [*TARGETS, *ASSETS])}'
        raise ValueError(msg)
    for each in filter(None, (declaration, since)):
        if not each.complete:
            msg = f'{each.path} could not be read whole: check says why'
            raise ValueError(msg)
    catalogue = read_authors(locale_dirs, language.replace('-', '_'))
    options = CharterOptions(
        spoken(language, locale_dirs).language,
        translate=catalogue.gettext if catalogue is not None else str,
        sections=chosen(' '.join(sections), SECTIONS) if sections else SECTIONS,
        columns=chosen(' '.join(columns), COLUMNS) if columns else (),
        since=since,
    )
    # From a shell or a caller: no order to a terminal or a browser reaches the page.
    return _module(TARGETS[to]).write(declaration, options, collapse(title or ''))


def _module(name: str) -> _TargetModule:
    # Markdown need not wait for what writes HTML, which takes longest to load.
    module = import_module(f'sphinx_cookiecharter.rendering.{name}')
    return cast('_TargetModule', module)
