"""The consent tools (consent management platforms) that a declaration may name."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any, Final

from sphinx_cookiecharter.catalogue.panel import ConsentTool, Opening

#: The consent tools of all entries, as `make index` writes them: a page with a control
#: need not read the entries.
TOOLS: Final = Path(__file__).with_name('consent_tools.json')


@cache
def _tools() -> dict[str, ConsentTool]:
    tools = map(_tool, json.loads(TOOLS.read_text('utf-8')))
    return {tool.id: tool for tool in tools}


def _tool(record: dict[str, Any]) -> ConsentTool:
    call, arguments, press, href = record.pop('opening')
    for key in ('aliases', 'accept', 'refuse', 'manage', 'save'):
        record[key] = tuple(record[key])
    return ConsentTool(
        opening=Opening(call, tuple(arguments), press, href),
        **record,
    )


#: The ids, as they stand in a declaration.
#:
#: Not here: django-cookie-consent 1.0.0. `showCookieBar` is exported by a module, needs
#: an address, and shows nothing to who has decided. Its page with the list does.
CONSENT_TOOLS: Final = tuple(_tools())


def consent_tool(name: str) -> ConsentTool:
    """Return the consent tool of an id, which must be one of `CONSENT_TOOLS`."""
    return _tools()[name]
