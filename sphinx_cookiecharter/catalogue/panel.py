"""How consent tools ask: how a page opens a panel, and what a visitor presses in it."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_cookiecharter.catalogue.model import Entry

#: What a script can be given as JSON.
Argument: TypeAlias = str | bool | None


class Opening(NamedTuple):
    """One of three ways to open a panel.

    `call` is a function that the tool makes public, called with `arguments`; `press`
    a CSS selector of the tool's own button, wherever it stands on the page; `href` a
    link that the tool listens to. A call comes first: content blockers hide many
    elements that they know by class.
    """

    call: str = ''
    arguments: tuple[Argument, ...] = ()
    press: str = ''
    href: str = ''


@dataclass(frozen=True, slots=True)
class ConsentTool:
    """One consent tool.

    `accept` and `refuse` are what a visitor presses, one after the other, as CSS
    selectors. `keeps_choice` is the name of its item that keeps the choice. `source`
    says in which file and version this was read, `as_of` when; `pressed` whether its
    controls were also tried in a browser. Where categories can be chosen, `manage` is
    what a visitor presses to see the `switches`, and `save` what keeps them.
    """

    id: str
    title: str
    aliases: tuple[str, ...]
    keeps_choice: str
    opening: Opening
    accept: tuple[str, ...] = ()
    refuse: tuple[str, ...] = ()
    manage: tuple[str, ...] = ()
    switches: str = ''
    save: tuple[str, ...] = ()
    source: str = ''
    as_of: str = ''
    pressed: bool = False


def tools_text(entries: Iterable[Entry]) -> str:
    """Return the consent tools of these entries for the index of them, one a line."""
    lines = [
        json.dumps(asdict(entry.consent_tool), ensure_ascii=False)
        for entry in entries
        if entry.consent_tool is not None
    ]
    return '[\n' + ',\n'.join(lines) + '\n]\n'
