"""The distributions that a project uses: of its theme and its extensions.

What else is installed beside them says nothing of the project's pages.
"""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sphinx_cookiecharter.catalogue.versions import version_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from importlib.metadata import Distribution

#: The group of entry points by which a package brings a theme of Sphinx.
_THEMES: Final = 'sphinx.html_themes'

#: What a theme is told by in its folder, the newer one first.
_THEME_FILES: Final = ('theme.toml', 'theme.conf')


class InUse:
    """What a project uses: by the value of `html_theme`, and by its extensions.

    `folders` are those of themes, where the project knows them; others are looked for
    among the packages that are installed.
    """

    def __init__(
        self,
        theme: str | None = None,
        extensions: Iterable[str] = (),
        folders: Mapping[str, Path] | None = None,
    ) -> None:
        self._theme = theme
        self._extensions = frozenset(extensions)
        self._folders = folders or {}
        self._versions: dict[str, str | None] = {}

    def version(self, name: str) -> str | None:
        """Return the version of a distribution; None where it is not in use."""
        if name not in self._versions:
            used = self._is_used(name)
            self._versions[name] = version_of(name) if used else None
        return self._versions[name]

    @property
    def has_theme(self) -> bool:
        """Whether the theme is installed, by itself or with Sphinx."""
        name = self._theme
        return name is not None and (
            name in self._by_theme
            or _installed(name) is not None
            or _is_of_sphinx(name)
        )

    @cached_property
    def themes(self) -> tuple[str, ...]:
        """The theme, and those that it inherits from, as far as they are found."""
        themes: list[str] = []
        name = self._theme
        while name and name not in themes:
            themes.append(name)
            folder = self._folder(name)
            name = _inherited(folder) if folder is not None else None
        return tuple(themes)

    def _is_used(self, name: str) -> bool:
        from packaging.utils import canonicalize_name

        known = canonicalize_name(name)
        named = {*self._extensions, *self.themes, *self._bringing}
        if known == 'sphinx' or known in map(canonicalize_name, named):
            return True
        installed = _installed(name)
        return installed is not None and self._brings(installed)

    def _brings(self, installed: Distribution) -> bool:
        """Whether a distribution has the file of a theme or an extension in use."""
        modules = {extension.replace('.', '/') for extension in self._extensions}
        themes = {self._folder(name) for name in self.themes}
        for path in installed.files or ():
            module = path.as_posix().removesuffix('.py').removesuffix('/__init__')
            if path.suffix == '.py' and module in modules:
                return True
            if path.name in _THEME_FILES and Path(str(path.locate())).parent in themes:
                return True
        return False

    @cached_property
    def _by_theme(self) -> dict[str, Distribution]:
        """The distributions that say of themselves which themes they bring."""
        from importlib.metadata import entry_points

        points = entry_points(group=_THEMES)
        return {point.name: point.dist for point in points if point.dist is not None}

    @property
    def _bringing(self) -> list[str]:
        return [
            self._by_theme[one].name for one in self.themes if one in self._by_theme
        ]

    def _folder(self, theme: str) -> Path | None:
        if theme in self._folders:
            return self._folders[theme]
        installed = self._by_theme.get(theme) or _installed(theme)
        if installed is None:
            return None
        folders = [
            Path(str(path.locate())).parent
            for path in installed.files or ()
            if path.name in _THEME_FILES
        ]
        named = (folder for folder in folders if folder.name == theme)
        return next(named, folders[0] if folders else None)


def _inherited(folder: Path) -> str | None:
    """Return the theme that the one in a folder inherits from; None where none."""
    for name in _THEME_FILES:
        try:
            text = Path(folder, name).read_text('utf-8')
        except (OSError, ValueError):
            continue
        return _inherit_of(text, is_toml=name.endswith('toml'))
    return None


def _inherit_of(text: str, *, is_toml: bool) -> str | None:
    import configparser
    import tomllib

    try:
        if is_toml:
            found = tomllib.loads(text).get('theme', {}).get('inherit')
        else:
            parser = configparser.RawConfigParser()
            parser.read_string(text)
            found = parser.get('theme', 'inherit', fallback=None)
    except (tomllib.TOMLDecodeError, configparser.Error, AttributeError):
        return None
    return found if isinstance(found, str) and found != 'none' else None


def _is_of_sphinx(theme: str) -> bool:
    sphinx = _installed('sphinx')
    return sphinx is not None and any(
        Path(str(sphinx.locate_file(f'sphinx/themes/{theme}/{name}'))).is_file()
        for name in _THEME_FILES
    )


def _installed(name: str) -> Distribution | None:
    from importlib.metadata import PackageNotFoundError, distribution

    try:
        return distribution(name)
    except (PackageNotFoundError, ValueError):
        return None
