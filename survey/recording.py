"""A Sphinx extension that writes down what the audit of the output establishes.

It is loaded in the environment of a subject, next to ours, and writes `audit.json`
beside the output.
"""

from __future__ import annotations

import json
import platform
from functools import partial
from importlib.metadata import distributions
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx_cookiecharter.declaration.reader import read_bytes
from sphinx_cookiecharter.extension.audit.built_pages import generated_pages, site_of
from sphinx_cookiecharter.extension.domain.domain import domain_of
from sphinx_cookiecharter.observation.pages.audit import audit_pages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

    from sphinx_cookiecharter.observation.pages.built_site import BuiltSite


def setup(app: Sphinx) -> ExtensionMetadata:
    # After the audit itself.
    app.connect('build-finished', partial(_write, generated_pages(app)), priority=950)
    return {'parallel_read_safe': True}


def _write(
    generated: dict[str, None], app: Sphinx, exception: Exception | None
) -> None:
    if exception is not None:
        return
    collection = domain_of(app.env).declarations.collection
    site, _ = site_of(app, collection, None, generated)
    data = {
        'versions': {
            'Python': platform.python_version(),
            **{package.name: package.version for package in distributions()},
        },
        'hosts': {
            name: host.pages.certainty.name for name, host in sorted(site.hosts.items())
        },
        'findings': list(_findings(site)),
    }
    path = Path(app.outdir).with_name('audit.json')
    path.write_text(json.dumps(data, indent=1), 'utf-8')


def _findings(site: BuiltSite) -> Iterator[dict[str, Any]]:
    nothing = read_bytes(b'cookies: []\n', 'cookies.yaml')
    for _, finding, traces, claims, entry in audit_pages(site, nothing, ()):
        service = site.services.get(entry)
        yield {
            'code': finding.code,
            'level': finding.level,
            'message': finding.message,
            'entry': entry,
            'hosts': traces.hosts,
            'claims': claims,
            'is_local': service.is_local if service else not traces.hosts,
            'contacts': service.entry.stored.hosts if service else (),
        }
