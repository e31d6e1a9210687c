"""The consent banner of a page: accepted or refused as a visitor would."""

from __future__ import annotations

from typing import TYPE_CHECKING

from playwright.async_api import Error

from sphinx_cookiecharter.catalogue.consent_tool import CONSENT_TOOLS, consent_tool
from sphinx_cookiecharter.observation.model import VisitorChoice

if TYPE_CHECKING:
    from playwright.async_api import Locator, Page


async def tool_on(page: Page) -> str | None:
    """Return the id of the consent tool that asks on a page, if any does."""
    for tool in map(consent_tool, CONSENT_TOOLS):
        if await _visible(page, tool.accept[0]).count():
            return tool.id
    return None


async def choose(page: Page, name: str, choice: VisitorChoice, patience: float) -> bool:
    """Press what accepts or refuses in a tool; False if it is not there.

    `patience` is how many milliseconds each control may take to appear.
    """
    tool = consent_tool(name)
    for selector in tool.accept if choice is VisitorChoice.ACCEPTED else tool.refuse:
        control = _visible(page, selector)
        try:
            await control.wait_for(timeout=patience)
            # Without looking whether it moves: a banner may slide in for long.
            await control.dispatch_event('click', timeout=patience)
        except Error:
            return False
    return True


def _visible(page: Page, selector: str) -> Locator:
    return page.locator(selector).filter(visible=True).first
