"""The formats of what people have written about their cookies, as captures are read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from sphinx_cookiecharter.observation.captures.accumulator import Accumulator
from sphinx_cookiecharter.observation.captures.capture_format import CaptureFormat
from sphinx_cookiecharter.observation.tables import markup, plain_text, site_settings
from sphinx_cookiecharter.observation.tables.columns import columns_of
from sphinx_cookiecharter.observation.tables.items import add_items

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx_cookiecharter.observation.captures.capture_format import CaptureFile
    from sphinx_cookiecharter.observation.model import Capture
    from sphinx_cookiecharter.observation.tables.table import Table

_PAGE: Final = re.compile(
    r'\s*<(?:!doctype|html|head|body|table|div|[!?])', re.IGNORECASE
)
_ELEMENT: Final = re.compile(r'<table[\s>]', re.IGNORECASE)


def _tables(text: str) -> Iterator[Table]:
    """Yield the tables of a page, or of a text, which may hold elements, too."""
    if _ELEMENT.search(text) is not None:
        yield from markup.tables(text)
    if _PAGE.match(text) is None:
        yield from plain_text.tables(text)


def _fits(file: CaptureFile) -> bool:
    return file.document is None and any(
        columns_of(table) is not None for table in _tables(file.text)
    )


def _parse(file: CaptureFile) -> Capture:
    """Parse all tables of cookies; a row that names none is reported at its line."""
    accumulator = Accumulator(file)
    add_items(_tables(file.text), accumulator)
    return accumulator.capture(())


#: What `draft` reads besides captures, tried after these.
FORMATS: Final[tuple[CaptureFormat, ...]] = (
    site_settings.FORMAT,
    CaptureFormat('a table of cookies in HTML, Markdown, CSV or TSV', _fits, _parse),
)
