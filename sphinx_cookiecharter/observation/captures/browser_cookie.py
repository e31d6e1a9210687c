"""Parser of a cookie as the Chrome DevTools protocol and its imitators write it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sphinx_cookiecharter.declaration.vocabulary import SAME_SITES
from sphinx_cookiecharter.observation.captures import json_values
from sphinx_cookiecharter.observation.captures.timestamps import lifetime, moment
from sphinx_cookiecharter.observation.model import Item
from sphinx_cookiecharter.observation.origins import item_host

if TYPE_CHECKING:
    from sphinx_cookiecharter.observation.captures.accumulator import Accumulator


def add_cookies(accumulator: Accumulator, cookies: list[Any], now: float) -> None:
    """Add a list of cookies as they were seen at the time `now`."""
    for place, cookie in enumerate(cookies, 1):
        try:
            item = item_of(cookie, now)
        except ValueError as error:
            accumulator.reject(f'cookie {place}: {error}')
            continue
        # The protocol tells how large a cookie is; Playwright does not.
        if 'size' not in cookie:
            item = replace(item, same_site=_without_default_same_site(item))
        accumulator.add(item)


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
    return Item(
        name=name,
        storages=frozenset({'cookie'}),
        host=item_host(domain),
        path=json_values.text(data.get('path')),
        lifetime=_lifetime(data, now),
        secure=json_values.boolean(data.get('secure')),
        http_only=json_values.boolean(data.get('httpOnly')),
        same_site=json_values.word(data.get('sameSite'), SAME_SITES),
    )


def _without_default_same_site(item: Item) -> str | None:
    """Return the SameSite of a cookie that Playwright tells of.

    It says `Lax` where a site sent none, and with other browsers than Chromium `None`,
    which they refuse without Secure.
    """
    if item.same_site == 'lax' or (item.same_site == 'none' and not item.secure):
        return None
    return item.same_site


def _lifetime(data: dict[str, Any], now: float) -> float | None:
    expires = moment(data.get('expires'))
    if expires is not None and expires > 0:
        return lifetime(expires, now)
    return 0 if expires is not None or data.get('session') is True else None
