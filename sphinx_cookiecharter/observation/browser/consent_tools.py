"""Where the known consent tools are accepted and refused."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from playwright.async_api import Error

from sphinx_cookiecharter.observation.model import VisitorChoice

if TYPE_CHECKING:
    from playwright.async_api import Locator, Page


class Controls(NamedTuple):
    """What a visitor presses, one after the other, as CSS selectors."""

    accept: tuple[str, ...]
    refuse: tuple[str, ...]


#: By the ids of `declaration.tools`, in the order in which they are looked for. Looked
#: up in November 2026 in the file and the version named there, or in what the maker
#: documents. Those of npm but `hds`, and `immaterial`, were also pressed.
CONTROLS: Final = {
    'orestbida': Controls(
        ('#cc-main [data-role="all"]',), ('#cc-main [data-role="necessary"]',)
    ),
    # Accept is ok in the notice, where `acceptAll` is set, and accept all in the panel.
    'klaro': Controls(
        ('.klaro .cm-btn-accept-all, .klaro .cookie-notice .cm-btn-success',),
        ('.klaro .cn-decline',),
    ),
    'orejime': Controls(
        ('.orejime-Banner-saveButton',), ('.orejime-Banner-declineButton',)
    ),
    'tarteaucitron': Controls(
        ('#tarteaucitronPersonalize2, #tarteaucitronAllAllowed',),
        ('#tarteaucitronAllDenied2, #tarteaucitronAllDenied',),
    ),
    'osano': Controls(
        ('.cc-window .cc-allow, .cc-window .cc-dismiss',), ('.cc-window .cc-deny',)
    ),
    'cookiebot': Controls(
        ('#CybotCookiebotDialogBodyLevelButtonLevelOptinAllowAll',),
        ('#CybotCookiebotDialogBodyButtonDecline',),
    ),
    'onetrust': Controls(
        ('#onetrust-accept-btn-handler',), ('#onetrust-reject-all-handler',)
    ),
    'complianz': Controls(
        ('.cmplz-cookiebanner .cmplz-accept',), ('.cmplz-cookiebanner .cmplz-deny',)
    ),
    'hds': Controls(
        ('.hds-button[data-approved="all"]',),
        ('.hds-button[data-approved="required"]',),
    ),
    # It has no button that refuses: what is switched on in its panel is what is kept.
    'canonical': Controls(
        ('.cookie-policy #cookie-policy-button-accept-all',),
        ('.cookie-policy .js-manage', '.cookie-policy .js-save-preferences'),
    ),
    'immaterial': Controls(
        ('#__consent button:not([type])',), ('#__consent button[type="reset"]',)
    ),
    'whitecube': Controls(
        ('#cookies-policy .cookiesBtn--accept',),
        ('#cookies-policy .cookiesBtn--essentials',),
    ),
}


async def tool_on(page: Page) -> str | None:
    """Return the id of the consent tool that asks on a page, if any does."""
    for tool, controls in CONTROLS.items():
        if await _shown(page, controls.accept[0]).count():
            return tool
    return None


async def choose(page: Page, tool: str, choice: VisitorChoice, patience: float) -> bool:
    """Press what accepts or refuses; False if it is not there.

    `patience` is how many milliseconds each control may take to appear.
    """
    controls = CONTROLS[tool]
    for selector in (
        controls.accept if choice is VisitorChoice.ACCEPTED else controls.refuse
    ):
        control = _shown(page, selector)
        try:
            await control.wait_for(timeout=patience)
            # Without looking whether it moves: a banner may slide in for long.
            await control.dispatch_event('click', timeout=patience)
        except Error:
            return False
    return True


def _shown(page: Page, selector: str) -> Locator:
    return page.locator(selector).filter(visible=True).first
