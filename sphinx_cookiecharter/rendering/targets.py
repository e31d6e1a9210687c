"""The targets of `render`: what writes each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sphinx_cookiecharter.charter.names import COLUMNS, SECTIONS, chosen
from sphinx_cookiecharter.declaration.suggestions import suggestion
from sphinx_cookiecharter.language.catalogue_files import read_authors
from sphinx_cookiecharter.language.spoken import spoken
from sphinx_cookiecharter.rendering.assets import script, style_sheet
from sphinx_cookiecharter.rendering.doctree import CharterOptions
from sphinx_cookiecharter.rendering.fragment import fragment
from sphinx_cookiecharter.rendering.markdown import markdown
from sphinx_cookiecharter.rendering.page import page

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from sphinx_cookiecharter.declaration.model import Declaration

WRITERS: Final[
    Mapping[str, Callable[[Declaration, CharterOptions, str | None], str]]
] = {'html': page, 'fragment': fragment, 'markdown': markdown}

ASSETS: Final[Mapping[str, Callable[[], str]]] = {'css': style_sheet, 'js': script}


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
    if to not in WRITERS:
        msg = f'there is no target {to!r}; {suggestion(to, [*WRITERS])}'
        raise ValueError(msg)
    for each in filter(None, (declaration, since)):
        if not each.complete:
            msg = f'{each.path} could not be read whole: check says why'
            raise ValueError(msg)
    catalogue = read_authors(locale_dirs, language)
    options = CharterOptions(
        spoken(language, locale_dirs),
        translate=catalogue.gettext if catalogue is not None else str,
        sections=chosen(' '.join(sections), SECTIONS) if sections else SECTIONS,
        columns=chosen(' '.join(columns), COLUMNS) if columns else (),
        since=since,
    )
    return WRITERS[to](declaration, options, title)
