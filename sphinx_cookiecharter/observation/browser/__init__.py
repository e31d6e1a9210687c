"""Looks at a site in a real browser, and notes what it keeps; needs Playwright."""

from sphinx_cookiecharter.observation.browser.chromium import NoBrowserError
from sphinx_cookiecharter.observation.browser.crawler import UnreachableError, walk
from sphinx_cookiecharter.observation.browser.recorder import Notes
from sphinx_cookiecharter.observation.browser.target import (
    UnusableTargetError,
    site_at,
)

__all__ = [
    'NoBrowserError',
    'Notes',
    'UnreachableError',
    'UnusableTargetError',
    'site_at',
    'walk',
]
