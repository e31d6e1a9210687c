"""The author's words in the reader's language, from the project's catalogues."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx.util.i18n import docname_to_domain

from sphinx_cookiecharter.extension.translation.message_catalogues import (
    catalogue_files,
    read_catalogue,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx.environment import BuildEnvironment


def translator_of(env: BuildEnvironment, docname: str) -> Callable[[str], str] | None:
    """Return what translates the messages of a document; None without a catalogue."""
    config = env.config
    files = catalogue_files(
        docname_to_domain(docname, config.gettext_compact),
        [str(env.srcdir / folder) for folder in config.locale_dirs],
        config.language,
    )
    catalogue = read_catalogue(files)
    return catalogue.gettext if catalogue is not None else None
