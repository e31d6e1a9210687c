"""The formats of captures, a parser each, in the order in which they are tried."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sphinx_cookiecharter.observation.captures.formats import (
    cookies_txt,
    devtools,
    evidence_collector,
    har,
    iab_disclosures,
    native,
    playwright,
)

if TYPE_CHECKING:
    from sphinx_cookiecharter.observation.captures.capture_format import CaptureFormat

#: The last ones have the least of their own to be known by.
FORMATS: Final[tuple[CaptureFormat, ...]] = (
    native.FORMAT,
    har.FORMAT,
    iab_disclosures.FORMAT,
    evidence_collector.FORMAT,
    playwright.FORMAT,
    devtools.FORMAT,
    cookies_txt.FORMAT,
)
