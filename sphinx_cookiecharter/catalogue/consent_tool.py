"""Consent tools (consent management platforms): one file in `consent_tools/` each.

How a page opens its panel, what a visitor presses in it, and what it keeps.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple, TypeAlias

from sphinx_cookiecharter.law.records import read_record

#: What a script can be given as JSON.
Argument: TypeAlias = str | bool | None

_FOLDER: Final = Path(__file__).with_name('consent_tools')

#: The ids, as they stand in a declaration.
#:
#: Not here: django-cookie-consent 1.0.0. `showCookieBar` is exported by a module, needs
#: an address, and shows nothing to who has decided. Its page with the list does.
CONSENT_TOOLS: Final = tuple(sorted(path.stem for path in _FOLDER.glob('*.yaml')))


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
    controls were also tried in a browser.
    """

    id: str
    title: str
    opening: Opening
    accept: tuple[str, ...]
    refuse: tuple[str, ...]
    keeps_choice: str
    source: str
    as_of: str
    pressed: bool = False


@cache
def consent_tool(name: str) -> ConsentTool:
    """Return the consent tool of an id, which must be one of `CONSENT_TOOLS`."""
    record = read_record(_FOLDER / f'{name}.yaml')
    opening = record.pop('opening')
    arguments = tuple(opening.pop('arguments', ()))
    return ConsentTool(
        name,
        opening=Opening(**opening, arguments=arguments),
        accept=tuple(record.pop('accept')),
        refuse=tuple(record.pop('refuse')),
        **record,
    )
