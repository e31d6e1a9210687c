"""Compiled message catalogues for a project."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


#: What separates a context from its message.
END: Final = '\x04'


def heading(title: str) -> str:
    """Return a heading of ours as a catalogue knows it."""
    return f'heading{END}{title}'


def write_catalogue(
    root: Path,
    language: str,
    domain: str,
    messages: Mapping[str | tuple[str, str], str | tuple[str, ...]],
    plural_forms: str = '',
) -> Path:
    """Write a catalogue into the folder `locale` of a project.

    What a message stands for is told before it, as in a compiled catalogue: its
    context, then the sign `END`.
    """
    catalogue = Catalog(locale=None, charset='utf-8')
    if plural_forms:
        catalogue.mime_headers = [('Plural-Forms', plural_forms)]
    for message, translation in messages.items():
        first, *others = (message,) if isinstance(message, str) else message
        context, _, first = first.rpartition(END)
        forms = (first, *others) if others else first
        catalogue.add(forms, translation, context=context or None)
    folder = root / 'locale' / language / 'LC_MESSAGES'
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f'{domain}.mo'
    with path.open('wb') as file:
        write_mo(file, catalogue)
    return path


def speaking(language: str) -> dict[str, object]:
    """Return the configuration of a build in a language."""
    return {
        'language': language,
        'locale_dirs': ['locale'],
        'gettext_auto_build': False,
    }


#: What runs a build in a process of its own: gettext keeps what it has read.
SPHINX_BUILD: Final = ('-m', 'sphinx', '-b', 'html', '-q')
