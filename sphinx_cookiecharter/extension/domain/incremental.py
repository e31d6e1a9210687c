"""Which documents a build must read or write anew, because of us."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_cookiecharter.extension.domain.cache import digest_of
from sphinx_cookiecharter.extension.domain.domain import CookieDomain
from sphinx_cookiecharter.extension.translation.own_texts import state_of_words

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
    domain.readings.forget()
    domain.said.clear()
    if not domain.uses:
        return ()
    paths = {path for _, use in domain.in_order() for path in use.digests}
    digests = {path: digest_of(path) for path in paths}
    entries = {entry for _, use in domain.in_order() for entry in use.entries}
    changed_entries = {one for one in entries if domain.readings.has_changed(one)}
    words = state_of_words(env)
    return {
        docname
        for docname, use in domain.in_order()
        if use.words != words
        or not changed_entries.isdisjoint(use.entries)
        or any(digests[path] != digest for path, digest in use.digests.items())
    }


def documents_to_write(app: Sphinx, env: BuildEnvironment) -> Iterable[str]:
    """Name the documents whose references now lead elsewhere, or say another title.

    In an epub also those that have won or lost an anchor to another document.
    """
    domain = domain_of(env)
    moved = []
    if domain.builder.name == 'epub':
        for docname in domain.uses:
            anchors = {anchor for place, anchor in domain.claimed if place == docname}
            if anchors != domain.anchors.get(docname):
                domain.anchors[docname] = anchors
                moved.append(docname)
    for docname in sorted(domain.uses.keys() | domain.references.keys()):
        # Reading a document anew clears this for all builders, for each must learn of
        # it: Sphinx compares only the source with what a builder has written.
        written = domain.written.setdefault(docname, {})
        references = domain.references.get(docname, set())
        leads = {reference: domain.find(*reference) for reference in references}
        if leads != written.get(domain.builder.name):
            written[domain.builder.name] = leads
            moved.append(docname)
    return moved


def forget_readings(app: Sphinx, env: BuildEnvironment) -> None:
    """Let go of the declarations: when all documents are read, nobody asks for them."""
    domain_of(env).readings.forget()


def remember_builder(app: Sphinx) -> None:
    domain_of(app.env).builder = app.builder


def domain_of(env: BuildEnvironment) -> CookieDomain:
    domain = env.domains['cookie']
    assert isinstance(domain, CookieDomain)
    return domain
