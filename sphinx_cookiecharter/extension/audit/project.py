"""What the configuration says is active: themes, extensions, and their versions."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from sphinx.builders.html import StandaloneHTMLBuilder

from sphinx_cookiecharter.declaration.hosts import canonical_host
from sphinx_cookiecharter.observation.pages.project import Project

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sphinx.application import Sphinx

_TEMPLATE_ENDINGS = ('.jinja', '_t')


def project_of(
    app: Sphinx, url: str | None, in_use: Callable[[str], str | None]
) -> Project:
    """Return what is active in a build of HTML.

    `url` is the declared one of the site; `in_use` gives the version of a distribution
    that the project uses.
    """
    folders = dict(_themes(app))
    return Project(
        themes={name: frozenset(_files(folder)) for name, folder in folders.items()},
        extensions=frozenset(app.extensions),
        version=in_use,
        hosts=dict(_hosts((app.config.html_baseurl, url))),
    )


def _themes(app: Sphinx) -> Iterator[tuple[str, Path]]:
    """Yield the theme, and those that it inherits from, with their folders."""
    assert isinstance(app.builder, StandaloneHTMLBuilder)
    theme = app.builder.theme
    by_folder = {Path(at): name for name, at in app.registry.html_themes.items()}
    for number, at in enumerate(theme.get_theme_dirs()):
        folder = Path(at)
        # A zipped theme is unpacked where nobody knows it.
        name = by_folder.get(folder, folder.name) if number else theme.name
        yield name, folder


def _files(theme: Path) -> Iterator[str]:
    """Yield where in the output the files are that a theme brings."""
    folder = theme / 'static'
    for path in folder.rglob('*'):
        name = path.relative_to(folder).as_posix()
        for ending in _TEMPLATE_ENDINGS:
            name = name.removesuffix(ending)
        yield f'_static/{name}'


def _hosts(urls: tuple[str | None, ...]) -> Iterator[tuple[str, str]]:
    for url in reversed(urls):
        try:
            parts = urlsplit(url or '')
            host = parts.hostname
        except ValueError:
            continue
        if host:
            # As Sphinx joins names of pages to it, with or without a slash at its end.
            path = parts.path.strip('/')
            yield canonical_host(host), f'{path}/' if path else ''
