"""Cookies of the Chrome DevTools protocol, and lists of cookies like them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sphinx_cookiecharter.observation import typed
from sphinx_cookiecharter.observation.browser_cookie import (
    item_of,
    without_default_same_site,
)
from sphinx_cookiecharter.observation.gathering import Gathering
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
    for place, cookie in enumerate(cookies, 1):
        try:
            item = item_of(cookie, time)
        except ValueError as error:
            gathering.lose(f'cookie {place}: {error}')
            continue
        # The protocol tells how large a cookie is; Playwright's list does not.
        if 'size' not in cookie:
            item = replace(item, same_site=without_default_same_site(item))
        gathering.add(item)
    return gathering.capture(path, {'cookie'})


def _answer(document: Any) -> dict[str, Any]:
    data = typed.mapping(document)
    return typed.mapping(data.get('result')) if 'result' in data else data
