"""User interactions: searches a page, and chooses between light and dark."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from playwright.async_api import Page

#: A word that a site's own search will rather find than not, if its title has none.
_WORD: Final = 'cookie'

_SEARCH: Final = ', '.join(
    (
        'input[name="q"]',
        'input[type="search"]',
        '[role="search"] input[type="text"]',
        'input[role="searchbox"]',
        '.md-search__input',
    )
)

#: Those of themes by name; then by what a screen reader says of them.
_THEME: Final = ', '.join(
    (
        '.theme-toggle',
        '.theme-switch-button',
        'label[for^="__palette"]',
        *(
            f':is(button, [role="button"], [role="switch"])'
            f':is([aria-label*="{words}" i], [title*="{words}" i])'
            for words in ('color scheme', 'color mode', 'color theme', 'dark mode')
        ),
    )
)

_PATIENCE: Final = 3000.0


async def search(page: Page) -> bool:
    """Search a page's site for a word of its title; False where one cannot."""
    fields = page.locator(_SEARCH)
    if not await fields.count():
        return False
    words = re.findall(r'[^\W\d_]{4,}', await page.title())
    word = words[0] if words else _WORD
    visible = fields.filter(visible=True)
    if await visible.count():
        await visible.first.press_sequentially(word, timeout=_PATIENCE)
        await visible.first.press('Enter', timeout=_PATIENCE)
    else:
        # Themes hide the field in a dialog, and another key opens each.
        await fields.first.evaluate(
            '(field, word) => { field.value = word; field.form?.requestSubmit() }', word
        )
    return True


async def toggle_theme(page: Page) -> bool:
    """Press what changes between light and dark pages; False where nothing does."""
    controls = page.locator(_THEME).filter(visible=True)
    if not await controls.count():
        return False
    await controls.first.dispatch_event('click', timeout=_PATIENCE)
    return True
