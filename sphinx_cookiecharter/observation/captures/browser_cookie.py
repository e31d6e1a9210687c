"""A cookie as Chromium's protocol tells of it, and those who took that over."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sphinx_cookiecharter.declaration.vocabulary import SAME_SITES
from sphinx_cookiecharter.observation.captures import json_values as typed
from sphinx_cookiecharter.observation.captures.timestamps import lifetime, moment
from sphinx_cookiecharter.observation.model import Item
from sphinx_cookiecharter.observation.origins import item_host

if TYPE_CHECKING:
    from sphinx_cookiecharter.observation.captures.accumulator import Gathering


def add_cookies(gathering: Gathering, cookies: list[Any], now: float) -> None:
    """Add a list of cookies as they were seen at the time `now`."""
    for place, cookie in enumerate(cookies, 1):
        try:
            item = item_of(cookie, now)
        except ValueError as error:
            gathering.lose(f'cookie {place}: {error}')
            continue
        # The protocol tells how large a cookie is; Playwright does not.
        if 'size' not in cookie:
            item = replace(item, same_site=_without_default_same_site(item))
        gathering.add(item)


def item_of(cookie: object, now: float) -> Item:
    """Return the item; `now` is when the cookie was seen.

    Raises ValueError, in words that follow what the cookie is called, where there is no
    cookie.
    """
    data = typed.mapping(cookie)
    name, domain = typed.text(data.get('name')), data.get('domain')
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
        path=typed.text(data.get('path')),
        lifetime=_lifetime(data, now),
        secure=typed.boolean(data.get('secure')),
        http_only=typed.boolean(data.get('httpOnly')),
        same_site=typed.word(data.get('sameSite'), SAME_SITES),
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
