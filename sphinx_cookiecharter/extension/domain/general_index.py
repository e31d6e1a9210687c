"""The objects of the domain in the general index."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_cookiecharter.extension.domain.incremental import domain_of
from sphinx_cookiecharter.extension.translation.own_texts import wording_of
from sphinx_cookiecharter.language.labels import index_entry

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment


def enter_objects(app: Sphinx, env: BuildEnvironment) -> None:
    """Enter each object once, where references to it lead.

    Who claims an object is known only when all documents are read, so the entries
    are no nodes of a document.
    """
    entries = env.domains.index_domain.entries
    for docname, kept in entries.items():
        entries[docname] = [one for one in kept if not one[2].startswith('charter-')]
    claims = domain_of(env).claims
    if not claims:
        return
    words = wording_of(env)
    for (kind, _), claim in claims.items():
        # A semicolon would make a sub-entry of what follows it.
        value = index_entry(kind, claim.title.replace(';', ','), words)
        entry = ('single', value, claim.anchor, '', None)
        entries.setdefault(claim.docname, []).append(entry)
