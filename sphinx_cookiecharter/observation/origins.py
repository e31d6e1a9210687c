"""Origins of items: the host, the party and the page that an item is attributed to."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import urlsplit

from sphinx_cookiecharter.declaration.hosts import canonical_host, is_host
from sphinx_cookiecharter.declaration.model import party_of_domain
from sphinx_cookiecharter.declaration.problems import quoted
from sphinx_cookiecharter.declaration.vocabulary import FIRST

_LOOPBACK: Final = re.compile(
    r'(.+\.)?localhost|127(\.[0-9]{1,3}){3}|\[?(::1|::ffff:127(\.[0-9]{1,3}){3})\]?'
)


def public_url(url: str) -> str | None:
    """Return a URL without query, fragment and credentials; None if it is no page."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    if parts.scheme not in {'http', 'https', 'file'}:
        return None
    host = parts.netloc.rpartition('@')[2]
    path = parts.path or '/'
    return parts._replace(netloc=host, path=path, query='', fragment='').geturl()


def item_host(host: str | None) -> str | None:
    """Return a host as items have it: in canonical form.

    None stands for the observed site itself: where there is no host, and on loopback.
    """
    canonical = canonical_host(host and host.strip())
    return None if not canonical or _LOOPBACK.fullmatch(canonical) else canonical


def told_host(domain: str | None) -> str | None:
    """Return, as `item_host` does, what a program tells as the domain of an item.

    Raises ValueError, in words that follow what the item is called, for what is no
    host.
    """
    host = item_host(domain)
    if host is not None and not is_host(host):
        msg = f'the domain {quoted(host)} is no host name'
        raise ValueError(msg)
    return host


def party_of_host(host: str | None, site: str | None) -> str | None:
    """Return what a host is to the site on whose page it was seen."""
    if not host or not site:
        return None
    if item_host(host) is None and item_host(site) is None:
        return FIRST
    return party_of_domain(host, site)
