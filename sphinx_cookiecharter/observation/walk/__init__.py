"""Looks at a site in a real browser, and notes what it keeps; needs Playwright."""

from sphinx_cookiecharter.observation.walk.browser import NoBrowserError
from sphinx_cookiecharter.observation.walk.journey import UnreachableError, walk
from sphinx_cookiecharter.observation.walk.notes import Notes
from sphinx_cookiecharter.observation.walk.site import (
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
