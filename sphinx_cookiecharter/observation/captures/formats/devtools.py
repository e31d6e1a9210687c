"""Parser of lists of cookies that browsers give to programs.

Those are the Chrome DevTools protocol, Playwright, WebDriver and browser extensions.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sphinx_cookiecharter.observation.captures import json_values
from sphinx_cookiecharter.observation.captures.accumulator import Accumulator
from sphinx_cookiecharter.observation.captures.browser_cookie import add_cookies
from sphinx_cookiecharter.observation.captures.capture_format import CaptureFormat
from sphinx_cookiecharter.observation.model import UnreadableCaptureError

if TYPE_CHECKING:
    from collections.abc import Set

    from sphinx_cookiecharter.observation.captures.capture_format import CaptureFile
    from sphinx_cookiecharter.observation.captures.positions import Path
    from sphinx_cookiecharter.observation.model import Capture


#: Of each cookie in a bare list.
_KEYS: Final = frozenset({'name', 'domain'})

#: What no cookie has, and an item of a declaration does.
_DECLARED: Final = ('category', 'purpose')


def _fits(file: CaptureFile) -> bool:
    if isinstance(file.document, list):
        return _any_has(_KEYS, file.document) or not file.document
    cookies = _answer(file.document).get('cookies')
    if not isinstance(cookies, list) or not cookies:
        return 'cookies' in _answer(file.document)
    # A declaration in JSON has a list of that name too.
    is_declared = any(_any_has({key}, cookies) for key in _DECLARED)
    return _any_has({'name'}, cookies) and not is_declared


def _any_has(keys: Set[str], entries: list[Any]) -> bool:
    """Whether any of them has the keys: others may be broken."""
    return any(keys <= json_values.mapping(entry).keys() for entry in entries)


def _parse(file: CaptureFile) -> Capture:
    """Parse an answer of the protocol, what is in it, or the bare list."""
    at: Path = ()
    cookies = file.document
    if not isinstance(cookies, list):
        cookies = _answer(file.document)['cookies']
        at = ('result', 'cookies') if 'result' in file.document else ('cookies',)
    if not isinstance(cookies, list):
        msg = "its 'cookies' must be a list"
        raise UnreadableCaptureError(msg)
    accumulator = Accumulator(file)
    add_cookies(accumulator, cookies, file.time, at)
    return accumulator.capture({'cookie'})


def _answer(document: Any) -> dict[str, Any]:
    data = json_values.mapping(document)
    return json_values.mapping(data.get('result')) if 'result' in data else data


FORMAT: Final = CaptureFormat(
    'cookies of the DevTools protocol, WebDriver or a browser extension',
    _fits,
    _parse,
    secrets=frozenset({'value'}),
)
