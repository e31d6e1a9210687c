"""Whole pages of a few declarations in every language, kept as text for reviewers."""

from __future__ import annotations

from pathlib import Path

from sphinx_cookiecharter.api import read, render

from .catalogues import LANGUAGES

DECLARATIONS = sorted(Path(__file__).with_name('declarations').glob('*.yaml'))
PAGES = Path(__file__).with_name('pages')


def page(language: str) -> str:
    """Return what the charters of all the declarations say in a language."""
    return '\n'.join(
        f'<!-- {path.name} -->\n\n{render(read(path), "markdown", language=language)}'
        for path in DECLARATIONS
    )


def main() -> None:
    PAGES.mkdir(exist_ok=True)
    for language in LANGUAGES:
        (PAGES / f'{language}.md').write_text(page(language), 'utf-8')


if __name__ == '__main__':
    main()
