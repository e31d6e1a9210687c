"""Dangling references: what is reported of one that leads nowhere."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from sphinx.util.logging import get_node_location

from sphinx_cookiecharter.declaration.problems import quoted
from sphinx_cookiecharter.declaration.suggestions import nearest
from sphinx_cookiecharter.extension.domain.domain import CookieDomain

if TYPE_CHECKING:
    from sphinx.addnodes import pending_xref
    from sphinx.application import Sphinx
    from sphinx.config import Config
    from sphinx.domains import Domain

_CALLED = {'name': 'cookie', 'category': 'category', 'provider': 'provider'}


def report_unknown(
    app: Sphinx, domain: Domain | None, node: pending_xref
) -> bool | None:
    """Report a reference to what no page shows; True where it is dealt with."""
    if not isinstance(domain, CookieDomain):
        return None
    kind, name = node['reftype'], node['reftarget']
    if _is_ignored(app.config, f'cookie:{kind}', name):
        return True
    from sphinx_cookiecharter.declaration.codes import Code
    from sphinx_cookiecharter.declaration.finding import UNOPENED, Finding, at_levels
    from sphinx_cookiecharter.extension.log import log_finding

    called = _CALLED.get(kind, 'section of a charter')
    near = nearest(name, domain.names_of(kind))
    instead = f'did you mean {near!r}?' if near else 'mend the name, or show it'
    finding = Finding.on(
        Code.UNKNOWN_REFERENCE,
        UNOPENED,
        f'no page shows the {called} {quoted(name)}; {instead}',
    )
    location = get_node_location(node) or ''
    if (location, finding.message) in domain.reported:
        return True
    domain.reported.add((location, finding.message))
    for wanted in at_levels([finding], app.config.cookiecharter_levels):
        log_finding(app, location, wanted)
    return True


def _is_ignored(config: Config, kind: str, name: str) -> bool:
    """Whether the project ignores it: Sphinx asks only in nitpicky mode."""
    if (kind, name) in config.nitpick_ignore:
        return True
    return any(
        re.fullmatch(kinds, kind) and re.fullmatch(names, name)
        for kinds, names in config.nitpick_ignore_regex
    )
