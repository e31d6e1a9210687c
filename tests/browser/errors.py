"""What a page complains of while it is looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page


def note_errors(page: Page, errors: list[str]) -> None:
    """Add to `errors` what scripts throw and what the console calls an error."""
    page.on('pageerror', lambda error: errors.append(str(error)))
    page.on(
        'console',
        lambda message: (
            errors.append(message.text) if message.type == 'error' else None
        ),
    )
