"""Parser of a cookie as browsers give it to programs, in each of their dialects.

The Chrome DevTools protocol, Playwright, WebDriver (which Selenium speaks) and the
`cookies` of browser extensions name the same things, but not all of them alike.
"""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from sphinx_cookiecharter.declaration.vocabulary import SAME_SITES
from sphinx_cookiecharter.observation.captures import json_values
from sphinx_cookiecharter.observation.captures.same_site import (
    LAX_OR_UNSET,
    NONE_OR_UNSET,
    UNKNOWN,
    SameSite,
)
from sphinx_cookiecharter.observation.captures.timestamps import lifetime, moment
from sphinx_cookiecharter.observation.model import Item
from sphinx_cookiecharter.observation.origins import told_host

if TYPE_CHECKING:
    from sphinx_cookiecharter.observation.captures.accumulator import Accumulator
    from sphinx_cookiecharter.observation.captures.positions import Path

#: What extensions, and Cypress, call `SameSite=None`, and that none was sent.
_NO_RESTRICTION: Final = 'no_restriction'
_UNSPECIFIED: Final = 'unspecified'


class _Dialect(Enum):
    """Who wrote a cookie, as its keys tell."""

    PROTOCOL = auto()
    PLAYWRIGHT = auto()
    EXTENSION = auto()
    WEBDRIVER = auto()
    UNKNOWN = auto()


class _Keys(NamedTuple):
    """Keys that only one dialect has."""

    dialect: _Dialect
    keys: frozenset[str]


#: Of one that has several, the first is meant.
_KEYS: Final = (
    _Keys(_Dialect.PROTOCOL, frozenset({'size'})),
    _Keys(
        _Dialect.EXTENSION,
        frozenset({'expirationDate', 'hostOnly', 'storeId', 'firstPartyDomain'}),
    ),
    _Keys(_Dialect.PLAYWRIGHT, frozenset({'expires'})),
    _Keys(_Dialect.WEBDRIVER, frozenset({'expiry', 'httpOnly'})),
)


def add_cookies(
    accumulator: Accumulator, cookies: list[Any], now: float, at: Path = ()
) -> None:
    """Add the list of cookies that stands at a path, as seen at the time `now`."""
    for place, cookie in enumerate(cookies):
        try:
            accumulator.add(item_of(cookie, now))
        except ValueError as error:
            accumulator.reject(f'cookie {place + 1}: {error}', (*at, place))


def item_of(cookie: object, now: float) -> Item:
    """Return the item; `now` is when the cookie was seen.

    Raises ValueError, in words that follow what the cookie is called, where there is no
    cookie.
    """
    data = json_values.mapping(cookie)
    name, domain = json_values.text(data.get('name')), data.get('domain')
    if name is None:
        msg = "it has no 'name'"
        raise ValueError(msg)
    if domain is not None and not isinstance(domain, str):
        msg = "its 'domain' must be a text"
        raise ValueError(msg)
    dialect = _dialect(data)
    same_site = _same_site(data, dialect)
    return Item(
        name=name,
        storages=frozenset({'cookie'}),
        host=told_host(domain),
        path=json_values.text(data.get('path')),
        lifetime=_lifetime(data, dialect, now),
        secure=json_values.boolean(data.get('secure')),
        http_only=json_values.boolean(data.get('httpOnly')),
        same_site=same_site.word,
        not_same_site=same_site.ruled_out,
        partitioned=_partitioned(data, dialect),
    )


def _dialect(data: dict[str, Any]) -> _Dialect:
    keys = data.keys()
    return next((one.dialect for one in _KEYS if one.keys & keys), _Dialect.UNKNOWN)


def _same_site(data: dict[str, Any], dialect: _Dialect) -> SameSite:
    """Return what is known of the SameSite of a cookie.

    Playwright and chromedriver say `Lax` where a site sent none. With other browsers
    than Chromium they say `None`, and so does Firefox to its extensions.
    """
    value = data.get('sameSite')
    word = json_values.word(value, SAME_SITES)
    if dialect is _Dialect.PROTOCOL:
        return LAX_OR_UNSET if 'sameSite' not in data else SameSite(word)
    is_null = 'sameSite' in data and value is None
    if value == _UNSPECIFIED or (is_null and dialect is _Dialect.EXTENSION):
        return LAX_OR_UNSET
    if value == _NO_RESTRICTION:
        word = 'none'
    if word == 'lax' and dialect is not _Dialect.EXTENSION:
        return LAX_OR_UNSET
    if word == 'none' and ('firstPartyDomain' in data or data.get('secure') is False):
        # A browser that tells one that was not sent apart refuses it without Secure.
        return NONE_OR_UNSET
    return SameSite(word) if word is not None else UNKNOWN


def _lifetime(data: dict[str, Any], dialect: _Dialect, now: float) -> float | None:
    key = next(
        (key for key in ('expires', 'expirationDate', 'expiry') if key in data), ''
    )
    expires = moment(data.get(key))
    if expires is not None and expires > 0:
        return lifetime(expires, now)
    leaves_out = not key and dialect in {_Dialect.EXTENSION, _Dialect.WEBDRIVER}
    is_session = data.get('session') is True or leaves_out
    return 0 if expires is not None or is_session else None


def _partitioned(data: dict[str, Any], dialect: _Dialect) -> bool | None:
    """Return whether a cookie is kept by site; None where a program leaves that out."""
    if data.get('partitionKey') or data.get('partitionKeyOpaque') is True:
        return True
    return False if dialect is _Dialect.PROTOCOL or 'partitionKey' in data else None
