"""Parser of cookies of the Chrome DevTools protocol, and of lists like them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sphinx_cookiecharter.observation.captures import json_values
from sphinx_cookiecharter.observation.captures.accumulator import Accumulator
from sphinx_cookiecharter.observation.captures.browser_cookie import add_cookies
from sphinx_cookiecharter.observation.captures.capture_format import CaptureFormat
from sphinx_cookiecharter.observation.model import UnreadableCaptureError

if TYPE_CHECKING:
    from sphinx_cookiecharter.observation.captures.capture_format import CaptureFile
    from sphinx_cookiecharter.observation.model import Capture


def _fits(file: CaptureFile) -> bool:
    if isinstance(file.document, list):
        return all(
            {'name', 'domain'} <= json_values.mapping(first).keys()
            for first in file.document[:1]
        )
    return 'cookies' in _answer(file.document)


def _parse(file: CaptureFile) -> Capture:
    """Parse an answer of the protocol, what is in it, or the bare list."""
    cookies = file.document
    if not isinstance(cookies, list):
        cookies = _answer(file.document)['cookies']
    if not isinstance(cookies, list):
        msg = "its 'cookies' must be a list"
        raise UnreadableCaptureError(msg)
    accumulator = Accumulator()
    add_cookies(accumulator, cookies, file.time)
    return accumulator.capture(file.path, {'cookie'})


def _answer(document: Any) -> dict[str, Any]:
    data = json_values.mapping(document)
    return json_values.mapping(data.get('result')) if 'result' in data else data


FORMAT: Final = CaptureFormat(
    'cookies of the DevTools protocol', _fits, _parse, secrets=frozenset({'value'})
)
