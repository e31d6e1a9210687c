"""Parser of lists of cookies that browsers give to programs.

Those are the Chrome DevTools protocol, Playwright, WebDriver and browser extensions.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from sphinx_cookiecharter.observation.captures import json_values
from sphinx_cookiecharter.observation.captures.accumulator import Accumulator
from sphinx_cookiecharter.observation.captures.browser_cookie import add_cookies
from sphinx_cookiecharter.observation.captures.capture_format import CaptureFormat
from sphinx_cookiecharter.observation.model import UnreadableCaptureError

if TYPE_CHECKING:
    from sphinx_cookiecharter.observation.captures.capture_format import CaptureFile
    from sphinx_cookiecharter.observation.model import Capture


#: Where a list stands: in an answer of the protocol, in what is in it, in an answer of
#: WebDriver, or by itself.
_PLACES: Final[tuple[tuple[str, ...], ...]] = (
    ('result', 'cookies'),
    ('cookies',),
    ('value',),
    (),
)

#: What each cookie has, and of what it has at least one.
_KEYS: Final = frozenset({'name', 'domain'})
_MORE_KEYS: Final = frozenset(
    {'path', 'secure', 'httpOnly', 'expires', 'expiry', 'expirationDate'}
)

#: What no cookie has, and an item of a declaration does.
DECLARED: Final = frozenset({'category', 'purpose'})


class _Cookies(NamedTuple):
    at: tuple[str, ...]
    value: Any


def _fits(file: CaptureFile) -> bool:
    found = _find(file.document)
    return found is not None and _are_cookies(found)


def _find(document: Any) -> _Cookies | None:
    for place in _PLACES:
        value = document
        for key in place:
            value = json_values.mapping(value).get(key)
        is_called_so = place[-1:] == ('cookies',) and value is not None
        if is_called_so or isinstance(value, list):
            return _Cookies(place, value)
    return None


def _are_cookies(found: _Cookies) -> bool:
    """Whether one of them at least is a cookie: others may be broken."""
    is_called_so = found.at[-1:] == ('cookies',)
    if not isinstance(found.value, list) or not found.value:
        return is_called_so or not found.at
    return any(map(_may_be_cookie if is_called_so else _is_cookie, found.value))


def _may_be_cookie(value: Any) -> bool:
    """Whether an entry of a list that is called *cookies* is one.

    That of a declaration in JSON is called so too.
    """
    keys = json_values.mapping(value).keys()
    return 'name' in keys and not DECLARED & keys


def _is_cookie(value: Any) -> bool:
    keys = json_values.mapping(value).keys()
    return keys >= _KEYS and bool(_MORE_KEYS & keys)


def _parse(file: CaptureFile) -> Capture:
    """Parse a list of cookies, wherever it stands."""
    found = _find(file.document)
    if found is None or not isinstance(found.value, list):
        msg = "its 'cookies' must be a list"
        raise UnreadableCaptureError(msg)
    accumulator = Accumulator(file)
    add_cookies(accumulator, found.value, file.time, found.at)
    return accumulator.capture({'cookie'})


FORMAT: Final = CaptureFormat(
    'cookies of the DevTools protocol, WebDriver or a browser extension',
    _fits,
    _parse,
    secrets=frozenset({'value'}),
)
