"""What the configuration says is active: themes, extensions, and their versions."""

from __future__ import annotations

from functools import cache
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from packaging.utils import canonicalize_name
from sphinx.builders.html import StandaloneHTMLBuilder

from sphinx_cookiecharter.catalogue.versions import version_of
from sphinx_cookiecharter.declaration.hosts import canonical_host
from sphinx_cookiecharter.observation.pages.project import Project

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx

#: What a theme is told by in its folder.
_THEME_FILES = frozenset({'theme.toml', 'theme.conf'})
_TEMPLATE_ENDINGS = ('.jinja', '_t')


def project_of(app: Sphinx, url: str | None) -> Project:
    """Return what is active in a build of HTML; `url` is the declared one of the site.

    No more of it is looked up than is asked for: which packages are installed takes
    time to learn.
    """
    folders = dict(_themes(app))
    extensions = frozenset(app.extensions)

    @cache
    def version(name: str) -> str | None:
        active = _is_active(name, extensions, frozenset(folders.values()))
        return version_of(name) if active else None

    return Project(
        themes={name: frozenset(_files(folder)) for name, folder in folders.items()},
        extensions=extensions,
        version=version,
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


def _is_active(name: str, extensions: frozenset[str], themes: frozenset[Path]) -> bool:
    """Whether a distribution brings an extension or a theme that is active."""
    known = canonicalize_name(name)
    if known == 'sphinx' or known in {
        canonicalize_name(extension) for extension in extensions
    }:
        return True
    try:
        installed = distribution(name)
    except (PackageNotFoundError, ValueError):
        return False
    modules = {extension.replace('.', '/') for extension in extensions}
    for path in installed.files or ():
        module = path.as_posix().removesuffix('.py').removesuffix('/__init__')
        if path.suffix == '.py' and module in modules:
            return True
        if path.name in _THEME_FILES and Path(str(path.locate())).parent in themes:
            return True
    return False
