"""The configuration values: one description registers, validates, documents them."""

from __future__ import annotations

import os
from bdb import BdbQuit
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from sphinx.errors import ConfigError
from sphinx.util import logging

from sphinx_cookiecharter.charter.names import COLUMNS, SECTIONS
from sphinx_cookiecharter.declaration.suggestions import nearest, suggestion

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.config import _ConfigRebuild as Rebuild

logger = logging.getLogger(__name__)

PREFIX: Final = 'cookiecharter_'


class Value(NamedTuple):
    """A configuration value.

    `validate` raises ValueError, in words that follow the value's name.
    """

    name: str
    default: Any
    rebuild: Rebuild
    types: type | tuple[type, ...]
    help: str
    validate: Callable[[Any], None]


def _validate_declaration(value: Any) -> None:
    if not isinstance(value, str) or not value.strip():
        msg = f'must be the path of a file, not {value!r}'
        raise ValueError(msg)


def _validate_columns(value: Any) -> None:
    _validate_names(value, 'column', COLUMNS)


def _validate_sections(value: Any) -> None:
    _validate_names(value, 'section', SECTIONS)
    if not value:
        msg = f'must name one section at least: {", ".join(SECTIONS)}'
        raise ValueError(msg)


def _validate_names(value: Any, noun: str, known: Sequence[str]) -> None:
    if not isinstance(value, list | tuple):
        msg = f'must be a list of {noun}s, not {value!r}'
        raise ValueError(msg)
    for name in value:
        if name not in known:
            msg = f'has no {noun} {name!r}; {suggestion(str(name), known)}'
            raise ValueError(msg)


def _validate_observations(value: Any) -> None:
    _validate_texts(value, 'pattern of files', 'patterns of files')


def _validate_catalogue(value: Any) -> None:
    _validate_texts(value, 'path of a folder', 'paths of folders')


def _validate_texts(value: Any, singular: str, plural: str) -> None:
    if not isinstance(value, list | tuple):
        msg = f'must be a list of {plural}, not {value!r}'
        raise ValueError(msg)
    for text in value:
        if not isinstance(text, str) or not text.strip():
            msg = f'has {text!r}, which is no {singular}'
            raise ValueError(msg)


def _validate_audit_output(value: Any) -> None:
    if not isinstance(value, bool):
        msg = f'must be True or False, not {value!r}'
        raise ValueError(msg)


def _validate_levels(value: Any) -> None:
    if not isinstance(value, dict):
        msg = f'must be a dictionary from codes to levels, not {value!r}'
        raise ValueError(msg)
    if not value:
        return
    from sphinx_cookiecharter.declaration.codes import Code, Level

    for code, level in value.items():
        if code not in list(Code):
            # However far it is from all, nobody would read a list of a hundred.
            near = nearest(str(code), [known.value for known in Code], cutoff=0)
            msg = f'has no code {code!r}; did you mean {near!r}?'
            raise ValueError(msg)
        if level not in list(Level):
            words = suggestion(str(level), [known.value for known in Level])
            msg = f'sets {code!r} to {level!r}; {words}'
            raise ValueError(msg)


class ConfiguredExport(NamedTuple):
    """A file to write beside the pages: where in the output, and what."""

    path: str
    target: str
    languages: tuple[str, ...] = ()
    strict: bool = False


def exports_of(config: Config) -> list[ConfiguredExport]:
    """Return the exports of a configuration that is valid."""
    return [
        ConfiguredExport(path, **_export(value))
        for path, value in config[f'{PREFIX}exports'].items()
    ]


def _validate_exports(value: Any) -> None:
    if not isinstance(value, dict):
        msg = f'must be a dictionary from paths to targets, not {value!r}'
        raise ValueError(msg)
    if not value:
        return
    from sphinx_cookiecharter.exchange.targets import TARGETS

    for path, export in value.items():
        _validate_output_path(path)
        options = _export(export)
        if unknown := options.keys() - set(ConfiguredExport._fields[1:]):
            name, known = min(map(str, unknown)), ConfiguredExport._fields[1:]
            msg = f'has no key {name!r} for {path!r}; {suggestion(name, known)}'
            raise ValueError(msg)
        target, languages = options.get('target'), options.get('languages', ())
        if not isinstance(target, str) or target not in TARGETS:
            words = suggestion(str(target), tuple(TARGETS))
            msg = f'has no target {target!r} for {path!r}; {words}'
            raise ValueError(msg)
        if not isinstance(languages, list | tuple) or not all(
            isinstance(language, str) and language.strip() for language in languages
        ):
            msg = f'must have a list of languages for {path!r}, not {languages!r}'
            raise ValueError(msg)
        if not isinstance(options.get('strict', False), bool):
            msg = f'must have True or False as strict for {path!r}'
            raise ValueError(msg)


def _export(value: Any) -> dict[str, Any]:
    """Return the options of an export, of which the target may stand alone."""
    return dict(value) if isinstance(value, dict) else {'target': value}


def _validate_output_path(path: Any) -> None:
    """Raise ValueError for a path that does not lead to a file in the output."""
    if not isinstance(path, str) or not path.strip() or '\0' in path:
        msg = f'has {path!r}, which is no path of a file'
        raise ValueError(msg)
    # As both kinds of systems read it.
    posix, windows = PurePosixPath(path), PureWindowsPath(path)
    leads_out = windows.anchor or posix.is_absolute() or '..' in windows.parts
    if leads_out or not posix.name or path.endswith(('/', '\\')):
        msg = f'has {path!r}, which is no path of a file in the output'
        raise ValueError(msg)


VALUES: Final = (
    Value(
        'declaration',
        'cookies.yaml',
        'env',
        str,
        'The declaration that directives show where they name none, from the source '
        'directory; an absolute path as it is.',
        _validate_declaration,
    ),
    Value(
        'columns',
        [],
        'env',
        (list, tuple),
        'The columns of every table that does not choose its own; what has no column '
        'is not shown then. Without them: `name purpose duration provider`, and the '
        'rest in lines under the name and the purpose.',
        _validate_columns,
    ),
    Value(
        'sections',
        list(SECTIONS),
        'env',
        (list, tuple),
        'The sections of every charter that does not choose its own, in their order.',
        _validate_sections,
    ),
    Value(
        'exports',
        {},
        '',
        dict,
        'Files for other programs, written beside the pages: paths in the output, as '
        '`"cookies.json"`, to targets of `cookiecharter export`, as `"json"`, or to '
        'mappings of `target`, `languages` (a list) and `strict`. They are written of '
        'the declaration of `cookiecharter_declaration`, by the builders html, dirhtml '
        'and singlehtml.',
        _validate_exports,
    ),
    Value(
        'levels',
        {},
        '',
        dict,
        'A level for each finding code that should have another: `"error"`, '
        '`"warning"`, `"info"` or `"off"`.',
        _validate_levels,
    ),
    Value(
        'audit_output',
        False,
        '',
        bool,
        'Whether this documentation is the site that the declaration of '
        '`cookiecharter_declaration` speaks of: then every HTML build compares its '
        'pages with it.',
        _validate_audit_output,
    ),
    Value(
        'observations',
        [],
        '',
        (list, tuple),
        'Captures of what the site was seen to keep, with which every build compares '
        'the declaration of `cookiecharter_declaration`: patterns of files, from the '
        'source directory, as `"captures/*.har"`; `**` stands for any folders.',
        _validate_observations,
    ),
    Value(
        'catalogue',
        [],
        'env',
        (list, tuple),
        'Folders with catalogue entries of your own, from the source directory: one '
        'file `<id>.yaml` each. The last one wins over those before it, and all of '
        'them over the entries of other packages and over ours.',
        _validate_catalogue,
    ),
)


def conf_py(app: Sphinx) -> str:
    """Return the file of the configuration, where what only it names is reported."""
    return str(Path(app.confdir, 'conf.py'))


def register(app: Sphinx) -> None:
    for value in VALUES:
        app.add_config_value(
            PREFIX + value.name, value.default, value.rebuild, value.types, value.help
        )


class ToldError(ConfigError, BdbQuit):
    """A mistake in `conf.py` of which the log has told already.

    Sphinx 9 shows where any error was raised, and asks the author to report it, but for
    one with which a debugger ends.
    """


def validate(_app: Sphinx, config: Config) -> None:
    """Stop the build at a value that could only be misunderstood.

    Paths may be objects, and are texts from here on.
    """
    for value in VALUES:
        name = f'{PREFIX}{value.name}'
        given = _as_texts(config[name])
        try:
            value.validate(given)
        except ValueError as error:
            from sphinx_cookiecharter.declaration.characters import printable

            msg = f'{name} {error}'
            logger.error('%s: %s', ConfigError.category, printable(msg))  # noqa: TRY400
            raise ToldError(msg) from error
        setattr(config, name, given)


def _as_texts(value: Any) -> Any:
    """Return a value whose paths, also of lists and dictionaries, are texts."""
    match value:
        case os.PathLike():
            return os.fspath(value)
        case list() | tuple():
            return type(value)(map(_as_texts, value))
        case dict():
            return {_as_texts(key): _as_texts(of_key) for key, of_key in value.items()}
    return value
