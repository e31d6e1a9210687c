"""The themes in which a page of ours is looked at."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass, field
from importlib.util import find_spec
from typing import TYPE_CHECKING, Final, Literal

import pytest

from ..support import unavailable

if TYPE_CHECKING:
    from pathlib import Path

Scheme = Literal['light', 'dark']


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme, and what `conf.py` says to have it. All follow the reader's system."""

    #: The value of `html_theme`, and what pip and people call it.
    id: str
    name: str
    #: The module that must be there.
    module: str
    extensions: tuple[str, ...] = ()
    options: dict[str, object] = field(default_factory=dict)
    #: Whether it turns dark when the reader's system is.
    dark: bool = True
    #: The Python from which on it is not set up, and why: see pyproject.toml.
    until: tuple[tuple[int, int], str] | None = None

    def __str__(self) -> str:
        return self.id

    @property
    def schemes(self) -> tuple[Scheme, ...]:
        return ('light', 'dark') if self.dark else ('light',)

    @property
    def installed(self) -> bool:
        return find_spec(self.module) is not None

    def require(self) -> None:
        """Skip or fail the test where the theme is not installed."""
        if self.installed:
            return
        if self.until and sys.version_info >= self.until[0]:
            pytest.skip(f'{self.name} is not set up here: it {self.until[1]}')
        unavailable(self.name)


THEMES: Final = (
    Theme('alabaster', 'alabaster', 'alabaster', dark=False),
    Theme('furo', 'furo', 'furo'),
    Theme('pydata_sphinx_theme', 'pydata-sphinx-theme', 'pydata_sphinx_theme'),
    Theme(
        'sphinx_book_theme',
        'sphinx-book-theme',
        'sphinx_book_theme',
        until=((3, 13), 'asks for an old pydata-sphinx-theme'),
    ),
    Theme(
        'sphinx_rtd_theme',
        'sphinx-rtd-theme',
        'sphinx_rtd_theme',
        dark=False,
        until=((3, 13), 'asks for an old docutils'),
    ),
    Theme(
        'sphinx_immaterial',
        'sphinx-immaterial',
        'sphinx_immaterial',
        extensions=('sphinx_immaterial',),
        options={
            # Its fonts would be fetched while it builds.
            'font': False,
            'palette': [
                {'media': '(prefers-color-scheme: light)', 'scheme': 'default'},
                {'media': '(prefers-color-scheme: dark)', 'scheme': 'slate'},
            ],
        },
    ),
    Theme('sphinxawesome_theme', 'sphinxawesome-theme', 'sphinxawesome_theme'),
)


def build_in(theme: Theme, root: Path) -> Path:
    """Build a documentation in a theme, and return where its pages are.

    Its `conf.py` is changed, so it must be a copy. It is built in a process of its own,
    for some themes change Sphinx itself.
    """
    with (root / 'conf.py').open('a', encoding='utf-8') as conf:
        conf.write(
            f'\nextensions = [*extensions, *{theme.extensions!r}]\n'
            f'html_theme = {theme.id!r}\n'
            f'html_theme_options = {theme.options!r}\n'
        )
    pages = root / '_build' / 'html'
    command = [sys.executable, '-m', 'sphinx', '-q', '-W', '--keep-going']
    # The output is shown if it fails: pytest and the command line have it.
    subprocess.run([*command, str(root), str(pages)], check=True)
    return pages
