"""The audit of built pages: compared with the declaration once they are written."""

from __future__ import annotations

import os
from functools import partial
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.builders.singlehtml import SingleFileHTMLBuilder
from sphinx.locale import __

from sphinx_cookiecharter.declaration.characters import printable
from sphinx_cookiecharter.declaration.codes import Code
from sphinx_cookiecharter.declaration.finding import Finding
from sphinx_cookiecharter.extension.audit.project import project_of
from sphinx_cookiecharter.extension.audit.source_lines import places_of
from sphinx_cookiecharter.extension.config import conf_py
from sphinx_cookiecharter.extension.domain.cache import default_path
from sphinx_cookiecharter.extension.domain.domain import domain_of
from sphinx_cookiecharter.extension.log import logger, on_a_line, report, short
from sphinx_cookiecharter.observation.pages.audit import audit_pages, is_comparable
from sphinx_cookiecharter.observation.pages.built_site import BuiltSite

if TYPE_CHECKING:
    from collections.abc import Iterator

    from docutils import nodes
    from sphinx.application import Sphinx
    from sphinx.builders import Builder

    from sphinx_cookiecharter.catalogue.collection import Collection
    from sphinx_cookiecharter.catalogue.merge import Merged
    from sphinx_cookiecharter.observation.pages.audit import PageFinding


def await_output(app: Sphinx) -> None:
    """Compare the output of this build, if it has pages, when they are written."""
    if not _writes_pages(app.builder):
        return
    generated = generated_pages(app)
    # After the handlers that still put files into the output.
    app.connect('build-finished', partial(_report_output, generated), priority=900)


def _writes_pages(builder: Builder) -> bool:
    """Whether a builder writes pages for a site: not a book, a help file, or data."""
    return (
        isinstance(builder, StandaloneHTMLBuilder)
        and builder.format == 'html'
        and builder.name != 'epub'
        and not builder.embedded
        # What is serialised has an implementation of that.
        and not hasattr(builder, 'implementation')
    )


def generated_pages(app: Sphinx) -> dict[str, None]:
    """Return where the names of the pages will be that no document is.

    It fills while the pages are written.
    """
    generated: dict[str, None] = {}
    app.connect('html-page-context', partial(_note_generated, generated))
    return generated


def _note_generated(
    generated: dict[str, None],
    app: Sphinx,
    pagename: str,
    templatename: str,
    context: dict[str, Any],
    doctree: nodes.document | None,
) -> None:
    # From Sphinx 9 on, every build writes them anew, also one in which no document has
    # changed; and always in the main process.
    if doctree is None and not pagename.startswith('_modules/'):
        generated[pagename] = None


def _report_output(
    generated: dict[str, None], app: Sphinx, exception: Exception | None
) -> None:
    if exception is None:
        if not generated:
            # Sphinx 8 writes none of them where nothing has changed.
            names = ('genindex', 'search', *app.config.html_additional_pages)
            generated = dict.fromkeys(names)
        report(app, _findings(app, generated))


def _findings(app: Sphinx, generated: dict[str, None]) -> Iterator[Finding]:
    """Yield what is wrong, at the sources of the pages, in the order of the pages."""
    path = default_path(app.env)
    declarations = domain_of(app.env).declarations
    merged, collection = declarations.merged(path), declarations.collection
    yield from _unread(app, merged, collection)
    if not is_comparable(merged.declaration):
        logger.info(
            __('%s: could not be read whole, so the pages are not compared with it'),
            printable(short(path, app)),
        )
        return
    site, files = site_of(app, collection, merged.declaration.site.url, generated)
    on_pages: dict[str, list[PageFinding]] = {name: [] for name in files}
    for found in audit_pages(site, merged.declaration, merged.entries):
        if found.page:
            on_pages[found.page].append(found)
        else:
            yield found.finding
    for page, founds in on_pages.items():
        yield from sorted(
            _placed(app, page, files[page], founds), key=attrgetter('line')
        )


def _placed(
    app: Sphinx, page: str, file: str, founds: list[PageFinding]
) -> Iterator[Finding]:
    """Yield the findings on a page at its source, or at its file if it has none."""
    wanted = [found.traces for found in founds]
    is_document = page in app.env.found_docs
    places = places_of(app, page, wanted) if is_document else {}
    for found in founds:
        source, line = places.get(found.traces, (file, 1))
        yield found.finding._replace(path=source, line=line)


def _unread(app: Sphinx, merged: Merged, collection: Collection) -> Iterator[Finding]:
    """Yield what could not be read, for silence about it would look like truth.

    Of what a page shows it was told when that was read.
    """
    path = merged.declaration.path
    conf = conf_py(app)
    is_shown = domain_of(app.env).shows(path)
    if not is_shown and not app.config.cookiecharter_observations:
        for problem in merged.declaration.problems:
            yield on_a_line(problem, path if problem.line else conf)
    told = {entry.id for entry in merged.entries} if is_shown else set()
    for entry in sorted(collection.others(), key=attrgetter('id')):
        if entry.id not in told:
            for problem in entry.problems:
                yield on_a_line(problem, entry.path)
    if not merged.declaration.use:
        for why in collection.broken:
            yield Finding.on(Code.UNREADABLE_FILE, (1, 1), why, path=conf)


def site_of(
    app: Sphinx, collection: Collection, url: str | None, generated: dict[str, None]
) -> tuple[BuiltSite, dict[str, str]]:
    """Return what the pages establish, and the files of the pages by their names.

    `url` is the declared one of the site; `generated` are the names of the pages that
    no document is.
    """
    builder = app.builder
    assert isinstance(builder, StandaloneHTMLBuilder)
    outdir = Path(app.outdir)
    content = partial(_content, outdir)
    project = project_of(app, url, domain_of(app.env).declarations.version)
    site = BuiltSite(collection, project, content)
    documents, indices = _pages(app, builder, generated)
    files = {}
    for name in (*documents, *indices):
        file = Path(builder.get_outfilename(name))
        data = content(str(file))
        if data is not None:
            files[name] = str(file)
            relative = file.relative_to(outdir).as_posix()
            site.add(name, relative, data, name in indices)
    return site, files


def _pages(
    app: Sphinx, builder: StandaloneHTMLBuilder, generated: dict[str, None]
) -> tuple[list[str], list[str]]:
    """Return the names of the pages that are documents, or as good, and of the others.

    The others are the indices and the search, which Sphinx makes for every project. The
    first page comes first. What an earlier build has left behind is no page.
    """
    root = app.config.root_doc
    names = {root} if isinstance(builder, SingleFileHTMLBuilder) else app.env.found_docs
    made = {'search', *(name for name, *_ in builder.domain_indices)}
    indices = [
        name
        for name in generated
        if name not in names and (name in made or name.startswith('genindex'))
    ]
    others = names | generated.keys() - {*indices}
    return sorted(others, key=lambda name: (name != root, name)), sorted(indices)


def _content(folder: Path, name: str) -> bytes | None:
    """Return the content of a file in the output, or None where there is none."""
    path = Path(os.path.normpath(Path(folder, name)))
    if not path.is_relative_to(folder):
        return None
    try:
        return path.read_bytes()
    except (OSError, ValueError):
        return None
