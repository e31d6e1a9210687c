"""Short ways to entries, and to what a declaration uses of them."""

from __future__ import annotations

from textwrap import dedent
from typing import TYPE_CHECKING

from sphinx_cookiecharter.catalogue.collection import Collection
from sphinx_cookiecharter.catalogue.in_use import InUse
from sphinx_cookiecharter.catalogue.merge import Merged, bring_in
from sphinx_cookiecharter.declaration.reader import read_bytes

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from sphinx_cookiecharter.declaration.model import Declaration

#: An entry of a project's own that says all there is to say.
MINE = """\
id: mine
title: Our search
providers:
  finder: {name: Finder Ltd, privacy_url: "https://finder.example/privacy"}
cookies:
  - name: [recent, chosen]
    storage: local_storage
    category: preferences
    exemption: ui-customisation
    party: first
    provider: finder
    purpose: {en: Lists what you searched for., fr: Liste ce que vous avez cherché.}
    duration: persistent
written: {action: [recent, chosen]}
source: [our own code]
as_of: 2026-11-01
confidence: code
"""

#: A variant by the version of a distribution that only tests install.
VERSIONED = """\
title: A theme
detection: {distributions: [charter-test-theme]}
cookies:
  - name: newest
    storage: local_storage
    category: preferences
    exemption: ui-customisation
    party: first
    provider: This site
    purpose: {en: Remembers the colours you chose., fr: Retient vos couleurs.}
    duration: persistent
written: {load: [newest]}
variants:
  - name: before-2
    when: {distributions: {charter-test-theme: "<2"}}
    cookies:
      - name: older
        category: preferences
        exemption: ui-customisation
        party: first
        provider: This site
        purpose: {en: Remembers the colours you chose., fr: Retient vos couleurs.}
        duration: session
"""

#: A site of which nothing else is to be said, under one law, with two items of its own.
SITE = """\
site:
  name: Docs
  url: https://docs.example/
  controller: Docs Ltd
  contact: hello@docs.example
  dpo: dpo@docs.example
  privacy_url: https://docs.example/privacy
  authority: https://authority.example/
  jurisdictions: [{law}]
  reviewed: 2026-11-01
choice: {{url: "#choice", cookie: choice}}
cookies:
  - name: choice
    category: necessary
    exemption: consent-choice
    provider: Docs Ltd
    party: first
    purpose: Keeps what you chose about cookies.
    duration: 6 months
  - name: layout
    category: preferences
    provider: Docs Ltd
    party: first
    purpose: Remembers which columns you have hidden.
    duration: 6 months
"""


def write(folder: Path, entries: Mapping[str, str]) -> Path:
    """Write entries into a folder, by id, and return it."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in entries.items():
        (folder / f'{name}.yaml').write_text(dedent(text), 'utf-8')
    return folder


def install(folder: Path, name: str, version: str, entry_points: str = '') -> None:
    """Make a folder of `sys.path` say that a distribution is installed."""
    info = folder / f'{name.replace("-", "_")}-{version}.dist-info'
    info.mkdir(parents=True)
    (info / 'METADATA').write_text(
        f'Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n', 'utf-8'
    )
    if entry_points:
        (info / 'entry_points.txt').write_text(dedent(entry_points), 'utf-8')


def using(text: str, *folders: Path, theme: str | None = None) -> Merged:
    """Read a declaration, and bring in what it uses in a project with this theme."""
    declaration = read_bytes(dedent(text).lstrip('\n').encode(), 'cookies.yaml')
    return bring_in(declaration, Collection(folders), InUse(theme).version)


def items(declaration: Declaration) -> list[tuple[str, str, int]]:
    """Return the name, the storage and the line of each item."""
    return [(' '.join(one.names), one.storage, one.line) for one in declaration.cookies]


def problems(whole: Merged) -> list[tuple[int, str, str]]:
    return [(one.line, one.code, one.message) for one in whole.declaration.problems]
