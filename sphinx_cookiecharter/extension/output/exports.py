"""Exports beside the pages: files that other programs read, written with the HTML."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx.locale import __
from sphinx.util import logging

from sphinx_cookiecharter.extension.config import conf_py, exports_of
from sphinx_cookiecharter.extension.domain.cache import default_path
from sphinx_cookiecharter.extension.domain.domain import domain_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

    from sphinx_cookiecharter.declaration.finding import Finding
    from sphinx_cookiecharter.exchange.losses import Loss
    from sphinx_cookiecharter.extension.config import ConfiguredExport

logger = logging.getLogger(__name__)

#: The builders whose output is a site.
_BUILDERS: Final = frozenset({'html', 'dirhtml', 'singlehtml'})


class _File(NamedTuple):
    """A file to write: where, and what, or nothing if too much is lost."""

    wanted: ConfiguredExport
    path: Path
    text: str | None
    losses: tuple[Loss, ...]


def pages_to_write(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Name all pages where a file will be another: they may hold its checksum."""
    stale = any(
        file.text is not None and _bytes(file.path) != file.text.encode()
        for file in _files(app, env)
    )
    return sorted(env.found_docs) if stale else []


def write_files(app: Sphinx, _builder: Builder) -> None:
    """Write the files before any page is, and tell what they do not hold."""
    for file in _files(app, app.env):
        _report(app, file)
        if file.text is None or _bytes(file.path) == file.text.encode():
            continue
        if not file.path.resolve().is_relative_to(app.outdir.resolve()):
            _warn(app, __('%s is not written: it leads out of the output'), file)
            continue
        # The output may be a folder around the sources.
        if file.path.exists() and file.path.samefile(default_path(app.env)):
            _warn(app, __('%s is not written: it is the declaration'), file)
            continue
        try:
            file.path.parent.mkdir(parents=True, exist_ok=True)
            file.path.write_bytes(file.text.encode())
        except OSError as error:
            why = f'{file.wanted.path}: {error.strerror}'
            _warn(app, __('an export cannot be written: %s'), file, why)


def findings_on_exported(app: Sphinx, env: BuildEnvironment) -> Iterator[Finding]:
    """Yield the findings on the declaration, where no page shows it."""
    path, domain = default_path(env), domain_of(env)
    if not _is_wanted(app) or domain.shows(path):
        return
    from sphinx_cookiecharter.extension.log import on_a_line

    for finding in domain.declarations.load(path).findings:
        # No directive names it, so that the configuration does.
        yield finding if finding.line else on_a_line(finding, conf_py(app))


def _files(app: Sphinx, env: BuildEnvironment) -> Iterator[_File]:
    """Yield what is to be written; nothing of a declaration that is not whole."""
    if not _is_wanted(app):
        return
    from sphinx_cookiecharter.exchange.export import export, languages_of
    from sphinx_cookiecharter.extension.translation.project_catalogues import (
        project_translations,
    )

    path, domain = default_path(env), domain_of(env)
    declaration = domain.declarations.load(path).declaration
    if not declaration.complete:
        return
    shown = [name for name, display in domain.in_order() if display.path == path]
    translations = project_translations(env, shown)
    own = env.config.language
    # Where there is a catalogue of the build's language, its source is in another one.
    source = '' if own in translations else own
    usual = dict.fromkeys((own, *languages_of(declaration, source), *translations))
    for wanted in exports_of(app.config):
        exported = export(
            declaration,
            wanted.target,
            languages=wanted.languages or usual,
            source_language=source,
            translations=translations,
        )
        lost = wanted.strict and exported.losses
        text = None if lost else exported.text
        yield _File(wanted, app.outdir / wanted.path, text, exported.losses)


def _is_wanted(app: Sphinx) -> bool:
    exports = app.config.cookiecharter_exports
    return bool(exports) and app.builder.name in _BUILDERS


def _report(app: Sphinx, file: _File) -> None:
    from sphinx_cookiecharter.declaration.characters import printable

    for loss in file.losses:
        message = printable(f'{file.wanted.path}: {file.wanted.target} {loss}')
        if file.text is not None:
            logger.info('%s', message)
        else:
            _warn(app, '%s', file, message)


def _warn(app: Sphinx, template: str, file: _File, message: str = '') -> None:
    from sphinx_cookiecharter.extension.log import TYPE

    logger.warning(
        template,
        message or file.wanted.path,
        type=TYPE,
        subtype='export',
        # Without a line, it would be the name of a document.
        location=f'{conf_py(app)}:1',
    )


def _bytes(path: Path) -> bytes | None:
    return path.read_bytes() if path.is_file() else None
