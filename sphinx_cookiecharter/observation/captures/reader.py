"""A capture's file read, whichever of the formats it is of."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final, Protocol

from sphinx_cookiecharter.declaration.reader import load, why_unopened
from sphinx_cookiecharter.observation.captures.formats import (
    cookies_txt,
    devtools,
    evidence_collector,
    har,
    iab_disclosures,
    native,
    playwright,
)
from sphinx_cookiecharter.observation.captures.redaction import (
    decoded,
    from_json,
    from_yaml,
)
from sphinx_cookiecharter.observation.model import UnreadableCaptureError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from sphinx_cookiecharter.observation.model import Capture


class _Format(Protocol):
    """What the module of a format holds."""

    def fits(self, document: Any) -> bool: ...

    def read(self, document: Any, path: str, time: float) -> Capture:
        """Return what it tells; `time` is the file's, for what has no time of its own.

        Raises UnreadableCaptureError.
        """


#: The last one has the least of its own to be known by.
_FORMATS: Final[Sequence[_Format]] = (
    native,
    har,
    iab_disclosures,
    evidence_collector,
    playwright,
    devtools,
)

#: What only the Website Evidence Collector writes in YAML.
_INSPECTION: Final = re.compile('^uri_ins:', re.MULTILINE)

#: What a declaration has, and no capture in YAML.
_DECLARATION: Final = re.compile('^cookies:', re.MULTILINE)

_KNOWN: Final = (
    "Playwright's storage state, HAR, cookies.txt, cookies of the DevTools protocol, "
    'an inspection of the Website Evidence Collector, a device storage disclosure, and '
    'what `cookiecharter observe` writes'
)


def read_capture(path: Path) -> Capture:
    """Read a capture, of the format that its content is of.

    Raises UnreadableCaptureError where it cannot be opened, is broken, or is of no
    known format. A stored value is in nothing that is returned or raised.
    """
    try:
        data, time = load(path), path.stat().st_mtime
    except OSError as error:
        raise UnreadableCaptureError(why_unopened(error)) from error
    text = decoded(data)
    document: Any = None
    if text.lstrip()[0] in '{[':
        document = from_json(text)
    elif cookies_txt.fits(text):
        return cookies_txt.read(text, str(path), time)
    elif _INSPECTION.search(text):
        document = from_yaml(text)
    for one in _FORMATS:
        if one.fits(document):
            return one.read(document, str(path), time)
    if _DECLARATION.search(text):
        msg = 'it is a declaration, and no capture'
        raise UnreadableCaptureError(msg)
    msg = f'it is of no format that is known here, which are {_KNOWN}'
    raise UnreadableCaptureError(msg)
