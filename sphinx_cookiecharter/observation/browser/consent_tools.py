"""The consent banner of a page: accepted, refused or parted as a visitor would."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Final

from playwright.async_api import Error

from sphinx_cookiecharter.catalogue.consent_tool import CONSENT_TOOLS, consent_tool
from sphinx_cookiecharter.observation.browser.consent_state import ACCEPTED

if TYPE_CHECKING:
    from playwright.async_api import Locator, Page

    from sphinx_cookiecharter.catalogue.panel import ConsentTool
    from sphinx_cookiecharter.observation.browser.consent_state import ConsentState


#: How many seconds a panel takes at most to add a category to others.
_SETTLING: Final = 1.0

#: What can be chosen: a box that may be hidden behind its picture, or a button.
_CHOOSABLE: Final = """controls.filter(control => !control.disabled && (
  control.type === 'checkbox' || control.getClientRects().length
))"""

#: What a tool calls a category, as its program reads it.
_NAME: Final = """(control => [
  control.dataset.category,
  ['on', '1', 'true'].includes(control.value) ? '' : control.value,
  control.name,
  control.id,
  control.className.split(' ').pop(),
].find(name => name))"""

_NAMES: Final = f'controls => {_CHOOSABLE}.map({_NAME})'

#: Of buttons, which have no state, only that of the category is pressed.
_SWITCH: Final = f"""(controls, category) => {{
  for (const control of {_CHOOSABLE}) {{
    const wanted = {_NAME}(control) === category
    if (control.type === 'checkbox' ? control.checked !== wanted : wanted)
      control.click()
  }}
}}"""


async def tool_on(page: Page) -> str | None:
    """Return the id of the consent tool that asks on a page, if any does."""
    for tool in map(consent_tool, CONSENT_TOOLS):
        if await _visible(page, tool.accept[0]).count():
            return tool.id
    return None


async def choose(page: Page, name: str, state: ConsentState, patience: float) -> bool:
    """Press what makes a choice in a tool; False if it is not there.

    `patience` is how many milliseconds each control may take to appear.
    """
    tool = consent_tool(name)
    if state.category is not None:
        return await _choose_category(page, tool, state.category, patience)
    return await _press(
        page, tool.accept if state == ACCEPTED else tool.refuse, patience
    )


async def categories(page: Page, name: str, patience: float) -> list[str]:
    """Return what a tool calls the categories that can be accepted one by one.

    Nothing where there is but one: to accept that is to accept all.
    """
    tool = consent_tool(name)
    if not tool.switches or not await _press(page, tool.manage, patience):
        return []
    names = await _names(page.locator(tool.switches))
    return names if len(names) > 1 else []


async def _choose_category(
    page: Page, tool: ConsentTool, category: str, patience: float
) -> bool:
    if not await _press(page, tool.manage, patience):
        return False
    switches = page.locator(tool.switches)
    if category not in await _names(switches):
        return False
    await switches.evaluate_all(_SWITCH, category)
    return await _press(page, tool.save, patience)


async def _names(switches: Locator) -> list[str]:
    """Return what the categories are called, once no more of them are added."""
    before: list[str] | None = None
    names: list[str] = await switches.evaluate_all(_NAMES)
    while names != before:
        await asyncio.sleep(_SETTLING)
        before, names = names, await switches.evaluate_all(_NAMES)
    return names


async def _press(page: Page, selectors: tuple[str, ...], patience: float) -> bool:
    for selector in selectors:
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
