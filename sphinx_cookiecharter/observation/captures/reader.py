"""Reader of captures: tells the format from the content, and has that parse it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from sphinx_cookiecharter.declaration.files import load, why_unopened
from sphinx_cookiecharter.observation.captures import json_values
from sphinx_cookiecharter.observation.captures.capture_format import CaptureFile
from sphinx_cookiecharter.observation.captures.compression import unpacked
from sphinx_cookiecharter.observation.captures.formats import FORMATS
from sphinx_cookiecharter.observation.captures.formats.devtools import DECLARED
from sphinx_cookiecharter.observation.captures.redaction import (
    RedactingParser,
    decoded,
)
from sphinx_cookiecharter.observation.model import UnreadableCaptureError

if TYPE_CHECKING:
    from pathlib import Path

    from sphinx_cookiecharter.observation.captures.capture_format import CaptureFormat
    from sphinx_cookiecharter.observation.model import Capture

_PARSER: Final = RedactingParser(FORMATS)

#: With a link or an image Markdown may begin, and no JSON.
_LINK: Final = re.compile(r'\s*\[(?:!\[|[^\[\]{}"]*\]\()')

_YAML_KEYS: Final = [known.yaml_key for known in FORMATS if known.yaml_key is not None]

#: What a declaration has; a capture that has it was known by it before.
_DECLARATION: Final = 'cookies'


def read_capture(path: Path, also: tuple[CaptureFormat, ...] = ()) -> Capture:
    """Read a capture, of the format that its content is of.

    `also` are formats that are tried after those of captures: of what is no capture.
    Raises UnreadableCaptureError where it cannot be opened, is broken, or is of no
    known format. A stored value is in nothing that is returned or raised.
    """
    try:
        data, time = load(path), path.stat().st_mtime
    except OSError as error:
        raise UnreadableCaptureError(why_unopened(error)) from error
    text = decoded(unpacked(data))
    file = CaptureFile(str(path), time, text, _document(text))
    formats = (*FORMATS, *also)
    for known in formats:
        if known.fits(file):
            return known.parse(file)
    if _is_declaration(file):
        msg = 'it is a declaration, and no capture'
        raise UnreadableCaptureError(msg)
    *titles, last = [known.title for known in formats]
    msg = (
        'it is of no format that is known here, which are '
        f'{", ".join(titles)}, and {last}'
    )
    raise UnreadableCaptureError(msg)


def _is_declaration(file: CaptureFile) -> bool:
    if not isinstance(file.document, dict):
        return _has_key(file.text, _DECLARATION)
    items = json_values.sequence(file.document.get(_DECLARATION))
    return any(DECLARED & json_values.mapping(item).keys() for item in items)


def _document(text: str) -> Any:
    """Return what a text holds, where it is JSON, or YAML of a format that has it."""
    if text.lstrip()[0] in '{[' and _LINK.match(text) is None:
        return _PARSER.json(text)
    if any(_has_key(text, key) for key in _YAML_KEYS):
        return _PARSER.yaml(text)
    return None


def _has_key(text: str, key: str) -> bool:
    return re.search(f'^{re.escape(key)}:', text, re.MULTILINE) is not None
