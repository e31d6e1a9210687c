"""When a page has asked for all that it wants."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

#: For scripts that load others after the page, in milliseconds.
GRACE = 500


def settle(page: Page) -> None:
    """Wait for the fonts of a loaded page, and for what its scripts ask for later.

    The browser does not always say of a page of files that its network is idle.
    """
    page.evaluate('() => document.fonts.ready.then(() => true)')
    page.wait_for_timeout(GRACE)
