"""Incremental builds: which documents to read or write anew, because of us."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_cookiecharter.extension.domain.cache import digest_of
from sphinx_cookiecharter.extension.domain.domain import domain_of
from sphinx_cookiecharter.extension.translation.message_catalogues import (
    catalogue_stamps,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Set

    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


def documents_to_read(
    app: Sphinx,
    env: BuildEnvironment,
    added: Set[str],
    changed: Set[str],
    removed: Set[str],
) -> Iterable[str]:
    """Name the documents whose declaration, or our words, are not what they had.

    Nor what the declaration uses: an entry, or the version that is installed. Sphinx
    compares time stamps, and so misses an older file put back; and it does not know
    that catalogues hold our words.
    """
    domain = domain_of(env)
    domain.declarations.clear()
    domain.reported.clear()
    if not domain.displays:
        return ()
    paths = {path for _, display in domain.in_order() for path in display.digests}
    digests = {path: digest_of(path) for path in paths}
    entries = {entry for _, display in domain.in_order() for entry in display.entries}
    changed_entries = set(filter(domain.declarations.has_changed, entries))
    stamps = {docname: catalogue_stamps(env, docname) for docname in domain.displays}
    return {
        docname
        for docname, display in domain.in_order()
        if display.stamps != stamps[docname]
        or not changed_entries.isdisjoint(display.entries)
        or any(digests[path] != digest for path, digest in display.digests.items())
    }


def documents_to_write(app: Sphinx, env: BuildEnvironment) -> Iterable[str]:
    """Name the documents whose references now lead elsewhere, or say another title.

    In an epub also those that have won or lost an anchor to another document.
    """
    domain, builder = domain_of(env), app.builder.name
    moved = []
    if builder == 'epub':
        for docname in domain.displays:
            anchors = {anchor for place, anchor in domain.claimed if place == docname}
            if anchors != domain.epub_anchors.get(docname):
                domain.epub_anchors[docname] = anchors
                moved.append(docname)
    for docname in sorted(domain.displays.keys() | domain.references.keys()):
        # Reading a document anew clears this for all builders, for each must learn of
        # it: Sphinx compares only the source with what a builder has written.
        by_builder = domain.destinations.setdefault(docname, {})
        references = domain.references.get(docname, set())
        destinations = {reference: domain.find(*reference) for reference in references}
        if destinations != by_builder.get(builder):
            by_builder[builder] = destinations
            moved.append(docname)
    return moved


def clear_cache(app: Sphinx, env: BuildEnvironment) -> None:
    """Let go of the declarations: when all documents are read, nobody asks for them."""
    domain_of(env).declarations.clear()


def remember_builder(app: Sphinx) -> None:
    domain = domain_of(app.env)
    domain.builder, domain.declarations.app = app.builder, app
