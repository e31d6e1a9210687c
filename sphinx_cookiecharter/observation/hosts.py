"""Hosts and pages, as far as an item needs them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final
from urllib.parse import urlsplit

from sphinx_cookiecharter.declaration.model import party_of_domain
from sphinx_cookiecharter.declaration.vocabulary import FIRST

_LOOPBACK: Final = re.compile(
    r'(.+\.)?localhost|127(\.[0-9]{1,3}){3}|\[?(::1|::ffff:127(\.[0-9]{1,3}){3})\]?'
)


def host_of(url: str) -> str | None:
    """Return the host of a URL, or None where it has none."""
    # urlsplit raises ValueError for brackets that hold no address.
    try:
        return urlsplit(url).hostname
    except ValueError:
        return None


@lru_cache(1024)
def plain_host(host: str) -> str:
    """Return a host as browsers ask for it: in lower case and ASCII, no dots around."""
    host = host.strip('.').lower()
    try:
        return host.encode('idna').decode('ascii')
    except UnicodeError:
        return host


def page_of(url: str) -> str | None:
    """Return a URL without query, fragment and credentials; None if it is no page."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    if parts.scheme not in {'http', 'https', 'file'}:
        return None
    host = parts.netloc.rpartition('@')[2]
    return parts._replace(netloc=host, query='', fragment='').geturl()


def named(host: str | None) -> str | None:
    """Return a host as items have it: in lower case, without a leading dot.

    None stands for the observed site itself: where there is no host, and on loopback.
    """
    host = (host or '').strip().strip('.').lower()
    return None if not host or _LOOPBACK.fullmatch(host) else host


def party(host: str | None, site: str | None) -> str | None:
    """Return what a host is to the site on whose page it was seen."""
    if not host or not site:
        return None
    if named(host) is None and named(site) is None:
        return FIRST
    return party_of_domain(host, site)
