"""The message catalogues of a project in all of its languages."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from babel.messages.mofile import read_mo
from babel.messages.pofile import read_po
from sphinx.util.i18n import docname_to_domain

from sphinx_cookiecharter.declaration.text import collapse

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from babel.messages.catalog import Catalog
    from sphinx.environment import BuildEnvironment

#: What reads a catalogue: the source first, which Sphinx compiles for one language.
_READERS: Final[dict[str, Callable[..., Catalog]]] = {
    '.po': read_po,
    '.mo': read_mo,
}


def project_translations(
    env: BuildEnvironment, docnames: Iterable[str]
) -> dict[str, Callable[[str], str]]:
    """Return what translates the texts of some documents, by language.

    A file that cannot be read is left out: whoever builds in its language is told.
    """
    names = {docname_to_domain(name, env.config.gettext_compact) for name in docnames}
    messages: dict[str, dict[str, str]] = {}
    for folder in env.config.locale_dirs:
        for home in sorted(Path(env.srcdir, folder).glob('*/LC_MESSAGES')):
            known = messages.setdefault(home.parent.name, {})
            for name in sorted(names):
                # What the first folder has, the next does not change.
                known |= _messages(home, name) | known
    return {
        language: _translator(known) for language, known in messages.items() if known
    }


def _translator(messages: dict[str, str]) -> Callable[[str], str]:
    def translate(message: str) -> str:
        return collapse(messages.get(message, '')) or message

    return translate


def _messages(home: Path, name: str) -> dict[str, str]:
    """Return the messages of the catalogue `name`, from its source if that is there."""
    for suffix, read in _READERS.items():
        file = home / f'{name}{suffix}'
        if not file.is_file():
            continue
        try:
            with file.open('rb') as opened:
                catalogue = read(opened)
        except Exception:  # a broken file raises anything
            return {}
        return {
            message.id: message.string
            for message in catalogue
            if isinstance(message.id, str)
            and isinstance(message.string, str)
            and message.string
            and not message.fuzzy
        }
    return {}
