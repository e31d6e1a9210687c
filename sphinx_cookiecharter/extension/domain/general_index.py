"""Entries of the general index: the objects of the domain."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_cookiecharter.extension.domain.domain import domain_of
from sphinx_cookiecharter.extension.translation.message_catalogues import language_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


def enter_objects(app: Sphinx, env: BuildEnvironment) -> None:
    """Enter each object once, where references to it lead.

    Who claims an object is known only when all documents are read, so the entries
    are no nodes of a document.
    """
    entries = env.domains.index_domain.entries
    for docname, of_document in entries.items():
        # Those of an earlier build go.
        entries[docname] = [entry for entry in of_document if not _is_ours(*entry)]
    domain = domain_of(env)
    if not domain.claims:
        return
    from sphinx_cookiecharter.language.labels import index_entry

    language = language_of(env)
    # Of ours, none of which is left in the list: to look through that takes long.
    entered = set()
    for kind, _, claim in domain.shown_claims:
        where = claim.destination
        # A semicolon would make a sub-entry of what follows it.
        value = index_entry(kind, where.title.replace(';', ','), language)
        entry = ('single', value, where.anchor, '', None)
        # Two objects may be one place: `changes` is the summary, where nothing is new.
        if (where.docname, entry) not in entered:
            entered.add((where.docname, entry))
            entries.setdefault(where.docname, []).append(entry)


def _is_ours(_type: str, _value: str, target: str, *_: object) -> bool:
    return target.startswith('charter-')
