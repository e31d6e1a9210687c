"""Cookies of the Chrome DevTools protocol, and lists of cookies like them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sphinx_cookiecharter.observation.captures import json_values as typed
from sphinx_cookiecharter.observation.captures.accumulator import Gathering
from sphinx_cookiecharter.observation.captures.browser_cookie import add_cookies
from sphinx_cookiecharter.observation.model import UnreadableCaptureError

if TYPE_CHECKING:
    from sphinx_cookiecharter.observation.model import Capture


def fits(document: Any) -> bool:
    if isinstance(document, list):
        first = document[:1]
        return all({'name', 'domain'} <= typed.mapping(one).keys() for one in first)
    return 'cookies' in _answer(document)


def read(document: Any, path: str, time: float) -> Capture:
    """Read an answer of the protocol, what is in it, or the bare list."""
    cookies = document
    if not isinstance(document, list):
        cookies = _answer(document)['cookies']
    if not isinstance(cookies, list):
        msg = "its 'cookies' must be a list"
        raise UnreadableCaptureError(msg)
    gathering = Gathering()
    add_cookies(gathering, cookies, time)
    return gathering.capture(path, {'cookie'})


def _answer(document: Any) -> dict[str, Any]:
    data = typed.mapping(document)
    return typed.mapping(data.get('result')) if 'result' in data else data
